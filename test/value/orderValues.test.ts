import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { type OrderLedger, PARTIAL_REFUND, REVERSED } from '../../src/core/ledger.ts';
import { orderValues } from '../../src/value/orderValues.ts';
import { allTexts } from '../core/builtTexts.ts';
import { builtLedger, day, type Entry } from '../score/builtLedger.ts';
import { hasPublicData, publicDataFolder, publicDataNote } from '../score/publicData.ts';

/** x and m, in currency units, of the only customer, up to day 100. */
function valuesOf(...entries: readonly Omit<Entry, 'customer'>[]): [number, number] {
  const ledger = builtLedger(entries.map((entry) => ({ customer: 'ann', ...entry })));
  const { x, m } = orderValues(withPartialRefunds(ledger), 100, 'revenue');
  return [x[0]!, m[0]! / 10_000];
}

/** Reversed entries below zero are partial refunds: a built ledger has no word for them. */
function withPartialRefunds(ledger: OrderLedger): OrderLedger {
  const kind = ledger.kind.map((kind, entry) =>
    kind === REVERSED && ledger.amount[entry]! < 0 ? PARTIAL_REFUND : kind,
  );
  return { ...ledger, kind };
}

const purchase = (day: number, units: number) => ({ day, units });
const refund = (day: number, units: number) => ({ day, units: -units, kind: 'refund' }) as const;
const partialRefund = (day: number, units: number) => ({ day, units: -units, kind: 'reversed' }) as const;
const reversed = (day: number, units: number) => ({ day, units, kind: 'reversed' }) as const;

