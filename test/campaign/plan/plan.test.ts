import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenContacts } from '../../../src/campaign/plan/chosenContacts.ts';
import { groupsOf, type PlannedBase } from '../../../src/campaign/plan/customerGroups.ts';
import { netGain, type OptionKind } from '../../../src/campaign/plan/option.ts';
import { type CampaignPlan, campaignPlan } from '../../../src/campaign/plan/plan.ts';
import { toAmount } from '../../../src/core/amount.ts';
import { builtTable } from '../../segment/builtTable.ts';

const asOf = 1000;

interface Customer {
  readonly segment?: string;
  readonly lifecycle?: string;
  readonly orders?: number;
  readonly days?: number;
  readonly fm?: number;
  readonly recency?: number;
  readonly due?: number;
  readonly alive?: number;
  readonly expected?: number;
  readonly value?: number;
  readonly clv?: number;
  readonly earned?: number;
  readonly suppressed?: string | undefined;
}

/** A base of five bins from customers, with money. */
function baseOf(customers: readonly Customer[], hasMoney = true): PlannedBase {
  const numbers = (of: (one: Customer) => number | undefined) => customers.map((one) => of(one) ?? Number.NaN);
  const money = (of: (one: Customer) => number | undefined) => numbers(of).map(toAmount);
  const table = builtTable(
    {
      orders: numbers(({ orders, days }) => orders ?? days),
      purchase_days: numbers(({ days }) => days),
      fm_score: numbers(({ fm }) => fm),
      recency_days: numbers(({ recency }) => recency),
      contact_on: numbers(({ due }) => due),
      p_alive: numbers(({ alive }) => alive),
      expected_orders: numbers(({ expected }) => expected),
      expected_order_value: money(({ value }) => value),
      clv: money(({ clv }) => clv),
      lifetime_value: money(({ earned }) => earned),
    },
    {
      segment: customers.map(({ segment }) => segment ?? 'Others'),
      lifecycle: customers.map(({ lifecycle }) => lifecycle ?? 'repeat'),
      suppressed: customers.map(({ suppressed }) => suppressed),
    },
  );
  return { table, asOf, bins: 5, hasMoney };
}

/** At a margin of a half, an order is worth 10 of the newcomers, 6 of the loyal one, and 10 of those who went quiet. */
const forecast: readonly Customer[] = [
  { lifecycle: 'slipping', days: 5, alive: 0.25, clv: 10, value: 20, expected: 1 }, // 10 x .75 / .25 = 30 at risk
  { lifecycle: 'lapsed', days: 5, alive: 0.5, clv: 40, value: 20, expected: 2 }, // 40 at risk
  { lifecycle: 'lapsed', days: 9, alive: 0.05, clv: 4, value: 20, expected: 0 }, // gone
  { lifecycle: 'slipping', days: 2, alive: 0.9, clv: 9, value: 20, expected: 1 }, // 1 at risk
  { lifecycle: 'onboarding', segment: 'New', days: 1, alive: 0.9, clv: 30, value: 20, expected: 3 },
  { segment: 'Promising', days: 1, alive: 0.9, clv: 30, value: 20, expected: 3, suppressed: 'open complaint' },
  { lifecycle: 'loyal', days: 4, alive: 0.9, clv: 24, value: 12, expected: 4, due: asOf + 7 },
  { lifecycle: 'loyal', days: 4, alive: 0.9, clv: 24, value: 12, expected: 4, due: asOf + 8 },
  { segment: 'Prospects', lifecycle: 'prospect' },
];

const terms = (budget: number, cost: number, response: number) => ({
  budget: toAmount(budget),
  cost: toAmount(cost),
  response,
});

function optionIn({ options }: CampaignPlan, kind: OptionKind) {
  return options.find((option) => option.kind === kind)!;
}

describe('the groups of a campaign', () => {
  it('are told by purchase days, rhythm and the chance of being active', () => {
    const groups = groupsOf(baseOf(forecast));
    expect(groups.map((group) => group ?? '-')).toEqual([
      ...['win-back', 'win-back', '-', 'win-back', 'second-order', 'second-order', 'next-order', '-', '-'],
    ]);
  });

  it('are told by segment and score where no model tells who has left', () => {
    const groups = groupsOf(
      baseOf([
        { segment: "Can't Lose Them", lifecycle: 'loyal', days: 9, fm: 5, due: asOf },
        { segment: 'At Risk', lifecycle: 'returning', days: 3, fm: 3 },
        { segment: 'Mine', lifecycle: 'slipping', days: 4, fm: 4 },
        { segment: 'Mine', lifecycle: 'lapsed', days: 4, fm: 3 },
        { segment: 'New', lifecycle: 'slipping', days: 1, fm: 5 },
        { segment: 'Mine', lifecycle: 'returning', days: 2, due: asOf },
        { segment: 'Mine', lifecycle: 'repeat', days: 1, due: asOf },
      ]),
    );
    expect(groups.map((group) => group ?? '-')).toEqual([
      ...['win-back', 'win-back', 'win-back', '-', 'second-order', 'next-order', '-'],
    ]);
  });
});

