import { Failure } from '../core/failure.ts';

/**
 * The b - 1 values at which scores change, in the units of the report: days, orders, currency units. Non-descending;
 * equal where a bin is empty, null where nobody gets there. `revenue` is null as a whole without money.
 */
export interface CutOffs {
  readonly recency_days: CutOffList;
  readonly orders: CutOffList;
  readonly revenue: CutOffList | null;
  /** Of the values that `engagement` scores; absent without interactions. */
  readonly engagement?: CutOffList | undefined;
}

export type CutOffList = readonly (number | null)[];

/**
 * Throws a usage failure that names the list and its fault unless each list has bins - 1 finite numbers that do not
 * descend, nulls only at its end. Without money (`hasMoney` false) `revenue` is not looked at.
 */
export function checkCutOffs(cutOffs: CutOffs, bins: number, hasMoney: boolean): void {
  checkList('recency_days', cutOffs.recency_days, bins);
  checkList('orders', cutOffs.orders, bins);
  if (cutOffs.engagement !== undefined) checkList('engagement', cutOffs.engagement, bins);
  if (!hasMoney) return;
  if (cutOffs.revenue === null) {
    const hint = 'take thresholds from a run that scored money, or add --monetary none';
    throw new Failure('usage', 'thresholds: revenue is null, so money cannot be scored', hint);
  }
  checkList('revenue', cutOffs.revenue, bins);
}

function checkList(name: string, list: CutOffList, bins: number): void {
  const fail = (fault: string): never => {
    throw new Failure(
      'usage',
      `thresholds: ${name} ${fault}`,
      `for ${bins} bins give ${bins - 1} numbers, least first`,
    );
  };
  if (list.length !== bins - 1) fail(`has ${list.length} cut-offs, and ${bins} bins need ${bins - 1}`);
  list.forEach((value, i) => {
    if (value !== null && !Number.isFinite(value)) fail(`holds ${value}, which is no number`);
    const before = i === 0 ? Number.NEGATIVE_INFINITY : list[i - 1]!;
    if (before === null && value !== null) fail(`has ${value} after null; only the last cut-offs may be null`);
    if (before !== null && value !== null && value < before) fail(`descends from ${before} to ${value}`);
  });
}
