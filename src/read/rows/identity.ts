import { contactColumns } from '../../core/columns.ts';
import type { Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../layout/records.ts';
import { isEmptyKey, normaliseKey, plainText } from '../values/texts.ts';
import type { Dictionary } from './dictionary.ts';
import { type Growing, growingIntegers } from './growing.ts';
import { NONE, type RowPlan } from './rows.ts';

/** Reads who the customer is. */
export interface KeyReader {
  /** The customer's number, NONE for nobody, `unreadable` for a key with bytes that are no text. */
  readonly read: (batch: RecordBatch, row: number) => number;
  readonly unreadable: number;
  /** The numbers as they are to be used: `17850.0` in an otherwise integral column is `17850`. */
  readonly finish: (customers: Int32Array) => Int32Array;
}

export const NOT_TEXT = /[\0\uFFFD]/;
const UNREADABLE = -2;

export function createKeyReader(layout: Layout, customers: Dictionary): KeyReader {
  const column = layout.columns[layout.key]!;
  /** Raw text of a cell to customer number, so that each key is looked at once. */
  const known = new Map<string, number>();
  let allIntegral = layout.key === 'customer';
  let hasPointZero = false;
  const learn = (cell: string): number => {
    const text = plainText(cell);
    if (isEmptyKey(text)) return NONE;
    if (NOT_TEXT.test(text)) return UNREADABLE;
    allIntegral &&= /^\d+(\.0)?$/.test(text);
    hasPointZero ||= text.endsWith('.0');
    const key = normaliseKey(text, layout.key);
    return isEmptyKey(key) ? NONE : customers.code(key);
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
    finish: (codes) => {
      if (!allIntegral || !hasPointZero) return codes;
      return codes.map((code) => (code === NONE ? NONE : customers.code(customers.text(code).replace(/\.0$/, ''))));
    },
  };
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
