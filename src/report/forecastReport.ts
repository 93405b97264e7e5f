import type { Amount } from '../core/amount.ts';
import { type Language, type Phrase, type Said, said } from '../core/language.ts';
import { groupedDigits } from '../core/numberText.ts';
import type { ModelChoice } from '../value/choose.ts';
import type { GammaGammaFit } from '../value/gammaGamma.ts';
import type { Interval, ValueFigures, ValueIntervals } from '../value/intervals.ts';
import type { PurchaseFit } from '../value/purchaseModel.ts';

/** What was forecast, and with what. */
export interface ForecastReportInput {
  readonly choice: ModelChoice;
  readonly fittedCustomers: number;
  readonly valueModel: GammaGammaFit | null;
  readonly intervals: ValueIntervals | undefined;
  readonly horizonDays: number;
  readonly discount: number;
  readonly margin: number;
}

/** A sum with the interval that should hold what happens in 80 of 100 cases, in currency units. */
export interface IntervalReport {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** What is expected of a segment or of all; null without money, or without a forecast. */
export interface ExpectationReport {
  /** Margin x order value x orders over the horizon, not discounted. */
  readonly expected_revenue: IntervalReport | null;
  /** Null where the model cannot say who has left. */
  readonly value_at_risk: IntervalReport | null;
  /** Customers who are active with a probability below 0.1, and in no value at risk. */
  readonly gone: number | null;
}

export interface ForecastReport extends ExpectationReport {
  /** Null: no forecast. */
  readonly model: string | null;
  /** Which model forecasts, and why. */
  readonly words: string;
  readonly horizon_days: number;
  readonly discount: number;
  readonly margin: number;
  /** The units of all of it, in words. */
  readonly units: string;
  readonly fitted_customers: number;
  readonly tried: readonly Said<PurchaseFit>[];
  readonly value_model: Said<GammaGammaFit> | null;
  /** Whether the intervals know of the uncertainty of the parameters; without, they are too narrow. */
  readonly parameters_vary: boolean | null;
}

export function forecastReport(
  input: ForecastReportInput,
  money: (amount: Amount | undefined) => number | null,
  language: Language,
): ForecastReport {
  const { choice, intervals, horizonDays, discount, margin } = input;
  return {
    model: choice.chosen?.name ?? null,
    words: choice.words[language],
    horizon_days: horizonDays,
    discount,
    margin,
    units: forecastUnits(input, language),
    fitted_customers: input.fittedCustomers,
    tried: choice.tried.map((fit) => said(fit, language)),
    value_model: input.valueModel && said(input.valueModel, language),
    parameters_vary: intervals?.parametersVary ?? null,
    ...expectations(intervals?.total, money),
  };
}

export function expectations(
  figures: ValueFigures | undefined,
  money: (amount: Amount | undefined) => number | null,
): ExpectationReport {
  const interval = (one: Interval | null | undefined): IntervalReport | null =>
    one === null || one === undefined
      ? null
      : { expected: money(one.expected)!, low: money(one.low)!, high: money(one.high)! };
  return {
    expected_revenue: interval(figures?.expectedRevenue),
    value_at_risk: interval(figures?.valueAtRisk),
    gone: figures?.gone ?? null,
  };
}

/** What all figures of a forecast are in, in words. */
export function forecastUnits(
  { horizonDays, discount, margin }: Pick<ForecastReportInput, 'horizonDays' | 'discount' | 'margin'>,
  language: Language,
): string {
  const [yearly, earned] = [percent(discount, language), percent(margin, language)];
  const units: Phrase = {
    en: `over the next ${horizonDays} days, discounted at ${yearly} a year, margin ${earned}`,
    it: `prossimi ${horizonDays} giorni, tasso di sconto ${yearly} annuo, margine ${earned}`,
  };
  return units[language];
}

/** `10 %`, `2.5 %`. */
function percent(rate: number, language: Language): string {
  return `${groupedDigits(String(Number((rate * 100).toFixed(2))), language)} %`;
}
