import { type Cohort, type Cohorts, WINDOW_DAYS } from '../../audit/base/cohorts.ts';
import { FEWEST_PEOPLE } from '../../audit/comparisons.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import type { CohortAge, CohortsReport } from './customerBaseReport.ts';
import { ratioFigure, type TurnoverFigure } from './turnoverFigure.ts';

export function cohortsReport(
  { quarters, list, before, others }: Cohorts,
  from: EpochDay | undefined,
  figures: TurnoverFigure,
): CohortsReport {
  const byQuarter = (turnover: Float64Array, first: number) =>
    quarters.slice(first).map((quarter, i) => ({ quarter, turnover: figures.figure(turnover[first + i]!) }));
  return {
    window_days: WINDOW_DAYS,
    from: from === undefined ? null : formatDay(from),
    left_out: before.customers,
    refunds_to_others: others.some((turnover) => turnover !== 0) ? byQuarter(others, 0) : [],
    left_out_turnover: before.customers === 0 ? [] : byQuarter(before.turnover, 0),
    list: list.map((cohort) => ({
      cohort: cohort.cohort,
      customers: cohort.customers,
      ages: agesReport(cohort, figures),
      turnover: byQuarter(cohort.turnover, quarters.indexOf(cohort.cohort)),
    })),
    comparison: comparisonReport(list, figures),
  };
}

function agesReport({ customers, ages }: Cohort, figures: TurnoverFigure): CohortAge[] {
  let cumulative = 0;
  return ages.map(({ age, active, orders, value }) => {
    cumulative += value ?? 0;
    return {
      age,
      retention: ratioFigure(active / customers),
      orders: ratioFigure(orders / customers),
      value: value === undefined ? null : figures.average(value, customers),
      cumulative_value: value === undefined ? null : figures.average(cumulative, customers),
    };
  });
}

/** Of cohorts of 30 customers or more, the newest that has lived through two windows (through one, where none has through two), and all before it. */
function comparisonReport(list: readonly Cohort[], figures: TurnoverFigure): CohortsReport['comparison'] {
  const comparable = list.slice(1).filter(({ customers }) => customers >= FEWEST_PEOPLE);
  const newest =
    comparable.findLast(({ ages }) => ages.length > 1) ?? comparable.findLast(({ ages }) => ages.length > 0);
  if (newest === undefined) return null;
  const age = newest.ages.length;
  const before = list.slice(0, list.indexOf(newest));
  const customers = before.reduce((sum, cohort) => sum + cohort.customers, 0);
  if (customers < FEWEST_PEOPLE) return null;
  const active = before.reduce((sum, { ages }) => sum + ages[age - 1]!.active, 0);
  const value = (cohorts: readonly Cohort[]) =>
    cohorts.reduce((sum, { ages }) => sum + ages.slice(0, age).reduce((part, one) => part + (one.value ?? 0), 0), 0);
  const perCustomer = (cohorts: readonly Cohort[], count: number) =>
    figures.hasMoney ? figures.average(value(cohorts), count) : null;
  return {
    cohort: newest.cohort,
    age,
    retention: ratioFigure(newest.ages[age - 1]!.active / newest.customers),
    cumulative_value: perCustomer([newest], newest.customers),
    before: { customers, retention: ratioFigure(active / customers), cumulative_value: perCustomer(before, customers) },
  };
}
