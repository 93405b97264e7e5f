import { expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { parseDay } from '../../src/core/day.ts';
import { askedRules, columnsOf } from '../../src/segment/askedRules.ts';
import type { Condition } from '../../src/segment/conditions.ts';
import { ownSet } from '../../src/segment/rules.ts';
import { grid } from '../../src/segment/sets/grid.ts';
import { builtTable } from './builtTable.ts';

const table = builtTable(
  {
    r_score: [3, 5],
    fm_score: [4, 1],
    orders: [6, 1],
    recency_days: [100, 0],
    revenue: [toAmount(1234.5), toAmount(10)],
    last_order: [parseDay('2024-03-01')!, parseDay('2024-06-09')!],
    p_alive: [Number.NaN, 0.5],
  },
  { lifecycle: ['slipping', undefined] },
);

/** The only rule, as it is asked of the first customer. */
function asked(when: Condition, row = 0) {
  const [rule] = askedRules(ownSet([{ name: 'A', when, why: '', action: '' }]), table, row, 'EUR');
  return [rule!.when, rule!.matches, rule!.untrue, rule!.instead];
}

it('asks the rules up to the one that matches', () => {
  expect(askedRules(grid, table, 0, 'EUR').map(({ name, untrue, instead }) => [name, untrue, instead])).toEqual([
    ['New', '1 order', '6 orders'],
    ['Promising', '1 order', '6 orders'],
    ['Champions', 'r 5', 'r 3'],
    ['Loyal', null, null],
  ]);
  expect(askedRules(grid, table, 1, 'EUR')).toEqual([
    { name: 'New', when: '1 order and r 5', matches: true, untrue: null, instead: null },
  ]);
});

it('asks all of them where none matches', () => {
  const rule = (name: string, r: number) => ({ name, when: { r }, why: '', action: '' });
  const rules = askedRules(ownSet([rule('A', 1), rule('B', 2)]), table, 0, undefined);
  expect(rules.map(({ name, matches }) => [name, matches])).toEqual([
    ['A', false],
    ['B', false],
  ]);
});

it.each<[Condition, string, string]>([
  [{ r: [4, 5] }, 'r 4 to 5', 'r 3'],
  [{ fm: 4, r: { gte: 4 } }, 'r at least 4', 'r 3'],
  [{ all: [{ fm: 4 }, { orders: { lt: 6 } }] }, 'fewer than 6 orders', '6 orders'],
  [{ recency_days: { lte: 30 } }, 'last order at most 30 days ago', 'last order 100 days ago'],
  [{ revenue: { gt: 2000 } }, 'revenue above 2,000.00 EUR', 'revenue 1,234.50 EUR'],
  [{ last_order: { gte: '2024-04-01' } }, 'last order on or after 2024-04-01', 'last order on 2024-03-01'],
  [{ lifecycle: 'loyal' }, 'lifecycle "loyal"', 'lifecycle "slipping"'],
  [{ p_alive: { gt: 0.5 } }, 'P(alive) above 0.5', 'P(alive) unknown'],
  [{ any: [{ r: 5 }, { orders: 1, r: 4 }] }, 'r 5 or (1 order and r 4)', 'r 3, 6 orders'],
  [{ not: { r: 3 } }, 'not (r 3)', 'r 3'],
  [{ customer_id: { in: ['7', '8'] } }, 'customer "7" or "8"', 'customer "0"'],
])('names the first part of %j that is not true, and what there is instead', (when, untrue, instead) => {
  expect(asked(when).slice(1)).toEqual([false, untrue, instead]);
});

it('knows that a text may be missing', () => {
  expect(asked({ lifecycle: 'loyal' }, 1)[3]).toBe('lifecycle unknown');
});

it('tells the columns of a condition', () => {
  expect(columnsOf({ r: 5, any: [{ orders: 1 }, { not: { r_score: 2 } }], all: [{ fm: 1 }] })).toEqual([
    'r_score',
    'orders',
    'fm_score',
  ]);
});
