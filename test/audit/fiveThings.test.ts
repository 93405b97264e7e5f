import { describe, expect, it } from 'vitest';
import { afterFirstPurchase } from '../../src/audit/afterFirstPurchase.ts';
import { COMPARED_DAY, type Comparison, comparisons } from '../../src/audit/comparisons.ts';
import { firstPurchases } from '../../src/audit/firstPurchases.ts';
import { fiveThings } from '../../src/audit/fiveThings.ts';
import { byFirstCategory } from '../../src/audit/grouping.ts';
import { landmark } from '../../src/audit/landmark.ts';
import { toAmount } from '../../src/core/amount.ts';
import { normalQuantile } from '../../src/numerics/normal.ts';
import { builtLedger, type Entry } from '../score/builtLedger.ts';
import { builtInteractions, builtItems, covering, type Item, type Spoken } from './builtInteractions.ts';

/** People who bought on the first day, of whom some came back for 20 on the given day. */
interface Group {
  readonly people: number;
  readonly back: number;
  readonly category?: string;
  readonly spoken?: Omit<Spoken, 'customer'>;
}

const AS_OF = 364;
const BACK_DAY = 60;

function shopOf(groups: readonly Group[], asOf = AS_OF) {
  const orders: Entry[] = [];
  const items: Item[] = [];
  const spoken: Spoken[] = covering(0, asOf);
  for (const [g, { people, back, category, spoken: said }] of groups.entries()) {
    for (let i = 0; i < people; i++) {
      const customer = `${g}/${i}`;
      orders.push({ customer, day: 0, units: 5 });
      if (i < back) orders.push({ customer, day: BACK_DAY, units: 20 });
      if (category !== undefined) items.push({ customer, day: 0, category, amount: 1 });
      if (said) spoken.push({ customer, ...said });
    }
  }
  const ledger = builtLedger(orders);
  return { ledger, items: builtItems(ledger, items), interactions: builtInteractions(ledger, spoken) };
}

function analysed(groups: readonly Group[], hasMoney = true, asOf = AS_OF) {
  const { ledger, items, interactions } = shopOf(groups, asOf);
  return afterFirstPurchase(ledger, items, interactions, asOf, undefined, hasMoney);
}

const open = { day: 3, type: 'complaint', state: 'open' } as const;
const solved = { day: 3, type: 'complaint', state: 'closed', resolved: 9 } as const;
const name = ({ subject }: Comparison) =>
  subject.kind === 'category' ? subject.category : `${subject.group} / ${subject.against}`;

