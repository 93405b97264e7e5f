import { describe, expect, it } from 'vitest';
import type { Cohort, Cohorts } from '../../../src/audit/base/cohorts.ts';
import { toAmount } from '../../../src/core/amount.ts';
import { cohortsReport } from '../../../src/report/audit/cohortsReport.ts';
import { turnoverFigure } from '../../../src/report/audit/turnoverFigure.ts';

/** Of each window: customers who bought, and what all of them brought. */
const cohort = (
  name: string,
  customers: number,
  ...windows: readonly (readonly [active: number, value: number])[]
): Cohort => ({
  cohort: name,
  customers,
  ages: windows.map(([active, value], i) => ({ age: i + 1, active, orders: active, value: toAmount(value) })),
  turnover: new Float64Array(4),
});

const comparison = (...list: readonly Cohort[]) => {
  const quarters = ['2024 Q1', '2024 Q2', '2024 Q3', '2024 Q4'];
  const cohorts: Cohorts = {
    quarters,
    list,
    before: { customers: 0, turnover: new Float64Array(4) },
    others: new Float64Array(4),
  };
  return cohortsReport(cohorts, undefined, turnoverFigure('EUR', true)).comparison;
};

const first = cohort('2024 Q1', 40, [40, 400], [20, 200], [10, 100]);
const second = cohort('2024 Q2', 60, [60, 900], [30, 300]);

describe('the comparison of cohorts', () => {
  it('is of the newest that has lived through two windows, with all before it at that age', () => {
    const third = cohort('2024 Q3', 50, [50, 250], [5, 50]);
    // Before: (20 + 30) of 100 in the second window, and (400 + 200 + 900 + 300) / 100 by its end.
    expect(comparison(first, second, third, cohort('2024 Q4', 30, [30, 30]))).toEqual({
      cohort: '2024 Q3',
      age: 2,
      retention: 0.1,
      cumulative_value: 6,
      before: { customers: 100, retention: 0.5, cumulative_value: 18 },
    });
  });

  it('is of one that has lived through one where none has through two', () => {
    expect(comparison(first, cohort('2024 Q2', 30, [30, 600]))).toMatchObject({
      cohort: '2024 Q2',
      age: 1,
      cumulative_value: 20,
      before: { customers: 40, cumulative_value: 10 },
    });
  });

  it('is not of fewer than 30 customers, on either side', () => {
    expect(comparison(first, second, cohort('2024 Q3', 29, [29, 1], [0, 0]))).toMatchObject({ cohort: '2024 Q2' });
    expect(comparison(cohort('2024 Q1', 29, [29, 1], [0, 0]), second)).toBeNull();
    expect(comparison(first)).toBeNull();
  });
});
