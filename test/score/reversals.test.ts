import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { exactReversals } from '../../src/score/reversals.ts';
import { builtLedger, type Entry } from './builtLedger.ts';

const purchase = (customer: string, day: number, units: number): Entry => ({ customer, day, units });
const refund = (customer: string, day: number, units: number): Entry => ({
  customer,
  day,
  units: -units,
  kind: 'refund',
});

function reversed(...entries: Entry[]) {
  return exactReversals(builtLedger(entries), undefined);
}

describe('exactReversals', () => {
  it.each([
    ['a purchase of an earlier day', [purchase('a', 1, 5), refund('a', 3, 5)], 1],
    ['a purchase of the same day, in whatever order', [refund('a', 1, 5), purchase('a', 1, 5)], 1],
    ['no purchase of a later day', [refund('a', 1, 5), purchase('a', 2, 5)], 0],
    ['one of two equal purchases', [purchase('a', 1, 5), purchase('a', 2, 5), refund('a', 2, 5)], 1],
    ['for each customer alone', [purchase('a', 1, 5), refund('a', 1, 5), purchase('b', 2, 5), refund('b', 2, 5)], 2],
    ['no purchase of another customer', [purchase('b', 1, 5), refund('a', 1, 5)], 0],
    ['no purchase of another amount', [purchase('a', 1, 5.01), refund('a', 1, 5)], 0],
    ['each purchase once', [purchase('a', 1, 5), refund('a', 2, 5), refund('a', 3, 5)], 1],
    [
      'two equal purchases by two refunds',
      [purchase('a', 1, 5), purchase('a', 1, 5), refund('a', 2, 5), refund('a', 3, 5)],
      2,
    ],
    ['no order that is none', [{ ...purchase('a', 1, 5), kind: 'reversed' }, refund('a', 2, 5)], 0],
  ] as [string, Entry[], number][])('reverses %s', (_, entries, count) => {
    expect(reversed(...entries)).toEqual({ count, amount: toAmount(5 * count) });
  });

  it('leaves aside purchases before a window', () => {
    const entries = [
      purchase('a', 1, 5),
      purchase('a', 4, 5),
      refund('a', 6, 5),
      refund('a', 7, 5),
      purchase('b', 1, 5),
      refund('b', 6, 5),
    ];
    const ledger = builtLedger(entries);
    expect([1, 2, 4, 5, 7, 8].map((since) => exactReversals(ledger, since).count)).toEqual([3, 1, 1, 0, 0, 0]);
  });

  it('agrees with taking the latest open purchase of each refund, day by day', () => {
    const entries = fc.array(
      fc.tuple(fc.boolean(), fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 3 })),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(entries, (drawn) => {
        const all = drawn.map(([isRefund, customer, day, units]) =>
          (isRefund ? refund : purchase)(customer, day, units),
        );
        const open = all.filter((entry) => entry.kind !== 'refund').sort((a, b) => b.day - a.day);
        let count = 0;
        let units = 0;
        for (const back of all.filter((entry) => entry.kind === 'refund').sort((a, b) => a.day - b.day)) {
          const found = open.findIndex(
            (entry) => entry.customer === back.customer && entry.units === -back.units && entry.day <= back.day,
          );
          if (found < 0) continue;
          units += open.splice(found, 1)[0]!.units;
          count++;
        }
        expect(reversed(...all)).toEqual({ count, amount: toAmount(units) });
      }),
    );
  });

  it('finds each of many amounts of one customer, round ones too, and keeps customers apart', () => {
    const amounts = Array.from({ length: 500 }, (_, i) => 128 * (i + 1));
    const bought = amounts.map((units) => purchase('a', 0, units));
    const others = amounts.map((units) => purchase('b', 0, units + 1));
    const back = amounts.map((units) => refund('a', 1, units));
    const unlike = amounts.map((units) => refund('b', 1, units));
    const money = toAmount(amounts.reduce((total, units) => total + units));
    expect(reversed(...bought, ...back, ...others, ...unlike)).toEqual({ count: 500, amount: money });
  });
});