describe('comparisons', () => {
  it('are those of groups with 30 people each', () => {
    const { comparisons: found } = analysed([
      { people: 30, back: 3, category: 'A', spoken: open },
      { people: 30, back: 9, category: 'B', spoken: solved },
      { people: 29, back: 9, category: 'C', spoken: { day: 3, type: 'return' } },
      { people: 100, back: 30, category: 'A' },
    ]);
    expect(found.made.map(name)).toEqual([
      'complaint open / none',
      'complaint solved / none',
      'complaint open / complaint solved',
      'A',
      'B',
    ]);
    // The return and category C.
    expect(found.notMade).toBe(2);
    expect(found.level).toBeCloseTo(1 - 0.05 / 5, 12);
  });

  it('need somebody observed to day 90 on both sides', () => {
    const groups = [
      { people: 60, back: 5, spoken: open },
      { people: 60, back: 30 },
    ];
    expect(analysed(groups, true, COMPARED_DAY).comparisons.made).toHaveLength(1);
    expect(analysed(groups, true, COMPARED_DAY - 1).comparisons).toMatchObject({ made: [], notMade: 1 });
  });

  it('of two categories are one', () => {
    const { comparisons: found } = analysed([
      { people: 50, back: 10, category: 'A' },
      { people: 50, back: 40, category: 'B' },
    ]);
    expect(found.made.map(name)).toEqual(['A']);
    expect(found.made[0]?.other).toMatchObject({ people: 50 });
    expect(found.made[0]?.other.returned.share).toBeCloseTo(0.8, 12);
    expect(analysed([{ people: 50, back: 10, category: 'A' }]).comparisons).toMatchObject({ made: [], notMade: 0 });
  });

  it('need somebody observed to day 90 among the others, even where all of them came back', () => {
    const orders = ['A', 'B', 'C'].flatMap((category) =>
      Array.from({ length: 40 }, (_, i) => ({
        customer: `${category}${i}`,
        day: category === 'A' ? 0 : 300,
        units: 1,
      })),
    );
    const back = orders.filter(({ day }) => day === 300).map((order) => ({ ...order, day: 320 }));
    const ledger = builtLedger([...orders, ...back]);
    const items = builtItems(
      ledger,
      orders.map(({ customer, day }) => ({ customer, day, category: customer[0]!, amount: 1 })),
    );
    const first = firstPurchases(ledger, 380, undefined);
    const found = comparisons(first, byFirstCategory(first, items), landmark(first, ledger, undefined));
    expect(found).toMatchObject({ made: [], notMade: 3 });
  });

  it('leave people without a category out of the others', () => {
    const { comparisons: found } = analysed([
      { people: 50, back: 10, category: 'A' },
      { people: 40, back: 10, category: 'B' },
      { people: 30, back: 10, category: 'C' },
      { people: 500, back: 500 },
    ]);
    expect(found.made.map(({ other }) => other.people)).toEqual([70, 80, 90]);
    expect(found.made[0]?.other.returned.share).toBeCloseTo(20 / 70, 12);
  });

  it('have the interval of the difference at the level of all comparisons', () => {
    const { comparisons: found } = analysed([
      { people: 80, back: 8, spoken: open },
      { people: 120, back: 48, spoken: solved },
      { people: 200, back: 60 },
    ]);
    const z = normalQuantile(1 - 0.05 / 3 / 2);
    // Nobody is censored before day 90, so that Greenwood's variance is that of a share.
    const limits = (back: number, people: number) => {
      const stay = 1 - back / people;
      const error = Math.sqrt((stay * (1 - stay)) / people) / (stay * -Math.log(stay));
      const at = (sign: number) => 1 - stay ** Math.exp(sign * z * error);
      return { share: back / people, low: at(-1), high: at(1) };
    };
    const [a, b] = [limits(8, 80), limits(60, 200)];
    const { difference, isClaimed } = found.made[0]!;
    expect(difference.share).toBeCloseTo(0.1 - 0.3, 12);
    expect(difference.low).toBeCloseTo(-0.2 - Math.hypot(a.share - a.low, b.high - b.share), 12);
    expect(difference.high).toBeCloseTo(-0.2 + Math.hypot(a.high - a.share, b.share - b.low), 12);
    expect(isClaimed).toBe(true);
    expect(found.made.map((one) => one.isClaimed)).toEqual([true, false, true]);
  });

  it('do not take a group of which nobody came back for certain', () => {
    // 0 of 30 against 4 of 30: the plain interval of Greenwood would exclude 0.
    const { comparisons: found } = analysed([
      { people: 30, back: 0, spoken: open },
      { people: 30, back: 4 },
    ]);
    expect(found.made[0]?.difference.high).toBeGreaterThan(0);
    const { comparisons: many } = analysed([
      { people: 84, back: 0, spoken: open },
      { people: 300, back: 90 },
    ]);
    expect(many.made[0]?.isClaimed).toBe(true);
  });

  it('of categories are the same as of the people themselves', () => {
    const { ledger, items } = shopOf([
      { people: 50, back: 10, category: 'A' },
      { people: 40, back: 12, category: 'B' },
      { people: 30, back: 5, category: 'C' },
    ]);
    const first = firstPurchases(ledger, 70, undefined);
    // On day 70 nobody has been observed for 90 days.
    const at = (asOf: number) => {
      const later = firstPurchases(ledger, asOf, undefined);
      return comparisons(later, byFirstCategory(later, items), landmark(later, ledger, undefined));
    };
    expect(first.customer).toHaveLength(120);
    expect(at(70).made).toEqual([]);
    expect(at(90).made.map(({ group, other }) => [group.returned.share, other.returned.share])).toEqual([
      [expect.closeTo(0.2, 12), expect.closeTo(17 / 70, 12)],
      [expect.closeTo(0.3, 12), expect.closeTo(15 / 80, 12)],
      [expect.closeTo(5 / 30, 12), expect.closeTo(22 / 90, 12)],
    ]);
  });
});

