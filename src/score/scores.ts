import { AMOUNT_UNIT } from '../core/amount.ts';
import type { CodedTexts } from '../core/customers.ts';
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
  readonly r: Int32Array;
  readonly f: Int32Array;
  /** Undefined without money. */
  readonly m: Int32Array | undefined;
  readonly fm: Int32Array;
  /** The scores side by side, `555`; joined with `-` in 10 bins; two of them without money. */
  readonly rfm: CodedTexts;
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
  const m = money && ascendingScores(money, cutOffs.revenue!);
  return {
    r,
    f,
    m,
    fm: m ? meansHalvesUp(f, m) : f,
    rfm: scoreTexts(m ? [r, f, m] : [r, f], bins),
    cutOffs,
    binSizes: { r: countScores(r, bins), f: countScores(f, bins), m: m ? countScores(m, bins) : null },
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
  const ascending = knownAscending(values);
  const n = ascending.length;
  return Array.from({ length: bins - 1 }, (_, i) => {
    // That ceil(level × n / bins) values are less than v means that v is greater than the last of them.
    const below = Math.ceil(((i + 1) * n) / bins);
    return n === 0 ? null : leastAbove(ascending, ascending[below - 1]!);
  });
}

/** The values, least first, without missing ones (NaN). */
function knownAscending(values: ArrayLike<number>): Int32Array | Float64Array {
  if (values instanceof Int32Array) return values.slice().sort();
  const ascending = Float64Array.from(values).sort();
  let known = ascending.length;
  while (known > 0 && Number.isNaN(ascending[known - 1])) known--;
  return ascending.subarray(0, known);
}

/** The least of the values that are greater than one; null where there is none. */
function leastAbove(ascending: Int32Array | Float64Array, one: number): number | null {
  let greater = 0;
  let after = ascending.length;
  while (greater < after) {
    const middle = (greater + after) >> 1;
    if (ascending[middle]! > one) after = middle;
    else greater = middle + 1;
  }
  return greater === ascending.length ? null : ascending[greater]!;
}

/** One type of array, whatever is scored, keeps loops compiled. */
function floats(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : new Float64Array(values);
}

/** 1 + number of cut-offs <= value: the least values score 1; a missing value (NaN) is an error. */
export function ascendingScores(values: ArrayLike<number>, cutOffs: CutOffList): Int32Array {
  return scoresBy(floats(values), cutOffs, 1, 1);
}

/** Bins - number of cut-offs <= day count: the latest purchases score highest; a missing value (NaN) is an error. */
export function recencyScores(recencyDays: ArrayLike<number>, cutOffs: CutOffList): Int32Array {
  return scoresBy(floats(recencyDays), cutOffs, cutOffs.length + 1, -1);
}

/** The score `first`, and `step` more for each cut-off that is reached. */
function scoresBy(values: Float64Array, cutOffs: CutOffList, first: number, step: number): Int32Array {
  // Nobody gets to the cut-offs from the first null on.
  const firstNull = cutOffs.indexOf(null);
  const least = Float64Array.from((firstNull < 0 ? cutOffs : cutOffs.slice(0, firstNull)) as readonly number[]);
  const scores = new Int32Array(values.length);
  for (let row = 0; row < scores.length; row++) {
    const value = values[row]!;
    let reached = 0;
    while (reached < least.length && least[reached]! <= value) reached++;
    if (Number.isNaN(value)) throw new Error(`row ${row} has no value to score`);
    scores[row] = first + step * reached;
  }
  return scores;
}

/** Means of two scores, halves up. */
function meansHalvesUp(f: Int32Array, m: Int32Array): Int32Array {
  const means = new Int32Array(f.length);
  for (let row = 0; row < means.length; row++) means[row] = (f[row]! + m[row]! + 1) >> 1;
  return means;
}

/** Customers by score, from score 1 to `bins`. */
function countScores(scores: Int32Array, bins: number): number[] {
  const counts = new Int32Array(bins + 1);
  for (let row = 0; row < scores.length; row++) counts[scores[row]!]!++;
  return Array.from(counts.subarray(1));
}

/** The scores side by side, in every combination that there is. */
function scoreTexts(scores: readonly Int32Array[], bins: number): CodedTexts {
  const each = Array.from({ length: bins }, (_, i) => String(i + 1));
  const separator = bins === 10 ? '-' : '';
  let names = [''];
  const codes = new Int32Array(scores[0]!.length);
  for (const [place, column] of scores.entries()) {
    const before = place === 0 ? '' : separator;
    names = names.flatMap((name) => each.map((score) => name + before + score));
    addDigit(codes, column, bins);
  }
  return { names, codes };
}

/** Goes on with numbers whose digits are scores less 1. */
function addDigit(codes: Int32Array, scores: Int32Array, bins: number): void {
  for (let row = 0; row < codes.length; row++) codes[row] = codes[row]! * bins + scores[row]! - 1;
}
