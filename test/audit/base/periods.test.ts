import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PeriodLength, periodsOf, type Span } from '../../../src/audit/base/periods.ts';
import { formatDay, monthsBefore } from '../../../src/core/day.ts';
import { day } from '../../score/builtLedger.ts';

const text = (span: Span | undefined) => span && `${formatDay(span.first)} ${formatDay(span.last)}`;
const periods = (asOf: string, start: string, asked?: PeriodLength) => {
  const { length, later, earlier, isYearBefore } = periodsOf(day(asOf), day(start), asked);
  return [length, text(later), text(earlier), isYearBefore];
};

describe('the day some months before', () => {
  it.each([
    ['2024-03-15', 1, '2024-02-15'],
    ['2024-03-31', 1, '2024-02-29'],
    ['2023-02-28', 12, '2022-02-28'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2023-02-28', 1, '2023-01-31'],
    ['2024-01-10', 3, '2023-10-10'],
    ['2024-12-31', 6, '2024-06-30'],
  ])('%s less %i is %s', (from, months, to) => expect(formatDay(monthsBefore(day(from), months))).toBe(to));
});

describe('periods to compare', () => {
  it('are two years where the orders reach back so far', () => {
    expect(periods('2024-12-31', '2023-01-01')).toEqual([
      'year',
      '2024-01-01 2024-12-31',
      '2023-01-01 2023-12-31',
      true,
    ]);
    expect(periods('2024-06-15', '2020-01-01')).toEqual([
      'year',
      '2023-06-16 2024-06-15',
      '2022-06-16 2023-06-15',
      true,
    ]);
  });

  it('forgive orders that begin within 2 % of the earlier period', () => {
    expect(periods('2024-12-31', '2023-01-08')[0]).toBe('year');
    expect(periods('2024-12-31', '2023-01-09')[0]).toBe('half-year');
  });

  it('are the longest that has the same season a year before', () => {
    expect(periods('2024-12-31', '2023-07-01')).toEqual([
      'half-year',
      '2024-07-01 2024-12-31',
      '2023-07-01 2023-12-31',
      true,
    ]);
    expect(periods('2024-12-31', '2023-11-01')).toEqual([
      'month',
      '2024-12-01 2024-12-31',
      '2023-12-01 2023-12-31',
      true,
    ]);
    expect(periods('2024-12-31', '2023-09-30')).toEqual([
      'quarter',
      '2024-10-01 2024-12-31',
      '2023-10-01 2023-12-31',
      true,
    ]);
  });

  it('are the longest that fits in twice where there is no year before', () => {
    expect(periods('2024-12-31', '2023-12-15')).toEqual([
      'half-year',
      '2024-07-01 2024-12-31',
      '2024-01-01 2024-06-30',
      false,
    ]);
    expect(periods('2024-12-31', '2024-10-15')).toEqual([
      'month',
      '2024-12-01 2024-12-31',
      '2024-11-01 2024-11-30',
      false,
    ]);
  });

  it('have no earlier one where not even two months fit in', () => {
    expect(periods('2024-12-31', '2024-11-15')).toEqual(['month', '2024-12-01 2024-12-31', undefined, false]);
  });

  it.each([
    ['2024-02-29', 1, '2023-02-28 2023-02-28'],
    ['2021-02-28', 7, '2020-02-23 2020-02-29'],
    ['2024-02-29', 28, '2023-02-01 2023-02-28'],
  ])('of %s and %i days have as many days a year before', (asOf, days, earlier) => {
    expect(periods(asOf, '2010-01-01', days)[2]).toBe(earlier);
  });

  it('have the same number of days where it is asked for, and are never empty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 900 }), (asOf, days) => {
        const { earlier, later } = periodsOf(asOf, -10_000, days);
        expect(later.last - later.first + 1).toBe(days);
        expect(earlier!.last - earlier!.first + 1).toBe(days);
        expect(earlier!.last).toBeLessThan(later.first);
      }),
    );
  });

  it('are those that are asked for', () => {
    expect(periods('2024-12-31', '2020-01-01', 'month')).toEqual([
      'month',
      '2024-12-01 2024-12-31',
      '2023-12-01 2023-12-31',
      true,
    ]);
    expect(periods('2024-12-31', '2024-10-31', 'month')).toEqual([
      'month',
      '2024-12-01 2024-12-31',
      '2024-11-01 2024-11-30',
      false,
    ]);
    expect(periods('2024-12-31', '2024-01-01', 'year')).toEqual(['year', '2024-01-01 2024-12-31', undefined, false]);
    expect(periods('2024-12-31', '2024-12-01', 10)).toEqual([
      10,
      '2024-12-22 2024-12-31',
      '2024-12-12 2024-12-21',
      false,
    ]);
    expect(periods('2024-12-31', '2020-01-01', 400)).toEqual([
      400,
      '2023-11-28 2024-12-31',
      '2022-10-24 2023-11-27',
      false,
    ]);
  });
});
