import type { EpochDay } from '../core/day.ts';
import { type OrderLedger, PURCHASE } from '../core/ledger.ts';
import type { Calibration } from './calibration.ts';

const WEEK_DAYS = 7;

/** Cumulative repeat purchase days of the calibration's customers from the first day of all up to the end of a week. */
export interface Tracking {
  /** Week w ends on day `start` + 7w - 1; only whole weeks are there. */
  readonly weeks: number;
  /** Repeat purchase days up to the end of week 1, 2, … */
  readonly actual: Float64Array;
  /** Customers by day of their first purchase, counted from the start of the calibration. */
  readonly newCustomers: Float64Array;
}

/** What customers did, week by week through calibration and holdout (Fader, Hardie, Lee 2005, figure 3). */
export function trackOrders(ledger: OrderLedger, calibration: Calibration): Tracking {
  const { start, holdoutEnd, customer, firstDay } = calibration;
  const days = holdoutEnd - start + 1;
  const repeats = new Float64Array(days);
  const newCustomers = new Float64Array(days);
  for (let row = 0; row < customer.length; row++) {
    let last: EpochDay = firstDay[row]!;
    newCustomers[last - start]!++;
    for (let entry = ledger.offsets[customer[row]!]!; entry < ledger.offsets[customer[row]! + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day > holdoutEnd) break;
      if (ledger.kind[entry] !== PURCHASE || day <= last) continue;
      last = day;
      repeats[day - start]!++;
    }
  }
  const weeks = Math.floor(days / WEEK_DAYS);
  const actual = new Float64Array(weeks);
  let total = 0;
  for (let day = 0; day < weeks * WEEK_DAYS; day++) {
    total += repeats[day]!;
    if ((day + 1) % WEEK_DAYS === 0) actual[(day + 1) / WEEK_DAYS - 1] = total;
  }
  return { weeks, actual, newCustomers };
}

/**
 * What a model expects by the end of each week: the expectation for a new customer, at the age that each customer has
 * on the last day of the week, summed.
 * @param fromStart expected repeat purchases of a new customer in the first t weeks
 */
export function expectedTracking({ weeks, newCustomers }: Tracking, fromStart: (t: number) => number): Float64Array {
  // Customers who began on one day share an expectation, and so do all ages of equally many days.
  const byAge = Float64Array.from({ length: weeks * WEEK_DAYS }, (_, days) =>
    days === 0 ? 0 : fromStart(days / WEEK_DAYS),
  );
  return Float64Array.from({ length: weeks }, (_, week) => {
    const last = (week + 1) * WEEK_DAYS - 1;
    let expected = 0;
    for (let first = 0; first <= last; first++) {
      if (newCustomers[first]! > 0) expected += newCustomers[first]! * byAge[last - first]!;
    }
    return expected;
  });
}
