import { contactColumns } from '../../core/columns.ts';
import type { Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../layout/records.ts';
import { isEmptyKey, normaliseKey, plainText } from '../values/texts.ts';
import type { Dictionary } from './dictionary.ts';
import { type Growing, growingIntegers } from './growing.ts';
import { type CustomerIds, type DecodedFile, NONE, type RowPlan } from './rows.ts';

/** Reads who the customer is. */
export interface KeyReader {
  /** The customer's number, NONE for nobody, `unreadable` for a key with bytes that are no text. */
  readonly read: (batch: RecordBatch, row: number) => number;
  readonly unreadable: number;
  readonly shape: () => CustomerIds;
}

export const NOT_TEXT = /[\0\uFFFD]/;
const UNREADABLE = -2;

export function createKeyReader(layout: Layout, customers: Dictionary): KeyReader {
  const column = layout.columns[layout.key]!;
  /** Raw text of a cell to customer number, so that each key is looked at once. */
  const known = new Map<string, number>();
  let areIntegral = layout.key === 'customer';
  const pointZeros = new Set<number>();
  const learn = (cell: string): number => {
    const text = plainText(cell);
    if (isEmptyKey(text)) return NONE;
    if (NOT_TEXT.test(text)) return UNREADABLE;
    areIntegral &&= /^\d+(\.0)?$/.test(text);
    const key = normaliseKey(text, layout.key);
    if (isEmptyKey(key)) return NONE;
    const code = customers.code(key);
    if (layout.key === 'customer' && /^\d+\.0$/.test(text)) pointZeros.add(code);
    return code;
  };
  return {
    read: (batch, row) => {
      const cell = batch.text(row, column);
      let code = known.get(cell);
      if (code === undefined) {
        code = learn(cell);
        known.set(cell, code);
      }
      return code;
    },
    unreadable: UNREADABLE,
    shape: () => ({ areIntegral, pointZeros }),
  };
}

/**
 * Takes `17850.0` for `17850` in place, where every id column of the run that holds it is otherwise integral; elsewhere
 * it stays what it is, in every file.
 */
export function joinPointZeros(
  files: readonly Pick<DecodedFile, 'rows' | 'customerIds'>[],
  customers: Dictionary,
): void {
  const whole = new Map<number, number>();
  for (const { customerIds } of files) {
    for (const code of customerIds.pointZeros) {
      if (files.every((file) => file.customerIds.areIntegral || !file.customerIds.pointZeros.has(code))) {
        whole.set(code, customers.code(customers.text(code).slice(0, -2)));
      }
    }
  }
  if (whole.size === 0) return;
  for (const { rows } of files) {
    for (let row = 0; row < rows.count; row++)
      rows.customer[row] = whole.get(rows.customer[row]!) ?? rows.customer[row]!;
  }
}

/** Reads one contact or kept column into numbers of texts. */
export interface TextReader {
  readonly name: string;
  readonly add: (batch: RecordBatch, row: number) => void;
  readonly values: () => Int32Array;
}

/** Readers of the contacts, where wanted, then of the kept columns. */
export function createTextReaders(layout: Layout, plan: RowPlan, texts: Dictionary): TextReader[] {
  const readers: TextReader[] = [];
  for (const name of plan.contacts ? contactColumns : []) {
    readers.push(reader(name, layout.columns[name], texts, CLEANERS[name]));
  }
  plan.keep.forEach((name, i) => {
    readers.push(reader(name, layout.keep[i], texts, plainText));
  });
  return readers;
}

function reader(
  name: string,
  column: number | undefined,
  texts: Dictionary,
  clean: (cell: string) => string,
): TextReader {
  const codes: Growing<Int32Array> = growingIntegers();
  return {
    name,
    add: (batch, row) => {
      const text = column === undefined ? '' : clean(batch.text(row, column));
      codes.push(text === '' ? NONE : texts.code(text));
    },
    values: codes.values,
  };
}

const address = (cell: string): string => {
  const text = plainText(cell);
  return isEmptyKey(text) ? '' : text;
};
const CLEANERS = {
  email: address,
  phone: address,
  first_name: plainText,
  last_name: plainText,
  country: plainText,
  // A zip may be marked as text with a quote: '02116.
  zip: (cell: string) => plainText(cell).replace(/^'(?=\d)/, ''),
} as const;
