import type { Calibration } from './calibration.ts';

/** Forecasts that need no model; a model that does not beat them is not worth its trouble. */
export const naiveForecasts = [
  {
    name: 'same-rate',
    description: 'everybody goes on at their own rate: repeat purchase days per day since the first purchase',
  },
  {
    name: 'last-period',
    description: 'everybody buys as often as in the last period of the same length',
  },
  {
    name: 'mean',
    description: 'everybody buys at the average rate: all repeat purchase days by all days since first purchases',
  },
] as const;
export type NaiveName = (typeof naiveForecasts)[number]['name'];

/** Purchase days expected in the holdout, by row of the calibration. */
export function naiveOrders(calibration: Calibration): Readonly<Record<NaiveName, Float64Array>> {
  const { x, TDays, holdoutDays, lastPeriodOrders } = calibration;
  const repeats = sum(x);
  return {
    // The first purchase only opens the observation, so the rate counts the repeat purchases after it.
    'same-rate': Float64Array.from(x, (own, row) => perDay(own, TDays[row]!) * holdoutDays),
    'last-period': Float64Array.from(lastPeriodOrders),
    mean: new Float64Array(x.length).fill(perDay(repeats, sum(TDays)) * holdoutDays),
  };
}

/**
 * Net Amount expected in the holdout, by row of the calibration. Whoever goes on at a rate spends the mean of their own
 * repeat purchase days; whoever has none buys nothing at that rate.
 * @param spend mean Amount of a repeat purchase day, by row; NaN where there is none
 */
export function naiveRevenue(calibration: Calibration, spend: Float64Array): Readonly<Record<NaiveName, Float64Array>> {
  const { x, TDays, holdoutDays, lastPeriodRevenue } = calibration;
  const earned = Float64Array.from(x, (own, row) => (own === 0 ? 0 : own * spend[row]!));
  return {
    'same-rate': earned.map((own, row) => perDay(own, TDays[row]!) * holdoutDays),
    'last-period': lastPeriodRevenue,
    mean: new Float64Array(x.length).fill(perDay(sum(earned), sum(TDays)) * holdoutDays),
  };
}

/** Nothing is expected where nothing could be observed. */
function perDay(total: number, days: number): number {
  return days === 0 ? 0 : total / days;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let row = 0; row < values.length; row++) total += values[row]!;
  return total;
}