describe('orderValues', () => {
  it('is the money of the repeat days a day, several orders of a day being one', () => {
    expect(valuesOf(purchase(1, 10), purchase(5, 20), purchase(5, 5), purchase(9, 3))).toEqual([2, 14]);
    expect(valuesOf(purchase(1, 10), purchase(1, 20))).toEqual([0, Number.NaN]);
  });

  it('books a refund to the newest day first, up to what it has left, then to the day before', () => {
    const bought = [purchase(1, 10), purchase(5, 20), purchase(9, 30)];
    expect(valuesOf(...bought, refund(9, 12))).toEqual([2, 19]);
    expect(valuesOf(...bought, refund(8, 12))).toEqual([2, 19]);
    expect(valuesOf(...bought, refund(20, 35))).toEqual([2, 7.5]);
    expect(valuesOf(...bought, refund(20, 35), refund(21, 10))).toEqual([2, 2.5]);
    // 10 of 60 go to the first day, which is no repeat; of 70 more nothing is left to lower.
    expect(valuesOf(...bought, refund(20, 60))).toEqual([2, 0]);
    expect(valuesOf(...bought, refund(20, 130))).toEqual([2, 0]);
    expect(valuesOf(...bought, refund(4, 25))).toEqual([2, 25]);
    expect(valuesOf(...bought, refund(0, 25))).toEqual([2, 25]);
  });

  it('does not book a refund to a day that comes after it', () => {
    expect(valuesOf(purchase(1, 10), purchase(5, 20), refund(6, 50), purchase(9, 30))).toEqual([2, 15]);
  });

  it('lowers a day by the partial refunds of its orders before other refunds reach it', () => {
    const bought = [purchase(1, 10), purchase(5, 20), purchase(9, 30)];
    expect(valuesOf(...bought, partialRefund(5, 15))).toEqual([2, 17.5]);
    expect(valuesOf(...bought, refund(9, 28), partialRefund(9, 25))).toEqual([2, 0]);
    expect(valuesOf(...bought, refund(9, 28), partialRefund(9, 4))).toEqual([2, 9]);
  });

  it('nets a reversed order on its day, which it does not make a purchase day', () => {
    const bought = [purchase(1, 10), purchase(5, 20)];
    expect(valuesOf(...bought, reversed(7, 50), partialRefund(7, 50))).toEqual([1, 20]);
    expect(valuesOf(...bought, reversed(7, 50), partialRefund(7, 60))).toEqual([1, 20]);
    expect(valuesOf(...bought, reversed(5, 50), partialRefund(5, 54))).toEqual([1, 16]);
    expect(valuesOf(...bought, reversed(5, 50), partialRefund(5, 75))).toEqual([1, -5]);
    expect(valuesOf(...bought, reversed(5, 50), partialRefund(5, 75), refund(8, 3))).toEqual([1, -5]);
  });

  it('sees nothing after as_of, and has no values without a purchase', () => {
    expect(valuesOf(purchase(1, 10), purchase(5, 20), refund(101, 5), purchase(102, 9))).toEqual([1, 20]);
    expect(valuesOf(refund(3, 5))).toEqual([Number.NaN, Number.NaN]);
    expect(valuesOf(purchase(101, 5))).toEqual([Number.NaN, Number.NaN]);
  });

  it('takes cost off as profit, and of a refund the share that is booked', () => {
    const ledger = builtLedger([
      { customer: 'ann', day: 1, units: 10, cost: 4 },
      { customer: 'ann', day: 5, units: 20, cost: 12 },
      { customer: 'ann', day: 6, units: -24, cost: -12, kind: 'refund' },
    ]);
    // 20 of the 24 are booked to day 5, with 10 of the cost of 12: 20 - 12 - (20 - 10).
    expect(orderValues(ledger, 9, 'profit').m[0]).toBe(toAmount(-2));
    expect(orderValues(ledger, 9, 'revenue').m[0]).toBe(0);
    expect(orderValues(ledger, 5, 'profit').m[0]).toBe(toAmount(8));
  });

  it('agrees with refunds booked unit by unit', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 8 }), (all, asOf) => {
        const built = withPartialRefunds(builtLedger(all));
        const { x, m } = orderValues(built, asOf, 'revenue');
        allTexts(built.customers).forEach((customer, number) => {
          const own = all.filter((entry) => entry.customer === customer && entry.day <= asOf);
          const days = [...new Set(own.filter(({ kind }) => kind === 'purchase').map(({ day }) => day))];
          days.sort((a, b) => a - b);
          expect(x[number]).toBe(days.length === 0 ? Number.NaN : days.length - 1);
          const net = new Map(days.map((day) => [day, 0]));
          for (const { day, units, kind } of own) {
            if (kind !== 'refund' && net.has(day)) net.set(day, net.get(day)! + units);
          }
          const refunds = own.filter(({ kind }) => kind === 'refund').sort((a, b) => a.day - b.day);
          for (const { day, units } of refunds) {
            for (let unit = 0; unit < -units; unit++) {
              const newest = days.findLast((bought) => bought <= day && net.get(bought)! > 0);
              if (newest !== undefined) net.set(newest, net.get(newest)! - 1);
            }
          }
          const repeats = days.slice(1);
          const sum = repeats.reduce((total, day) => total + net.get(day)!, 0);
          expect(m[number]).toBe(repeats.length === 0 ? Number.NaN : toAmount(sum) / repeats.length);
        });
      }),
    );
  });

  it('scales with money', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const once = orderValues(withPartialRefunds(builtLedger(all)), 8, 'revenue');
        const scaled = all.map((entry) => ({ ...entry, units: 8 * entry.units }));
        const eightfold = orderValues(withPartialRefunds(builtLedger(scaled)), 8, 'revenue');
        expect(eightfold.x).toEqual(once.x);
        expect(eightfold.m).toEqual(once.m.map((value) => 8 * value));
      }),
    );
  });

  const entries: fc.Arbitrary<Entry[]> = fc.array(
    fc
      .record({
        customer: fc.constantFrom('a', 'b'),
        day: fc.integer({ min: 0, max: 8 }),
        units: fc.integer({ min: 1, max: 9 }),
        kind: fc.constantFrom('purchase', 'purchase', 'purchase', 'refund', 'reversed', 'partial'),
      })
      .map(({ kind, ...entry }): Entry => {
        if (kind === 'refund') return { ...entry, units: -entry.units, kind };
        if (kind === 'partial') return { ...entry, units: -entry.units, kind: 'reversed' };
        return { ...entry, kind: kind === 'reversed' ? 'reversed' : 'purchase' };
      }),
    { maxLength: 20 },
  );
});

describe.skipIf(!hasPublicData)(`order values of UCI Online Retail${publicDataNote}`, () => {
  it('take back a purchase of 168,469.60 that was a mistake', () => {
    const text = gunzipSync(readFileSync(`${publicDataFolder}uci_online_retail.csv.gz`)).toString('latin1');
    const rows: string[][] = parse(text.match(/^.*,16446,.*$/gm)!.join('\n'));
    const totals = new Map<string, { day: number; units: number }>();
    for (const [order, , , quantity, date, price] of rows) {
      const sofar = totals.get(order!)?.units ?? 0;
      const units = Math.round(10_000 * (sofar + Number(quantity) * Number(price))) / 10_000;
      totals.set(order!, { day: day(date!.slice(0, 10)), units });
    }
    expect([...totals.values()].map(({ units }) => units)).toEqual([2.9, 168_469.6, -168_469.6]);
    const own = [...totals.values()].map(
      (order): Entry => ({ ...order, customer: '16446', kind: order.units < 0 ? 'refund' : 'purchase' }),
    );
    const { x, m } = orderValues(builtLedger(own), day('2011-12-09'), 'revenue');
    expect([...x]).toEqual([1]);
    expect([...m]).toEqual([0]);
  });
});

if (!hasPublicData) console.warn(`test/value/orderValues.test.ts${publicDataNote}`);
