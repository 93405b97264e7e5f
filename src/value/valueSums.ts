import type { Random } from '../numerics/random.ts';
import { GONE_BELOW, type GroupForecast, valueAtRisk } from './lifetimeValue.ts';
import type { HistoryGroups, Parameters, PurchaseModel } from './purchaseModel.ts';
import type { CellSample, ValueCells } from './valueSample.ts';

/** Two sums, or variances of them, by segment: expected revenue and value at risk at a margin of 1. */
export interface ValueSums {
  readonly revenue: Float64Array;
  readonly risk: Float64Array;
}

/** Sums over all customers at the fitted parameters. */
export interface FittedSums extends ValueSums {
  /** Customers whose probability of being active the model knows, by segment. */
  readonly known: Float64Array;
  /** Customers who count as gone, by segment. */
  readonly gone: Float64Array;
}

/** What sums over a sample are made of, as parallel arrays. */
export interface SampledHistories {
  readonly segmentCount: number;
  readonly segment: Int32Array;
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly expectedOrders: Float64Array;
  readonly pAlive: Float64Array;
  /** Sum of the order values of all customers that it stands for, and of their squares. */
  readonly value: Float64Array;
  readonly square: Float64Array;
  /** Share that the discount leaves of the orders at risk; 0 where customers count as gone or the model cannot say. */
  readonly discount: Float64Array;
}

export function fittedSums(cells: ValueCells, forecast: GroupForecast, segmentCount: number): FittedSums {
  const [revenue, risk] = [new Float64Array(segmentCount), new Float64Array(segmentCount)];
  const [known, gone] = [new Float64Array(segmentCount), new Float64Array(segmentCount)];
  for (let cell = 0; cell < cells.count; cell++) {
    const segment = cells.segment[cell]!;
    const group = cells.group[cell]!;
    const pAlive = forecast.pAlive[group]!;
    revenue[segment]! += cells.value[cell]! * forecast.expectedOrders[group]!;
    if (Number.isNaN(pAlive)) continue;
    known[segment]! += cells.customers[cell]!;
    if (pAlive < GONE_BELOW) gone[segment]! += cells.customers[cell]!;
    else risk[segment]! += valueAtRisk(cells.value[cell]! * forecast.discountedOrders[group]!, pAlive);
  }
  return { revenue, risk, known, gone };
}

export function sampledHistories(
  sample: CellSample,
  groups: HistoryGroups,
  forecast: GroupForecast,
  segmentCount: number,
): SampledHistories {
  const group = sample.group.subarray(0, sample.count);
  const ofGroup = (values: Float64Array): Float64Array => Float64Array.from(group, (number) => values[number]!);
  return {
    segmentCount,
    segment: sample.segment.subarray(0, sample.count),
    x: ofGroup(groups.x),
    tx: ofGroup(groups.tx),
    T: ofGroup(groups.T),
    expectedOrders: ofGroup(forecast.expectedOrders),
    pAlive: ofGroup(forecast.pAlive),
    value: Float64Array.from(group, (_, i) => sample.stands[i]! * sample.value[i]!),
    square: Float64Array.from(group, (_, i) => sample.stands[i]! * sample.square[i]!),
    discount: Float64Array.from(group, (number) => {
      const expected = forecast.expectedOrders[number]!;
      return forecast.pAlive[number]! >= GONE_BELOW && expected > 0 ? forecast.discountedOrders[number]! / expected : 0;
    }),
  };
}

/**
 * Sums over a sample at other parameters. Who counts as gone, and the share that the discount leaves, stay as they are at
 * the fitted ones.
 */
export function sampleSums(
  model: PurchaseModel,
  parameters: Parameters,
  histories: SampledHistories,
  weeks: number,
): ValueSums {
  const { segment, x, tx, T, value, discount, segmentCount } = histories;
  const revenue = new Float64Array(segmentCount);
  const risk = new Float64Array(segmentCount);
  for (let i = 0; i < segment.length; i++) {
    const expected = value[i]! * model.expectedOrders(parameters, x[i]!, tx[i]!, T[i]!)(weeks);
    revenue[segment[i]!]! += expected;
    if (discount[i] === 0) continue;
    const pAlive = model.probabilityAlive(parameters, x[i]!, tx[i]!, T[i]!);
    risk[segment[i]!]! += (discount[i]! * expected * (1 - pAlive)) / pAlive;
  }
  return { revenue, risk };
}

/**
 * Variance of what customers really buy around the sums, and of what is really lost around the value at risk: the sum
 * over customers of (order value)² x the variance of one customer's orders N. A customer with probability p of being
 * active loses what an active one buys, with chance 1 - p; as N is 0 for the others, an active one has the mean E[N] / p
 * and the mean square E[N²] / p.
 * @param repeats random N of each history
 */
export function purchaseVariances(
  model: PurchaseModel,
  parameters: Parameters,
  histories: SampledHistories,
  weeks: number,
  repeats: number,
  random: Random,
): ValueSums {
  const { segment, x, tx, T, square, discount, segmentCount } = histories;
  const revenue = new Float64Array(segmentCount);
  const risk = new Float64Array(segmentCount);
  for (let i = 0; i < segment.length; i++) {
    const expected = histories.expectedOrders[i]!;
    let variance = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      variance += (model.drawOrders(parameters, x[i]!, tx[i]!, T[i]!, weeks, random) - expected) ** 2 / repeats;
    }
    revenue[segment[i]!]! += square[i]! * variance;
    if (discount[i] === 0) continue;
    const odds = (1 - histories.pAlive[i]!) / histories.pAlive[i]!;
    const lost = odds * (variance + expected ** 2) - (odds * expected) ** 2;
    risk[segment[i]!]! += square[i]! * discount[i]! ** 2 * lost;
  }
  // Random purchases can put a variance that is near zero below it.
  return { revenue, risk: risk.map((variance) => Math.max(0, variance)) };
}
