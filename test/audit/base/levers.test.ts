import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerBase } from '../../../src/audit/base/customerBase.ts';
import { effects, logarithmicMean } from '../../../src/audit/base/levers.ts';
import { currencyDecimals } from '../../../src/core/amount.ts';
import { addedUp } from '../../../src/report/audit/addedUp.ts';
import { buildCustomerBase } from '../../../src/report/audit/buildCustomerBase.ts';
import { builtLedger, day, type Entry } from '../../score/builtLedger.ts';
import { checkLevers } from './checkLevers.ts';

const side = (customers: number, orders: number, turnover: number) => ({ customers, orders, turnover, others: 0 });

describe('the logarithmic mean', () => {
  it.each([
    [1, Math.E, Math.E - 1],
    [8, 8, 8],
    // From 230 / ln(600 / 370) with 30 digits.
    [600, 370, 475.7702],
  ])('of %d and %d is %d', (a, b, mean) => {
    expect(logarithmicMean(a, b)).toBeCloseTo(mean, 4);
    expect(logarithmicMean(b, a)).toBeCloseTo(mean, 4);
  });

  it('keeps its digits where both are nearly the same', () => {
    // Between the geometric and the arithmetic mean, which agree to 13 digits here.
    expect(logarithmicMean(1_000_000, 1_000_000.1) / 1_000_000.05).toBeCloseTo(1, 13);
    expect(logarithmicMean(1.0001001, 1) / logarithmicMean(1.0000999, 1)).toBeCloseTo(1 + 1e-7, 10);
  });
});

describe('the effects of the levers', () => {
  it('give a change of one factor to that factor alone', () => {
    const all = effects(side(10, 20, 400), side(10, 20, 500))!;
    expect(all.customers).toBe(0);
    expect(all.ordersPerCustomer).toBe(0);
    expect(all.valuePerOrder).toBeCloseTo(100, 10);
  });

  it('are those of customers where a side has none', () => {
    expect(effects(side(0, 0, 0), side(2, 3, 90))).toEqual({ customers: 90, ordersPerCustomer: 0, valuePerOrder: 0 });
  });

  it('are unknown where turnover is not above zero', () => {
    expect(effects(side(1, 1, 0), side(2, 3, 90))).toBeUndefined();
    expect(effects(side(1, 1, 50), side(2, 3, -1))).toBeUndefined();
  });
});

describe('parts that are rounded', () => {
  it('add up to the whole, and lose less than a step each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (parts) => {
          const whole = Math.round(parts.reduce((sum, part) => sum + part, 0) / 100) * 100 + 0;
          const rounded = addedUp(parts, whole, 100);
          expect(rounded.reduce((sum, part) => sum + part, 0)).toBe(whole);
          for (const [i, part] of rounded.entries()) expect(Math.abs(part - parts[i]!)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('favour those that lose most', () => {
    expect(addedUp([133, 133, 134], 400, 100)).toEqual([100, 100, 200]);
    expect(addedUp([-50, 50], 0, 100)).toEqual([0, 0]);
    expect(addedUp([300, 199], 300, 100)).toEqual([200, 100]);
  });
});

const entry = fc.record({
  customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  day: fc.integer({ min: day('2022-12-25'), max: day('2024-12-31') }),
  units: fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100),
});
const refund = entry.map(({ units, ...rest }): Entry => ({ ...rest, units: -units / 4, kind: 'refund' }));

it.each(['EUR', 'JPY', 'KWD'])('the levers of %s add up as they are printed, whatever was bought', (currency) => {
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 30 }),
      fc.array(refund, { maxLength: 5 }),
      (bought, returned) => {
        const ledger = builtLedger([{ customer: 'z', day: day('2022-12-01'), units: 1 }, ...bought, ...returned]);
        const base = buildCustomerBase(
          customerBase(ledger, day('2024-12-31'), undefined, 'year', true),
          currency,
          'en',
        );
        checkLevers(base, 10 ** currencyDecimals(currency));
      },
    ),
  );
});
