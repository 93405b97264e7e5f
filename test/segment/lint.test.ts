import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmount } from '../../src/core/amount.ts';
import { lifecycleStages } from '../../src/profile/lifecycle.ts';
import { assignSegments } from '../../src/segment/assign.ts';
import { type Condition, parseCondition } from '../../src/segment/conditions.ts';
import { domains } from '../../src/segment/domains.ts';
import { type Lint, lintSet } from '../../src/segment/lint.ts';
import { matchRows } from '../../src/segment/match.ts';
import { ownSet, type SegmentSet } from '../../src/segment/rules.ts';
import { findSet } from '../../src/segment/sets/index.ts';
import { builtTable } from './builtTable.ts';

const setOf = (...conditions: Condition[]) =>
  ownSet(conditions.map((when, i) => ({ name: `s${i}`, when, why: '', action: '' })));

function lint(set: SegmentSet, bins = 5, hasMoney = true): Lint {
  const result = lintSet(set, bins, hasMoney);
  if (result.kind !== 'lint') throw new Error('too many');
  return result;
}

describe('the lint of a built-in set', () => {
  it('finds exactly the ten cells that r-rfm leaves out', () => {
    const { uncovered, partly, gap, unreachable, assumed, cells } = lint(findSet('r-rfm')!);
    expect(uncovered).toEqual('215 241 251 252 341 351 441 451 541 551'.split(' '));
    expect({ partly, gap, unreachable, assumed, cells }).toEqual({
      partly: [],
      gap: null,
      unreachable: [],
      assumed: [],
      cells: 125,
    });
  });

  it('finds the cells that rules of r-rfm share', () => {
    const { overlaps } = lint(findSet('r-rfm')!);
    // Champions is 555; Potential Loyalist holds it. R 3-4, F 3-4 and M 2-4 are 2 x 2 x 3 cells.
    expect(overlaps.slice(0, 2)).toEqual([
      { first: 'Champions', second: 'Potential Loyalist', cells: 1 },
      { first: 'Potential Loyalist', second: 'Loyal Customers', cells: 12 },
    ]);
    expect(overlaps).toContainEqual({ first: "Can't Lose Them", second: 'Lost', cells: 4 });
    expect(overlaps.some(({ first, second }) => first === 'Champions' && second === 'Lost')).toBe(false);
  });

  it.each(['grid', 'rf'])('finds nothing to mend in %s, with money and without', (name) => {
    for (const hasMoney of [true, false]) {
      const { uncovered, partly, gap, unreachable, cells } = lint(findSet(name)!, 5, hasMoney);
      expect({ uncovered, partly, gap, unreachable }).toEqual({
        uncovered: [],
        partly: [],
        gap: null,
        unreachable: [],
      });
      expect(cells).toBe(hasMoney ? 125 : 25);
    }
  });

  it('draws the grid of the default set', () => {
    const { grid, assumed, overlaps } = lint(findSet('grid')!);
    expect(assumed).toEqual(['orders']);
    expect(grid.slice(0, 5).map(({ r, fm }) => [r, fm])).toEqual([1, 2, 3, 4, 5].map((fm) => [5, fm]));
    expect(grid[0]!.segments).toEqual(['New', 'Potential Loyalist']);
    expect(grid[9]!.segments).toEqual(['Promising', 'Loyal']);
    expect(grid[10]!.segments).toEqual(['About to Sleep']);
    expect(grid[24]!.segments).toEqual(["Can't Lose Them"]);
    // One order and R 5 may have any of the 10 pairs of F and M whose FM is 4 or 5.
    expect(overlaps[0]).toEqual({ first: 'New', second: 'Champions', cells: 10 });
  });
});

