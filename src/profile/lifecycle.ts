import type { EpochDay } from '../core/day.ts';
import { type OrderLedger, PURCHASE } from '../core/ledger.ts';

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
  /**
   * Days between purchases, by customer number: the median gap of the customer's own purchase days where there are at
   * least 4, else of the whole base. NaN without a purchase, and where nobody has bought on a second day.
   */
  readonly cadence: Float64Array;
  /** Median of all gaps of all customers, in days; NaN where nobody has bought on a second day. */
  readonly baseCadence: number;
  /** Days after the first purchase in which a second is waited for: the median wait of the base, kept within 7 to 90. */
  readonly onboardingDays: number;
}

/**
 * The stage of each customer of the ledger as of a day; later entries are as if they had not happened. The median of an
 * even number of gaps is the mean of the middle two. Where nobody has bought on a second day there is no cadence and no
 * wait to measure: both are then taken to be 90 days, so that a lone purchase is not called recent for ever.
 */
export function lifecycle(ledger: OrderLedger, asOf: EpochDay): Lifecycle {
  const gaps = purchaseGaps(ledger, asOf);
  const { purchaseDays, lastDay } = gaps;
  const size = ledger.customers.length;
  const baseCadence = median(allGaps(ledger, gaps));
  const firstWait = median(firstGaps(ledger, gaps));
  const onboardingDays = Number.isNaN(firstWait)
    ? LONGEST_ONBOARDING
    : Math.min(LONGEST_ONBOARDING, Math.max(SHORTEST_ONBOARDING, firstWait));
  const usual = Number.isNaN(baseCadence) ? LONGEST_ONBOARDING : baseCadence;
  const stage = new Uint8Array(size);
  const cadence = new Float64Array(size).fill(Number.NaN);

  for (let customer = 0; customer < size; customer++) {
    const days = purchaseDays[customer]!;
    if (days === 0) continue;
    const start = ledger.offsets[customer]!;
    const own = gaps.length.subarray(start, start + days - 1);
    const hasRhythm = days >= RHYTHM_DAYS;
    const rhythm = hasRhythm ? median(own.slice()) : usual;
    const rhythmBefore = days > RHYTHM_DAYS ? median(own.slice(0, -1)) : usual;
    const silent = asOf - lastDay[customer]!;
    cadence[customer] = hasRhythm ? rhythm : baseCadence;
    let now: LifecycleStage = hasRhythm ? 'loyal' : 'repeat';
    if (silent > LAPSED_CADENCES * rhythm) now = 'lapsed';
    else if (silent > SLIPPING_CADENCES * rhythm) now = 'slipping';
    else if (days > 1 && own[days - 2]! > RETURNING_CADENCES * rhythmBefore) now = 'returning';
    else if (days === 1 && silent <= onboardingDays) now = 'onboarding';
    stage[customer] = lifecycleStages.indexOf(now);
  }
  return { stage, cadence, baseCadence, onboardingDays };
}

interface PurchaseGaps {
  /** Days from one purchase day to the next; those of a customer begin at the customer's offset in the ledger. */
  readonly length: Int32Array;
  /** By customer number, as is `lastDay`. */
  readonly purchaseDays: Int32Array;
  readonly lastDay: Int32Array;
}

function purchaseGaps(ledger: OrderLedger, asOf: EpochDay): PurchaseGaps {
  const length = new Int32Array(ledger.day.length);
  const purchaseDays = new Int32Array(ledger.customers.length);
  const lastDay = new Int32Array(ledger.customers.length);
  for (let customer = 0; customer < purchaseDays.length; customer++) {
    const start = ledger.offsets[customer]!;
    let days = 0;
    let last = 0;
    for (let entry = start; entry < ledger.offsets[customer + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day > asOf) break;
      if (ledger.kind[entry] !== PURCHASE || (days > 0 && day === last)) continue;
      if (days > 0) length[start + days - 1] = day - last;
      last = day;
      days++;
    }
    purchaseDays[customer] = days;
    lastDay[customer] = last;
  }
  return { length, purchaseDays, lastDay };
}

function allGaps({ offsets }: OrderLedger, { length, purchaseDays }: PurchaseGaps): Int32Array {
  const all = new Int32Array(length.length);
  let count = 0;
  for (let customer = 0; customer < purchaseDays.length; customer++) {
    const start = offsets[customer]!;
    for (let gap = 0; gap < purchaseDays[customer]! - 1; gap++) all[count++] = length[start + gap]!;
  }
  return all.subarray(0, count);
}

function firstGaps({ offsets }: OrderLedger, { length, purchaseDays }: PurchaseGaps): Int32Array {
  const first = new Int32Array(purchaseDays.length);
  let count = 0;
  for (let customer = 0; customer < purchaseDays.length; customer++) {
    if (purchaseDays[customer]! > 1) first[count++] = length[offsets[customer]!]!;
  }
  return first.subarray(0, count);
}

/** NaN of nothing. Sorts the values. */
function median(values: Int32Array): number {
  if (values.length === 0) return Number.NaN;
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
