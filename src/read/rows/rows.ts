import type { BadRow } from '../../core/badRow.ts';
import type { ContactColumn } from '../../core/columns.ts';
import { copiedTexts, type Texts } from '../../core/texts.ts';
import type { CarriedField } from '../fields.ts';
import { createKernel, type Kernel, type Pointer } from '../kernel/kernel.ts';
import type { Lookup } from '../layout/presets/preset.ts';
import type { AmountReadings } from '../values/amounts.ts';
import type { DateReadings, DateShape } from '../values/dates.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import type { TwoReadings } from './growing.ts';
import type { LineNumbers } from './lineNumbers.ts';
import { createTextStore, type TextStore } from './textStore.ts';

/** A day that a text cannot mean in one of its readings. */
export const NO_DAY = -0x8000_0000;
/** No customer, no order id, no text. */
export const NONE = -1;
/** An id with bytes that are no text. */
export const UNREADABLE = -2;

/** Numbers for the texts of all files of a run, in the memory of the kernel that reads them. */
export interface Dictionaries {
  readonly kernel: Kernel;
  readonly customers: Dictionary;
  /** One id may have several numbers until reading is done, see {@link joinOrderIds}. */
  readonly orders: TextStore;
  readonly statuses: Dictionary;
  readonly currencies: Dictionary;
  /** Contacts and kept columns; one text may have several numbers. */
  readonly texts: TextStore;
  /** A contact that customers have, such as the e-mail; `plain` tells which texts need no cleaning. */
  readonly contact: (name: string, plain: number) => Pointer;
}

export function createDictionaries(): Dictionaries {
  const kernel = createKernel();
  const texts = createTextStore(kernel);
  const contacts = new Map<string, Pointer>();
  return {
    kernel,
    customers: createDictionary(kernel),
    orders: createTextStore(kernel),
    statuses: createDictionary(kernel),
    currencies: createDictionary(kernel),
    texts,
    contact: (name, plain) => {
      const contact = contacts.get(name) ?? kernel.calls.createContactColumn(texts.pointer, plain);
      contacts.set(name, contact);
      return contact;
    },
  };
}

/** The texts of all files of a run by their numbers, when reading is done. */
export interface ReadTexts {
  readonly customers: Texts;
  readonly orders: Texts;
  readonly statuses: Texts;
  readonly currencies: Texts;
  /** Contacts and kept columns; one text may have several numbers. */
  readonly attributes: Texts;
}

/** Copies of what was read, so that the kernel, which takes more memory than all else, is no longer needed. */
export function readTexts({ customers, orders, statuses, currencies, texts }: Dictionaries): ReadTexts {
  return {
    customers: copiedTexts(customers.texts()),
    orders: copiedTexts(orders.texts()),
    statuses: copiedTexts(statuses.texts()),
    currencies: copiedTexts(currencies.texts()),
    attributes: copiedTexts(texts.texts()),
  };
}

/** What is decoded, and how. */
export interface RowPlan {
  readonly dates: (text: string) => DateReadings;
  /** How dates of digits alone are read without asking `dates`; undefined where it is to be asked. */
  readonly plainDates: { readonly dotsDecide: boolean } | undefined;
  readonly amounts: (text: string) => AmountReadings;
  readonly contacts: readonly ContactColumn[];
  /** Headers of the columns to carry along. */
  readonly keep: readonly string[];
  /** Fields to carry along. */
  readonly carried: readonly CarriedField[];
  /** What the tables say that were passed with the file. */
  readonly lookup: Lookup;
  readonly cost: boolean;
  /** Whether amounts matter for more than their sign; without money none is bad. */
  readonly money: boolean;
  /** A guess at the number of rows. */
  readonly expectedRows: number;
  /** Whether rows of several files are compared, which takes a hash of each. */
  readonly compareRows: boolean;
}

/**
 * The decoded rows of one file by column, both readings of dates and decimals still open. A row is one of the export, or
 * stands for several.
 */
export interface FileRows {
  readonly count: number;
  readonly customer: Int32Array;
  readonly order: Int32Array;
  /** See lineItems.ts. */
  readonly items: Uint8Array;
  /** The lines on which line items start, by their number in the file. */
  readonly lines: LineNumbers;
  readonly days: TwoReadings<Int32Array>;
  readonly amounts: TwoReadings<Float64Array>;
  readonly refunded: TwoReadings<Float64Array> | undefined;
  readonly cost: TwoReadings<Float64Array> | undefined;
  readonly status: Int32Array | undefined;
  /** Undefined where no row names one. */
  readonly currency: Int32Array | undefined;
  /** Contacts and kept columns that the file has. */
  readonly attributes: ReadonlyMap<string, Int32Array>;
  readonly carried: ReadonlyMap<CarriedField, Int32Array>;
  readonly hash: Float64Array | undefined;
}

/** A cell of the file, for messages. */
export interface Cell {
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/** What a file says about one question with two answers, such as whether the day or the month comes first. */
export interface Evidence {
  /** Rows that can be read only one way. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** A value that means one thing or another; undefined where no value does. */
  readonly open: Cell | undefined;
  /** Rows kept so far that turn bad when that reading is chosen; undefined when there are too many to keep. */
  readonly badInFirst: PendingRows | undefined;
  readonly badInSecond: PendingRows | undefined;
}

/** Rows that turn bad in one of the readings; as nearly every row of a file may be among them, each is a few numbers. */
export interface PendingRows {
  /** Names of the columns. */
  readonly header: readonly string[];
  readonly row: Int32Array;
  readonly line: Int32Array;
  /** Number of the column. */
  readonly column: Int32Array;
  /** Number of the text in the cell. */
  readonly value: Int32Array;
  readonly texts: Texts;
}

export interface PendingBadRow extends Cell {
  readonly row: number;
}

/** What the customer ids of a file look like. */
export interface CustomerIds {
  /** Whether all are whole numbers, some perhaps with `.0`. */
  readonly areIntegral: boolean;
  /** Those that end in `.0`. */
  readonly pointZeros: ReadonlySet<number>;
}

/** A file after its last record: plain data, which may come from another thread. */
export interface DecodedFile {
  readonly rows: FileRows;
  readonly customerIds: CustomerIds;
  /** Records read: kept, bad, and without a customer; not headers and blank lines. */
  readonly records: number;
  readonly badRows: readonly BadRow[];
  readonly dates: Evidence;
  readonly decimals: Evidence;
  /** How many dates of each shape were seen. */
  readonly shapes: ReadonlyMap<DateShape, number>;
  /** First row after each repeated header. */
  readonly repeatedHeaders: readonly number[];
  /** Records that are no rows but what an exporter writes around its table. */
  readonly beside: number;
  /** Rows whose amounts have more decimals than are held, in either reading. */
  readonly rounded: { readonly first: number; readonly second: number };
}
