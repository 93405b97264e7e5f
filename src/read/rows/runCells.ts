import type { Kernel } from '../kernel/kernel.ts';
import type { RowArrays, RowIntegers } from '../kernel/rowArrays.ts';
import type { Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import type { DateShape } from '../values/dates.ts';
import { plainText } from '../values/texts.ts';
import { SPELLINGS } from './columnReader.ts';
import { createCurrencyReader } from './currencyReader.ts';
import { createDayReader } from './dayReader.ts';
import {
  type CarriedText,
  createKeyReader,
  createOrderReader,
  createRepeatingReader,
  createTextReaders,
} from './identity.ts';
import type { CustomerIds, Dictionaries, RowPlan } from './rows.ts';

/** What the rows of each run have in common, by run; the arrays are filled anew for each batch. */
export interface RunCells {
  /** Number of runs. */
  readonly count: number;
  /** The run of each row. */
  readonly runOf: RowIntegers;
  readonly customer: RowIntegers;
  readonly order: RowIntegers;
  readonly dayFirst: RowIntegers;
  readonly monthFirst: RowIntegers;
  /** Number of the shape of the date. */
  readonly shape: RowIntegers;
  readonly status: RowIntegers;
  /** What the currency column says. */
  readonly currency: RowIntegers;
  /** Contacts, kept columns and carried fields. */
  readonly texts: readonly RowIntegers[];
}

/** Reads everything but money: what the line items of an order repeat. */
export interface RunReader {
  /** Makes room for a batch of so many records whose texts may come to so many bytes. */
  readonly makeRoom: (records: number, bytes: number) => void;
  readonly read: (batch: RecordBatch, rows: RowIntegers, count: number) => RunCells;
  readonly carries: readonly CarriedText[];
  readonly shapes: readonly DateShape[];
  readonly customerIds: () => CustomerIds;
  readonly free: () => void;
}

export function createRunReader(
  kernel: Kernel,
  layout: Layout,
  plan: RowPlan,
  dictionaries: Dictionaries,
  arrays: RowArrays,
): RunReader {
  const { columns } = layout;
  const unsure = arrays.integers();
  const key = createKeyReader(kernel, columns[layout.key]!, layout.key, dictionaries.customers, unsure);
  const orders = createOrderReader(kernel, columns.order, dictionaries.orders, unsure);
  const days = createDayReader(kernel, columns.date!, plan.dates, plan.plainDates, unsure);
  const statuses = createRepeatingReader(kernel, columns.status, dictionaries.statuses, unsure, (cell) =>
    dictionaries.statuses.code(plainText(cell)),
  );
  const currencies = createCurrencyReader(kernel, columns.currency, dictionaries.currencies, unsure);
  const texts = createTextReaders(dictionaries, layout, plan, unsure);
  const columnReaders = [key, orders, statuses, currencies];
  if (columns.order !== undefined && dictionaries.orders.size() === 0) {
    const expected = Math.min(MOST_EXPECTED_ORDERS, Math.ceil(plan.expectedRows / EXPECTED_ROWS_PER_ORDER));
    dictionaries.orders.makeRoom(expected, expected * EXPECTED_BYTES_PER_ID);
  }
  const { calls } = kernel;
  const looked = columnsOfRuns(layout, plan);
  const lookedAt = calls.allocate(looked.length * Int32Array.BYTES_PER_ELEMENT) >>> 0;
  new Int32Array(calls.memory.buffer, lookedAt, looked.length).set(looked);
  const firstRows = arrays.integers();
  const cells: Omit<RunCells, 'count'> = {
    runOf: arrays.integers(),
    customer: arrays.integers(),
    order: arrays.integers(),
    dayFirst: arrays.integers(),
    monthFirst: arrays.integers(),
    shape: arrays.integers(),
    status: arrays.integers(),
    currency: arrays.integers(),
    texts: texts.map(arrays.integers),
  };
  return {
    makeRoom: (records, bytes) => {
      calls.makeRowRoom(records);
      for (const reader of columnReaders) reader.makeRoom(records, bytes);
      // What one of the columns takes is missing to the others; a cell is taken as a contact and as a kept column at most.
      dictionaries.texts.makeRoom(SPELLINGS * records * (1 + texts.length), 3 * bytes);
      const customers = dictionaries.customers.size() + SPELLINGS * records;
      for (const text of texts) text.makeRoom(records, bytes, customers);
    },
    read: (batch, rows, count) => {
      const runs = calls.findRuns(lookedAt, looked.length, rows.pointer, count, firstRows.pointer, cells.runOf.pointer);
      key.read(batch, firstRows, runs, cells.customer);
      orders.read(batch, firstRows, runs, cells.order);
      days.read(batch, firstRows, runs, cells.dayFirst, cells.monthFirst, cells.shape);
      statuses.read(batch, firstRows, runs, cells.status);
      currencies.read(batch, firstRows, runs, cells.currency);
      texts.forEach(({ read }, text) => {
        read(batch, firstRows, runs, cells.customer, cells.texts[text]!);
      });
      return { count: runs, ...cells };
    },
    carries: texts.map(({ carries }) => carries),
    shapes: days.shapes,
    customerIds: key.shape,
    free: () => {
      for (const reader of columnReaders) reader.free();
      for (const text of texts) text.free();
      calls.free(lookedAt);
    },
  };
}

/** Columns in which the rows of a run are the same, the one that tells most rows apart first. */
function columnsOfRuns({ columns, key, keep }: Layout, plan: RowPlan): readonly number[] {
  const carried = [...plan.contacts, ...plan.carried].map((field) => columns[field]);
  const looked = [columns.order, columns[key], columns.date, columns.status, columns.currency, ...carried, ...keep];
  return [...new Set(looked)].filter((column) => column !== undefined);
}

/** Line items make it more, exports of one row an order less. */
const EXPECTED_ROWS_PER_ORDER = 2;
/** More are not believed before they are seen. */
const MOST_EXPECTED_ORDERS = 5_000_000;
/** Memory that is asked for and not used costs nothing, moving ids to more of it does. */
const EXPECTED_BYTES_PER_ID = 10;
