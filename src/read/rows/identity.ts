import type { ContactColumn } from '../../core/columns.ts';
import type { CarriedField, KeyField } from '../fields.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import type { Layout } from '../layout/layout.ts';
import { fieldText } from '../records/recordBatch.ts';
import { isEmptyKey, normaliseKey, plainText } from '../values/texts.ts';
import { type ColumnReader, createColumnReader, PLAIN, readNothing, SPELLINGS } from './columnReader.ts';
import { type ContactReader, createContactReader } from './contactReader.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import { type CustomerIds, type Dictionaries, type FileRows, NONE, type RowPlan, UNREADABLE } from './rows.ts';
import type { TextStore } from './textStore.ts';

/** Reads who the customer is: a number, NONE for nobody, UNREADABLE for a key with bytes that are no text. */
export interface KeyReader extends ColumnReader {
  readonly shape: () => CustomerIds;
}

/** What stands for bytes that are no text. */
export const NOT_TEXT = /[\0\uFFFD]/;

export function createKeyReader(
  kernel: Kernel,
  column: number,
  field: KeyField,
  customers: Dictionary,
  unsure: RowIntegers,
): KeyReader {
  const isId = field === 'customer';
  let areIntegral = isId;
  const pointZeros = new Set<number>();
  const meaningOf = (cell: string): number => {
    const text = plainText(cell);
    if (isEmptyKey(text)) return NONE;
    if (NOT_TEXT.test(text)) return UNREADABLE;
    areIntegral &&= /^\d+(\.0)?$/.test(text);
    const key = normaliseKey(text, field);
    if (isEmptyKey(key)) return NONE;
    const code = customers.code(key);
    if (isId && /^\d+\.0$/.test(text)) pointZeros.add(code);
    return code;
  };
  const plain = isId ? PLAIN.id : PLAIN.never;
  const reader = createColumnReader(kernel, column, customers, plain, false, unsure, meaningOf);
  return { ...reader, shape: () => ({ areIntegral: areIntegral && reader.areDigits(), pointZeros }) };
}

/**
 * Reads order ids like customer ids: NONE where there is none, UNREADABLE for bytes that are no text. As they hardly come
 * again but in the rows that follow, which are of the same run, they are not looked up: {@link joinOrderIds} finds those
 * that do.
 */
export function createOrderReader(
  { calls }: Kernel,
  column: number | undefined,
  orders: TextStore,
  unsure: RowIntegers,
): ColumnReader {
  if (column === undefined) return readNothing;
  const meaningOf = (cell: string, code: number): number => {
    const text = plainText(cell);
    if (isEmptyKey(text)) return NONE;
    if (NOT_TEXT.test(text)) return UNREADABLE;
    return text === cell ? code : orders.add(text);
  };
  return {
    read: (batch, rows, count, into) => {
      const { pointer } = orders;
      const others = calls.addedTextsOf(pointer, PLAIN.id, column, rows.pointer, count, into.pointer, unsure.pointer);
      for (let i = 0; i < others; i++) {
        const at = unsure.values[i]!;
        into.values[at] = meaningOf(fieldText(batch, rows.values[at]!, column), into.values[at]!);
      }
    },
    makeRoom: (records, bytes) => orders.makeRoom(SPELLINGS * records, bytes),
    free: () => undefined,
  };
}

/** Reads a column where the same few texts come again and again, such as that of statuses. */
export function createRepeatingReader(
  kernel: Kernel,
  column: number | undefined,
  texts: Dictionary,
  unsure: RowIntegers,
  meaningOf: (cell: string) => number,
): ColumnReader {
  if (column === undefined) return readNothing;
  return createColumnReader(kernel, column, texts, PLAIN.never, true, unsure, meaningOf);
}

/**
 * Takes `17850.0` for `17850` in place, where every id column of the run that holds it is otherwise integral; elsewhere
 * it stays what it is, in every file.
 */
