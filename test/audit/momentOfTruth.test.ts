import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPurchases } from '../../src/audit/firstPurchases.ts';
import { byFirstCategory } from '../../src/audit/grouping.ts';
import { momentOfTruth } from '../../src/audit/momentOfTruth.ts';
import { HORIZONS } from '../../src/audit/returnFigures.ts';
import { toAmount } from '../../src/core/amount.ts';
import { parseDay } from '../../src/core/day.ts';
import { builtLedger, type Entry } from '../score/builtLedger.ts';
import { builtItems, type Item } from './builtInteractions.ts';

const entries = (days: Readonly<Record<string, readonly number[]>>): Entry[] =>
  Object.entries(days).flatMap(([customer, own]) => own.map((day) => ({ customer, day, units: 10 })));

describe('firstPurchases', () => {
  it('counts days to the second purchase day, or to as_of', () => {
    const first = firstPurchases(
      builtLedger(entries({ a: [5, 5, 12, 40], b: [7, 7], c: [50], d: [10, 45] })),
      44,
      undefined,
    );
    expect([...first.customer]).toEqual([0, 1, 3]);
    expect([...first.firstDay]).toEqual([5, 7, 10]);
    expect([...first.days]).toEqual([7, 37, 34]);
    expect([...first.cameBack]).toEqual([1, 0, 0]);
    expect(first).toMatchObject({ start: 5, before: 0, asOf: 44 });
  });

  it('leaves out those who first bought before a day, and counts them', () => {
    const first = firstPurchases(builtLedger(entries({ a: [5, 12], b: [7], c: [8] })), 44, 7);
    expect([...first.customer]).toEqual([1, 2]);
    expect(first).toMatchObject({ start: 7, before: 1 });
  });

  it('takes purchases alone, neither refunds nor reversed orders', () => {
    const first = firstPurchases(
      builtLedger([
        { customer: 'a', day: 1, units: -5, kind: 'refund' },
        { customer: 'a', day: 2, units: 9, kind: 'reversed' },
        { customer: 'a', day: 3, units: 10 },
        { customer: 'a', day: 4, units: -5, kind: 'refund' },
        { customer: 'a', day: 6, units: 9, kind: 'reversed' },
        { customer: 'b', day: 3, units: -5, kind: 'refund' },
      ]),
      10,
      undefined,
    );
    expect([...first.firstDay]).toEqual([3]);
    expect([...first.days]).toEqual([7]);
    expect([...first.cameBack]).toEqual([0]);
  });

  it('sums the second purchase day, less refunds before the third, to zero at least', () => {
    const second = (...own: Omit<Entry, 'customer'>[]) =>
      firstPurchases(
        builtLedger([{ day: 1, units: 99 }, ...own].map((one) => ({ customer: 'a', ...one }))),
        20,
        undefined,
      ).secondAmount[0];
    const buy = { day: 5, units: 10 };
    expect(second(buy, { day: 5, units: 7 }, { day: 6, units: 50 })).toBe(toAmount(17));
    expect(second({ day: 5, units: 3, kind: 'reversed' }, buy)).toBe(toAmount(13));
    expect(second(buy, { day: 8, units: -4, kind: 'refund' })).toBe(toAmount(6));
    expect(second(buy, { day: 5, units: -40, kind: 'refund' })).toBe(0);
    expect(second(buy, { day: 8, units: 1 }, { day: 9, units: -4, kind: 'refund' })).toBe(toAmount(10));
    expect(second(buy, { day: 21, units: -4, kind: 'refund' })).toBe(toAmount(10));
    expect(second({ day: 3, units: -4, kind: 'refund' }, buy)).toBe(toAmount(10));
  });
});

