import { describe, expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { calibrate } from '../../src/value/calibration.ts';
import { naiveForecasts, naiveOrders, naiveRevenue } from '../../src/value/naive.ts';
import { builtLedger } from '../score/builtLedger.ts';

// Calibration to day 40, holdout of 10 days: ann 2 repeats in 40 days, bob none in 10, eve begins on the last day.
const cut = calibrate(
  builtLedger([
    { customer: 'ann', day: 0, units: 1 },
    { customer: 'ann', day: 20, units: 10 },
    { customer: 'ann', day: 35, units: 30 },
    { customer: 'bob', day: 30, units: 7 },
    { customer: 'eve', day: 40, units: 8 },
    { customer: 'eve', day: 45, units: 9 },
  ]),
  40,
  50,
);

describe('naive forecasts', () => {
  it('of purchases', () => {
    const orders = naiveOrders(cut);
    expect([...orders['same-rate']]).toEqual([0.5, 0, 0]);
    expect([...orders['last-period']]).toEqual([1, 0, 1]);
    expect([...orders.mean]).toEqual([0.4, 0.4, 0.4]);
  });

  it('of money', () => {
    const spend = Float64Array.of(toAmount(20), Number.NaN, Number.NaN);
    const revenue = naiveRevenue(cut, spend);
    expect([...revenue['same-rate']]).toEqual([toAmount(10), 0, 0]);
    expect([...revenue['last-period']]).toEqual([toAmount(30), 0, toAmount(8)]);
    expect([...revenue.mean]).toEqual([toAmount(8), toAmount(8), toAmount(8)]);
  });

  it('expect nothing where everybody began on the last day', () => {
    const only = calibrate(builtLedger([{ customer: 'eve', day: 40, units: 8 }]), 40, 41);
    expect([...naiveOrders(only)['same-rate']]).toEqual([0]);
    expect([...naiveOrders(only).mean]).toEqual([0]);
  });

  it('are all listed', () => {
    expect(Object.keys(naiveOrders(cut))).toEqual(naiveForecasts.map(({ name }) => name));
  });
});
