import type { Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../layout/records.ts';
import { currencyMark, jointMark } from '../values/currencyMarks.ts';
import { isEmptyKey, plainText } from '../values/texts.ts';
import type { Dictionary } from './dictionary.ts';
import { NONE } from './rows.ts';

/** The currency column says one thing and the mark beside the amount another. */
export const CONTRADICTION = -2;

/**
 * Reads the currency of a row: that of its currency column, else the mark beside its amount, else what the header of the
 * amount says. NONE where nothing names one; {@link CONTRADICTION} where column and mark cannot both be true.
 * @param mustAgree false: the column is believed
 */
export function createCurrencyReader(
  { columns, amountCurrency }: Layout,
  currencies: Dictionary,
  mustAgree: boolean,
): (batch: RecordBatch, row: number, mark: string | undefined) => number {
  const column = columns.currency;
  /** Raw text of a cell to its currency, so that each is looked at once. */
  const known = new Map<string, string | undefined>();
  const named = (cell: string): string | undefined => {
    if (known.has(cell)) return known.get(cell);
    const text = plainText(cell);
    const name = isEmptyKey(text) ? undefined : (currencyMark(text) ?? text.toUpperCase());
    known.set(cell, name);
    return name;
  };
  return (batch, row, mark) => {
    const cell = column === undefined ? undefined : named(batch.text(row, column));
    let name = cell ?? mark;
    if (cell !== undefined && mark !== undefined && cell !== mark) {
      const joint = jointMark(cell, mark);
      // Words that are not known contradict nothing.
      if (mustAgree && joint === undefined && currencyMark(cell) !== undefined) return CONTRADICTION;
      name = joint ?? cell;
    }
    if (amountCurrency !== undefined)
      name = name === undefined ? amountCurrency : (jointMark(name, amountCurrency) ?? name);
    return name === undefined ? NONE : currencies.code(name);
  };
}
