import { type Texts, textOf } from '../../core/texts.ts';
import type { PeriodTotals } from './periodTotals.ts';

/** How much hangs on few of the customers who bought in a period; money is an Amount, without money orders. */
export interface Concentration {
  readonly customers: number;
  readonly turnover: number;
  /** The largest 1, 5 and 10 customers and the largest tenth, rounded up; as many as there are. */
  readonly largest: readonly { readonly customers: number; readonly turnover: number }[];
  /**
   * Gini coefficient of those above zero, (2 sum i x_i) / (n sum x_i) - (n + 1) / n over the ascending x: 0 where all
   * bring the same, 1 - 1/n where one brings all. Undefined where nobody is above zero.
   */
  readonly gini: number | undefined;
  /** (sum x)^2 / sum x^2 of those above zero, the inverse of Herfindahl's index; undefined where nobody is. */
  readonly effectiveCustomers: number | undefined;
  readonly notAboveZero: { readonly customers: number; readonly turnover: number };
  /** The ten largest; of equal ones the first by id. */
  readonly top: readonly { readonly customer: string; readonly turnover: number }[];
  /** The largest customers first: so many customers bring so much, from nobody to everybody. */
  readonly curve: readonly { readonly customers: number; readonly turnover: number }[];
}

const TOP = 10;
const CURVE_POINTS = [0.01, 0.02, 0.05, ...Array.from({ length: 10 }, (_, i) => (i + 1) / 10)];

export function concentration({ orders, turnover }: PeriodTotals, ids: Texts): Concentration {
  const descending = turnover
    .filter((_, customer) => orders[customer]! > 0)
    .sort()
    .reverse();
  const n = descending.length;
  const sums = new Float64Array(n + 1);
  let aboveZero = 0;
  let squares = 0;
  let ranked = 0;
  for (let rank = 0; rank < n; rank++) {
    const value = descending[rank]!;
    sums[rank + 1] = sums[rank]! + value;
    if (value <= 0) continue;
    aboveZero++;
    squares += value * value;
    ranked += (rank + 1) * value;
  }
  const whole = sums[aboveZero]!;
  const upTo = (customers: number) => ({ customers, turnover: sums[customers]! });
  const counts = [1, 5, 10, Math.ceil(n / 10)].map((count) => Math.min(count, n));
  return {
    customers: n,
    turnover: sums[n]!,
    largest: counts.map(upTo),
    // Ascending places are n + 1 less descending ones.
    gini: aboveZero === 0 ? undefined : (aboveZero + 1 - (2 * ranked) / whole) / aboveZero,
    effectiveCustomers: aboveZero === 0 ? undefined : whole ** 2 / squares,
    notAboveZero: { customers: n - aboveZero, turnover: sums[n]! - whole },
    top: largestCustomers(orders, turnover, descending[Math.min(TOP, n) - 1], ids),
    curve: [0, ...new Set(CURVE_POINTS.map((share) => Math.ceil(share * n)))].map(upTo),
  };
}

function largestCustomers(
  orders: Int32Array,
  turnover: Float64Array,
  least: number | undefined,
  ids: Texts,
): Concentration['top'] {
  const top: { readonly customer: string; readonly turnover: number }[] = [];
  if (least === undefined) return top;
  for (let customer = 0; customer < orders.length; customer++) {
    if (orders[customer]! > 0 && turnover[customer]! >= least) {
      top.push({ customer: textOf(ids, customer), turnover: turnover[customer]! });
    }
  }
  return top.sort((a, b) => b.turnover - a.turnover || (a.customer < b.customer ? -1 : 1)).slice(0, TOP);
}
