import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concentration } from '../../../src/audit/base/concentration.ts';
import { textsFrom } from '../../../src/core/texts.ts';

const of = (turnover: readonly number[], orders = turnover.map(() => 1)) =>
  concentration(
    { orders: Int32Array.from(orders), turnover: Float64Array.from(turnover), others: 0 },
    textsFrom(turnover.map((_, i) => `c${i}`)),
  );

it('is nothing where all bring the same', () => {
  const { gini, effectiveCustomers, largest } = of(Array(20).fill(5));
  expect(gini).toBeCloseTo(0, 12);
  expect(effectiveCustomers).toBeCloseTo(20, 12);
  expect(largest).toEqual([
    { customers: 1, turnover: 5 },
    { customers: 5, turnover: 25 },
    { customers: 10, turnover: 50 },
    { customers: 2, turnover: 10 },
  ]);
});

it('is 1 - 1/n where one brings all that counts', () => {
  const { gini, effectiveCustomers } = of([1e-9, 1e-9, 1e-9, 100]);
  expect(gini).toBeCloseTo(0.75, 9);
  expect(effectiveCustomers).toBeCloseTo(1, 9);
});

it('counts those who bought, and Gini those above zero', () => {
  const result = of([40, 0, -5, 60, 9], [1, 0, 1, 2, 1]);
  expect(result).toMatchObject({ customers: 4, turnover: 104, notAboveZero: { customers: 1, turnover: -5 } });
  // 40, 60, 9 ascending: 2 (9 + 80 + 180) / (3 x 109) - 4 / 3.
  expect(result.gini).toBeCloseTo((2 * 269) / 327 - 4 / 3, 12);
  expect(result.effectiveCustomers).toBeCloseTo(109 ** 2 / (1600 + 3600 + 81), 12);
  expect(result.top.map(({ customer }) => customer)).toEqual(['c3', 'c0', 'c4', 'c2']);
});

it('names of equal customers the first by id, ten at most', () => {
  expect(of(Array(12).fill(7)).top.map(({ customer }) => customer)).toEqual([
    'c0',
    'c1',
    'c10',
    'c11',
    'c2',
    'c3',
    'c4',
    'c5',
    'c6',
    'c7',
  ]);
});

it('knows nothing of nobody', () => {
  expect(of([])).toMatchObject({ customers: 0, turnover: 0, gini: undefined, effectiveCustomers: undefined, top: [] });
  expect(of([-1]).gini).toBeUndefined();
});

it('has the Gini of mean differences, and a curve from nobody to everybody', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 60 }), (values) => {
      const { gini, curve, turnover } = of(values);
      const mean = turnover / values.length;
      const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
      const relative = differences.reduce((sum, one) => sum + one, 0) / values.length ** 2 / (2 * mean);
      expect(gini).toBeCloseTo(relative, 9);
      expect(curve[0]).toEqual({ customers: 0, turnover: 0 });
      expect(curve.at(-1)).toEqual({ customers: values.length, turnover });
    }),
  );
});