describe('momentOfTruth', () => {
  it('counts who came back and who is not yet known', () => {
    // Observed for 100, 100, 40, 40 and 20 days; back after 10 and 35.
    const ledger = builtLedger(entries({ a: [0, 10], b: [0], c: [60, 95], d: [60], e: [80] }));
    const { all } = momentOfTruth(firstPurchases(ledger, 100, undefined), undefined);
    expect(all.people).toBe(5);
    expect(all.cameBack).toBe(2);
    expect(all.within.map(({ cameBack, unknown }) => [cameBack, unknown])).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
      [2, 3],
    ]);
    // By day 10 one of 5; the one of 20 days leaves; by day 35 one of the 3 who are left.
    expect(all.within.map(({ share }) => share?.share)).toEqual([
      expect.closeTo(1 / 5, 12),
      expect.closeTo(1 - (4 / 5) * (2 / 3), 12),
      expect.closeTo(1 - (4 / 5) * (2 / 3), 12),
      undefined,
    ]);
    expect(all.medianDays).toBeUndefined();
    expect(all.amongReturned).toEqual({ lower: 16.25, median: 22.5, upper: 28.75 });
  });

  it('says nothing of a horizon that nobody has been observed for, even where all came back', () => {
    const ledger = builtLedger(entries({ a: [0, 10], b: [5, 35] }));
    const { all } = momentOfTruth(firstPurchases(ledger, 59, undefined), undefined);
    expect(all.within.map(({ share }) => share?.share)).toEqual([1, undefined, undefined, undefined]);
    expect(all.medianDays).toBe(10);
  });

  it('says nothing of a horizon for which nobody is left', () => {
    // The one observed for long came back early; the others were observed for 20 days.
    const ledger = builtLedger(entries({ a: [0, 5], b: [180], c: [180] }));
    const { all } = momentOfTruth(firstPurchases(ledger, 200, undefined), undefined);
    expect(all.within.map(({ share }) => share)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('of nobody is empty', () => {
    const { all, byMonth } = momentOfTruth(firstPurchases(builtLedger([]), 100, undefined), undefined);
    expect(all).toMatchObject({ people: 0, cameBack: 0, medianDays: undefined, amongReturned: undefined });
    expect(all.within.every(({ share }) => share === undefined)).toBe(true);
    expect(byMonth).toEqual([]);
  });

  it('is that of a slow way on anything, as a whole and by month', () => {
    const shop = fc.array(fc.array(fc.nat(400), { minLength: 1, maxLength: 4 }), { maxLength: 30 });
    fc.assert(
      fc.property(shop, fc.nat(420), fc.option(fc.nat(100), { nil: undefined }), (people, asOf, from) => {
        const ledger = builtLedger(entries(Object.fromEntries(people.map((days, i) => [`c${i}`, days]))));
        const found = momentOfTruth(firstPurchases(ledger, asOf, from), undefined);
        const seen = people
          .map((days) => [...new Set(days)].filter((day) => day <= asOf).sort((a, b) => a - b))
          .filter((days) => days.length > 0 && days[0]! >= (from ?? 0));
        expectSlow(found.all, seen, asOf);
        const monthOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 7);
        for (const month of found.byMonth) {
          expectSlow(
            month,
            seen.filter((days) => monthOf(days[0]!) === month.name),
            asOf,
          );
        }
        expect(found.byMonth.reduce((sum, { people: of }) => sum + of, 0)).toBe(seen.length);
      }),
      { numRuns: 200 },
    );
  });
});

/** Kaplan-Meier by going through the days one by one. */
function expectSlow(
  found: ReturnType<typeof momentOfTruth>['all'],
  people: readonly (readonly number[])[],
  asOf: number,
): void {
  expect(found.people).toBe(people.length);
  const waits = people.map(([first, second]) => ({
    back: second === undefined ? undefined : second - first!,
    observed: asOf - first!,
  }));
  for (const [index, horizon] of HORIZONS.entries()) {
    const within = found.within[index]!;
    expect(within.cameBack).toBe(waits.filter(({ back }) => back !== undefined && back <= horizon).length);
    expect(within.unknown).toBe(waits.filter(({ back, observed }) => back === undefined && observed < horizon).length);
    let survival = 1;
    let isKnown = waits.some(({ observed }) => observed >= horizon);
    for (let day = 1; day <= horizon; day++) {
      const risk = waits.filter(({ back, observed }) => (back ?? observed) >= day).length;
      if (risk === 0) {
        if (survival > 0) isKnown = false;
        break;
      }
      survival *= 1 - waits.filter(({ back }) => back === day).length / risk;
    }
    if (isKnown) expect(within.share?.share).toBeCloseTo(1 - survival, 10);
    else expect(within.share).toBeUndefined();
  }
}

