import type { Acquisition, NewCustomers } from '../../audit/base/acquisition.ts';
import type { Concentration } from '../../audit/base/concentration.ts';
import type { CustomerBase } from '../../audit/base/customerBase.ts';
import { NO_DECILE } from '../../audit/base/deciles.ts';
import type { Span } from '../../audit/base/periods.ts';
import { formatDay } from '../../core/day.ts';
import type { Language } from '../../core/language.ts';
import { rounded } from '../rounded.ts';
import { baseFindings } from './baseFindings.ts';
import { cohortsReport } from './cohortsReport.ts';
import type {
  AcquisitionReport,
  ConcentrationReport,
  CustomerBaseReport,
  DecilesReport,
  NewCustomersReport,
  SpanReport,
} from './customerBaseReport.ts';
import { leversReport } from './leversReport.ts';
import { ratioFigure, shareFigure, type TurnoverFigure, turnoverFigure } from './turnoverFigure.ts';

/** The customer base as plain JSON, its findings in a language. */
export function buildCustomerBase(
  base: CustomerBase,
  currency: string | undefined,
  language: Language,
): CustomerBaseReport {
  const { periods, turnover, concentration, deciles, hasMoney } = base;
  const figure = turnoverFigure(currency, hasMoney);
  const report = {
    measure: hasMoney ? ('revenue' as const) : ('orders' as const),
    periods: {
      length: String(periods.length),
      later: spanReport(periods.later),
      earlier: periods.earlier === undefined ? null : spanReport(periods.earlier),
      year_before: periods.isYearBefore,
    },
    turnover: {
      later: figure.figure(turnover.later),
      earlier: turnover.earlier === undefined ? null : figure.figure(turnover.earlier),
    },
    concentration: {
      later: concentrationReport(concentration.later, figure),
      earlier: concentration.earlier === undefined ? null : concentrationReport(concentration.earlier, figure),
    },
    acquisition: acquisitionReport(base.acquisition),
    levers: base.levers === undefined ? null : leversReport(base.levers, figure),
    deciles: decilesReport(deciles, concentration.later.turnover, figure),
    cohorts: cohortsReport(base.cohorts, base.from, figure),
  };
  return { ...report, findings: baseFindings(report, currency).map((finding) => finding[language]) };
}

function spanReport({ first, last }: Span): SpanReport {
  return { from: formatDay(first), to: formatDay(last) };
}

function concentrationReport(
  { customers, turnover, largest, gini, effectiveCustomers, notAboveZero, top, curve }: Concentration,
  { figure }: TurnoverFigure,
): ConcentrationReport {
  return {
    customers,
    turnover: figure(turnover),
    largest: largest.map((part) => ({ customers: part.customers, share: shareFigure(part.turnover, turnover) })),
    gini: gini === undefined ? null : ratioFigure(gini),
    effective_customers: effectiveCustomers === undefined ? null : rounded(effectiveCustomers, 1),
    not_above_zero: { customers: notAboveZero.customers, turnover: figure(notAboveZero.turnover) },
    without: top.map((one, index) => ({
      rank: index + 1,
      customer_id: one.customer,
      turnover: figure(one.turnover),
      share: shareFigure(one.turnover, turnover),
      left: figure(turnover - one.turnover),
    })),
    curve: turnover > 0 ? curve.map((point) => curvePoint(point, customers, turnover)) : [],
  };
}

function curvePoint(point: Concentration['curve'][number], customers: number, turnover: number) {
  return { customers: ratioFigure(point.customers / customers), turnover: ratioFigure(point.turnover / turnover) };
}

function acquisitionReport({
  months,
  lastDay,
  recent,
  pastYear,
  yearBefore,
  yearToLast,
  ratio,
  verdict,
}: Acquisition): AcquisitionReport {
  return {
    months: months.map(({ month, customers, isWhole }) => ({ month, new_customers: customers, whole: isWhole })),
    last_new_customer: lastDay === undefined ? null : formatDay(lastDay),
    recent: newCustomersReport(recent),
    past_year: newCustomersReport(pastYear),
    year_before: newCustomersReport(yearBefore),
    year_to_last: newCustomersReport(yearToLast),
    ratio:
      ratio === undefined
        ? null
        : { value: ratioFigure(ratio.value), low: ratioFigure(ratio.low), high: ratioFigure(ratio.high) },
    verdict,
  };
}

const DAYS_A_MONTH = 365.25 / 12;

function newCustomersReport(span: NewCustomers | undefined): NewCustomersReport | null {
  if (span === undefined) return null;
  const { first, last, customers } = span;
  return {
    ...spanReport(span),
    days: last - first + 1,
    new_customers: customers,
    per_month: rounded((customers * DAYS_A_MONTH) / (last - first + 1), 1),
  };
}

function decilesReport(
  { list, movements }: CustomerBase['deciles'],
  turnover: number,
  { figure, average }: TurnoverFigure,
): DecilesReport {
  const decile = (number: number) => (number === NO_DECILE ? null : number);
  return {
    list: list.map((part) => ({
      decile: part.decile,
      customers: part.customers,
      turnover: figure(part.turnover),
      share: shareFigure(part.turnover, turnover),
      per_customer: average(part.turnover, part.customers),
    })),
    movements: movements?.map(({ from, to, customers }) => ({ from: decile(from), to: decile(to), customers })) ?? null,
  };
}
