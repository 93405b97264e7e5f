import type { Amount } from '../core/amount.ts';
import { type CustomerTable, type NumberValues, rowCount } from '../core/customers.ts';
import { rounded } from './rounded.ts';

/** Sums and medians of a group of customers; undefined where there is no money or nobody to take a median of. */
export interface Figures {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: Amount | undefined;
  readonly refunded: Amount | undefined;
  readonly medianRecency: number | undefined;
  /** Recency in days that two thirds of the group stay below. */
  readonly lateRecency: number | undefined;
  /** Median revenue; median orders without money. */
  readonly medianWorth: number | undefined;
}

/** Figures of all customers and of each segment. */
export function figuresOf(
  table: CustomerTable,
  of: Int32Array,
  segmentCount: number,
  hasMoney: boolean,
): { readonly whole: Figures; readonly parts: readonly Figures[] } {
  const rows: number[][] = Array.from({ length: segmentCount }, () => []);
  const everybody: number[] = [];
  for (let row = 0; row < rowCount(table); row++) {
    rows[of[row]!]!.push(row);
    everybody.push(row);
  }
  return {
    whole: figures(table, everybody, hasMoney),
    parts: rows.map((members) => figures(table, members, hasMoney)),
  };
}

/** A fraction with four decimals; null where the whole is unknown or not above zero. */
export function shareOf(part: number | undefined, whole: number | undefined): number | null {
  if (part === undefined || whole === undefined || !(whole > 0)) return null;
  return rounded(part / whole, 4);
}

/** Revenue / orders; undefined without money or orders. */
export function averageOf(group: Figures): Amount | undefined {
  return group.revenue === undefined || group.orders === 0 ? undefined : group.revenue / group.orders;
}

function figures(table: CustomerTable, rows: readonly number[], hasMoney: boolean): Figures {
  const { orders, revenue, refunded, recency_days: recency } = table.numbers;
  const recencies = sorted(recency, rows);
  return {
    customers: rows.length,
    orders: total(orders, rows),
    revenue: hasMoney ? total(revenue, rows) : undefined,
    refunded: hasMoney ? total(refunded, rows) : undefined,
    medianRecency: median(recencies),
    lateRecency: recencies[Math.floor((recencies.length * 2) / 3)],
    medianWorth: median(sorted(hasMoney ? revenue : orders, rows)),
  };
}

function total(column: NumberValues | undefined, rows: readonly number[]): number {
  let sum = 0;
  for (const row of rows) sum += column?.[row] || 0;
  return sum;
}

function sorted(column: NumberValues | undefined, rows: readonly number[]): Float64Array {
  if (column === undefined) return new Float64Array(0);
  const values = new Float64Array(rows.length);
  let known = 0;
  for (const row of rows) if (!Number.isNaN(column[row])) values[known++] = column[row]!;
  return values.subarray(0, known).sort();
}

/** Of sorted values; the mean of the middle two where their number is even. */
function median(values: Float64Array): number | undefined {
  if (values.length === 0) return undefined;
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