describe('the lint of rules of your own', () => {
  it('tells a rule that contradicts itself from one that others shadow, and names those', () => {
    const { unreachable } = lint(
      setOf(
        { r: [4, 5] },
        { f: [4, 5] },
        { r: 5, f: [1, 5] },
        { r: { gt: 3 }, not: { r: [1, 5] } },
        { r: [4, 5], any: [{ f: 5 }, { r: 4 }] },
      ),
    );
    expect(unreachable).toEqual([
      { rule: 's2', why: 'shadowed', by: ['s0'] },
      { rule: 's3', why: 'contradictory', by: [] },
      { rule: 's4', why: 'shadowed', by: ['s0'] },
    ]);
    const together = lint(setOf({ r: 5, f: [3, 5] }, { r: 5, f: [1, 2] }, { r: 5 })).unreachable;
    expect(together).toEqual([{ rule: 's2', why: 'shadowed', by: ['s0', 's1'] }]);
  });

  it.each<[string, Condition]>([
    ['no score is 0', { r: 0 }],
    ['nobody has no order', { orders: 0 }],
    ['fewer than one either', { purchase_days: { lt: 1 } }],
    ['there is no half order', { orders: 1.5 }],
    ['nor an order between one and two', { orders: { gt: 1, lt: 2 } }],
    ['days are whole', { recency_days: { gt: 29, lt: 30 } }],
    ['chances end at 1', { p_alive: { gt: 1 } }],
    ['refunds are no less than 0', { refunded: { lt: 0 } }],
    ['scores are never missing', { m: { missing: true } }],
    ['nor are orders', { orders: { missing: true } }],
    ['there is no such stage', { lifecycle: 'asleep' }],
    ['FM is the mean of F and M', { fm: 5, f: [1, 3] }],
    ['the scores side by side are those scores', { rfm: '555', m: 4 }],
  ])('knows what cannot be: %s', (_, when) => {
    expect(lint(setOf(when)).unreachable).toEqual([{ rule: 's0', why: 'contradictory', by: [] }]);
  });

  it.each<[string, Condition[]]>([
    ['whole numbers', [{ orders: 1 }, { orders: { gte: 2 } }]],
    ['days', [{ recency_days: [0, 29] }, { recency_days: { gte: 30 } }]],
    ['dates', [{ first_order: { lte: '2024-01-31' } }, { first_order: { gte: '2024-02-01' } }]],
    ['a chance', [{ p_alive: [0, 0.5] }, { p_alive: { gt: 0.5 } }, { p_alive: { missing: true } }]],
    ['every stage', [{ lifecycle: { ne: 'loyal' } }, { lifecycle: 'loyal' }]],
    ['any text and another', [{ customer_id: { in: ['a', 'b'] } }, { not: { customer_id: { in: ['a', 'b'] } } }]],
    ['all stages by name', [{ lifecycle: { in: lifecycleStages.filter((stage) => stage !== 'prospect') } }]],
    ['money', [{ revenue: { lt: 500 } }, { revenue: { gte: 500 } }]],
  ])('sees that rules cover everybody: %s', (_, conditions) => {
    const { uncovered, partly, gap, unreachable } = lint(setOf(...conditions));
    expect({ uncovered, partly, gap, unreachable }).toEqual({ uncovered: [], partly: [], gap: null, unreachable: [] });
  });

  it.each<[string, Condition[], Condition]>([
    ['between two bounds', [{ orders: [1, 2] }, { orders: { gte: 5 } }], { orders: { gt: 2, lt: 5 } }],
    ['a missing value', [{ days_between_orders: { gte: 0 } }], { days_between_orders: { missing: true } }],
    ['money by the cent', [{ revenue: { lt: 500 } }, { revenue: { gt: 500 } }], { revenue: 500 }],
    [
      'a range that rules treat alike',
      [{ p_alive: { lt: 0.2 } }, { p_alive: { gt: 0.8 } }],
      { p_alive: { gte: 0.2, lte: 0.8 } },
    ],
    [
      'texts alike',
      [{ lifecycle: { in: ['loyal', 'repeat'] } }, { lifecycle: 'lapsed' }],
      { lifecycle: { in: ['slipping', 'returning', 'onboarding'] } },
    ],
    ['dates', [{ last_order: { gte: '2024-02-29' } }], { last_order: { lt: '2024-02-29' } }],
    ['a text', [{ customer_id: { in: ['a', 'b'] } }], { not: { customer_id: { in: ['a', 'b'] } } }],
    ['what does not matter is not said', [{ orders: 1 }, { orders: 1, revenue: 5 }], { orders: { gt: 1 } }],
    ['a stage', [{ lifecycle: { ne: 'loyal' } }], { lifecycle: 'loyal' }],
  ])('shows where cells are only partly covered: %s', (_, conditions, when) => {
    const { uncovered, partly, gap } = lint(setOf(...conditions));
    expect(uncovered).toEqual([]);
    expect(partly).toHaveLength(125);
    expect(gap).toEqual({ cell: '111', when: { all: [when] } });
  });

  it('takes together what rules treat alike, so that many values and columns are no trouble', () => {
    const long = { in: Array.from({ length: 100_000 }, (_, i) => i) };
    const rules: Condition[] = [
      { orders: long, revenue: [10, 50], lifecycle: 'loyal', clv: [5, 9] },
      { orders: [4, 8], revenue: [50, 100], p_alive: { lt: 0.2 } },
      { recency_days: [30, 60], p_alive: { gt: 0.8 }, days_between_orders: long },
      { r: [1, 5] },
    ];
    const { assumed, unreachable, uncovered } = lint(setOf(...rules));
    expect({ columns: assumed.length, unreachable, uncovered }).toEqual({ columns: 7, unreachable: [], uncovered: [] });
  });

  it('without money knows no money, and scores F alone', () => {
    const set = setOf({ m: [1, 5] }, { revenue: { gte: 0 } }, { not: { clv: { gt: 0 } }, fm: [1, 4] });
    const { cells, uncovered, unreachable, grid } = lint(set, 5, false);
    expect(cells).toBe(25);
    expect(uncovered).toEqual(['15', '25', '35', '45', '55']);
    expect(unreachable.map(({ rule, why }) => [rule, why])).toEqual([
      ['s0', 'contradictory'],
      ['s1', 'contradictory'],
    ]);
    expect(grid[4]).toEqual({ r: 5, fm: 5, segments: ['Others'] });
  });

  it('names the cells of ten bins like the column rfm', () => {
    expect(lint(setOf({ r: [1, 9] }, { f: [1, 9] }, { m: [1, 9] }), 10).uncovered).toEqual(['10-10-10']);
  });

  it('says what it assumed, and says so where there is too much to look at', () => {
    expect(lint(setOf({ orders: 1, r: 5 }, { lifecycle: 'loyal' })).assumed).toEqual(['orders', 'lifecycle']);
    const many = (column: string): Condition => ({
      any: Array.from({ length: 600 }, (_, i): Condition => ({ [column]: i + 1 })),
    });
    // 1 to 600, and what is none of them.
    expect(lintSet(setOf(many('orders'), many('revenue')), 5, true)).toEqual({
      kind: 'too many',
      combinations: 125 * 601 * 601,
      most: 25_000_000,
      regions: [
        { column: 'orders', count: 601 },
        { column: 'revenue', count: 601 },
      ],
    });
  });

  it('knows the stages of the lifecycle that customers can be in', () => {
    expect(domains.lifecycle.texts!.toSorted()).toEqual(lifecycleStages.filter((one) => one !== 'prospect').toSorted());
  });
});

