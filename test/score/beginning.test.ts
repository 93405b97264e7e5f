import { describe, expect, it } from 'vitest';
import { middleBeginning } from '../../src/score/beginning.ts';
import { builtLedger, type Entry } from './builtLedger.ts';
import { cdnowOrders, groceryOrders, hasPublicData, publicDataNote, rPackageOrders } from './publicData.ts';

const start = 19_000;

/** So many new customers in each window of 30 days, and one late order of the first. */
function arrivals(counts: readonly number[], lastDay: number): Entry[] {
  const entries = counts.flatMap((count, window) =>
    Array.from({ length: count }, (_, i) => ({
      customer: `${window}/${i}`,
      day: start + 30 * window + (i % 30),
      units: 1,
    })),
  );
  return [...entries, { customer: '0/0', day: start + lastDay, units: 1 }];
}

describe('middleBeginning', () => {
  it('compares the first window with the median of the next three', () => {
    expect(middleBeginning(builtLedger(arrivals([41, 90, 20, 10], 119)))).toEqual({
      start,
      firstPurchases: 41,
      usual: 20,
    });
    expect(middleBeginning(builtLedger(arrivals([40, 90, 20, 10], 119)))).toBeUndefined();
  });

  it('needs at least 30 first purchases', () => {
    expect(middleBeginning(builtLedger(arrivals([30, 1, 1, 1], 119)))).toEqual({ start, firstPurchases: 30, usual: 1 });
    expect(middleBeginning(builtLedger(arrivals([29, 1, 1, 1], 119)))).toBeUndefined();
  });

  it('needs three whole windows to compare with', () => {
    expect(middleBeginning(builtLedger(arrivals([50, 1, 1, 1], 118)))).toBeUndefined();
    expect(middleBeginning(builtLedger([]))).toBeUndefined();
  });

  it('counts first purchases, not refunds nor later purchases', () => {
    const entries = arrivals([50, 1, 1, 1], 119);
    const again = entries.map((entry) => ({ ...entry, day: entry.day + 40 }));
    const refunds = Array.from({ length: 90 }, (_, i) => {
      return { customer: `refund ${i}`, day: start + 30 + i, units: -1, kind: 'refund' as const };
    });
    expect(middleBeginning(builtLedger([...entries, ...again, ...refunds]))).toEqual({
      start,
      firstPurchases: 50,
      usual: 1,
    });
  });
});

describe.skipIf(!hasPublicData)(`middleBeginning on public data${publicDataNote}`, () => {
  it.each([
    ['CDNOW', cdnowOrders],
    ['grocery', groceryOrders],
    ['R package', rPackageOrders],
  ])('%s is a cohort from its beginning', (_, orders) => {
    expect(middleBeginning(orders())).toBeUndefined();
  });
});
