import fc from 'fast-check';
import type { OracleOptions } from './oracle.ts';
import type { Row } from './orders.ts';

/** Which columns the files of a run have. */
export interface Columns {
  readonly order: boolean;
  readonly amount: boolean;
  readonly status: boolean;
  readonly refunded: boolean;
}

export interface RandomRun {
  readonly files: readonly (readonly Row[])[];
  readonly options: OracleOptions;
}

/** Some weeks of overlapping exports with discounts, refunds, zeros, statuses and many ties, and flags to read them by. */
export function randomRun(restrict: Partial<Columns> = {}): fc.Arbitrary<RandomRun> {
  return fc.record({ columns: columns(restrict), span: fc.constantFrom(4, 30, 400) }).chain(({ columns, span }) =>
    fc
      .record({
        orders: enough(order(columns, span)),
        options: options(columns, span),
        partlyWithoutIds: columns.order ? fc.integer({ min: 0, max: 3 }) : fc.constant(1),
      })
      .map(({ orders, options, partlyWithoutIds }) => ({ files: layOut(orders, partlyWithoutIds === 0), options })),
  );
}

/** Mostly enough to rank 25 customers and more; a failure shrinks to a few. */
function enough<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.array(values, { minLength: 1, maxLength: 8 }) },
    { weight: 15, arbitrary: fc.array(values, { minLength: 60, maxLength: 150, size: 'max' }) },
  );
}

const FILES = 3;

function columns(restrict: Partial<Columns>): fc.Arbitrary<Columns> {
  return fc
    .record({
      order: often(),
      amount: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
      status: fc.boolean(),
      refunded: fc.boolean(),
    })
    .map((columns) => ({ ...columns, ...restrict }))
    .map((columns) => (columns.amount ? columns : { ...columns, refunded: false }));
}

function options({ amount }: Columns, span: number): fc.Arbitrary<OracleOptions> {
  const day = fc.integer({ min: Math.floor(span / 2), max: span + 5 }).map(isoDay);
  const since = fc.integer({ min: 0, max: Math.floor(span / 2) }).map(isoDay);
  return fc
    .record({
      returns: fc.constantFrom('net', 'net', 'ignore'),
      zeroOrders: fc.constantFrom('drop', 'count'),
      frequency: fc.constantFrom('orders', 'days'),
      monetary: amount
        ? fc.constantFrom('revenue', 'revenue', 'revenue', 'average', 'average', 'none')
        : fc.constant('none'),
      segments: fc.constantFrom('grid', 'rf', 'r-rfm'),
      asOf: fc.option(day, { nil: undefined, freq: 1 }),
      since: fc.option(since, { nil: undefined, freq: 1 }),
    })
    .map(({ asOf, since, segments, ...others }) => ({
      ...others,
      // The rules of the R package need money.
      segments: others.monetary === 'none' && segments === 'r-rfm' ? 'grid' : segments,
      ...(asOf === undefined ? {} : { asOf }),
      ...(since === undefined ? {} : { since }),
    }));
}

/** What one file says of an order. */
type Rows = readonly Row[];

/** An order as each of the files tells it; no rows where the file does not have it. */
interface Told {
  readonly files: readonly Rows[];
  readonly id: 'own' | 'of the order before' | 'blank';
}

function order(columns: Columns, span: number): fc.Arbitrary<Told> {
  const versions = fc.array(fc.constantFrom(...VERSIONS), { minLength: FILES, maxLength: FILES });
  const id = fc.oneof(
    { weight: 30, arbitrary: fc.constant('own' as const) },
    { weight: 1, arbitrary: fc.constantFrom('of the order before' as const, 'blank' as const) },
  );
  return fc.record({ rows: rows(columns, span), versions, id }).map(({ rows, versions, id }) => {
    const files = versions.map((version) => VERSION[version](rows));
    return { files: files.some((told) => told.length > 0) ? files : [rows, ...files.slice(1)], id };
  });
}

const VERSION = {
  absent: () => [],
  same: (rows: Rows) => rows,
  twice: (rows: Rows) => [...rows, ...rows],
  refundsOnly: (rows: Rows) => rows.filter(isNegative),
  refund: (rows: Rows) => (wentBack(rows) ? [] : rows.slice(0, 1).map(negated)),
  withRefund: (rows: Rows) => (wentBack(rows) ? rows : [...rows, ...rows.slice(0, 1).map(negated)]),
  withoutRefunds: (rows: Rows) => rows.filter((row) => !isNegative(row)),
  firstRow: (rows: Rows) => rows.slice(0, 1),
  otherCustomer: (rows: Rows) => rows.map((row) => ({ ...row, customer: 'c07' })),
  otherRemark: (rows: Rows) => rows.map((row) => ({ ...row, remark: 'again' })),
  cancelled: (rows: Rows) => rows.map((row) => (row.status === undefined ? row : { ...row, status: 'cancelled' })),
} as const satisfies Record<string, (rows: Rows) => Rows>;

const RARE = Object.keys(VERSION) as (keyof typeof VERSION)[];
const VERSIONS = [...RARE, ...Array<'absent'>(14).fill('absent'), ...Array<'same'>(10).fill('same')];

function isNegative(row: Row): boolean {
  return row.amount?.startsWith('-') === true;
}

/** Whether a status says that the order was refunded; how much a refund of it would then add is nobody's guess. */
function wentBack(rows: Rows): boolean {
  return rows.some((row) => row.status === 'refunded');
}

