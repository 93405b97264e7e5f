import type { Amount } from '../core/amount.ts';
import { choleskyFactor } from '../numerics/linear.ts';
import { type Random, randomGamma, randomNormal } from '../numerics/random.ts';
import { DAYS_PER_WEEK } from './groups.ts';
import type { GroupForecast } from './lifetimeValue.ts';
import type { HistoryGroups, Parameters, PurchaseFit, PurchaseModel } from './purchaseModel.ts';
import { sampleCells, valueCells } from './valueSample.ts';
import { fittedSums, purchaseVariances, sampledHistories, sampleSums } from './valueSums.ts';

/** Customers in segments, with their forecast at the fitted parameters. */
export interface ForecastCustomers {
  readonly groups: HistoryGroups;
  /** Group by customer. */
  readonly groupOf: Int32Array;
  readonly forecast: GroupForecast;
  /** Expected Amount of a purchase day by customer. */
  readonly orderValue: ArrayLike<number>;
  /** Number of the segment by customer, from 0. */
  readonly segmentOf: ArrayLike<number>;
  readonly segmentCount: number;
}

/** A sum with an interval that what happens should be in, in 80 of 100 cases. */
export interface Interval {
  readonly expected: Amount;
  readonly low: Amount;
  readonly high: Amount;
}

export interface ValueFigures {
  /** Margin x order value x expected orders over the horizon, not discounted. */
  readonly expectedRevenue: Interval;
  /** Value at risk, of discounted orders, of the customers who do not count as gone; null where nobody's is known. */
  readonly valueAtRisk: Interval | null;
  /** Customers who count as gone: active with a probability below 0.1. */
  readonly gone: number;
}

export interface ValueIntervals {
  /** By number of the segment. */
  readonly segments: readonly ValueFigures[];
  readonly total: ValueFigures;
  /** Whether the uncertainty of the parameters is in the intervals; without it they are too narrow. */
  readonly parametersVary: boolean;
}

const DRAWS = 200;
const LOW = 0.1;
const HIGH = 0.9;
/** Groups for which every draw is computed. */
const SAMPLE = 4000;
/** Random purchases, over all groups of the sample, that tell the variance. */
const PURCHASE_DRAWS = 50_000;

/**
 * Expected revenue and value at risk over the horizon with 80 % intervals, by segment and in total.
 *
 * Each of 200 draws takes parameters from their normal approximation in logarithms (as they are where the fit has no
 * covariance). The sums at the fitted parameters, over all customers, are multiplied by how the draw changes the sums
 * over a sample of groups. Then chance is added: customers are independent, so the variance of a sum is the sum over
 * customers of (order value)² x the variance of one customer's purchases, which random purchases of the model tell. A
 * group of the sample adds its variance times the groups it stands for; to scale the sampled customers' own deviation up
 * would square that number. The sum is drawn from the gamma distribution of its mean and variance: above zero, skewed
 * for a few customers, normal for many. At risk is, with chance 1 - p, all that a customer buys who is active.
 *
 * Left out: how much orders differ from the expected order value, and the uncertainty of that.
 */
export function valueIntervals(
  model: PurchaseModel,
  fit: PurchaseFit,
  customers: ForecastCustomers,
  horizonDays: number,
  margin: number,
  random: Random,
): ValueIntervals {
  const { groups, groupOf, forecast, orderValue, segmentOf, segmentCount } = customers;
  const weeks = horizonDays / DAYS_PER_WEEK;
  const cells = valueCells(groupOf, segmentOf, orderValue, groups.count, segmentCount);
  const sample = sampleCells(cells, forecast.expectedOrders, segmentCount, SAMPLE, random);
  const parameters = model.parameters.map((name) => fit.parameters[name]!);
  const factor = fit.log_covariance ? choleskyFactor(fit.log_covariance) : undefined;
  const free = model.parameters.flatMap((name, i) => (fit.standard_errors[name] === null ? [] : [i]));

  const all = fittedSums(cells, forecast, segmentCount);
  const histories = sampledHistories(sample, groups, forecast, segmentCount);
  const atFit = sampleSums(model, parameters, histories, weeks);
  const repeats = Math.max(4, Math.min(1000, Math.floor(PURCHASE_DRAWS / sample.count)));
  const variances = purchaseVariances(model, parameters, histories, weeks, repeats, random);
  const drawAll = (vary: readonly (readonly number[])[] | undefined) => {
    const revenue: Float64Array[] = [];
    const risk: Float64Array[] = [];
    for (let attempt = 0; revenue.length < DRAWS && attempt < 2 * DRAWS; attempt++) {
      const drawn = vary ? drawParameters(parameters, vary, free, random) : parameters;
      const sums = vary ? sampleSums(model, drawn, histories, weeks) : atFit;
      // Parameters far out can leave the range of numbers.
      if (![...sums.revenue, ...sums.risk].every(Number.isFinite)) continue;
      revenue.push(drawSums(all.revenue, sums.revenue, atFit.revenue, variances.revenue, random));
      risk.push(drawSums(all.risk, sums.risk, atFit.risk, variances.risk, random));
    }
    return { revenue, risk };
  };
  const varied = factor && drawAll(factor);
  // Where a parameter is nearly free, too few draws are numbers to tell anything.
  const parametersVary = varied !== undefined && varied.revenue.length === DRAWS;
  const { revenue: revenueDraws, risk: riskDraws } = parametersVary ? varied : drawAll(undefined);

  const figures = (segments: readonly number[]): ValueFigures => ({
    expectedRevenue: interval(all.revenue, revenueDraws, segments, margin),
    valueAtRisk: segments.some((segment) => all.known[segment]! > 0)
      ? interval(all.risk, riskDraws, segments, margin)
      : null,
    gone: segments.reduce((sum, segment) => sum + all.gone[segment]!, 0),
  });
  const numbers = Array.from({ length: segmentCount }, (_, segment) => segment);
  return {
    segments: numbers.map((segment) => figures([segment])),
    total: figures(numbers),
    parametersVary,
  };
}

function drawParameters(
  fitted: Parameters,
  factor: readonly (readonly number[])[],
  free: readonly number[],
  random: Random,
): number[] {
  const normal = free.map(() => randomNormal(random));
  const drawn = [...fitted];
  free.forEach((parameter, row) => {
    let step = 0;
    for (let column = 0; column <= row; column++) step += factor[row]![column]! * normal[column]!;
    drawn[parameter]! *= Math.exp(step);
  });
  return drawn;
}

/** One draw of a sum of each segment: its mean moved as the sample's, then chance of the given variance. */
function drawSums(
  all: Float64Array,
  moved: Float64Array,
  fitted: Float64Array,
  variance: Float64Array,
  random: Random,
): Float64Array {
  return all.map((sum, segment) => {
    const shape = sum ** 2 / variance[segment]!;
    const chance = shape > 0 && shape < Number.POSITIVE_INFINITY ? randomGamma(random, shape, shape) : 1;
    return fitted[segment] === 0 ? sum : sum * (moved[segment]! / fitted[segment]!) * chance;
  });
}

function interval(
  all: Float64Array,
  draws: readonly Float64Array[],
  segments: readonly number[],
  margin: number,
): Interval {
  const total = (sums: Float64Array): number => margin * segments.reduce((sum, segment) => sum + sums[segment]!, 0);
  const sorted = Float64Array.from(draws, total).sort();
  return { expected: total(all), low: quantile(sorted, LOW), high: quantile(sorted, HIGH) };
}

/** Between the two nearest of sorted values. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
