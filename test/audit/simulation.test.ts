import { describe, expect, it } from 'vitest';
import { afterFirstPurchase } from '../../src/audit/afterFirstPurchase.ts';
import { toAmount } from '../../src/core/amount.ts';
import { AS_OF, categoryNames, type Fate, RETURN_RATE, simulatedShop } from './simulatedShop.ts';

function analysed(seed: number, people: number, factor: (fate: Fate, category: string) => number) {
  const { ledger, items, interactions } = simulatedShop(seed, people, factor);
  return afterFirstPurchase(ledger, items, interactions, AS_OF, undefined, true);
}

describe('simulated shops', () => {
  it('without any effect let claim something in less than one of ten', () => {
    let claiming = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const { fiveThings, comparisons } = analysed(seed, 400, () => 1);
      expect(comparisons.made.length).toBeGreaterThan(5);
      expect(fiveThings.things.length > 0).toBe(fiveThings.claimed > 0);
      if (fiveThings.claimed > 0) claiming++;
    }
    expect(claiming).toBeLessThanOrEqual(10);
  });

  it('where an open complaint halves the return rate name that first, with the true rate and difference inside', () => {
    const seeds = 20;
    let covered = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const { fiveThings, comparisons } = analysed(seed, 4000, (fate) => (fate === 'open' ? 0.5 : 1));
      const [thing] = fiveThings.things;
      expect(thing?.comparison.subject).toEqual({ kind: 'landmark', group: 'complaint open', against: 'none' });
      expect(thing?.comesBackLess).toBe(true);
      const { group, difference } = thing!.comparison;
      expect(difference.low).toBeLessThan(-RETURN_RATE / 2);
      expect(difference.high).toBeGreaterThan(-RETURN_RATE / 2);
      if (group.returned.low < RETURN_RATE / 2 && RETURN_RATE / 2 < group.returned.high) covered++;
      // About 4000 x 0.12 people without those who are back by day 30, and half of them again a year; 50 a return.
      expect(thing!.people).toBeGreaterThan(300);
      expect(thing!.peopleAYear).toBeCloseTo((thing!.people * 365) / 700, -1);
      expect(thing!.valueAYear).toBeCloseTo(thing!.returnsAYear * toAmount(50), 0);
      expect(comparisons.made).toHaveLength(6 + categoryNames.length);
    }
    // 95 % each: of 20, at least 17 with 98.4 %.
    expect(covered).toBeGreaterThanOrEqual(17);
  });

  it('where one category comes back less name that category, and not the others as better', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { fiveThings } = analysed(seed, 6000, (_, category) => (category === 'Shoes' ? 0.4 : 1));
      const subjects = fiveThings.things.map(({ comparison }) => comparison.subject);
      expect(subjects[0]).toEqual({ kind: 'category', category: 'Shoes' });
      expect(fiveThings.things.filter(({ comesBackLess }) => !comesBackLess)).toEqual([]);
    }
  });

  it('where solving a complaint brings people back name what the others lack', () => {
    const { fiveThings } = analysed(1, 4000, (fate) => (fate === 'solved' ? 2 : 1));
    const [thing] = fiveThings.things;
    expect(thing?.comparison.subject).toEqual({ kind: 'landmark', group: 'complaint solved', against: 'none' });
    expect(thing?.comesBackLess).toBe(false);
    expect(thing?.people).toBe(thing?.comparison.other.people);
  });
});
