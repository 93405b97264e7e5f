import type { Amount } from '../core/amount.ts';
import { DAYS_PER_WEEK } from './groups.ts';
import type { HistoryGroups, Parameters, PurchaseModel } from './purchaseModel.ts';

/** What a model expects of each group of customers, a customer: one number a group. */
export interface GroupForecast {
  /** NaN where the model cannot say. */
  readonly pAlive: Float64Array;
  /** Purchase days over the horizon. */
  readonly expectedOrders: Float64Array;
  /** Purchase days over the horizon, each discounted to as_of. */
  readonly discountedOrders: Float64Array;
}

/** Below this probability of still being active a customer counts as gone and is not at risk any more. */
export const GONE_BELOW = 0.1;

const DAYS_PER_YEAR = 365;

/**
 * Forecasts the next `horizonDays` for each group. The discounted orders are the sum over the weeks t = 7, 14, … days,
 * and the horizon as the last, of the orders expected in the week, each discounted at its end by
 * (1 + discount)^(t / 365); without a discount they are the expected orders.
 * @param discount rate a year, 0.1 for 10 %
 */
export function forecastGroups(
  model: PurchaseModel,
  parameters: Parameters,
  groups: HistoryGroups,
  horizonDays: number,
  discount: number,
): GroupForecast {
  const pAlive = new Float64Array(groups.count);
  const expectedOrders = new Float64Array(groups.count);
  const discountedOrders = new Float64Array(groups.count);
  const ends = weekEnds(horizonDays);
  const factors = ends.map((day) => (1 + discount) ** (-day / DAYS_PER_YEAR));
  // Of customers who are still active, all these models tell what comes from x and T alone; t_x tells whether they are.
  // So groups with equal x and T have curves of one shape, and its share of discounted orders is computed once.
  const shares = new Map<number, Map<number, number>>();

  for (let group = 0; group < groups.count; group++) {
    const x = groups.x[group]!;
    const tx = groups.tx[group]!;
    const T = groups.T[group]!;
    pAlive[group] = model.probabilityAlive(parameters, x, tx, T);
    if (horizonDays <= 0) continue;
    const ordersBy = model.expectedOrders(parameters, x, tx, T);
    const expected = ordersBy(horizonDays / DAYS_PER_WEEK);
    expectedOrders[group] = expected;
    if (expected === 0) continue;

    const ofX = shares.get(x) ?? new Map<number, number>();
    shares.set(x, ofX);
    let share = ofX.get(T);
    if (share === undefined) {
      share = discounted(ordersBy, ends, factors) / expected;
      // A curve of numbers near the smallest that there are has lost its digits and must not speak for others.
      if (expected > 1e-200) ofX.set(T, share);
    }
    discountedOrders[group] = expected * share;
  }
  return { pAlive, expectedOrders, discountedOrders };
}

/**
 * Value over the horizon of each customer, an Amount: margin x expected order value x discounted orders.
 * @param discountedOrders by group
 * @param groupOf group by customer
 * @param orderValue expected Amount of a purchase day by customer
 * @param margin share of revenue, 1 for all of it
 */
export function customerValues(
  discountedOrders: Float64Array,
  groupOf: Int32Array,
  orderValue: ArrayLike<number>,
  margin: number,
): Float64Array {
  return Float64Array.from(groupOf, (group, customer) => margin * orderValue[customer]! * discountedOrders[group]!);
}

/** A column by group as a column by customer. */
export function byCustomer(values: Float64Array, groupOf: Int32Array): Float64Array {
  return Float64Array.from(groupOf, (group) => values[group]!);
}

/**
 * What a customer would be worth if certainly still active, times the chance of not being so: for a worth of 1,000, 100
 * at `pAlive` 0.9 and 500 at 0.5. NaN where `pAlive` is, or where the customer counts as gone.
 * @param clv value over the horizon, an Amount
 */
export function valueAtRisk(clv: Amount, pAlive: number): Amount {
  return pAlive >= GONE_BELOW ? (clv * (1 - pAlive)) / pAlive : Number.NaN;
}

/** The last day of each week of the horizon, counted from as_of; the last week may be short. */
function weekEnds(horizonDays: number): number[] {
  const ends: number[] = [];
  for (let day = DAYS_PER_WEEK; day < horizonDays; day += DAYS_PER_WEEK) ends.push(day);
  if (horizonDays > 0) ends.push(horizonDays);
  return ends;
}

function discounted(ordersBy: (t: number) => number, ends: readonly number[], factors: readonly number[]): number {
  let sum = 0;
  let before = 0;
  for (let week = 0; week < ends.length; week++) {
    const orders = ordersBy(ends[week]! / DAYS_PER_WEEK);
    sum += (orders - before) * factors[week]!;
    before = orders;
  }
  return sum;
}
