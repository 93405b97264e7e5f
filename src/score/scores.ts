import { AMOUNT_UNIT } from '../core/amount.ts';
import { Failure } from '../core/failure.ts';
import { type CutOffList, type CutOffs, checkCutOffs } from './cutOffs.ts';
import type { Measures } from './measure.ts';

export const frequencies = ['orders', 'days'] as const;
export type Frequency = (typeof frequencies)[number];

export const monetaries = ['revenue', 'average', 'profit', 'none'] as const;
export type Monetary = (typeof monetaries)[number];

/** Below this number of customers, scores say little about anybody. */
export const FEWEST_TO_RANK = 25;

/** What is scored, and in how many bins (2 to 10). */
export interface Scoring {
  readonly bins: number;
  readonly frequency: Frequency;
  readonly monetary: Monetary;
}

/** Scores from 1 to the number of bins, best highest; one element a row of the measures. */
export interface Scores {
  readonly r: Float64Array;
  readonly f: Float64Array;
  /** All NaN without money. */
  readonly m: Float64Array;
  readonly fm: Float64Array;
  /** The scores side by side, `555`; joined with `-` in 10 bins; two of them without money. */
  readonly rfm: readonly string[];
  /** The cut-offs that were applied: the fixed ones, else the customers' own. */
  readonly cutOffs: CutOffs;
  readonly binSizes: BinSizes;
}

/** Customers by score, from score 1 up; `m` is null without money. */
export interface BinSizes {
  readonly r: readonly number[];
  readonly f: readonly number[];
  readonly m: readonly number[] | null;
}

/** Scores every customer by `fixed` cut-offs, or by the customers' own where it is undefined. */
export function scoreCustomers(measures: Measures, scoring: Scoring, fixed: CutOffs | undefined): Scores {
  const { bins } = scoring;
  const money = moneyValues(measures, scoring.monetary);
  if (fixed) checkCutOffs(fixed, bins, money !== undefined);
  const frequency = scoring.frequency === 'days' ? measures.purchaseDays : measures.orders;
  const cutOffs: CutOffs = {
    recency_days: fixed?.recency_days ?? ownCutOffs(measures.recencyDays, bins),
    orders: fixed?.orders ?? ownCutOffs(frequency, bins),
    revenue: money ? (fixed?.revenue ?? ownCutOffs(money, bins)) : null,
  };
  const r = recencyScores(measures.recencyDays, cutOffs.recency_days);
  const f = ascendingScores(frequency, cutOffs.orders);
  const m = money ? ascendingScores(money, cutOffs.revenue!) : new Float64Array(r.length).fill(Number.NaN);
  return {
    r,
    f,
    m,
    fm: f.map((score, row) => (money ? Math.floor((score + m[row]! + 1) / 2) : score)),
    rfm: scoreTexts(money ? [r, f, m] : [r, f], bins),
    cutOffs,
    binSizes: { r: countScores(r, bins), f: countScores(f, bins), m: money ? countScores(m, bins) : null },
  };
}

/** What money is scored by, in currency units (numbers that JSON gives back unchanged); undefined for `none`. */
export function moneyValues(measures: Measures, monetary: Monetary): Float64Array | undefined {
  if (monetary === 'none') return undefined;
  if (monetary === 'average') {
    return measures.revenue.map((revenue, row) => revenue / measures.orders[row]! / AMOUNT_UNIT);
  }
  if (monetary === 'revenue') return measures.revenue.map((revenue) => revenue / AMOUNT_UNIT);
  if (!measures.profit) {
    throw new Failure('usage', 'money cannot be scored by profit: no cost column is known', 'add --map cost=COLUMN');
  }
  return measures.profit.map((profit) => profit / AMOUNT_UNIT);
}

/**
 * The cut-offs of these values: the k-th is the smallest value v with floor(bins × below / n) >= k, where `below` values
 * are strictly less than v; null where no value gets there. NaN is missing and not counted in n. One rule serves all
 * scores: large counts and sums are good (score 1 + k), large day counts are bad (score bins - k).
 */
export function ownCutOffs(values: ArrayLike<number>, bins: number): (number | null)[] {
  // A typed array sorts NaN to its end.
  const sorted = new Float64Array(values).sort();
  let n = sorted.length;
  while (n > 0 && Number.isNaN(sorted[n - 1])) n--;
  const cutOffs: (number | null)[] = [];
  for (let below = 0; below < n; below++) {
    const value = sorted[below]!;
    if (below > 0 && value === sorted[below - 1]) continue;
    const level = Math.floor((bins * below) / n);
    while (cutOffs.length < level) cutOffs.push(value);
  }
  while (cutOffs.length < bins - 1) cutOffs.push(null);
  return cutOffs;
}

/** 1 + number of cut-offs <= value: the least values score 1. NaN for NaN. */
export function ascendingScores(values: ArrayLike<number>, cutOffs: CutOffList): Float64Array {
  return Float64Array.from(values, (value) => 1 + cutOffsReached(value, cutOffs));
}

/** Bins - number of cut-offs <= day count: the latest purchases score highest. NaN for NaN. */
export function recencyScores(recencyDays: ArrayLike<number>, cutOffs: CutOffList): Float64Array {
  return Float64Array.from(recencyDays, (days) => cutOffs.length + 1 - cutOffsReached(days, cutOffs));
}

function cutOffsReached(value: number, cutOffs: CutOffList): number {
  if (Number.isNaN(value)) return Number.NaN;
  let reached = 0;
  for (const cutOff of cutOffs) {
    if (cutOff === null || cutOff > value) break;
    reached++;
  }
  return reached;
}

/** Customers by score, from score 1 to `bins`; NaN is not counted. */
export function countScores(scores: Float64Array, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const score of scores) if (!Number.isNaN(score)) counts[score - 1]!++;
  return counts;
}

/** At most bins³ texts are made, so that a million customers share them. */
function scoreTexts(parts: readonly Float64Array[], bins: number): string[] {
  const separator = bins === 10 ? '-' : '';
  const texts: string[] = [];
  return Array.from(parts[0]!, (_, row) => {
    let code = 0;
    for (const part of parts) code = code * 11 + part[row]!;
    texts[code] ??= parts.map((part) => part[row]!).join(separator);
    return texts[code]!;
  });
}
