import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import type { CutOffs } from '../../src/score/cutOffs.ts';
import { type Measures, measure } from '../../src/score/measure.ts';
import { ascendingScores, ownCutOffs, recencyScores, type Scoring, scoreCustomers } from '../../src/score/scores.ts';
import { allTexts, textsOf } from '../core/builtTexts.ts';
import { builtLedger, day, type Entry } from './builtLedger.ts';
import { cdnowOrders, hasPublicData, publicDataNote, rPackageOrders } from './publicData.ts';

const byRevenue: Scoring = { bins: 5, frequency: 'orders', monetary: 'revenue' };

/** Few distinct values, so that most draws have ties. */
const values = fc.array(fc.integer({ min: -4, max: 9 }), { minLength: 1, maxLength: 40 });
const bins = fc.integer({ min: 2, max: 10 });

/** RANK() OVER (ORDER BY v): one more than the number of rows before. */
const rank = (all: readonly number[], value: number) => 1 + all.filter((each) => each < value).length;

describe('ownCutOffs', () => {
  it('makes scores that equal the SQL formula 1 + FLOOR(b * (RANK() OVER (ORDER BY v) - 1) / COUNT(*) OVER ())', () => {
    fc.assert(
      fc.property(values, bins, (all, b) => {
        const expected = all.map((v) => 1 + Math.floor((b * (rank(all, v) - 1)) / all.length));
        expect([...ascendingScores(all, ownCutOffs(all, b))]).toEqual(expected);
      }),
    );
  });

  it('makes recency scores that equal b - FLOOR(b * (RANK() OVER (ORDER BY last_purchase DESC) - 1) / COUNT(*))', () => {
    fc.assert(
      fc.property(values, bins, (days, b) => {
        const lastPurchase = days.map((recency) => 20_000 - recency);
        const expected = lastPurchase.map((last) => {
          const better = lastPurchase.filter((other) => other > last).length;
          return b - Math.floor((b * better) / days.length);
        });
        expect([...recencyScores(days, ownCutOffs(days, b))]).toEqual(expected);
      }),
    );
  });

  it('are the smallest values with a score of at least 2, 3 ..., null where nobody gets there', () => {
    fc.assert(
      fc.property(values, bins, (all, b) => {
        const score = (v: number) => 1 + Math.floor((b * (rank(all, v) - 1)) / all.length);
        const expected = Array.from({ length: b - 1 }, (_, i) => {
          const reaching = all.filter((v) => score(v) >= i + 2);
          return reaching.length > 0 ? Math.min(...reaching) : null;
        });
        expect(ownCutOffs(all, b)).toEqual(expected);
      }),
    );
  });

  it.each([
    ['ten different values', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], [3, 5, 7, 9]],
    ['an empty bin', [1, 1, 1, 2, 3], [2, 2, 2, 3]],
    ['one value', [7, 7, 7], [null, null, null, null]],
    ['bins that nobody reaches', [1, 2, 2, 2, 2, 2, 2, 2, 2, 2], [null, null, null, null]],
    ['a missing value, which is not counted', [1, Number.NaN, 2], [2, 2, null, null]],
    ['no value', [], [null, null, null, null]],
  ])('of %s', (_, all, expected) => {
    expect(ownCutOffs(all, 5)).toEqual(expected);
  });

  it('are the same whatever array holds the values, and in whatever order', () => {
    fc.assert(
      fc.property(values, bins, (all, b) => {
        const expected = ownCutOffs(all, b);
        const descending = all.toSorted((x, y) => y - x);
        expect(ownCutOffs(Int32Array.from(all), b)).toEqual(expected);
        expect(ownCutOffs(Float64Array.from(all), b)).toEqual(expected);
        expect(ownCutOffs(Float64Array.from(descending), b)).toEqual(expected);
        expect(ownCutOffs(Float64Array.of(...descending, Number.NaN), b)).toEqual(expected);
        expect(ownCutOffs(Float64Array.of(Number.NaN, ...descending), b)).toEqual(expected);
      }),
    );
  });

  it('score no missing value', () => {
    expect(() => ascendingScores([3, Number.NaN], [2, null])).toThrow('row 1 has no value to score');
    expect(() => recencyScores([Number.NaN, 3], [2, null])).toThrow('row 0 has no value to score');
  });
});