export function joinPointZeros(
  files: readonly { readonly rows: Pick<FileRows, 'count' | 'customer'>; readonly customerIds: CustomerIds }[],
  customers: Dictionary,
): void {
  const whole = new Map<number, number>();
  for (const { customerIds } of files) {
    for (const code of customerIds.pointZeros) {
      if (files.every((file) => file.customerIds.areIntegral || !file.customerIds.pointZeros.has(code))) {
        const id = customers.text(code).slice(0, -2);
        customers.makeRoom(1, id.length);
        whole.set(code, customers.code(id));
      }
    }
  }
  if (whole.size === 0) return;
  for (const { rows } of files) {
    for (let row = 0; row < rows.count; row++)
      rows.customer[row] = whole.get(rows.customer[row]!) ?? rows.customer[row]!;
  }
}

/** Gives the rows of an order id that came in several places its first number, in place. */
export function joinOrderIds(
  files: readonly { readonly rows: Pick<FileRows, 'count' | 'order'> }[],
  orders: TextStore,
): void {
  const firsts = orders.firstsOfSame();
  if (firsts === undefined) return;
  for (const { rows } of files) {
    const { count, order } = rows;
    for (let row = 0; row < count; row++) if (order[row]! >= 0) order[row] = firsts[order[row]!]!;
  }
}

/** A column of texts that rows carry along: a contact or kept column by its name, or a field. */
export type CarriedText = { readonly attribute: string } | { readonly field: CarriedField };

/** One of them that a file has. */
export interface TextColumnReader {
  readonly carries: CarriedText;
  readonly read: ContactReader['read'];
  /** To be called before each batch, with the number of customers that there may be then. */
  readonly makeRoom: (records: number, bytes: number, customers: number) => void;
  readonly free: () => void;
}

/** Readers of the contacts, the kept columns and the fields that are wanted; a column that the file has not got is not among them. */
export function createTextReaders(
  { kernel, texts, contact }: Dictionaries,
  layout: Layout,
  plan: RowPlan,
  unsure: RowIntegers,
): readonly TextColumnReader[] {
  const ofCustomer = (name: string, column: number | undefined, { clean, plain }: TextKind): TextColumnReader[] => {
    if (column === undefined) return [];
    const { read, makeRoom } = createContactReader(kernel, column, texts, contact(name, plain), unsure, clean);
    return [
      {
        carries: { attribute: name },
        read,
        makeRoom: (_records, _bytes, customers) => makeRoom(customers),
        free: () => undefined,
      },
    ];
  };
  const repeated = (carries: CarriedText, column: number | undefined): TextColumnReader[] => {
    if (column === undefined) return [];
    const known = createDictionary(kernel, texts);
    const { read, makeRoom, free } = createRepeatingReader(kernel, column, known, unsure, (cell) => {
      const text = plainText(cell);
      return text === '' ? NONE : known.code(text);
    });
    return [
      {
        carries,
        read: (batch, rows, count, _customers, into) => read(batch, rows, count, into),
        makeRoom,
        free: () => {
          free();
          known.free();
        },
      },
    ];
  };
  return [
    ...plan.contacts.flatMap((name) => {
      const [kind, column] = [CONTACTS[name], layout.columns[name]];
      return kind === undefined ? repeated({ attribute: name }, column) : ofCustomer(name, column, kind);
    }),
    ...plan.keep.flatMap((name, i) => repeated({ attribute: name }, layout.keep[i])),
    ...plan.carried.flatMap((field) => repeated({ field }, layout.columns[field])),
  ];
}

/** How a contact is cleaned, and which bytes need no cleaning. */
interface TextKind {
  readonly clean: (cell: string) => string;
  readonly plain: number;
}

const TEXT: TextKind = { clean: plainText, plain: PLAIN.text };
const ADDRESS: TextKind = {
  clean: (cell) => {
    const text = plainText(cell);
    return isEmptyKey(text) ? '' : text;
  },
  plain: PLAIN.address,
};
/** Contacts that are of one customer alone; undefined for those that many share. */
const CONTACTS: Readonly<Record<ContactColumn, TextKind | undefined>> = {
  email: ADDRESS,
  phone: ADDRESS,
  first_name: TEXT,
  last_name: TEXT,
  country: undefined,
  // A zip may be marked as text with a quote: '02116.
  zip: { clean: (cell: string) => plainText(cell).replace(/^'(?=\d)/, ''), plain: PLAIN.text },
};
