import { type EpochDay, epochDay } from '../core/day.ts';
import { type Random, randomExponential, randomGamma, randomInteger } from '../numerics/random.ts';

export const FIRST_DAY: EpochDay = epochDay(2023, 1, 1)!;
export const LAST_DAY: EpochDay = epochDay(2024, 12, 31)!;
export const SECONDS_A_DAY = 86_400;

const DAYS = LAST_DAY - FIRST_DAY + 1;
/** Purchase rate and dropout rate of a customer per day, gamma distributed: the world of the Pareto/NBD model. */
const RATE = { shape: 0.75, perDay: 41 };
const DROPOUT = { shape: 0.6, perDay: 110 };
const REFUNDS_PER_ORDER = 0.017;

/** What happened in the synthetic shop, by time; ties by customer. */
export interface Timeline {
  readonly count: number;
  /** Seconds since the start of {@link FIRST_DAY}. */
  readonly second: (event: number) => number;
  readonly customer: (event: number) => number;
  readonly isRefund: (event: number) => boolean;
}

/**
 * Purchases and refunds of customers who arrive evenly from the first day to the last, in the order of their numbers,
 * buy at once, then at their own rate, and are gone for good one day (Schmittlein, Morrison, Colombo 1987).
 */
export function drawTimeline(customers: number, random: Random): Timeline {
  let keys = new Float64Array(Math.max(16, customers * 4));
  let count = 0;
  const add = (day: number, customer: number, isRefund: boolean): void => {
    if (count === keys.length) {
      const longer = new Float64Array(keys.length * 2);
      longer.set(keys);
      keys = longer;
    }
    // One number an event, so that the sort is a sort of numbers: second, customer, kind.
    keys[count++] = (secondOf(day, random) * customers + customer) * 2 + (isRefund ? 1 : 0);
  };
  for (let customer = 0; customer < customers; customer++) {
    const start = ((customer + random()) / customers) * DAYS;
    const rate = randomGamma(random, RATE.shape, RATE.perDay);
    const end = Math.min(DAYS, start + randomExponential(random, randomGamma(random, DROPOUT.shape, DROPOUT.perDay)));
    for (let time = start; time < end || time === start; time += randomExponential(random, rate)) {
      const day = Math.floor(time);
      add(day, customer, false);
      const refundDay = day + 2 + randomInteger(random, 19);
      if (random() < REFUNDS_PER_ORDER && refundDay < DAYS) add(refundDay, customer, true);
    }
  }
  const sorted = keys.subarray(0, count).sort();
  const pair = (event: number): number => Math.floor(sorted[event]! / 2);
  return {
    count,
    second: (event) => Math.floor(pair(event) / customers),
    customer: (event) => pair(event) % customers,
    isRefund: (event) => sorted[event]! % 2 === 1,
  };
}

/** A moment between 8 and 20 o'clock. */
function secondOf(day: number, random: Random): number {
  return day * SECONDS_A_DAY + 8 * 3600 + randomInteger(random, 12 * 3600);
}
