import { AMOUNT_UNIT } from '../core/amount.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { type Said, said } from '../core/language.ts';
import type { OrderLedger } from '../core/ledger.ts';
import { byFrequency, type FrequencyRow, type Gain } from './accuracy.ts';
import { type Calibration, calibrate, firstPurchaseDay, usualCalibrationEnd } from './calibration.ts';
import { chooseModel } from './choose.ts';
import {
  compareForecasts,
  type HoldoutAccuracy,
  type NaiveBacktest,
  naiveBacktests,
  type Winner,
} from './forecastComparison.ts';
import type { GammaGammaFit } from './gammaGamma.ts';
import { DAYS_PER_WEEK, type GroupedHistories, groupHistories } from './groups.ts';
import { byCustomer } from './lifetimeValue.ts';
import { type MoneyBacktest, moneyBacktest } from './moneyBacktest.ts';
import { naiveOrders } from './naive.ts';
import type { PurchaseFit, PurchaseModel, PurchaseModelName } from './purchaseModel.ts';
import { expectedTracking, trackOrders } from './tracking.ts';

/** A model's fit to the calibration, and how it did in the holdout; a refused one forecasts nothing. */
export interface ModelBacktest extends Said<Omit<PurchaseFit, 'log_covariance'>> {
  readonly holdout: HoldoutAccuracy | null;
}

export interface TrackingWeek {
  /** From 1; the first week begins on the day of the first purchase. */
  readonly week: number;
  /** Its last day. */
  readonly end: string;
  /** Repeat purchase days since the beginning. */
  readonly actual: number;
  /** By model. */
  readonly expected: Readonly<Record<string, number>>;
}

/** A backtest as plain JSON: days as ISO dates, money in currency units, parameters in weeks. */
export interface Backtest {
  readonly calibration_start: string;
  readonly calibration_end: string;
  readonly holdout_end: string;
  readonly holdout_days: number;
  /** With a purchase up to the end of the calibration. */
  readonly customers: number;
  /** Of them, those that models were fitted on. */
  readonly fitted_customers: number;
  readonly unit: 'week';
  /** Empty where too few customers bought again. */
  readonly models: readonly ModelBacktest[];
  /** The model that is taken without knowing the holdout, null where there is no forecast, and why. */
  readonly choice: { readonly name: PurchaseModelName | null; readonly words: string };
  /** Null without money. */
  readonly value_model: Said<GammaGammaFit> | null;
  readonly naive: readonly NaiveBacktest[];
  readonly winner: Winner | null;
  readonly by_frequency: readonly FrequencyRow[];
  readonly gains: Readonly<Record<string, readonly Gain[]>>;
  readonly tracking: readonly TrackingWeek[];
  readonly money: MoneyBacktest | null;
  /** Customers who first bought in the holdout, whom no forecast holds. */
  readonly newcomers: { readonly customers: number; readonly orders: number; readonly revenue: number | null };
}

/** Fewer customers than these are too few to be fitted on alone. */
const LEAST_FITTED = 500;

/**
 * Fits every model to the first part of a history, forecasts the rest, and compares with what happened and with naive
 * forecasts.
 * @param asOf last day of the holdout
 * @param calibrationEnd last day that models see; undefined: the last third of the history is the holdout
 * @param fitFrom models are fitted on customers first seen from this day on, where at least 500 are; undefined: on all
 * @param models every model, the preferred first
 */