describe('the lint', () => {
  // Values around every number that the drawn rules compare with, put down by hand.
  const table = (hasMoney: boolean) => {
    const scores = [1, 2, 3];
    const rows: { r: number; f: number; m: number; orders: number; revenue: number; gap: number; stage: string }[] = [];
    for (const r of scores)
      for (const f of scores)
        for (const m of hasMoney ? scores : [Number.NaN])
          for (const orders of [1, 2, 3, 4, 9])
            for (const revenue of hasMoney ? [-20, -1, 0, 7, 20, 21, 90] : [Number.NaN])
              for (const gap of [1, 1.5, 2, 2.5, 3, 99, Number.NaN])
                for (const stage of ['loyal', 'repeat']) rows.push({ r, f, m, orders, revenue, gap, stage });
    return builtTable(
      {
        r_score: rows.map(({ r }) => r),
        f_score: rows.map(({ f }) => f),
        m_score: rows.map(({ m }) => m),
        fm_score: rows.map(({ f, m }) => (hasMoney ? Math.floor((f + m + 1) / 2) : f)),
        orders: rows.map(({ orders }) => orders),
        revenue: rows.map(({ revenue }) => toAmount(revenue)),
        days_between_orders: rows.map(({ gap }) => gap),
      },
      {
        lifecycle: rows.map(({ stage }) => stage),
        rfm: rows.map(({ r, f, m }) => (hasMoney ? `${r}${f}${m}` : `${r}${f}`)),
      },
    );
  };
  const tables = [table(false), table(true)];

  const score = fc.constantFrom(0, 1, 2, 3, 4);
  const range = (values: fc.Arbitrary<number>) =>
    fc.tuple(values, values).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  const tests = (values: fc.Arbitrary<number>) =>
    fc.oneof(
      values,
      range(values),
      fc.record({ in: fc.array(values, { minLength: 1, maxLength: 2 }) }),
      fc.record({ missing: fc.boolean() }),
      fc.constantFrom('ne', 'gt', 'gte', 'lt', 'lte').chain((name) => values.map((value) => ({ [name]: value }))),
    );
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom('r', 'f', 'm', 'fm'), tests(score)) },
    fc.tuple(fc.constant('orders'), tests(fc.constantFrom(0, 1, 2, 4))),
    fc.tuple(fc.constant('revenue'), tests(fc.constantFrom(0, 20))),
    fc.tuple(fc.constant('days_between_orders'), tests(fc.constantFrom(2, 3))),
    fc.tuple(fc.constant('lifecycle'), fc.constantFrom<unknown>('loyal', { ne: 'loyal' }, { in: ['loyal', 'x'] })),
    fc.tuple(fc.constant('rfm'), fc.constantFrom<unknown>('111', '32', { ne: '222' })),
  );
  const { condition } = fc.letrec((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      leaf.map(([name, test]) => ({ [name]: test })),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }));
  const conditions = fc.array(condition as fc.Arbitrary<Condition>, { minLength: 1, maxLength: 5 });

  it('agrees with all customers that there can be, each put into a segment', () => {
    fc.assert(
      fc.property(conditions, fc.boolean(), (drawn, hasMoney) => {
        const set = setOf(...drawn);
        expect(lint(set, 3, hasMoney)).toMatchObject(askedOneByOne(set, tables[Number(hasMoney)]!));
      }),
      { numRuns: 150 },
    );
  });

  function askedOneByOne(set: SegmentSet, table: ReturnType<typeof builtTable>) {
    const names = set.rules.map(({ name }) => name);
    const rules = set.rules.map(({ when }) => matchRows(parseCondition(when), table));
    const { segments, index } = assignSegments(set, table);
    const rows = [...index.keys()];
    const rfm = table.texts.rfm!;
    const cellOf = rows.map((row) => rfm.names[rfm.codes[row]!]!);
    const segmentOf = rows.map((row) => segments[index[row]!]!);
    const cells = [...new Set(cellOf)];
    const rowsOfCell = cells.map((cell) => rows.filter((row) => cellOf[row] === cell));
    const left = (row: number) => segmentOf[row] === 'Others';
    const column = (name: 'r_score' | 'fm_score') => Array.from(table.numbers[name]!);
    const [r, fm] = [column('r_score'), column('fm_score')];
    return {
      cells: cells.length,
      uncovered: cells.filter((_, i) => rowsOfCell[i]!.every(left)),
      partly: cells.filter((_, i) => rowsOfCell[i]!.some(left) && !rowsOfCell[i]!.every(left)),
      unreachable: names.flatMap((rule, i) => {
        if (segmentOf.includes(rule)) return [];
        const takers = new Set(rows.filter((row) => rules[i]!(row)).map((row) => segmentOf[row]!));
        const by = names.filter((name) => takers.has(name));
        return [{ rule, why: by.length === 0 ? 'contradictory' : 'shadowed', by }];
      }),
      overlaps: names.flatMap((first, i) =>
        names.slice(i + 1).flatMap((second, j) => {
          const both = rows.filter((row) => rules[i]!(row) && rules[i + 1 + j]!(row));
          return both.length === 0 ? [] : [{ first, second, cells: new Set(both.map((row) => cellOf[row])).size }];
        }),
      ),
      grid: [3, 2, 1].flatMap((row) =>
        [1, 2, 3].map((col) => {
          const here = new Set(
            rows.filter((each) => r[each] === row && fm[each] === col).map((each) => segmentOf[each]),
          );
          return { r: row, fm: col, segments: segments.filter((name) => here.has(name)) };
        }),
      ),
    };
  }
});
