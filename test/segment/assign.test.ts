import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignSegments } from '../../src/segment/assign.ts';
import { cellsOf } from '../../src/segment/cells.ts';
import { type Condition, parseCondition } from '../../src/segment/conditions.ts';
import { matchRows } from '../../src/segment/match.ts';
import { ownSet } from '../../src/segment/rules.ts';
import { segmentSets } from '../../src/segment/sets/index.ts';
import { builtTable } from './builtTable.ts';

const score = fc.constantFrom(1, 2, 3, 4, 5, Number.NaN);
const amount = fc.constantFrom(0, -0, 0.5, 1, 1.5, 2, -1, 1e9, Number.NaN, Number.POSITIVE_INFINITY);
const row = fc.record({
  r_score: score,
  f_score: score,
  m_score: score,
  fm_score: score,
  orders: fc.integer({ min: 1, max: 4 }),
  days_between_orders: amount,
  rfm: fc.constantFrom('555', '111', '343'),
});
const drawnTable = fc.array(row, { minLength: 1, maxLength: 40 }).map((rows) => {
  const { rfm, ...numbers } = Object.fromEntries(
    Object.keys(rows[0]!).map((name) => [name, rows.map((each) => each[name as keyof typeof each])]),
  ) as { rfm: string[] } & Record<string, number[]>;
  return builtTable(numbers, { rfm });
});

const wanted = fc.constantFrom(-1, -0, 0, 0.5, 1, 2, 3, 4, 5, 6);
const test = fc.oneof(
  wanted,
  fc.tuple(wanted, wanted).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  fc.record({ in: fc.array(wanted, { minLength: 1, maxLength: 3 }) }),
  fc.record({ missing: fc.boolean() }),
  fc.constantFrom('ne', 'gt', 'gte', 'lt', 'lte').chain((name) => wanted.map((value) => ({ [name]: value }))),
);
// No table has p_alive, so that it is missing everywhere.
const column = fc.constantFrom('r', 'f', 'm', 'fm', 'orders', 'days_between_orders', 'p_alive');
const plain = fc.tuple(column, test).map(([name, each]) => ({ [name]: each }));
function conditionOf(leaf: fc.Arbitrary<object>): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }));
  return condition as fc.Arbitrary<Condition>;
}
const rulesOf = (leaf: fc.Arbitrary<object>) =>
  fc
    .array(conditionOf(leaf), { minLength: 1, maxLength: 6 })
    .map((all) => ownSet(all.map((when, i) => ({ name: `s${i}`, when, why: '', action: '' }))));

type Table = ReturnType<typeof builtTable>;
const clausesOf = (set: ReturnType<typeof ownSet>) => set.rules.map(({ when }) => parseCondition(when));

/** The first rule that is true of each row, every row asked. */
function askedRowByRow(set: ReturnType<typeof ownSet>, table: Table): number[] {
  const tests = clausesOf(set).map((clause) => matchRows(clause, table));
  return Array.from(table.ids.codes, (_, index) => {
    const rule = tests.findIndex((each) => each(index));
    return rule < 0 ? tests.length : rule;
  });
}

describe('assignSegments', () => {
  it('gives the same by cells as row by row, where rules look at numbers', () => {
    fc.assert(
      fc.property(rulesOf(plain), drawnTable, (set, table) => {
        expect([...assignSegments(set, table).index]).toEqual(askedRowByRow(set, table));
      }),
      { numRuns: 300 },
    );
  });

  it('asks row by row, where a rule looks at a text', () => {
    const textual = fc.oneof(plain, fc.constant({ rfm: '555' }), fc.constant({ customer_id: { in: ['1', '2'] } }));
    fc.assert(
      fc.property(rulesOf(textual), drawnTable, (set, table) => {
        expect([...assignSegments(set, table).index]).toEqual(askedRowByRow(set, table));
      }),
    );
  });
});

describe('cellsOf', () => {
  const table = builtTable({ r_score: [1, 3, 4, 4.5, 5, 6, Number.NaN, 2], orders: [1, 1, 1, 1, 1, 1, 1, 1] });
  const cells = (...conditions: Condition[]) => cellsOf(conditions.map(parseCondition), table);

  it('tells apart what lies below, on, between and above the numbers of a rule, and what is missing', () => {
    expect([...cells({ r: [4, 5] })!.cellOf]).toEqual([0, 0, 1, 2, 3, 4, 5, 0]);
    expect(cells({ r: [4, 5] })!.count).toBe(6);
  });

  it('are there for the rules of every built-in set', () => {
    for (const set of segmentSets) expect(cellsOf(clausesOf(set), table), set.name).toBeDefined();
  });

  it('are not made of texts, nor where there would be too many', () => {
    const withTexts = builtTable({ r_score: [1] }, { rfm: ['555'] });
    expect(cellsOf([parseCondition({ rfm: '555' })], withTexts)).toBeUndefined();
    expect(cells({ customer_id: '1' })).toBeUndefined();
    expect(cells({ rfm: '555' })?.count).toBe(1);
    const many = { in: Array.from({ length: 200 }, (_, i) => i) };
    expect(cells({ r: many })?.count).toBe(402);
    expect(cells({ r: many, orders: many })).toBeUndefined();
  });
});