describe('an option', () => {
  it('contacts those who pay, those with most at stake first, as many as the budget reaches', () => {
    const plan = campaignPlan(baseOf(forecast), terms(1.4, 0.5, 0.1), 0.5);
    const option = optionIn(plan, 'win-back');
    expect([...option.paying]).toEqual([1, 0]);
    expect(option).toMatchObject({ members: 3, suppressed: 0, unprofitable: 1, beyondBudget: 0, contacts: 2 });
    expect(option.cost).toBe(toAmount(1));
    // Nobody answers in 81 of 100 cases; 30 and 40 in 9 each, both in 1.
    expect(option.gain!.expected).toBeCloseTo(toAmount(7), 6);
    expect([option.gain!.low, option.gain!.high]).toEqual([0, toAmount(40)]);
    expect(option.orders).toEqual({ expected: 0.2, low: 0, high: 1 });
    expect(option.lossChance).toBeCloseTo(0.81, 1);
    expect(option.oneOrderGain).toBeCloseTo(toAmount(2), 6);
    expect(option.breakEven).toBeCloseTo(1 / 70, 12);
    expect(option.paysFrom).toBeCloseTo(0.5 / 40, 12);
    expect(netGain(option)).toBeCloseTo(toAmount(6), 6);
  });

  it('counts those who must not be contacted, and contacts none of them', () => {
    const { members, suppressed, paying, gain } = optionIn(
      campaignPlan(baseOf(forecast), terms(10, 0.5, 0.1), 0.5),
      'second-order',
    );
    expect([members, suppressed, [...paying]]).toEqual([2, 1, [4]]);
    expect(gain!.expected).toBeCloseTo(toAmount(1), 6);
  });

  it('leaves out whom the budget does not reach', () => {
    const plan = campaignPlan(baseOf(forecast), terms(0.5, 0.5, 0.1), 0.5);
    expect(optionIn(plan, 'win-back')).toMatchObject({ contacts: 1, beyondBudget: 1, unprofitable: 1, cost: 5000 });
    expect(plan.skipped).toEqual([{ kind: 'best-contacts', reason: 'one group' }]);
  });

  it('has a break-even where nobody pays: of all whom the budget reaches, and of the best', () => {
    const option = optionIn(campaignPlan(baseOf(forecast), terms(4, 2, 0.01), 0.5), 'win-back');
    expect(option).toMatchObject({ contacts: 0, unprofitable: 3, cost: 0, lossChance: 0 });
    expect(option.breakEven).toBeCloseTo(4 / 70, 12);
    expect(option.paysFrom).toBeCloseTo(2 / 40, 12);
    expect(option.gain).toEqual({ expected: 0, low: 0, high: 0 });
  });

  it('costs nothing where a contact does, and leaves out only those who are worth nothing', () => {
    const base = baseOf([...forecast, { lifecycle: 'lapsed', days: 2, alive: 1, clv: 5, value: 4, expected: 1 }]);
    const option = optionIn(campaignPlan(base, terms(1, 0, 0.01), 0.5), 'win-back');
    expect(option).toMatchObject({ contacts: 3, unprofitable: 1, beyondBudget: 0, cost: 0, breakEven: 0, paysFrom: 0 });
  });

  it('reaches nobody with a budget below one contact', () => {
    const plan = campaignPlan(baseOf(forecast), terms(0.3, 0.5, 0.1), 0.5);
    expect(plan.options.map(({ contacts, cost }) => [contacts, cost])).toEqual([...new Array(4).fill([0, 0])]);
    expect(optionIn(plan, 'win-back')).toMatchObject({ beyondBudget: 2, paysFrom: 0.5 / 40, breakEven: 0.5 / 40 });
    expect(plan.leastEffort!.kind).toBe('do-nothing');
  });

  it('spends a budget to the last contact that it pays for', () => {
    // In floating point, 0.3 / 0.1 is below 3.
    const plan = campaignPlan(baseOf(forecast.slice(0, 2).concat(forecast.slice(0, 2))), terms(0.3, 0.1, 0.5), 1);
    expect(optionIn(plan, 'win-back')).toMatchObject({ contacts: 3, beyondBudget: 1, cost: 3000 });
  });
});

