import type { EpochDay } from '../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../core/ledger.ts';

/** Stages of a customer, in the order in which they are tried; a prospect has no purchase. */
export const lifecycleStages = [
  'prospect',
  'lapsed',
  'slipping',
  'returning',
  'onboarding',
  'loyal',
  'repeat',
] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];
const [LAPSED, SLIPPING, RETURNING, ONBOARDING, LOYAL, REPEAT] = [1, 2, 3, 4, 5, 6] as const;

/** Purchase days from which a customer has a rhythm of their own, and is loyal. */
const RHYTHM_DAYS = 4;
const LAPSED_CADENCES = 4;
const SLIPPING_CADENCES = 2;
const RETURNING_CADENCES = 4;
const SHORTEST_ONBOARDING = 7;
const LONGEST_ONBOARDING = 90;

/** Where customers stand between their first purchase and their last, told from purchase days alone. */
export interface Lifecycle extends Rhythm {
  /** Index into {@link lifecycleStages}, by customer number of the ledger. */
  readonly stage: Uint8Array;
}

/** How the whole base buys. */
interface Rhythm {
  /** Median of all gaps of all customers, in days; NaN where nobody has bought on a second day. */
  readonly baseCadence: number;
  /** Days after the first purchase in which a second is waited for: the median wait of the base, kept within 7 to 90. */
  readonly onboardingDays: number;
}

/**
 * The stage of each customer of the ledger as of a day; later entries are as if they had not happened. The cadence of a
 * customer is the median gap of their own purchase days where there are at least 4, else that of the whole base. The
 * median of an even number of gaps is the mean of the middle two. Where nobody has bought on a second day there is no
 * cadence and no wait to measure: both are then taken to be 90 days, so that a lone purchase is not called recent for ever.
 */
export function lifecycle(ledger: OrderLedger, asOf: EpochDay): Lifecycle {
  const customers = customerCount(ledger);
  // The days of one customer after the other.
  const days = new Int32Array(mostEntries(ledger));
  const rhythm = rhythmOf(ledger, asOf, days);
  const gaps = new Int32Array(days.length);
  const stage = new Uint8Array(customers);
  for (let customer = 0; customer < customers; customer++) {
    const count = putPurchaseDays(ledger, customer, asOf, days);
    if (count > 0) stage[customer] = stageOf(days, count, asOf, rhythm, gaps);
  }
  return { stage, ...rhythm };
}

/** @param gaps overwritten */
function stageOf(days: Int32Array, count: number, asOf: EpochDay, rhythm: Rhythm, gaps: Int32Array): number {
  const usual = Number.isNaN(rhythm.baseCadence) ? LONGEST_ONBOARDING : rhythm.baseCadence;
  const hasRhythm = count >= RHYTHM_DAYS;
  if (hasRhythm) putSortedGaps(days, count, gaps);
  const cadence = hasRhythm ? medianOf(gaps, count - 1) : usual;
  const silent = asOf - days[count - 1]!;
  if (silent > LAPSED_CADENCES * cadence) return LAPSED;
  if (silent > SLIPPING_CADENCES * cadence) return SLIPPING;
  if (count === 1) return silent <= rhythm.onboardingDays ? ONBOARDING : REPEAT;
  const lastGap = days[count - 1]! - days[count - 2]!;
  // A gap that is long enough lies beyond the middle, so that without it the others are the shortest.
  const cadenceBefore = count > RHYTHM_DAYS ? medianOf(gaps, count - 2) : usual;
  if (lastGap > RETURNING_CADENCES * cadenceBefore) return RETURNING;
  return hasRhythm ? LOYAL : REPEAT;
}

function rhythmOf(ledger: OrderLedger, asOf: EpochDay, days: Int32Array): Rhythm {
  const customers = customerCount(ledger);
  // How many gaps there are of each number of days, and how many of them lie before the second purchase day.
  let counts = new Int32Array(USUAL_GAPS);
  let firstCounts = new Int32Array(USUAL_GAPS);
  for (let customer = 0; customer < customers; customer++) {
    const count = putPurchaseDays(ledger, customer, asOf, days);
    for (let i = 1; i < count; i++) {
      const gap = days[i]! - days[i - 1]!;
      if (gap >= counts.length) [counts, firstCounts] = [withRoomFor(gap, counts), withRoomFor(gap, firstCounts)];
      counts[gap]!++;
      if (i === 1) firstCounts[gap]!++;
    }
  }
  const firstWait = medianOfCounts(firstCounts);
  return {
    baseCadence: medianOfCounts(counts),
    onboardingDays: Number.isNaN(firstWait)
      ? LONGEST_ONBOARDING
      : Math.min(LONGEST_ONBOARDING, Math.max(SHORTEST_ONBOARDING, firstWait)),
  };
}

function mostEntries({ offsets }: OrderLedger): number {
  let most = 0;
  for (let next = 1; next < offsets.length; next++) most = Math.max(most, offsets[next]! - offsets[next - 1]!);
  return most;
}

/** Puts the distinct days with a purchase of a customer, the earliest first, and returns how many there are. */
function putPurchaseDays(
  { offsets, day, kind }: OrderLedger,
  customer: number,
  asOf: EpochDay,
  days: Int32Array,
): number {
  const end = offsets[customer + 1]!;
  let count = 0;
  for (let entry = offsets[customer]!; entry < end && day[entry]! <= asOf; entry++) {
    if (kind[entry] !== PURCHASE || (count > 0 && day[entry] === days[count - 1])) continue;
    days[count] = day[entry]!;
    count++;
  }
  return count;
}

/** Days of a gap for which there is room from the start. */
const USUAL_GAPS = 1024;

function withRoomFor(gap: number, counts: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * gap);
  larger.set(counts);
  return larger;
}

/** Median of whole numbers that are told by how often each occurs; NaN of nothing. */
function medianOfCounts(counts: Int32Array): number {
  let all = 0;
  for (let value = 0; value < counts.length; value++) all += counts[value]!;
  if (all === 0) return Number.NaN;
  return (ranked(counts, (all - 1) >> 1) + ranked(counts, all >> 1)) / 2;
}

/** The value before which there are `rank` others. */
function ranked(counts: Int32Array, rank: number): number {
  let value = 0;
  for (let passed = counts[0]!; passed <= rank; passed += counts[value]!) value++;
  return value;
}

/** Up to so many values, moving them one by one is faster than the call of a sort. */
const FEW_VALUES = 40;

/** Puts the gaps between some days, the shortest first. */
function putSortedGaps(days: Int32Array, count: number, gaps: Int32Array): void {
  const few = count - 1 <= FEW_VALUES;
  for (let i = 0; i < count - 1; i++) {
    const gap = days[i + 1]! - days[i]!;
    let place = i;
    for (; few && place > 0 && gaps[place - 1]! > gap; place--) gaps[place] = gaps[place - 1]!;
    gaps[place] = gap;
  }
  if (!few) gaps.subarray(0, count - 1).sort();
}

/** The median of the first of some sorted values, at least one. */
function medianOf(sorted: Int32Array, count: number): number {
  return (sorted[(count - 1) >> 1]! + sorted[count >> 1]!) / 2;
}
