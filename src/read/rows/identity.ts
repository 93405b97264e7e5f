import { type ContactColumn, contactColumns } from '../../core/columns.ts';
import type { Layout } from '../layout/layout.ts';
import { isEmptyKey, normaliseKey, plainText } from '../values/texts.ts';
import { type ColumnReader, createColumnReader, createRepeatingReader } from './columnReader.ts';
import { type ContactReader, createContactReader } from './contactReader.ts';
import type { Dictionary } from './dictionary.ts';
import { areDigits, isPlainAddress, isPlainId, isPlainText, type PlainTest } from './plainCells.ts';
import { type CustomerIds, type DecodedFile, type Dictionaries, NONE, type RowPlan, UNREADABLE } from './rows.ts';

/** Reads who the customer is: a number, NONE for nobody, UNREADABLE for a key with bytes that are no text. */
export interface KeyReader {
  readonly read: ColumnReader;
  readonly shape: () => CustomerIds;
}

const NOT_TEXT = /[\0\uFFFD]/;

export function createKeyReader(layout: Layout, customers: Dictionary): KeyReader {
  let areIntegral = layout.key === 'customer';
  const pointZeros = new Set<number>();
  const isItself: PlainTest = (bytes, start, end) => {
    if (layout.key !== 'customer' || !isPlainId(bytes, start, end)) return false;
    areIntegral &&= areDigits(bytes, start, end);
    return true;
  };
  const meaningOf = (cell: string): number => {
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
    read: createColumnReader(layout.columns[layout.key]!, customers, isItself, meaningOf),
    shape: () => ({ areIntegral, pointZeros }),
  };
}

/** Reads order ids like customer ids: NONE where there is none, UNREADABLE for bytes that are no text. */
export function createOrderReader(column: number | undefined, orders: Dictionary): ColumnReader {
  return createColumnReader(column, orders, isPlainId, (cell) => {
    const text = plainText(cell);
    if (isEmptyKey(text)) return NONE;
    return NOT_TEXT.test(text) ? UNREADABLE : orders.code(text);
  });
}

export function createStatusReader(column: number | undefined, statuses: Dictionary): ColumnReader {
  return createRepeatingReader(column, statuses, (cell) => statuses.code(plainText(cell)));
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

/** One contact or kept column that a file has. */
export interface TextColumnReader {
  readonly name: string;
  readonly read: ContactReader;
}

/** Readers of the contacts, where wanted, then of the kept columns; a column that the file has not got is not among them. */
export function createTextReaders(
  layout: Layout,
  plan: RowPlan,
  { texts, knownTexts }: Dictionaries,
): readonly TextColumnReader[] {
  const ofCustomer = (name: string, column: number | undefined, { clean, isItself }: TextKind): TextColumnReader[] =>
    column === undefined ? [] : [{ name, read: createContactReader(column, texts, isItself, clean) }];
  const repeated = (name: string, column: number | undefined): TextColumnReader[] => {
    if (column === undefined) return [];
    const read = createRepeatingReader(column, knownTexts, (cell) => {
      const text = plainText(cell);
      return text === '' ? NONE : knownTexts.code(text);
    });
    return [{ name, read: (batch, rows, count, _customers, into) => read(batch, rows, count, into) }];
  };
  return [
    ...(plan.contacts ? contactColumns : []).flatMap((name) => {
      const kind = CONTACTS[name];
      return kind === undefined ? repeated(name, layout.columns[name]) : ofCustomer(name, layout.columns[name], kind);
    }),
    ...plan.keep.flatMap((name, i) => repeated(name, layout.keep[i])),
  ];
}

/** How a contact is cleaned, and which bytes need no cleaning. */
interface TextKind {
  readonly clean: (cell: string) => string;
  readonly isItself: PlainTest;
}

const TEXT: TextKind = { clean: plainText, isItself: isPlainText };
const ADDRESS: TextKind = {
  clean: (cell) => {
    const text = plainText(cell);
    return isEmptyKey(text) ? '' : text;
  },
  isItself: isPlainAddress,
};
/** Contacts that are of one customer alone; undefined for those that many share. */
const CONTACTS: Readonly<Record<ContactColumn, TextKind | undefined>> = {
  email: ADDRESS,
  phone: ADDRESS,
  first_name: TEXT,
  last_name: TEXT,
  country: undefined,
  // A zip may be marked as text with a quote: '02116.
  zip: { clean: (cell: string) => plainText(cell).replace(/^'(?=\d)/, ''), isItself: isPlainText },
};