describe('a plan', () => {
  it('has the best of all groups, and names the cheapest option with most of the return', () => {
    const plan = campaignPlan(baseOf(forecast), terms(10, 0.5, 0.1), 0.5);
    expect(plan.options.map(({ kind }) => kind)).toEqual([
      ...['win-back', 'second-order', 'next-order', 'best-contacts', 'do-nothing'],
    ]);
    const best = optionIn(plan, 'best-contacts');
    expect([...best.paying]).toEqual([1, 0, 4, 6]);
    expect(best).toMatchObject({ members: 6, suppressed: 1, unprofitable: 1, cost: toAmount(2) });
    expect(netGain(best)).toBeCloseTo(toAmount(6.6), 6);
    // 6.00 for 1.00 is more than 80 % of 6.60 for 2.00.
    expect(plan.leastEffort!.kind).toBe('win-back');
    expect(plan).toMatchObject({ customers: 8, suppressed: 1, prospects: 1, skipped: [] });
  });

  it('tells what comes anyway, and what is at risk', () => {
    const { withoutCampaign } = campaignPlan(baseOf(forecast), terms(10, 0.5, 0.1), 0.5);
    expect(withoutCampaign!.orders).toBe(1 + 2 + 0 + 1 + 3 + 3 + 4 + 4);
    expect(withoutCampaign!.earnings).toBeCloseTo(toAmount(0.5 * (20 * 10 + 12 * 8)), 6);
    // The newcomers have 30 / 9 each, the loyal ones 24 / 9 each.
    expect(withoutCampaign!.atRisk! / 10_000).toBeCloseTo(30 + 40 + 1 + 60 / 9 + 48 / 9, 6);
  });

  it('advises to do nothing where nothing pays', () => {
    const plan = campaignPlan(baseOf(forecast), terms(10, 5, 0.1), 0.5);
    expect(plan.leastEffort!.kind).toBe('do-nothing');
    expect(plan.skipped).toEqual([{ kind: 'best-contacts', reason: 'no contacts' }]);
  });

  it('always has three options, and skips groups without members beyond them', () => {
    const nobody = campaignPlan(baseOf([]), terms(10, 5, 0.1), 1);
    expect(nobody.options.map(({ kind, members }) => [kind, members])).toEqual([
      ...[
        ['win-back', 0],
        ['second-order', 0],
        ['do-nothing', 0],
      ],
    ]);
    expect(nobody.skipped.map(({ kind }) => kind)).toEqual(['next-order', 'best-contacts']);
    expect(nobody.leastEffort!.kind).toBe('do-nothing');
    const without = campaignPlan(
      baseOf(forecast.slice(0, 7).filter((_, i) => i < 4 || i > 5)),
      terms(10, 0.5, 0.1),
      0.5,
    );
    expect(without.options.map(({ kind }) => kind)).toEqual(['win-back', 'next-order', 'best-contacts', 'do-nothing']);
    expect(without.skipped).toEqual([{ kind: 'second-order', reason: 'nobody' }]);
  });

  it('counts one order at its past value without a forecast, and nothing for who returned everything', () => {
    const plan = campaignPlan(
      baseOf([
        { segment: 'At Risk', lifecycle: 'lapsed', days: 4, orders: 5, earned: 100 }, // 20 an order
        { segment: 'At Risk', lifecycle: 'lapsed', days: 1, orders: 1, earned: -3 },
        { segment: 'New', lifecycle: 'onboarding', days: 1, earned: 43 }, // (100 - 3 + 43) / 7 = 20
      ]),
      terms(10, 0.5, 0.1),
      0.5,
    );
    expect(plan.worth).toMatchObject({ winBack: 'one order', orderValue: 'past' });
    expect([...plan.worth.success!].map((worth) => worth / 10_000)).toEqual([20, 0, 20]);
    expect(optionIn(plan, 'win-back')).toMatchObject({ contacts: 1, unprofitable: 1 });
    expect(plan.withoutCampaign).toBeUndefined();
  });

  it('has people and costs without money, and compares nothing', () => {
    const plan = campaignPlan(
      baseOf(
        [
          { lifecycle: 'lapsed', days: 3, alive: 0.5, expected: 1 },
          { lifecycle: 'lapsed', days: 3, alive: 0.25, expected: 1 },
          { segment: 'New', days: 1, recency: 5, alive: 0.9, expected: 1 },
          { segment: 'New', days: 1, recency: 2, alive: 0.9, expected: 1 },
          { lifecycle: 'loyal', days: 4, due: asOf, alive: 0.9, expected: 2 },
          { lifecycle: 'loyal', days: 4, due: asOf, alive: 0.9, expected: 3 },
        ],
        false,
      ),
      terms(1, 1, 0.5),
      1,
    );
    expect(plan.leastEffort).toBeUndefined();
    expect(plan.skipped).toEqual([{ kind: 'best-contacts', reason: 'no money' }]);
    expect(
      plan.options.map(({ paying, contacts, gain, breakEven }) => [[...paying], contacts, gain, breakEven]),
    ).toEqual([
      [[1, 0], 1, undefined, undefined],
      [[3, 2], 1, undefined, undefined],
      [[5, 4], 1, undefined, undefined],
      [[], 0, undefined, undefined],
    ]);
    expect(optionIn(plan, 'win-back').orders).toEqual({ expected: 0.5, low: 0, high: 1 });
  });
});

