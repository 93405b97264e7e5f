import { roundHalfAway } from '../core/amount.ts';
import type { EpochDay } from '../core/day.ts';

/** When to write to each customer, by row; NaN where nobody has ever come back, so that there is no rhythm. */
export interface ContactDays {
  /** The cadence in whole days, halves up. */
  readonly cadence_days: Float64Array;
  /** The later of as_of and the last purchase day + cadence_days. */
  readonly contact_on: Float64Array;
}

/**
 * @param cadence by customer number
 * @param customers customer numbers by row
 * @param lastDay of purchases, by row
 */
export function contactDays(
  cadence: Float64Array,
  customers: Int32Array,
  lastDay: Int32Array,
  asOf: EpochDay,
): ContactDays {
  const days = Float64Array.from(customers, (customer) => roundHalfAway(cadence[customer]!));
  return { cadence_days: days, contact_on: days.map((own, row) => Math.max(asOf, lastDay[row]! + own)) };
}