describe('the small things', () => {
  it('are ranked by people a year x difference x value of a return', () => {
    const { fiveThings: found } = analysed([
      { people: 100, back: 2, spoken: open },
      { people: 300, back: 45, spoken: { day: 3, type: 'return' } },
      { people: 600, back: 210 },
    ]);
    expect(found.things.map(({ comparison }) => name(comparison))).toEqual(['return / none', 'complaint open / none']);
    expect(found).toMatchObject({ comparisons: 2, claimed: 2, returnValue: toAmount(20) });
    const [thing] = found.things;
    // People could come into the groups from day 0 to day 334, 30 days before as_of.
    expect(thing).toMatchObject({ comesBackLess: true, people: 300 });
    expect(thing?.peopleAYear).toBeCloseTo((300 * 365) / 335, 9);
    expect(thing?.returnsAYear).toBeCloseTo(((300 * 365) / 335) * 0.2, 9);
    expect(thing?.valueAYear).toBeCloseTo(((300 * 365) / 335) * 0.2 * toAmount(20), 4);
  });

  it('without money are ranked by people', () => {
    const groups = [
      { people: 100, back: 2, spoken: open },
      { people: 600, back: 210 },
    ];
    const { fiveThings: found } = analysed(groups, false);
    expect(found.returnValue).toBeUndefined();
    expect(found.things).toHaveLength(1);
    expect(found.things[0]).toMatchObject({ people: 100, valueAYear: undefined });
  });

  it('name open complaints once', () => {
    const groups = [
      { people: 200, back: 10, spoken: open },
      { people: 200, back: 100, spoken: solved },
      { people: 600, back: 210 },
    ];
    expect(analysed(groups).fiveThings.things.map(({ comparison }) => name(comparison))).toEqual([
      'complaint solved / none',
      'complaint open / none',
    ]);
    // Too few others to compare with.
    const { fiveThings: found } = analysed([groups[0]!, groups[1]!, { people: 20, back: 5 }]);
    expect(found.things.map(({ comparison }) => name(comparison))).toEqual(['complaint open / complaint solved']);
  });

  it('of a group that comes back more are for those who come back less', () => {
    const { fiveThings: found } = analysed([
      { people: 200, back: 100, spoken: { day: 3, type: 'click' } },
      { people: 600, back: 60 },
    ]);
    expect(found.things[0]).toMatchObject({ comesBackLess: false, people: 600 });
  });

  it('name better categories only where none falls behind', () => {
    const behind = analysed([
      { people: 400, back: 40, category: 'A' },
      { people: 400, back: 160, category: 'B' },
      { people: 400, back: 160, category: 'C' },
    ]).fiveThings;
    expect(behind).toMatchObject({ claimed: 3 });
    expect(behind.things.map(({ comparison }) => name(comparison))).toEqual(['A']);
    const ahead = analysed([
      { people: 60, back: 60, category: 'A' },
      { people: 70, back: 27, category: 'B' },
      { people: 70, back: 28, category: 'C' },
      { people: 70, back: 29, category: 'D' },
      { people: 70, back: 28, category: 'E' },
      { people: 70, back: 28, category: 'F' },
    ]).fiveThings;
    expect(ahead.things.map(({ comparison, comesBackLess }) => [name(comparison), comesBackLess])).toEqual([
      ['A', false],
    ]);
  });

  it('are five at most, and none where nothing differs', () => {
    const categories = 'ABCDEFGHIJKL'
      .split('')
      .map((category, i) => ({ people: 400, back: i < 6 ? 20 : 200, category }));
    const { fiveThings: found } = analysed(categories);
    expect(found.claimed).toBe(12);
    expect(found.things.map(({ comparison }) => name(comparison))).toEqual(['A', 'B', 'C', 'D', 'E']);
    const same = analysed([
      { people: 50, back: 10, spoken: open },
      { people: 50, back: 10 },
    ]).fiveThings;
    expect(same).toMatchObject({ things: [], comparisons: 1, claimed: 0 });
    expect(analysed([]).fiveThings).toEqual({ things: [], comparisons: 0, claimed: 0, returnValue: undefined });
  });

  it('are worth what a second purchase day brought', () => {
    const { ledger } = shopOf([{ people: 4, back: 2 }]);
    const first = firstPurchases(ledger, AS_OF, undefined);
    const none = { level: 0.95, made: [], notMade: 0 };
    expect(fiveThings(first, none, { purchaseDays: 1 }, true).returnValue).toBe(toAmount(20));
    expect(
      fiveThings(firstPurchases(ledger, 59, undefined), none, { purchaseDays: 1 }, true).returnValue,
    ).toBeUndefined();
  });
});