export function backtest(
  ledger: OrderLedger,
  asOf: EpochDay,
  calibrationEnd: EpochDay | undefined,
  fitFrom: EpochDay | undefined,
  hasMoney: boolean,
  models: readonly PurchaseModel[],
): Backtest {
  const calibration = calibrate(ledger, checkedEnd(ledger, asOf, calibrationEnd), asOf);
  const { customer, x, txDays, TDays, firstDay, holdoutDays, holdoutOrders, newcomers } = calibration;
  const histories = groupHistories(x, txDays, TDays);
  const isFitted = (row: number) => fitFrom === undefined || firstDay[row]! >= fitFrom;
  const late = customer.map((_, row) => row).filter(isFitted);
  const some = (values: Int32Array) => Int32Array.from(late, (row) => values[row]!);
  const isPart = late.length < customer.length && late.length >= LEAST_FITTED;
  const groups = isPart ? groupHistories(some(x), some(txDays), some(TDays)).groups : histories.groups;
  const { chosen, tried, words } = chooseModel(groups, 'auto', models);
  const accepted = models.flatMap((model): FittedModel[] => {
    const fit = tried.find(({ name, accepted: isAccepted }) => name === model.name && isAccepted);
    return fit ? [{ model, parameters: model.parameters.map((name) => fit.parameters[name]!) }] : [];
  });

  const orders: Record<string, Float64Array> = {};
  for (const one of accepted) orders[one.model.name] = expectedOrders(one, histories, holdoutDays / DAYS_PER_WEEK);
  const forecasts = { ...orders, ...naiveOrders(calibration) };
  const comparison = compareForecasts(holdoutOrders, forecasts);
  const money = hasMoney ? moneyBacktest(ledger, calibration, orders) : undefined;
  return {
    calibration_start: formatDay(calibration.start),
    calibration_end: formatDay(calibration.end),
    holdout_end: formatDay(asOf),
    holdout_days: holdoutDays,
    customers: customer.length,
    fitted_customers: isPart ? late.length : customer.length,
    unit: 'week',
    models: tried.map(({ log_covariance: _, ...fit }) => ({
      ...said(fit, 'en'),
      holdout: comparison.holdout[fit.name] ?? null,
    })),
    choice: { name: chosen?.name ?? null, words: words.en },
    value_model: money ? said(money.valueModel, 'en') : null,
    naive: naiveBacktests(comparison.holdout),
    winner: comparison.winner,
    by_frequency: byFrequency(x, holdoutOrders, forecasts),
    gains: comparison.gains,
    tracking: trackingWeeks(ledger, calibration, accepted),
    money: money?.backtest ?? null,
    newcomers: { ...newcomers, revenue: hasMoney ? newcomers.revenue / AMOUNT_UNIT : null },
  };
}

interface FittedModel {
  readonly model: PurchaseModel;
  readonly parameters: readonly number[];
}

function checkedEnd(ledger: OrderLedger, asOf: EpochDay, wanted: EpochDay | undefined): EpochDay {
  const start = firstPurchaseDay(ledger, asOf);
  if (start === undefined) throw new Failure('input', `nobody bought anything up to ${formatDay(asOf)}`);
  const end = wanted ?? usualCalibrationEnd(start, asOf);
  if (end >= start && end < asOf) return end;
  const known = `the orders run from ${formatDay(start)} to ${formatDay(asOf)}`;
  if (wanted === undefined) throw new Failure('input', `${known}: there is nothing to hide`, 'give a longer history');
  throw new Failure(
    'usage',
    `calibration end ${formatDay(end)} leaves nothing to learn from or nothing to forecast: ${known}`,
    'take a day between them',
  );
}

/** Purchase days that a model expects of each customer over t weeks, worked out once a group. */
function expectedOrders(
  { model, parameters }: FittedModel,
  { groups, groupOf }: GroupedHistories,
  t: number,
): Float64Array {
  const byGroup = Float64Array.from(groups.x, (x, group) =>
    model.expectedOrders(parameters, x, groups.tx[group]!, groups.T[group]!)(t),
  );
  return byCustomer(byGroup, groupOf);
}

function trackingWeeks(
  ledger: OrderLedger,
  calibration: Calibration,
  accepted: readonly FittedModel[],
): TrackingWeek[] {
  const tracking = trackOrders(ledger, calibration);
  const expected = accepted.map(({ model, parameters }) => {
    return [model.name, expectedTracking(tracking, (t) => model.expectedFromStart(parameters, t))] as const;
  });
  return Array.from(tracking.actual, (actual, index) => ({
    week: index + 1,
    end: formatDay(calibration.start + (index + 1) * DAYS_PER_WEEK - 1),
    actual,
    expected: Object.fromEntries(expected.map(([name, weeks]) => [name, weeks[index]!])),
  }));
}