describe('scoreCustomers', () => {
  const entry: fc.Arbitrary<Entry> = fc.record({
    customer: fc.constantFrom(...'abcdefghijklmnop'),
    day: fc.integer({ min: 0, max: 8 }),
    units: fc.integer({ min: 1, max: 900 }).map((cents) => cents / 100),
    cost: fc.integer({ min: 0, max: 900 }).map((cents) => cents / 100),
  });
  const drawnMeasures = fc
    .array(entry, { minLength: 1, maxLength: 60 })
    .map((all) => measure(builtLedger(all), 8, undefined));
  const scoring: fc.Arbitrary<Scoring> = fc.record({
    bins,
    frequency: fc.constantFrom('orders', 'days'),
    monetary: fc.constantFrom('revenue', 'average', 'profit', 'none'),
  });

  it('gives the same scores by its own cut-offs, also after a passage through JSON', () => {
    fc.assert(
      fc.property(drawnMeasures, scoring, (measures, how) => {
        const own = scoreCustomers(measures, how, undefined);
        const stored: CutOffs = JSON.parse(JSON.stringify(own.cutOffs));
        expect(scoreCustomers(measures, how, stored)).toEqual(own);
      }),
    );
  });

  it('agrees with scores counted value by value, whatever is scored', () => {
    fc.assert(
      fc.property(drawnMeasures, scoring, (measures, how) => {
        const b = how.bins;
        const rows = Array.from(measures.customer, (_, row) => row);
        const n = rows.length;
        const score = (value: (row: number) => number, row: number) =>
          1 + Math.floor((b * rows.filter((other) => value(other) < value(row)).length) / n);
        const frequency = (row: number) => (how.frequency === 'days' ? measures.purchaseDays : measures.orders)[row]!;
        const money = {
          revenue: (row: number) => measures.revenue[row]!,
          average: (row: number) => measures.revenue[row]! / measures.orders[row]!,
          profit: (row: number) => measures.profit![row]!,
          none: () => Number.NaN,
        }[how.monetary];
        const scores = scoreCustomers(measures, how, undefined);
        const text: string[] = [];
        for (const row of rows) {
          const r = b + 1 - score((other) => measures.recencyDays[other]!, row);
          const f = score(frequency, row);
          const m = how.monetary === 'none' ? Number.NaN : score(money, row);
          expect([scores.r[row], scores.f[row], scores.m?.[row] ?? Number.NaN]).toEqual([r, f, m]);
          expect(scores.fm[row]).toBe(Number.isNaN(m) ? f : Math.floor((f + m + 1) / 2));
          text.push((Number.isNaN(m) ? [r, f] : [r, f, m]).join(b === 10 ? '-' : ''));
        }
        expect(textsOf(scores.rfm)).toEqual(text);
        const sizes = (column: Int32Array) =>
          Array.from({ length: b }, (_, i) => column.filter((each) => each === i + 1).length);
        expect(scores.binSizes).toEqual({
          r: sizes(scores.r),
          f: sizes(scores.f),
          m: how.monetary === 'none' ? null : sizes(scores.m!),
        });
      }),
    );
  });

  it('applies fixed cut-offs as they are, the last ones out of reach', () => {
    const measures = measure(builtLedger([{ customer: 'a', day: 0, units: 9.99 }]), 3, undefined);
    const fixed = { recency_days: [3, 4], orders: [1, null], revenue: [9.99, 9.99] };
    const scores = scoreCustomers(measures, { ...byRevenue, bins: 3 }, fixed);
    expect(textsOf(scores.rfm)).toEqual(['223']);
    expect(scores.cutOffs).toEqual(fixed);
  });

  it('keeps no money cut-offs when money is not scored', () => {
    const measures = measure(builtLedger([{ customer: 'a', day: 0, units: 1 }]), 3, undefined);
    const fixed = { recency_days: [3], orders: [1], revenue: [5] };
    const scores = scoreCustomers(measures, { bins: 2, frequency: 'orders', monetary: 'none' }, fixed);
    expect(scores.cutOffs).toEqual({ ...fixed, revenue: null });
    expect(textsOf(scores.rfm)).toEqual(['12']);
  });

  it('refuses wrong cut-offs, and profit without cost', () => {
    const measures = measure(builtLedger([{ customer: 'a', day: 0, units: 1 }]), 3, undefined);
    const short = { recency_days: [1], orders: [1], revenue: [1] };
    expect(() => scoreCustomers(measures, byRevenue, short)).toThrow(Failure);
    expect(() => scoreCustomers(measures, { ...byRevenue, monetary: 'profit' }, undefined)).toThrow(
      'money cannot be scored by profit: no cost column is known',
    );
  });

  it('scores nobody where there is nobody', () => {
    const scores = scoreCustomers(measure(builtLedger([]), 0, undefined), byRevenue, undefined);
    expect(textsOf(scores.rfm)).toEqual([]);
    expect(scores.binSizes.r).toEqual([0, 0, 0, 0, 0]);
  });
});

