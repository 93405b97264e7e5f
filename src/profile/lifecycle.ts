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
export interface Lifecycle {
  /** Index into {@link lifecycleStages}, by customer number of the ledger. */
  readonly stage: Uint8Array;
  /** Days between purchase days, by customer number: their own or that of all; NaN where nobody has any. */
  readonly cadence: Float64Array;
  /** Median of all gaps of all customers, in days; NaN where nobody has bought on a second day. */
  readonly baseCadence: number;
  /** Days after the first purchase in which a second is waited for: the median wait of the base, kept within 7 to 90. */
  readonly onboardingDays: number;
}

/**
 * The stage of each customer of the ledger as of a day; later entries are as if they had not happened. The cadence of a
 * customer is the median gap of their own purchase days where there are at least 4 of them, else that of the whole base.
 * The median of an even number of gaps is the mean of the middle two. Where nobody has bought on a second day there is no
 * cadence and no wait to measure: both are then taken to be 90 days, so that a lone purchase is not called recent for ever.
 */
export function lifecycle(ledger: OrderLedger, asOf: EpochDay): Lifecycle {
  const gaps = purchaseGaps(ledger, asOf);
  const { length: lengths, purchaseDays, lastDay } = gaps;
  const { offsets } = ledger;
  const size = customerCount(ledger);
  const baseCadence = medianOfCounts(gaps.counts);
  const firstWait = medianOfCounts(gaps.firstCounts);
  const onboardingDays = Number.isNaN(firstWait)
    ? LONGEST_ONBOARDING
    : Math.min(LONGEST_ONBOARDING, Math.max(SHORTEST_ONBOARDING, firstWait));
  const usual = Number.isNaN(baseCadence) ? LONGEST_ONBOARDING : baseCadence;
  const stage = new Uint8Array(size);
  const cadences = new Float64Array(size).fill(baseCadence);
  const sorted = new Int32Array(gaps.mostDays);

  for (let customer = 0; customer < size; customer++) {
    const days = purchaseDays[customer]!;
    if (days === 0) continue;
    const start = offsets[customer]!;
    const hasRhythm = days >= RHYTHM_DAYS;
    if (hasRhythm) sortGaps(lengths, start, days - 1, sorted);
    const cadence = hasRhythm ? medianOf(sorted, days - 1) : usual;
    if (hasRhythm) cadences[customer] = cadence;
    const lastGap = days > 1 ? lengths[start + days - 2]! : 0;
    // A last gap that is long enough lies beyond the middle, so that the gaps before it are the shortest.
    const cadenceBefore = days > RHYTHM_DAYS ? medianOf(sorted, days - 2) : usual;
    const silent = asOf - lastDay[customer]!;
    let now: number = hasRhythm ? LOYAL : REPEAT;
    if (silent > LAPSED_CADENCES * cadence) now = LAPSED;
    else if (silent > SLIPPING_CADENCES * cadence) now = SLIPPING;
    else if (lastGap > RETURNING_CADENCES * cadenceBefore) now = RETURNING;
    else if (days === 1 && silent <= onboardingDays) now = ONBOARDING;
    stage[customer] = now;
  }
  return { stage, cadence: cadences, baseCadence, onboardingDays };
}

interface PurchaseGaps {
  /** Days from one purchase day to the next; those of a customer begin at the customer's offset in the ledger. */
  readonly length: Int32Array;
  /** By customer number, as is `lastDay`. */
  readonly purchaseDays: Int32Array;
  readonly lastDay: Int32Array;
  /** Of all customers; 0 of nobody. */
  readonly mostDays: number;
  /** How many gaps there are of each number of days, and how many of them lie before the second purchase day. */
  readonly counts: Int32Array;
  readonly firstCounts: Int32Array;
}

function purchaseGaps(ledger: OrderLedger, asOf: EpochDay): PurchaseGaps {
  const { offsets, day: daysOfEntries, kind: kinds } = ledger;
  const length = new Int32Array(daysOfEntries.length);
  const purchaseDays = new Int32Array(customerCount(ledger));
  const lastDay = new Int32Array(customerCount(ledger));
  let mostDays = 0;
  let counts = new Int32Array(USUAL_GAPS);
  let firstCounts = new Int32Array(USUAL_GAPS);
  for (let customer = 0; customer < purchaseDays.length; customer++) {
    const start = offsets[customer]!;
    const end = offsets[customer + 1]!;
    let days = 0;
    let last = 0;
    for (let entry = start; entry < end; entry++) {
      const day = daysOfEntries[entry]!;
      if (day > asOf) break;
      if (kinds[entry] !== PURCHASE || (days > 0 && day === last)) continue;
      if (days > 0) {
        const gap = day - last;
        if (gap >= counts.length) [counts, firstCounts] = [withRoomFor(gap, counts), withRoomFor(gap, firstCounts)];
        length[start + days - 1] = gap;
        counts[gap]!++;
        if (days === 1) firstCounts[gap]!++;
      }
      last = day;
      days++;
    }
    purchaseDays[customer] = days;
    lastDay[customer] = last;
    if (days > mostDays) mostDays = days;
  }
  return { length, purchaseDays, lastDay, mostDays, counts, firstCounts };
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

/** Puts some gaps, from `start` on, the shortest first. */
function sortGaps(lengths: Int32Array, start: number, count: number, sorted: Int32Array): void {
  if (count > FEW_VALUES) {
    sorted.set(lengths.subarray(start, start + count));
    sorted.subarray(0, count).sort();
    return;
  }
  for (let i = 0; i < count; i++) {
    const value = lengths[start + i]!;
    let place = i;
    for (; place > 0 && sorted[place - 1]! > value; place--) sorted[place] = sorted[place - 1]!;
    sorted[place] = value;
  }
}

/** The median of the first of some sorted values, at least one. */
function medianOf(sorted: Int32Array, count: number): number {
  return (sorted[(count - 1) >> 1]! + sorted[count >> 1]!) / 2;
}
