import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/segment/conditions.ts';
import { rulesAskingFor, unanswerableRule } from '../../../src/segment/history/unknownColumns.ts';
import { ownSet } from '../../../src/segment/rules.ts';
import { segmentSets } from '../../../src/segment/sets/index.ts';

function setOf(...conditions: readonly Condition[]) {
  return ownSet(conditions.map((when, i) => ({ name: `Rule ${i + 1}`, when, why: '', action: '' })));
}

describe('unanswerableRule', () => {
  it.each([
    ['p_alive', { p_alive: { lt: 0.5 } }],
    ['expected_orders', { all: [{ r: 5 }, { any: [{ f: 1 }, { expected_orders: { gte: 1 } }] }] }],
    ['expected_order_value', { not: { expected_order_value: { missing: true } } }],
    ['clv', { r: 5, clv: [1, 2] }],
  ] as const)('finds %s wherever it stands', (column, condition) => {
    const found = { rule: 'Rule 2', column, only: 'a forecast' };
    expect(unanswerableRule(setOf({ orders: 1 }, condition))).toEqual(found);
  });

  it('finds what only interactions tell', () => {
    const found = { rule: 'Rule 1', column: 'open_complaints', only: 'interactions' };
    expect(unanswerableRule(setOf({ open_complaints: { gte: 1 } }))).toEqual(found);
  });

  it('finds none in rules on what orders alone tell, lifetime_value among it', () => {
    for (const set of [...segmentSets, setOf({ lifetime_value: { gte: 500 } }, { lifecycle: 'loyal' })]) {
      expect(unanswerableRule(set), set.name).toBeUndefined();
    }
  });
});

describe('rulesAskingFor', () => {
  it('names each of them', () => {
    const set = setOf({ lifetime_value: { gte: 500 } }, { r: 1 }, { not: { lifetime_value: { missing: true } } });
    expect(rulesAskingFor(set, 'lifetime_value')).toEqual(['Rule 1', 'Rule 3']);
    expect(rulesAskingFor(set, 'clv')).toEqual([]);
  });
});
