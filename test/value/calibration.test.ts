import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { textOf } from '../../src/core/texts.ts';
import { calibrate, firstPurchaseDay, usualCalibrationEnd } from '../../src/value/calibration.ts';
import { allTexts } from '../core/builtTexts.ts';
import { builtLedger, type Entry } from '../score/builtLedger.ts';

const ledger = builtLedger([
  { customer: 'ann', day: 10, units: 5 },
  { customer: 'ann', day: 10, units: 6 },
  { customer: 'ann', day: 24, units: 7 },
  { customer: 'ann', day: 30, units: 8, kind: 'reversed' },
  { customer: 'ann', day: 31, units: 9 },
  { customer: 'ann', day: 31, units: 1 },
  { customer: 'ann', day: 33, units: -2, kind: 'refund' },
  { customer: 'ann', day: 41, units: 100 },
  { customer: 'bob', day: 30, units: 4 },
  { customer: 'new', day: 5, units: -3, kind: 'refund' },
  { customer: 'new', day: 31, units: 20 },
  { customer: 'new', day: 39, units: 21 },
  { customer: 'later', day: 41, units: 50 },
  { customer: 'none', day: 20, units: -1, kind: 'refund' },
]);

describe('calibrate', () => {
  const cut = calibrate(ledger, 30, 40);

  it('sees each history up to the end', () => {
    expect(Array.from(cut.customer, (number) => textOf(ledger.customers, number))).toEqual(['ann', 'bob']);
    expect([...cut.firstDay]).toEqual([10, 30]);
    expect([...cut.x]).toEqual([1, 0]);
    expect([...cut.txDays]).toEqual([14, 0]);
    expect([...cut.TDays]).toEqual([20, 0]);
    expect(cut).toMatchObject({ start: 10, end: 30, holdoutEnd: 40, holdoutDays: 10 });
  });

  it('keeps what happened afterwards, refunds off', () => {
    expect([...cut.holdoutOrders]).toEqual([1, 0]);
    expect([...cut.holdoutRevenue]).toEqual([toAmount(8), 0]);
  });

  it('knows the last period of the same length, first purchases and reversed money included', () => {
    expect([...cut.lastPeriodOrders]).toEqual([1, 1]);
    expect([...cut.lastPeriodRevenue]).toEqual([toAmount(15), toAmount(4)]);
  });

  it('counts who first bought in the holdout', () => {
    expect(cut.newcomers).toEqual({ customers: 1, orders: 2, revenue: toAmount(41) });
  });

  it('agrees with sets of days written out', () => {
    const entries: fc.Arbitrary<Entry[]> = fc.array(
      fc.record({
        customer: fc.constantFrom('a', 'b', 'c'),
        day: fc.integer({ min: 0, max: 12 }),
        units: fc.integer({ min: 1, max: 9 }),
        kind: fc.constantFrom('purchase', 'purchase', 'reversed'),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 7, max: 12 }), (all, end, holdoutEnd) => {
        const built = builtLedger(all);
        const found = calibrate(built, end, holdoutEnd);
        const rows = allTexts(built.customers).flatMap((customer, number) => {
          const own = all.filter((entry) => entry.customer === customer && entry.day <= holdoutEnd);
          const days = [...new Set(own.filter(({ kind }) => kind === 'purchase').map(({ day }) => day))];
          const known = days.filter((day) => day <= end);
          if (known.length === 0) return [];
          const money = own.filter(({ day }) => day > end).reduce((sum, { units }) => sum + units, 0);
          const length = holdoutEnd - end;
          return [
            {
              number,
              x: known.length - 1,
              tx: Math.max(...known) - Math.min(...known),
              T: end - Math.min(...known),
              later: days.length - known.length,
              money: toAmount(money),
              recent: known.filter((day) => day > end - length).length,
            },
          ];
        });
        expect(
          Array.from(found.customer, (number, row) => ({
            number,
            x: found.x[row],
            tx: found.txDays[row],
            T: found.TDays[row],
            later: found.holdoutOrders[row],
            money: found.holdoutRevenue[row],
            recent: found.lastPeriodOrders[row],
          })),
        ).toEqual(rows);
      }),
    );
  });
});

describe('the usual end of the calibration', () => {
  it('leaves the last third', () => {
    expect(usualCalibrationEnd(100, 400)).toBe(300);
    expect(usualCalibrationEnd(0, 545)).toBe(363);
    expect(usualCalibrationEnd(7, 7)).toBe(7);
  });

  it('counts from the first purchase, which may not be there', () => {
    expect(firstPurchaseDay(ledger, 40)).toBe(10);
    expect(firstPurchaseDay(ledger, 9)).toBeUndefined();
    expect(firstPurchaseDay(builtLedger([]), 9)).toBeUndefined();
  });
});
