import { contactColumns } from '../../core/columns.ts';
import type { Layout } from '../layout/layout.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import type { DateShape } from '../values/dates.ts';
import { createCurrencyReader } from './currencyReader.ts';
import { createDayReader } from './dayReader.ts';
import { createKeyReader, createOrderReader, createStatusReader, createTextReaders } from './identity.ts';
import type { CustomerIds, Dictionaries, RowPlan } from './rows.ts';
import { createRunFinder } from './runs.ts';

/** What the rows of each run have in common, by run; the arrays are filled anew for each batch. */
export interface RunCells {
  /** Number of runs. */
  readonly count: number;
  /** The run of each row. */
  readonly runOf: Int32Array;
  readonly customer: Int32Array;
  readonly order: Int32Array;
  readonly dayFirst: Int32Array;
  readonly monthFirst: Int32Array;
  /** Number of the shape of the date. */
  readonly shape: Int32Array;
  readonly status: Int32Array;
  /** What the currency column says. */
  readonly currency: Int32Array;
  /** Contacts and kept columns. */
  readonly texts: readonly Int32Array[];
}

/** Reads everything but money: what the line items of an order repeat. */
export interface RunReader {
  readonly read: (batch: RecordBatch, rows: Int32Array, count: number) => RunCells;
  readonly textNames: readonly string[];
  readonly shapes: readonly DateShape[];
  readonly customerIds: () => CustomerIds;
}

export function createRunReader(layout: Layout, plan: RowPlan, dictionaries: Dictionaries): RunReader {
  const { columns } = layout;
  const key = createKeyReader(layout, dictionaries.customers);
  const readOrders = createOrderReader(columns.order, dictionaries.orders);
  const days = createDayReader(columns.date!, plan.dates, plan.plainDates);
  const readStatuses = createStatusReader(columns.status, dictionaries.statuses);
  const readCurrencies = createCurrencyReader(columns.currency, dictionaries.currencies);
  const texts = createTextReaders(layout, plan, dictionaries);
  const contacts = plan.contacts ? contactColumns.map((name) => columns[name]) : [];
  const looked = [
    columns.order,
    columns[layout.key],
    columns.date,
    columns.status,
    columns.currency,
    ...contacts,
    ...layout.keep,
  ];
  const findRuns = createRunFinder([...new Set(looked)].filter((column) => column !== undefined));
  if (columns.order !== undefined) dictionaries.orders.reserve(plan.expectedRows / EXPECTED_ROWS_PER_ORDER);
  let cells = createCells(0, texts.length);
  return {
    read: (batch, rows, count) => {
      const runs = findRuns(batch, rows, count);
      if (cells.customer.length < runs.count) cells = createCells(2 * runs.count, texts.length);
      key.read(batch, runs.rows, runs.count, cells.customer);
      readOrders(batch, runs.rows, runs.count, cells.order);
      days.read(batch, runs.rows, runs.count, cells.dayFirst, cells.monthFirst, cells.shape);
      readStatuses(batch, runs.rows, runs.count, cells.status);
      readCurrencies(batch, runs.rows, runs.count, cells.currency);
      for (let text = 0; text < texts.length; text++) {
        texts[text]!.read(batch, runs.rows, runs.count, cells.customer, cells.texts[text]!);
      }
      return {
        count: runs.count,
        runOf: runs.of,
        customer: cells.customer,
        order: cells.order,
        dayFirst: cells.dayFirst,
        monthFirst: cells.monthFirst,
        shape: cells.shape,
        status: cells.status,
        currency: cells.currency,
        texts: cells.texts,
      };
    },
    textNames: texts.map(({ name }) => name),
    shapes: days.shapes,
    customerIds: key.shape,
  };
}

/** Line items make it more, exports of one row an order less. */
const EXPECTED_ROWS_PER_ORDER = 2;

function createCells(capacity: number, texts: number): Omit<RunCells, 'count' | 'runOf'> {
  const integers = () => new Int32Array(capacity);
  return {
    customer: integers(),
    order: integers(),
    dayFirst: integers(),
    monthFirst: integers(),
    shape: integers(),
    status: integers(),
    currency: integers(),
    texts: Array.from({ length: texts }, integers),
  };
}