describe('months', () => {
  it('follow each other, also those in which nobody came', () => {
    const at = (iso: string) => parseDay(iso)!;
    const ledger = builtLedger(entries({ a: [at('2023-12-31')], b: [at('2024-01-01')], c: [at('2024-03-31')] }));
    const { byMonth } = momentOfTruth(firstPurchases(ledger, at('2024-04-30'), undefined), undefined);
    expect(byMonth.map(({ name, people }) => [name, people])).toEqual([
      ['2023-12', 1],
      ['2024-01', 1],
      ['2024-02', 0],
      ['2024-03', 1],
    ]);
  });
});

describe('first categories', () => {
  const ledger = builtLedger(entries({ a: [5, 9], b: [5], c: [6], d: [7] }));
  const categoriesOf = (items: readonly Item[]) => {
    const found = byFirstCategory(firstPurchases(ledger, 100, undefined), builtItems(ledger, items))!;
    return Array.from(found.of, (group) => found.names[group]);
  };

  it('are those with the greatest amount of the first day, then first in the alphabet', () => {
    expect(
      categoriesOf([
        { customer: 'a', day: 5, category: 'Toys', amount: 3 },
        { customer: 'a', day: 5, category: 'Books', amount: 4 },
        { customer: 'a', day: 5, category: 'Toys', amount: 2 },
        { customer: 'a', day: 9, category: 'Shoes', amount: 100 },
        { customer: 'b', day: 5, category: 'Toys', amount: 0 },
        { customer: 'b', day: 5, category: 'Books', amount: 0 },
        { customer: 'c', day: 6, amount: 50 },
        { customer: 'c', day: 6, category: 'Shoes', amount: -1 },
        { customer: 'd', day: 7, amount: 50 },
      ]),
    ).toEqual(['Toys', 'Books', 'Shoes', undefined]);
  });

  it('of equal amounts, as of whole orders alone, are those with most items of the first day', () => {
    const item = (customer: string, day: number, category: string) => ({ customer, day, category, amount: 0 });
    expect(
      categoriesOf([
        item('a', 5, 'Books'),
        item('a', 5, 'Toys'),
        item('a', 5, 'Toys'),
        item('a', 9, 'Books'),
        item('b', 5, 'Toys'),
        item('b', 5, 'Shoes'),
        item('b', 5, 'Books'),
        item('b', 5, 'Shoes'),
        item('b', 5, 'Toys'),
        item('c', 6, 'Toys'),
        item('c', 6, 'Books'),
        { customer: 'd', day: 7, category: 'Books', amount: 2 },
        { customer: 'd', day: 7, category: 'Toys', amount: 1 },
        { customer: 'd', day: 7, category: 'Toys', amount: 0 },
      ]),
    ).toEqual(['Toys', 'Shoes', 'Books', 'Books']);
  });

  it('are shown by size, the rest counted', () => {
    const names = 'l k j i h g f e d c b a'.split(' ');
    const days = Object.fromEntries([...names.map((name) => [name, [1]]), ['a2', [1]], ['x', [1]]]);
    const many = builtLedger(entries(days));
    const items = Object.keys(days)
      .filter((customer) => customer !== 'x')
      .map((customer) => ({ customer, day: 1, category: customer[0]!, amount: 1 }));
    const first = firstPurchases(many, 50, undefined);
    const { byCategory } = momentOfTruth(first, byFirstCategory(first, builtItems(many, items)));
    expect(byCategory?.groups.map(({ name, people }) => name + people).join(' ')).toBe('a2 b1 c1 d1 e1 f1 g1 h1 i1 j1');
    expect(byCategory?.others).toEqual({ categories: 2, people: 2 });
    expect(byCategory?.unknown).toBe(1);
  });

  it('are undefined without such a column', () => {
    const first = firstPurchases(ledger, 100, undefined);
    expect(byFirstCategory(first, undefined)).toBeUndefined();
    expect(byFirstCategory(first, { ...builtItems(ledger, []), category: undefined })).toBeUndefined();
    expect(momentOfTruth(first, undefined).byCategory).toBeUndefined();
  });
});
