import { AMOUNT_UNIT } from '../core/amount.ts';
import type { OrderLedger } from '../core/ledger.ts';
import type { Gain } from './accuracy.ts';
import type { Calibration } from './calibration.ts';
import {
  compareForecasts,
  type ForecastComparison,
  type HoldoutAccuracy,
  type NaiveBacktest,
  naiveBacktests,
  type Winner,
} from './forecastComparison.ts';
import { expectedOrderValue, fitGammaGamma, type GammaGammaFit } from './gammaGamma.ts';
import { naiveRevenue } from './naive.ts';
import { orderValues } from './orderValues.ts';
import type { PurchaseModelName } from './purchaseModel.ts';

/** Forecasts of money: the purchase days of each model times the expected value of one, and naive ones. */
export interface MoneyBacktest {
  readonly models: readonly { readonly name: PurchaseModelName; readonly holdout: HoldoutAccuracy }[];
  readonly naive: readonly NaiveBacktest[];
  readonly winner: Winner | null;
  readonly gains: Readonly<Record<string, readonly Gain[]>>;
}

/**
 * Fits order values to the calibration, and compares forecasts of the net revenue of the holdout.
 * @param orders purchase days that models expect in the holdout, by row of the calibration
 */
export function moneyBacktest(
  ledger: OrderLedger,
  calibration: Calibration,
  orders: Readonly<Record<string, Float64Array>>,
): { readonly valueModel: GammaGammaFit; readonly backtest: MoneyBacktest } {
  const { customer, end, x, holdoutRevenue } = calibration;
  const { m } = orderValues(ledger, end, 'revenue');
  const spend = Float64Array.from(customer, (number) => m[number]!);
  const valueModel = fitGammaGamma(x, spend);
  const value = spend.map((own, row) => expectedOrderValue(valueModel, x[row]!, own));
  const forecasts: Record<string, Float64Array> = {};
  for (const [name, expected] of Object.entries(orders)) forecasts[name] = expected.map((n, row) => n * value[row]!);
  const { holdout, winner, gains } = inUnits(
    compareForecasts(holdoutRevenue, { ...forecasts, ...naiveRevenue(calibration, spend) }),
  );
  return {
    valueModel,
    backtest: {
      models: (Object.keys(orders) as PurchaseModelName[]).map((name) => ({ name, holdout: holdout[name]! })),
      naive: naiveBacktests(holdout),
      winner,
      gains,
    },
  };
}

/** A comparison of Amounts in currency units. Amounts are compared first, for their sums are exact. */
function inUnits({ holdout, winner, gains }: ForecastComparison): ForecastComparison {
  const units = (amount: number) => amount / AMOUNT_UNIT;
  return {
    holdout: mapValues(holdout, ({ actual, expected, mae, rmse, bias, spearman }) => ({
      actual: units(actual),
      expected: units(expected),
      mae: units(mae),
      rmse: units(rmse),
      bias: units(bias),
      spearman,
    })),
    winner: winner && {
      ...winner,
      mae: units(winner.mae),
      runner_up_mae: winner.runner_up_mae === null ? null : units(winner.runner_up_mae),
    },
    gains: mapValues(gains, (list) =>
      list.map((gain) => ({ ...gain, expected: units(gain.expected), actual: units(gain.actual) })),
    ),
  };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}