function negated(row: Row): Row {
  if (row.amount === undefined || isNegative(row)) return row;
  return { ...row, amount: Number(row.amount) === 0 ? '-1.00' : `-${row.amount}` };
}

const CUSTOMERS = 45;

function rows(columns: Columns, span: number): fc.Arbitrary<Rows> {
  const customer = fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 7 }).map(customerId) },
    { weight: 80, arbitrary: fc.integer({ min: 0, max: CUSTOMERS - 1 }).map(customerId) },
    { weight: 3, arbitrary: fc.constantFrom('', 'N/A', '-') },
  );
  return fc
    .record({
      customer,
      day: fc.integer({ min: 0, max: span }),
      amounts: amounts(),
      later: fc.array(fc.constantFrom(0, 0, 0, 1, 3), { minLength: 4, maxLength: 4 }),
      remarks: fc.array(fc.constantFrom('a', 'a', 'b'), { minLength: 4, maxLength: 4 }),
      statuses: statuses(),
      refunded: refundedAmounts(),
    })
    .map(({ customer, day, amounts, later, remarks, statuses, refunded }) => {
      const canGoBack = amounts.every((text) => Number(text) > 0);
      return amounts.map((amount, index) => {
        const status = statuses[index % statuses.length]!;
        return {
          customer,
          ...(columns.order ? { order: '' } : {}),
          date: isoDay(day + later[index]!),
          ...(columns.amount ? { amount } : {}),
          ...(columns.status ? { status: status === 'refunded' && !canGoBack ? 'paid' : status } : {}),
          // Where rows of an order are left out, all say what was refunded.
          ...(columns.refunded ? { refunded: index > 0 && statuses.length === 1 ? '' : refunded(amounts) } : {}),
          remark: remarks[index]!,
        };
      });
    });
}

/** The lines of one order. */
function amounts(): fc.Arbitrary<readonly string[]> {
  const price = fc.oneof(
    fc.constantFrom('1.00', '2.00', '5.00'),
    fc.integer({ min: 1, max: 30_000 }).map((cents) => (cents / 100).toFixed(2)),
    fc.integer({ min: 1, max: 99_999 }).map((units) => (units / 10_000).toFixed(4)),
  );
  const line = fc.array(price, { minLength: 1, maxLength: 3 });
  const negative = price.map((text) => `-${text}`);
  return fc.oneof(
    { weight: 10, arbitrary: line },
    { weight: 2, arbitrary: line.map((lines) => [...lines, '-0.50']) },
    { weight: 1, arbitrary: fc.tuple(line, negative).map(([lines, back]) => [...lines, back]) },
    { weight: 1, arbitrary: price.map((text) => [text, `-${text}`]) },
    { weight: 1, arbitrary: negative.map((text) => [text]) },
    { weight: 1, arbitrary: fc.constantFrom(['0.00'], ['0.00', '0.00'], ['1.00', '0.00', '-1.00']) },
  );
}

/** Statuses by row; a short list goes around. */
function statuses(): fc.Arbitrary<readonly string[]> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(['paid'], [''], ['Completed'], ['shipped', '']) },
    { weight: 1, arbitrary: fc.constantFrom(['refunded'], ['refunded', ''], ['cancelled'], ['Pending', '']) },
    { weight: 1, arbitrary: fc.constantFrom(['paid', 'cancelled'], ['paid', 'refunded'], ['paid', 'cancelled', '']) },
  );
}

function refundedAmounts(): fc.Arbitrary<(amounts: readonly string[]) => string> {
  const total = (amounts: readonly string[]) =>
    Math.max(
      0,
      amounts.reduce((sum, text) => sum + Number(text), 0),
    );
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(() => '') },
    { weight: 4, arbitrary: fc.constant(() => '0.00') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(0.25, 1, 1.5).map((share) => (texts: readonly string[]) => {
        return (share * total(texts)).toFixed(4);
      }),
    },
  );
}

/**
 * The files of a run: file k holds what it tells of every order. Where the last file is to have no order ids, its rows
 * get a remark of their own, so that they are equal to no row of another file.
 */
function layOut(orders: readonly Told[], lastWithoutIds: boolean): Row[][] {
  const ids = orderIds(orders);
  const files = Array.from({ length: FILES }, (_, file) =>
    orders.flatMap((told, index) =>
      told.files[file]!.map((row) => (row.order === undefined ? row : { ...row, order: ids[index]! })),
    ),
  );
  if (lastWithoutIds) files[FILES - 1] = files[FILES - 1]!.map(({ order: _, ...row }) => ({ ...row, remark: 'no id' }));
  return files.filter((rows) => rows.length > 0);
}

/** Two customers may have orders of the same id. */
function orderIds(orders: readonly Told[]): string[] {
  return orders.map(({ id, files }, index) => {
    if (id === 'blank') return '';
    const before = orders[index - 1]?.files.flat() ?? [];
    const customers = new Set(before.map((row) => row.customer));
    const shares = id === 'of the order before' && before.length > 0 && orders[index - 1]!.id === 'own';
    return shares && !files.flat().some((row) => customers.has(row.customer)) ? `o${index - 1}` : `o${index}`;
  });
}

function often(): fc.Arbitrary<boolean> {
  return fc.constantFrom(true, true, false);
}

function customerId(index: number): string {
  return `c${String(index).padStart(2, '0')}`;
}

function isoDay(offset: number): string {
  return new Date(Date.UTC(2024, 0, 28 + offset)).toISOString().slice(0, 10);
}
