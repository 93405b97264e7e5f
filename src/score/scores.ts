import { AMOUNT_UNIT } from '../core/amount.ts';
import { Failure } from '../core/failure.ts';
import { type CombinedScores, combinedScores } from './combinedScores.ts';
import { type CutOffList, type CutOffs, checkCutOffs } from './cutOffs.ts';
import type { Measures } from './measure.ts';
import { wholeAscending } from './wholeAscending.ts';

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
export interface Scores extends CombinedScores {
  readonly r: Int32Array;
  readonly f: Int32Array;
  /** Undefined without money. */
  readonly m: Int32Array | undefined;
  /** Undefined without interactions. */
  readonly engagement: Int32Array | undefined;
  /** The cut-offs that were applied: the fixed ones, else the customers' own. */
  readonly cutOffs: CutOffs;
}

/**
 * Scores every customer by `fixed` cut-offs, or by the customers' own where it is undefined.
 * @param engagementValues what engagement scores, by row; undefined without interactions
 */
export function scoreCustomers(
  measures: Measures,
  scoring: Scoring,
  fixed: CutOffs | undefined,
  engagementValues?: Float64Array | undefined,
): Scores {
  const { bins } = scoring;
  const money = moneyValues(measures, scoring.monetary);
  if (fixed) checkCutOffs(fixed, bins, money !== undefined);
  const frequency = scoring.frequency === 'days' ? measures.purchaseDays : measures.orders;
  const cutOffs: CutOffs = {
    recency_days: fixed?.recency_days ?? ownCutOffs(measures.recencyDays, bins),
    orders: fixed?.orders ?? ownCutOffs(frequency, bins),
    revenue: money ? (fixed?.revenue ?? ownCutOffs(money, bins)) : null,
    ...(engagementValues && { engagement: fixed?.engagement ?? ownCutOffs(engagementValues, bins) }),
  };
  const r = recencyScores(measures.recencyDays, cutOffs.recency_days);
  const f = ascendingScores(frequency, cutOffs.orders);
  const m = money && ascendingScores(money, cutOffs.revenue!);
  const engagement = engagementValues && ascendingScores(engagementValues, cutOffs.engagement!);
  return { r, f, m, engagement, ...combinedScores(r, f, m, bins), cutOffs };
}

/** The Amounts that `monetary` is about; undefined for `none`. */
export function moneyAmounts({ revenue, profit }: Measures, monetary: Monetary): Float64Array | undefined {
  if (monetary === 'none') return undefined;
  if (monetary !== 'profit') return revenue;
  if (profit) return profit;
  throw new Failure('usage', 'money cannot be scored by profit: no cost column is known', 'add --map cost=COLUMN');
}

/** What money is scored by, in currency units (numbers that JSON gives back unchanged); undefined for `none`. */
function moneyValues(measures: Measures, monetary: Monetary): Float64Array | undefined {
  const amounts = moneyAmounts(measures, monetary);
  if (!amounts) return undefined;
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
  if (values instanceof Int32Array) return wholeAscending(values);
  const numbers = new Float64Array(values);
  // As money does, where the most valuable customers come first.
  if (isDescending(numbers)) return numbers.reverse();
  const ascending = numbers.sort();
  let known = ascending.length;
  while (known > 0 && Number.isNaN(ascending[known - 1])) known--;
  return ascending.subarray(0, known);
}

function isDescending(numbers: Float64Array): boolean {
  for (let i = 1; i < numbers.length; i++) if (!(numbers[i]! <= numbers[i - 1]!)) return false;
  return !Number.isNaN(numbers[0]);
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

/** 1 + number of cut-offs <= value: the least values score 1; a missing value (NaN) is an error. */
export function ascendingScores(values: ArrayLike<number>, cutOffs: CutOffList): Int32Array {
  return scoresBy(values, cutOffs, 1, 1);
}

/** Bins - number of cut-offs <= day count: the latest purchases score highest; a missing value (NaN) is an error. */
export function recencyScores(recencyDays: ArrayLike<number>, cutOffs: CutOffList): Int32Array {
  return scoresBy(recencyDays, cutOffs, cutOffs.length + 1, -1);
}

/** The score `first`, and `step` more for each cut-off that is reached. */
function scoresBy(values: ArrayLike<number>, cutOffs: CutOffList, first: number, step: number): Int32Array {
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
