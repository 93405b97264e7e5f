import type { Kernel } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import type { Layout } from '../layout/layout.ts';
import { currencyMark, jointMark } from '../values/currencyMarks.ts';
import { isEmptyKey, plainText } from '../values/texts.ts';
import type { ColumnReader } from './columnReader.ts';
import type { Dictionary } from './dictionary.ts';
import { createRepeatingReader } from './identity.ts';
import { NONE } from './rows.ts';

/** The currency column says one thing and the mark beside the amount another. */
export const CONTRADICTION = -2;

/** Reads the currency column: NONE where it says nothing. */
export function createCurrencyReader(
  kernel: Kernel,
  column: number | undefined,
  currencies: Dictionary,
  unsure: RowIntegers,
): ColumnReader {
  return createRepeatingReader(kernel, column, currencies, unsure, (cell) => {
    const text = plainText(cell);
    return isEmptyKey(text) ? NONE : currencies.code(currencyMark(text) ?? text.toUpperCase());
  });
}

/**
 * Joins what is said of a row's currency: that of its currency column, else the mark beside its amount, else what the
 * header of the amount says. NONE where nothing names one; {@link CONTRADICTION} where column and mark cannot both be true.
 * @param mustAgree false: the column is believed
 */
export function createCurrencyJoiner(
  { amountCurrency }: Layout,
  currencies: Dictionary,
  mustAgree: boolean,
): (ofColumn: number, mark: string | undefined) => number {
  const joined = (ofColumn: number, mark: string | undefined): number => {
    const cell = ofColumn === NONE ? undefined : currencies.text(ofColumn);
    let name = cell ?? mark;
    if (cell !== undefined && mark !== undefined && cell !== mark) {
      const joint = jointMark(cell, mark);
      // Words that are not known contradict nothing.
      if (mustAgree && joint === undefined && currencyMark(cell) !== undefined) return CONTRADICTION;
      name = joint ?? cell;
    }
    if (amountCurrency !== undefined)
      name = name === undefined ? amountCurrency : (jointMark(name, amountCurrency) ?? name);
    if (name === undefined) return NONE;
    return name === cell ? ofColumn : currencies.code(name);
  };
  if (amountCurrency !== undefined) currencies.makeRoom(1, Buffer.byteLength(amountCurrency));
  // Rows that follow each other mostly say the same.
  let lastOfColumn = NONE;
  let lastMark: string | undefined;
  let last = joined(NONE, undefined);
  return (ofColumn, mark) => {
    if (mark === undefined && amountCurrency === undefined) return ofColumn;
    if (ofColumn !== lastOfColumn || mark !== lastMark) {
      last = joined(ofColumn, mark);
      lastOfColumn = ofColumn;
      lastMark = mark;
    }
    return last;
  };
}
