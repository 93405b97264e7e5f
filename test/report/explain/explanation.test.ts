import { describe, expect, it } from 'vitest';
import { toAmount } from '../../../src/core/amount.ts';
import { parseDay } from '../../../src/core/day.ts';
import { explainCustomer, explainLeft } from '../../../src/report/explain/explanation.ts';
import type { SegmentWorth } from '../../../src/report/explain/outlook.ts';
import type { Condition } from '../../../src/segment/conditions.ts';
import { ownSet } from '../../../src/segment/rules.ts';
import { builtTable } from '../../segment/builtTable.ts';

const asOf = parseDay('2024-06-30')!;

/** The explanation of a customer with 2 orders of 10.00, the last one 20 days ago: r 5, f 2, m 2. */
function explained(
  rules: Readonly<Record<string, Condition>>,
  worth?: Readonly<Record<string, number>>,
  past: readonly (string | undefined)[] = [],
) {
  const customer = builtTable(
    {
      ...{ r_score: [5], f_score: [2], m_score: [2], fm_score: [2], recency_days: [20], orders: [2] },
      ...{ purchase_days: [2], revenue: [toAmount(20)], average_order_value: [toAmount(10)] },
      ...{ last_order: [asOf - 20], segment_since: [asOf] },
    },
    { segment: ['Now'], rfm: ['522'] },
  );
  const basis = {
    scoring: { bins: 5, frequency: 'orders', monetary: 'revenue' },
    cutOffs: { recency_days: [30, 60, 90, 180], orders: [2, 3, 4, 5], revenue: [20, 30, 40, 50] },
    set: ownSet(Object.entries(rules).map(([name, when]) => ({ name, when, why: '', action: '' }))),
  } as const;
  const segmentWorth: SegmentWorth | undefined = worth && {
    horizonDays: 90,
    expectedRevenue: new Map(Object.entries(worth)),
  };
  const standings = [...past, 'Now'].map((segment, i, { length }) => {
    const day = asOf - length + 1 + i;
    return { asOf: day, segment, since: segment && day };
  }) as Parameters<typeof explainCustomer>[3];
  return explainCustomer(customer, asOf, basis, standings, 'EUR', segmentWorth);
}

describe('the last day for an order', () => {
  it('is the day before silence changes the segment', () => {
    // 30 days after the last order r is 4.
    expect(explained({ Now: { r: 5 } }).outlook).toMatchObject({
      silence: [{ until: '2024-07-09', from: '2024-07-10', segment: 'Others' }],
      deadline: { before: '2024-07-10', instead_of: 'Others', segment: 'Now' },
    });
  });

  it('is looked at as of that day', () => {
    const { outlook } = explained({ Now: { r: 5, orders: 2 }, Then: { last_order: '2024-07-09' } });
    expect(outlook!.deadline).toEqual({ before: '2024-07-10', instead_of: 'Others', segment: 'Then' });
  });

  it('is none where an order leads to where silence does', () => {
    const { outlook } = explained({ Now: { r: 5, orders: 2 } });
    expect(outlook).toMatchObject({ silence: [{ segment: 'Others' }], deadline: null });
  });

  it('is none where silence changes nothing', () => {
    expect(explained({ Now: { orders: 2 } }).outlook).toMatchObject({ silence: [], deadline: null });
  });
});

describe('further orders', () => {
  const rules = {
    Now: { orders: 2 },
    Three: { orders: 3 },
    Four: { orders: [4, 5] },
    More: { orders: [6, 7] },
  } as const;
  const outcomes = (worth?: Readonly<Record<string, number>>) =>
    explained(rules, worth).outlook!.orders.map(({ orders, segment, better }) => [orders, segment, better]);

  it('are told where they change the segment', () => {
    expect(outcomes()).toEqual([
      [1, 'Three', null],
      [2, 'Four', null],
      [4, 'More', null],
    ]);
  });

  it('are told up to the first segment of which more is expected', () => {
    expect(outcomes({ Now: 10, Three: 10, Four: 10.01, More: 99 })).toEqual([
      [1, 'Three', false],
      [2, 'Four', true],
    ]);
  });

  it('are not judged where nobody is in the segment', () => {
    expect(outcomes({ Now: 10, More: 5 })).toEqual([
      [1, 'Three', null],
      [2, 'Four', null],
      [4, 'More', false],
    ]);
    expect(outcomes({ Three: 10 })[0]).toEqual([1, 'Three', null]);
  });
});

describe('the segment before', () => {
  it.each([
    [['A', 'Now'], 'A'],
    [['A', 'Now', 'B', undefined], 'B'],
    [['Now', undefined], null],
    [[], null],
  ])('of one who was in %j', (past, before) => {
    expect(explained({ Now: { orders: 2 } }, undefined, past).segment_before).toBe(before);
  });
});

it('of one who is in no snapshot there is nothing to say', () => {
  expect(explainLeft('a', [{ asOf, segment: undefined, since: undefined }])).toBeUndefined();
});
