import type { Amount } from '../core/amount.ts';
import type { CustomerTable } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import type { Movements } from '../segment/movements.ts';
import { type MovementReport, movementReport } from './movementReport.ts';

/** How a segment changed from one snapshot to another. */
export interface SegmentChange {
  readonly segment: string;
  readonly customers_before: number;
  readonly customers_now: number;
  readonly entered: number;
  readonly left: number;
  readonly lifetime_value_before: number | null;
  readonly lifetime_value_now: number | null;
}

/** Two snapshots compared. */
export interface Comparison extends MovementReport {
  readonly as_of: string;
  readonly currency: string | null;
  readonly segments: readonly SegmentChange[];
}

export function comparisonOf(
  movements: Movements,
  table: CustomerTable,
  asOf: EpochDay,
  currency: string | undefined,
  money: (amount: Amount | undefined) => number | null,
): Comparison {
  const report = movementReport(movements, table, asOf, money);
  const before = sums(movements.earlier.table);
  const now = sums(table);
  return {
    as_of: formatDay(asOf),
    currency: currency ?? null,
    ...report,
    segments: movements.segments.map((segment) => {
      const count = (which: (from: boolean, to: boolean) => boolean) =>
        report.matrix.reduce(
          (sum, { from, to, customers }) => (which(from === segment, to === segment) ? sum + customers : sum),
          0,
        );
      return {
        segment,
        customers_before: count((from) => from),
        customers_now: count((_, to) => to),
        entered: count((from, to) => to && !from),
        left: count((from, to) => from && !to),
        lifetime_value_before: money(before?.get(segment) ?? (before && 0)),
        lifetime_value_now: money(now?.get(segment) ?? (now && 0)),
      };
    }),
  };
}

/** Lifetime value by segment; undefined where it is not known. */
function sums({ numbers, texts }: CustomerTable): ReadonlyMap<string, Amount> | undefined {
  const { lifetime_value: values } = numbers;
  const { names, codes } = texts.segment!;
  if (values === undefined || values.every(Number.isNaN)) return undefined;
  const sum = new Map<string, Amount>();
  for (const [row, value] of values.entries()) {
    const name = names[codes[row]!];
    if (name !== undefined && !Number.isNaN(value)) sum.set(name, (sum.get(name) ?? 0) + value);
  }
  return sum;
}