describe('any plan', () => {
  const customers = fc.array(
    fc.record({
      lifecycle: fc.constantFrom('slipping', 'lapsed', 'onboarding', 'loyal', 'repeat'),
      days: fc.integer({ min: 1, max: 6 }),
      alive: fc.double({ min: 0, max: 1, noNaN: true }),
      clv: fc.nat(500),
      value: fc.nat(50),
      expected: fc.constant(1),
      due: fc.constantFrom(asOf, asOf + 20),
      suppressed: fc.constantFrom(undefined, undefined, 'no channel left'),
    }),
    { maxLength: 25 },
  );
  const money = fc.integer({ min: 1, max: 2000 }).map((cents) => cents / 100);
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('keeps the budget, and adds up', () => {
    fc.assert(
      fc.property(customers, money, money, share, (people, budget, cost, response) => {
        const plan = campaignPlan(baseOf(people), terms(budget, cost, response), 1);
        expect(plan.options.length).toBeGreaterThanOrEqual(3);
        for (const option of plan.options) {
          expect(option.cost).toBeLessThanOrEqual(toAmount(budget));
          expect(option.suppressed + option.unprofitable + option.beyondBudget + option.contacts).toBe(option.members);
          expect(option.gain!.low).toBeLessThanOrEqual(option.gain!.high);
          expect(netGain(option)).toBeGreaterThanOrEqual(0);
        }
        const best = optionIn(plan, 'best-contacts');
        const nets = plan.options.map((option) => netGain(option)!);
        if (best !== undefined) expect(netGain(best)).toBeGreaterThanOrEqual(Math.max(...nets) - 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('brings more at a higher response, and no less with a larger budget', () => {
    const bestOf = ({ options }: CampaignPlan) => Math.max(...options.map((option) => netGain(option)!));
    fc.assert(
      fc.property(customers, fc.tuple(money, money), money, fc.tuple(share, share), (people, budgets, cost, shares) => {
        const [little, much] = budgets.toSorted((a, b) => a - b) as [number, number];
        const [low, high] = shares.toSorted((a, b) => a - b) as [number, number];
        const base = baseOf(people);
        const planOf = (budget: number, response: number) => campaignPlan(base, terms(budget, cost, response), 1);
        expect(bestOf(planOf(much, low))).toBeGreaterThanOrEqual(bestOf(planOf(little, low)) - 1e-6);
        const [before, after] = [planOf(little, low), planOf(little, high)];
        for (const { kind, gain } of before.options) {
          const later = optionIn(after, kind);
          if (later !== undefined) expect(later.gain!.expected).toBeGreaterThanOrEqual(gain!.expected - 1e-6);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the contacts of an option', () => {
  it('go on behind those who are kept out, until the budget is spent', () => {
    const { rows, isControl, contacts } = chosenContacts(
      Int32Array.of(9, 4, 7, 1, 3),
      2,
      (row) => row === 4 || row === 9,
    );
    expect([...rows]).toEqual([9, 4, 7, 1]);
    expect([...isControl]).toEqual([1, 1, 0, 0]);
    expect(contacts).toBe(2);
  });
});
