import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { daysBetweenOrders, measure } from '../../src/score/measure.ts';
import { allTexts } from '../core/builtTexts.ts';
import { builtLedger, day, type Entry } from './builtLedger.ts';

describe('measure', () => {
  const ledger = builtLedger([
    { customer: 'ann', day: day('2024-01-01'), units: 10 },
    { customer: 'ann', day: day('2024-01-11'), units: 20 },
    { customer: 'ann', day: day('2024-01-11'), units: 5.5 },
    { customer: 'ann', day: day('2024-01-20'), units: -4, kind: 'refund' },
    { customer: 'ann', day: day('2024-01-25'), units: 7, kind: 'reversed' },
    { customer: 'bob', day: day('2023-06-01'), units: 100 },
    { customer: 'bob', day: day('2024-01-05'), units: -30, kind: 'refund' },
    { customer: 'cyd', day: day('2024-01-02'), units: -9, kind: 'refund' },
    { customer: 'dan', day: day('2024-02-10'), units: 50 },
  ]);

  it('counts purchases, their days and net money of each customer with a purchase', () => {
    const measures = measure(ledger, day('2024-01-31'), undefined);
    expect([...measures.customer]).toEqual([0, 1]);
    expect([...measures.recencyDays]).toEqual([20, 244]);
    expect([...measures.orders]).toEqual([3, 1]);
    expect([...measures.purchaseDays]).toEqual([2, 1]);
    expect([...measures.firstDay]).toEqual([day('2024-01-01'), day('2023-06-01')]);
    expect([...measures.lastDay]).toEqual([day('2024-01-11'), day('2023-06-01')]);
    expect([...measures.revenue]).toEqual([toAmount(38.5), toAmount(70)]);
    expect([...measures.refunded]).toEqual([toAmount(4), toAmount(30)]);
    expect([...daysBetweenOrders(measures)]).toEqual([10, Number.NaN]);
    expect(measures.profit).toBeUndefined();
  });

  it('sets aside customers without a purchase up to as_of', () => {
    const { withoutPurchase, beforeWindow } = measure(ledger, day('2024-01-31'), undefined);
    expect(withoutPurchase).toEqual({ customers: 2, revenue: toAmount(-9), refunded: toAmount(9) });
    expect(beforeWindow).toEqual({ customers: 0, revenue: 0, refunded: 0 });
  });

  it('limits orders and money by since, but not the first day nor the cadence', () => {
    const measures = measure(ledger, day('2024-01-31'), day('2024-01-11'));
    expect([...measures.customer]).toEqual([0]);
    expect([...measures.orders]).toEqual([2]);
    expect([...measures.purchaseDays]).toEqual([1]);
    expect([...measures.historyDays]).toEqual([2]);
    expect([...measures.firstDay]).toEqual([day('2024-01-01')]);
    expect([...measures.revenue]).toEqual([toAmount(28.5)]);
    expect([...daysBetweenOrders(measures)]).toEqual([10]);
    expect(measures.beforeWindow).toEqual({ customers: 1, revenue: toAmount(70), refunded: toAmount(30) });
  });

  it('takes cost off revenue, and a refund gives its share back', () => {
    const withCost = builtLedger([
      { customer: 'ann', day: 1, units: 10, cost: 6 },
      { customer: 'ann', day: 2, units: -5, cost: -3, kind: 'refund' },
    ]);
    expect([...measure(withCost, 2, undefined).profit!]).toEqual([toAmount(2)]);
    expect([...measure(withCost, 1, undefined).profit!]).toEqual([toAmount(4)]);
  });

  it('has no rows without entries', () => {
    expect(measure(builtLedger([]), 0, undefined).customer).toHaveLength(0);
  });

  it('agrees with filters and sums written out', () => {
    fc.assert(
      fc.property(
        entries,
        fc.integer({ min: 0, max: 12 }),
        fc.option(fc.integer({ min: 0, max: 12 })),
        (all, asOf, from) => {
          const since = from ?? Number.NEGATIVE_INFINITY;
          const built = builtLedger(all);
          const measures = measure(built, asOf, from ?? undefined);
          const expected = allTexts(built.customers).flatMap((customer, number) => {
            const own = all.filter((entry) => entry.customer === customer && entry.day <= asOf);
            const purchases = own.filter((entry) => entry.kind === 'purchase');
            const recent = purchases.filter((entry) => entry.day >= since);
            if (recent.length === 0) return [];
            const inWindow = own.filter((entry) => entry.day >= since);
            const days = purchases.map((entry) => entry.day);
            return [
              {
                customer: number,
                recency: asOf - Math.max(...days),
                orders: recent.length,
                purchaseDays: new Set(recent.map((entry) => entry.day)).size,
                historyDays: new Set(days).size,
                first: Math.min(...days),
                revenue: toAmount(inWindow.reduce((sum, entry) => sum + entry.units, 0)),
                refunded: toAmount(
                  inWindow.reduce((sum, entry) => sum - (entry.kind === 'refund' ? entry.units : 0), 0),
                ),
              },
            ];
          });
          const actual = Array.from(measures.customer, (customer, row) => ({
            customer,
            recency: measures.recencyDays[row],
            orders: measures.orders[row],
            purchaseDays: measures.purchaseDays[row],
            historyDays: measures.historyDays[row],
            first: measures.firstDay[row],
            revenue: measures.revenue[row],
            refunded: measures.refunded[row],
          }));
          expect(actual).toEqual(expected);
        },
      ),
    );
  });

  const entries: fc.Arbitrary<Entry[]> = fc.array(
    fc
      .record({
        customer: fc.constantFrom('a', 'b', 'c'),
        day: fc.integer({ min: 0, max: 12 }),
        units: fc.integer({ min: 1, max: 9 }),
        kind: fc.constantFrom('purchase', 'purchase', 'refund', 'reversed'),
      })
      .map((entry) => (entry.kind === 'refund' ? { ...entry, units: -entry.units } : entry)),
    { maxLength: 25 },
  );
});
