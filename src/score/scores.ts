import { AMOUNT_UNIT } from '../core/amount.ts';
import { Failure } from '../core/failure.ts';
import { type CutOffList, type CutOffs, checkCutOffs } from './cutOffs.ts';
import type { Measures } from './measure.ts';
import { ascendingValues } from './valueOrder.ts';

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
    fm: money ? meansHalvesUp(f, m) : f.slice(),
    rfm: scoreTexts(r, f, money && m, bins),
    cutOffs,
    binSizes: { r: countScores(r, bins), f: countScores(f, bins), m: money ? countScores(m, bins) : null },
  };
}

/** What money is scored by, in currency units (numbers that JSON gives back unchanged); undefined for `none`. */
export function moneyValues(measures: Measures, monetary: Monetary): Float64Array | undefined {
  if (monetary === 'none') return undefined;
  const amounts = monetary === 'profit' ? measures.profit : measures.revenue;
  if (!amounts) {
    throw new Failure('usage', 'money cannot be scored by profit: no cost column is known', 'add --map cost=COLUMN');
  }
  const values = new Float64Array(amounts.length);
  if (monetary === 'average') {
    for (let row = 0; row < values.length; row++) values[row] = amounts[row]! / measures.orders[row]! / AMOUNT_UNIT;
  } else {
    for (let row = 0; row < values.length; row++) values[row] = amounts[row]! / AMOUNT_UNIT;
  }
  return values;
}

/**
 * The cut-offs of these values: the k-th is the smallest value v with floor(bins × below / n) >= k, where `below` values
 * are strictly less than v; null where no value gets there. NaN is missing and not counted in n. One rule serves all
 * scores: large counts and sums are good (score 1 + k), large day counts are bad (score bins - k).
 */
export function ownCutOffs(values: ArrayLike<number>, bins: number): (number | null)[] {
  const sorted = ascendingValues(values);
  let n = sorted.length;
  while (n > 0 && Number.isNaN(sorted[n - 1])) n--;
  const cutOffs: (number | null)[] = [];
  for (let level = 1; level < bins; level++) {
    // Where equal values lie on both sides, too few are less than they, and the next greater value is the first.
    const rank = Math.ceil((level * n) / bins);
    const first = rank < n && sorted[rank] === sorted[rank - 1] ? firstGreater(sorted, rank, n) : rank;
    cutOffs.push(first < n ? sorted[first]! : null);
  }
  return cutOffs;
}

/** Index of the first value that is greater than that at `start`, before `end`; `end` where there is none. */
function firstGreater(sorted: ArrayLike<number>, start: number, end: number): number {
  let low = start + 1;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > sorted[start]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** 1 + number of cut-offs <= value: the least values score 1. NaN for NaN. */
export function ascendingScores(values: ArrayLike<number>, cutOffs: CutOffList): Float64Array {
  const scores = cutOffsReached(values, cutOffs);
  for (let row = 0; row < scores.length; row++) scores[row]! += 1;
  return scores;
}

/** Bins - number of cut-offs <= day count: the latest purchases score highest. NaN for NaN. */
export function recencyScores(recencyDays: ArrayLike<number>, cutOffs: CutOffList): Float64Array {
  const scores = cutOffsReached(recencyDays, cutOffs);
  for (let row = 0; row < scores.length; row++) scores[row] = cutOffs.length + 1 - scores[row]!;
  return scores;
}

function cutOffsReached(values: ArrayLike<number>, cutOffs: CutOffList): Float64Array {
  // Nobody gets to the cut-offs from the first null on.
  const firstNull = cutOffs.indexOf(null);
  // One type of array, whatever is scored, keeps the loop compiled.
  const numbers = values instanceof Float64Array ? values : new Float64Array(values);
  const least = Float64Array.from((firstNull < 0 ? cutOffs : cutOffs.slice(0, firstNull)) as readonly number[]);
  const counts = new Float64Array(numbers.length);
  for (let row = 0; row < counts.length; row++) {
    const value = numbers[row]!;
    let reached = 0;
    while (reached < least.length && least[reached]! <= value) reached++;
    counts[row] = Number.isNaN(value) ? Number.NaN : reached;
  }
  return counts;
}

/** Means of two scores, halves up. */
function meansHalvesUp(f: Float64Array, m: Float64Array): Float64Array {
  const means = new Float64Array(f.length);
  for (let row = 0; row < means.length; row++) means[row] = Math.floor((f[row]! + m[row]! + 1) / 2);
  return means;
}

/** Customers by score, from score 1 to `bins`; NaN is not counted. */
export function countScores(scores: Float64Array, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (let row = 0; row < scores.length; row++) if (!Number.isNaN(scores[row])) counts[scores[row]! - 1]!++;
  return counts;
}

/** At most bins³ texts are made, so that a million customers share them. */
function scoreTexts(r: Float64Array, f: Float64Array, m: Float64Array | undefined, bins: number): string[] {
  const separator = bins === 10 ? '-' : '';
  const known = new Array<string | undefined>(11 ** 3).fill(undefined);
  const texts = new Array<string>(r.length);
  for (let row = 0; row < texts.length; row++) {
    const code = (r[row]! * 11 + f[row]!) * 11 + (m === undefined ? 0 : m[row]!);
    let text = known[code];
    if (text === undefined) {
      text = (m === undefined ? [r[row], f[row]] : [r[row], f[row], m[row]]).join(separator);
      known[code] = text;
    }
    texts[row] = text;
  }
  return texts;
}