describe.skipIf(!hasPublicData)(`scoreCustomers on public data${publicDataNote}`, () => {
  it('agrees with the R package rfm by its cut-offs', () => {
    const ledger = rPackageOrders();
    const measures = measure(ledger, day('2006-12-31'), undefined);
    const fixed = {
      recency_days: [115, 181, 297.4, 482],
      orders: [4, 5, 6, 8],
      revenue: [255.8, 382, 506.4, 666],
    };
    const scores = scoreCustomers(measures, byRevenue, fixed);
    expect(measures.customer).toHaveLength(995);
    expect(sum(measures.orders)).toBe(4_906);
    expect(scores.binSizes).toEqual({
      r: [197, 200, 199, 199, 200],
      f: [268, 187, 176, 244, 120],
      m: [200, 200, 198, 202, 195],
    });
    const shown = (name: string) => {
      const row = measures.customer.indexOf(allTexts(ledger.customers).indexOf(name));
      return [
        measures.recencyDays[row],
        measures.orders[row],
        measures.revenue[row]! / 10_000,
        textsOf(scores.rfm)[row],
      ];
    };
    expect(shown("Abbey O'Reilly")).toEqual([205, 6, 472, '343']);
    expect(shown("Agness O'Keefe")).toEqual([90, 9, 843, '555']);
    expect(shown('Aiyanna Bruen')).toEqual([246, 4, 157, '321']);
    expect(shown('Ailene Hermann')).toEqual([281, 8, 699, '355']);
  });

  it('gives the known figures of CDNOW, where ties leave a bin empty', () => {
    const measures = measure(cdnowOrders(), day('1998-06-30'), undefined);
    const scores = scoreCustomers(measures, byRevenue, undefined);
    expect(measures.customer).toHaveLength(23_502);
    expect(sum(measures.orders)).toBe(69_579);
    expect(sum(measures.revenue)).toBe(25_003_156_300);
    expect(scores.binSizes).toEqual({
      r: [4509, 4888, 4696, 4708, 4701],
      f: [11843, 0, 4079, 3655, 3925],
      m: [4749, 4656, 4697, 4700, 4700],
    });
    expect(scores.cutOffs.orders).toEqual([2, 2, 3, 5]);
  });

  const sum = (column: Measures['orders'] | Measures['revenue']) => {
    let total = 0;
    for (const value of column) total += value;
    return total;
  };
});
