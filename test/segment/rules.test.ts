import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import { assignSegments } from '../../src/segment/assign.ts';
import { checkSet, ownSet, segmentRulesSchema, slug } from '../../src/segment/rules.ts';
import { findSet } from '../../src/segment/sets/index.ts';
import { builtTable } from './builtTable.ts';

describe('slug', () => {
  it.each([
    ["Can't Lose Them", 'cant-lose-them'],
    ['Can’t Lose Them', 'cant-lose-them'],
    ['Champions', 'champions'],
    ['  VIP / Gold++ ', 'vip-gold'],
    ['Été à Genève', 'ete-a-geneve'],
    ['Top 10%', 'top-10'],
    ['お得意様', 'お得意様'],
    ['ガール', 'ガール'],
    ['../etc', 'etc'],
    ['!!!', ''],
  ])('of %s is %s', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });
});

describe('rules from a config file', () => {
  it('are taken with their defaults', () => {
    const rules = [{ name: ' VIP ', when: { revenue: { gte: 500 } } }];
    expect(segmentRulesSchema.parse(rules)).toEqual([{ name: 'VIP', when: rules[0]!.when, why: '', action: '' }]);
  });

  const rule = { name: 'VIP', when: { r: 5 }, why: 'w', action: 'a' };
  it.each<[unknown, string, (string | number)[]]>([
    [[], 'give at least one rule', []],
    [[{ ...rule, name: '  ' }], 'a segment name needs a letter or a digit', [0, 'name']],
    [[{ ...rule, name: 'x'.repeat(61) }], 'a segment name has at most 60 characters', [0, 'name']],
    [[{ ...rule, name: 'a\u001bb' }], 'a segment name must not hold control or invisible characters', [0, 'name']],
    [[{ ...rule, name: 'others' }], 'this segment name is taken: the program fills that segment itself', [0, 'name']],
    [
      [{ ...rule, name: 'Prospects' }],
      'this segment name is taken: the program fills that segment itself',
      [0, 'name'],
    ],
    [[rule, rule], 'two rules are named "VIP"; put several regions of one segment into one rule with any', [1, 'name']],
    [
      [rule, { ...rule, name: 'V.I.P' }, { ...rule, name: 'v-i-p' }],
      '"V.I.P" and "v-i-p" would share the file v-i-p.csv; rename one',
      [2, 'name'],
    ],
    [
      [rule, { ...rule, name: 'B', when: { recensy_days: 3 } }],
      'no column "recensy_days" to set a condition on; did you mean recency_days?',
      [1, 'when'],
    ],
    [[{ name: 'VIP' }], 'a condition must be an object like {"r": 5, "orders": [2, 3]}', [0, 'when']],
    [[{ ...rule, acton: 'a' }], 'no key is named "acton"; did you mean action?', [0]],
    [[{ ...rule, zzzzzzzz: 'a' }], 'no key is named "zzzzzzzz"; there are name, when, why, action', [0]],
  ])('are refused: %j', (rules, message, path) => {
    const result = segmentRulesSchema.safeParse(rules);
    expect(result.error?.issues).toEqual([expect.objectContaining({ message, path })]);
  });
});

describe('assignSegments', () => {
  const set = ownSet([
    { name: 'Both', when: { any: [{ r: 1 }, { r: 5 }] }, why: '', action: '' },
    { name: 'High', when: { r: [4, 5] }, why: '', action: '' },
    { name: 'Nobody', when: { r: 9 }, why: '', action: '' },
  ]);

  it('takes the first rule that matches, and Others where none does', () => {
    const { segments, index } = assignSegments(set, builtTable({ r_score: [1, 2, 3, 4, 5, Number.NaN] }));
    expect(segments).toEqual(['Both', 'High', 'Nobody', 'Others']);
    expect([...index]).toEqual([0, 3, 3, 1, 0, 3]);
  });

  it('assigns nobody in an empty table', () => {
    expect(assignSegments(set, builtTable({})).index).toHaveLength(0);
  });

  it('is a bug where a set without a rest leaves a customer out', () => {
    expect(() => assignSegments({ ...set, rest: undefined }, builtTable({ r_score: [3] }))).toThrow('no rule of own');
  });
});

describe('a built-in set', () => {
  it('is found by its name', () => {
    expect(findSet('r-rfm')?.name).toBe('r-rfm');
    expect(findSet('gird')).toBeUndefined();
  });

  it('works with the bins it is made for', () => {
    expect(() => checkSet(findSet('grid')!, 5, true)).not.toThrow();
    expect(() => checkSet(findSet('grid')!, 4, true)).toThrow(Failure);
    expect(() => checkSet(ownSet([]), 4, false)).not.toThrow();
  });

  it('says where it needs money', () => {
    expect(() => checkSet(findSet('r-rfm')!, 5, false)).toThrow('the segments r-rfm need money scores');
    expect(() => checkSet(findSet('grid')!, 5, false)).not.toThrow();
    expect(() => checkSet(findSet('rf')!, 5, false)).not.toThrow();
  });
});
