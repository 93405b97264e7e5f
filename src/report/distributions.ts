import { AMOUNT_UNIT } from '../core/amount.ts';
import type { CustomerTable, NumberValues } from '../core/customers.ts';
import type { Frequency, Monetary } from '../score/scores.ts';

/** Customers with a value from `from` up to, not including, `to`; null is an open end. */
export interface DistributionBin {
  readonly from: number | null;
  readonly to: number | null;
  readonly customers: number;
}

/**
 * How the values are spread that the cut-offs of the same name divide, in the same units: days; orders, or days with a
 * purchase where F scores these; revenue, or the average order where M scores that. Customers without a value are in no bin.
 */
export interface DistributionsReport {
  readonly recency_days: readonly DistributionBin[];
  readonly orders: readonly DistributionBin[];
  /** Null where M scores no money, or profit, which no column holds. */
  readonly revenue: readonly DistributionBin[] | null;
}

/** Bins of equal width between the open ends. */
const MOST_BINS = 24;

export function distributions(
  { numbers }: Pick<CustomerTable, 'numbers'>,
  frequency: Frequency,
  monetary: Monetary,
): DistributionsReport {
  const money = moneyOf(numbers, monetary);
  return {
    recency_days: binsOf(numbers.recency_days ?? NOBODY, 0, 1),
    orders: binsOf((frequency === 'days' ? numbers.purchase_days : numbers.orders) ?? NOBODY, 1, 1),
    revenue:
      money === undefined
        ? null
        : binsOf(money, 0, 1).map(({ from, to, customers }) => ({
            from: from === null ? null : from / AMOUNT_UNIT,
            to: to === null ? null : to / AMOUNT_UNIT,
            customers,
          })),
  };
}

const NOBODY = new Float64Array(0);

/** In Amounts. */
function moneyOf({ revenue, orders }: CustomerTable['numbers'], monetary: Monetary): NumberValues | undefined {
  if (monetary === 'none' || monetary === 'profit' || revenue === undefined) return undefined;
  return monetary === 'revenue' ? revenue : revenue.map((amount, row) => amount / (orders?.[row] ?? Number.NaN));
}

/**
 * Bins of one round width (1, 2 or 5 times a power of ten) from `start` on, the narrowest that leave at most one value
 * in a hundred to an open last bin; what is below `start` is in an open first bin. No bin where there is no value.
 */
function binsOf(values: NumberValues, start: number, narrowest: number): DistributionBin[] {
  const { known, largest } = extentOf(values);
  if (known === 0) return [];
  const width = widthFor(values, start, narrowest, largest, known);
  const inside = largest < start ? 0 : Math.min(MOST_BINS, Math.floor((largest - start) / width) + 1);
  const counts = new Array<number>(inside).fill(0);
  let below = 0;
  let above = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const bin = Math.floor((value - start) / width);
    if (bin < 0) below++;
    else if (bin >= inside) above++;
    else counts[bin]!++;
  }
  return [
    ...(below === 0 ? [] : [{ from: null, to: start, customers: below }]),
    ...counts.map((customers, bin) => ({ from: start + bin * width, to: start + (bin + 1) * width, customers })),
    ...(above === 0 ? [] : [{ from: start + inside * width, to: null, customers: above }]),
  ];
}

function extentOf(values: NumberValues): { readonly known: number; readonly largest: number } {
  let known = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    known++;
    if (value > largest) largest = value;
  }
  return { known, largest };
}

function widthFor(values: NumberValues, start: number, narrowest: number, largest: number, known: number): number {
  const widths = roundWidths(narrowest, largest - start);
  let width = widths.at(-1)!;
  for (const narrower of widths.toReversed().slice(1)) {
    const end = start + MOST_BINS * narrower;
    let beyond = 0;
    for (let row = 0; row < values.length; row++) if (values[row]! >= end) beyond++;
    if (beyond * 100 > known) break;
    width = narrower;
  }
  return width;
}

/** 1, 2, 5, 10, 20 … times the narrowest, up to the first whose bins hold the whole span. */
function roundWidths(narrowest: number, span: number): readonly number[] {
  const widths: number[] = [];
  for (let power = narrowest; ; power *= 10) {
    for (const times of [1, 2, 5]) {
      widths.push(times * power);
      if (span < MOST_BINS * times * power) return widths;
    }
  }
}
