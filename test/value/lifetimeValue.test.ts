import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupHistories } from '../../src/value/groups.ts';
import {
  byCustomer,
  customerValues,
  forecastGroups,
  type GroupForecast,
  valueAtRisk,
} from '../../src/value/lifetimeValue.ts';
import { purchaseModels } from '../../src/value/models.ts';
import type { PurchaseModel } from '../../src/value/purchaseModel.ts';

/** Parameters near those of the CDNOW sample, by model. */
const PARAMETERS = {
  'pareto-nbd': [0.553, 10.58, 0.606, 11.67],
  'mbg-nbd': [0.525, 6.183, 0.891, 1.614],
  'bg-nbd': [0.243, 4.414, 0.793, 2.426],
  nbd: [0.385, 12.07],
} as const;

// x, days to the last purchase, days to as_of: several with equal x and T.
const histories = [
  [0, 0, 10],
  [0, 0, 270],
  [2, 213, 272],
  [2, 20, 272],
  [2, 272, 272],
  [1, 5, 272],
  [26, 216, 217],
  [5000, 100, 5200],
  [5000, 5200, 5200],
] as const;
const { groups, groupOf } = groupHistories(
  histories.map(([x]) => x),
  histories.map(([, tx]) => tx),
  histories.map(([, , T]) => T),
);

function forecast(model: PurchaseModel, horizonDays: number, discount: number): GroupForecast {
  return forecastGroups(model, PARAMETERS[model.name], groups, horizonDays, discount);
}

/** Sum of discounted weekly increments, one call of the model after the other. */
function discountedSlowly(model: PurchaseModel, group: number, horizonDays: number, discount: number): number {
  const expected = (days: number): number =>
    days === 0
      ? 0
      : model.expectedOrders(PARAMETERS[model.name], groups.x[group]!, groups.tx[group]!, groups.T[group]!)(days / 7);
  let sum = 0;
  for (let day = 0; day < horizonDays; day += 7) {
    const end = Math.min(horizonDays, day + 7);
    sum += (expected(end) - expected(day)) / (1 + discount) ** (end / 365);
  }
  return sum;
}

describe.each(purchaseModels.map((model) => [model.name, model] as const))('forecastGroups with %s', (_, model) => {
  it.each([
    [365, 0.1],
    [364, 0.1],
    [90, 2],
    [3, 0.1],
    [1, 0.5],
  ])('discounts each week at its end, over %i days at %d a year', (horizonDays, discount) => {
    const { discountedOrders, expectedOrders } = forecast(model, horizonDays, discount);
    for (let group = 0; group < groups.count; group++) {
      const slowly = discountedSlowly(model, group, horizonDays, discount);
      expect(Math.abs(discountedOrders[group]! - slowly)).toBeLessThanOrEqual(1e-9 * slowly);
      expect(discountedOrders[group]!).toBeLessThanOrEqual(expectedOrders[group]!);
    }
  });

  it('has expected orders as the sum without a discount', () => {
    const { discountedOrders, expectedOrders } = forecast(model, 365, 0);
    for (let group = 0; group < groups.count; group++) {
      expect(Math.abs(discountedOrders[group]! - expectedOrders[group]!)).toBeLessThan(
        1e-12 * expectedOrders[group]! + 1e-300,
      );
    }
  });

  it('expects nothing of no days at all', () => {
    const { discountedOrders, expectedOrders, pAlive } = forecast(model, 0, 0.1);
    expect([...discountedOrders, ...expectedOrders].every((value) => value === 0)).toBe(true);
    expect([...pAlive]).toEqual([...forecast(model, 365, 0.1).pAlive]);
  });

  it('gives each customer the same when each is there twice', () => {
    const twice = groupHistories(
      [...histories, ...histories].map(([x]) => x),
      [...histories, ...histories].map(([, tx]) => tx),
      [...histories, ...histories].map(([, , T]) => T),
    );
    const again = forecastGroups(model, PARAMETERS[model.name], twice.groups, 365, 0.1);
    const once = forecast(model, 365, 0.1);
    for (const column of ['pAlive', 'expectedOrders', 'discountedOrders'] as const) {
      const values = byCustomer(once[column], groupOf);
      expect(byCustomer(again[column], twice.groupOf)).toEqual(Float64Array.from([...values, ...values]));
    }
  });
});

describe('customerValues', () => {
  const discounted = Float64Array.of(0.5, 2);

  it('is margin x order value x discounted orders', () => {
    expect([...customerValues(discounted, Int32Array.of(1, 0, 1), [10, 20, 30], 0.4)]).toEqual([8, 4, 24]);
    expect([...customerValues(discounted, Int32Array.of(1), [Number.NaN], 1)]).toEqual([Number.NaN]);
  });

  it('scales with money', () => {
    const value = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), fc.constantFrom(2, 0.5, 1024), (orderValues, factor) => {
        const groupOf = Int32Array.from(orderValues, (_, i) => i % 2);
        const scaled = orderValues.map((amount) => factor * amount);
        expect(customerValues(discounted, groupOf, scaled, 0.3)).toEqual(
          customerValues(discounted, groupOf, orderValues, 0.3).map((amount) => factor * amount),
        );
      }),
    );
  });
});

describe('valueAtRisk', () => {
  it('is the worth if active times the chance of not being so', () => {
    // Worth 1,000 if active, so clv is 1,000 x p.
    expect(valueAtRisk(900, 0.9)).toBeCloseTo(100, 10);
    expect(valueAtRisk(500, 0.5)).toBe(500);
    expect(valueAtRisk(100, 0.1)).toBeCloseTo(900, 10);
    expect(valueAtRisk(1000, 1)).toBe(0);
  });

  it('is missing for customers who count as gone and where nobody knows', () => {
    expect(valueAtRisk(99, 0.0999)).toBe(Number.NaN);
    expect(valueAtRisk(0, 0)).toBe(Number.NaN);
    expect(valueAtRisk(500, Number.NaN)).toBe(Number.NaN);
  });
});

describe('byCustomer', () => {
  it('gives customers the number of their group', () => {
    expect([...byCustomer(Float64Array.of(7, Number.NaN), Int32Array.of(0, 1, 0))]).toEqual([7, Number.NaN, 7]);
  });
});
