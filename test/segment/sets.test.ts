import { describe, expect, it } from 'vitest';
import { measure } from '../../src/score/measure.ts';
import { scoreCustomers } from '../../src/score/scores.ts';
import { assignSegments } from '../../src/segment/assign.ts';
import { parseCondition } from '../../src/segment/conditions.ts';
import { matchRows } from '../../src/segment/match.ts';
import { type SegmentSet, segmentSetSchema, slug } from '../../src/segment/rules.ts';
import { grid } from '../../src/segment/sets/grid.ts';
import { findSet, segmentSets } from '../../src/segment/sets/index.ts';
import { rRfm } from '../../src/segment/sets/r-rfm.ts';
import { day } from '../score/builtLedger.ts';
import { hasPublicData, publicDataNote, rPackageOrders } from '../score/publicData.ts';
import { builtTable } from './builtTable.ts';

const scores = [1, 2, 3, 4, 5];
const cells = scores.flatMap((r) =>
  scores.flatMap((f) => scores.map((m) => ({ r, f, m, fm: Math.floor((f + m + 1) / 2) }))),
);
type Cell = (typeof cells)[number];
const cellName = ({ r, f, m }: Cell) => `${r}${f}${m}`;

/** Every combination of scores, each customer with so many orders. */
function cube(orders: number) {
  return builtTable({
    r_score: cells.map((cell) => cell.r),
    f_score: cells.map((cell) => cell.f),
    m_score: cells.map((cell) => cell.m),
    fm_score: cells.map((cell) => cell.fm),
    orders: cells.map(() => orders),
  });
}

function segmentsOf(set: SegmentSet, table: ReturnType<typeof cube>): string[] {
  const { segments, index } = assignSegments(set, table);
  return Array.from(index, (segment) => segments[segment]!);
}

// Columns are fm or f from 1 to 5.
const gridMap: Record<number, readonly string[]> = {
  5: ['Potential Loyalist', 'Potential Loyalist', 'Potential Loyalist', 'Champions', 'Champions'],
  4: ['Potential Loyalist', 'Potential Loyalist', 'Potential Loyalist', 'Loyal', 'Loyal'],
  3: ['About to Sleep', 'About to Sleep', 'Need Attention', 'Loyal', 'Loyal'],
  2: ['Hibernating', 'Hibernating', 'At Risk', 'At Risk', "Can't Lose Them"],
  1: ['Lost', 'Lost', 'At Risk', 'At Risk', "Can't Lose Them"],
};
const rfMap: Record<number, readonly string[]> = {
  5: ['New', 'Potential Loyalist', 'Potential Loyalist', 'Champions', 'Champions'],
  4: ['Promising', 'Potential Loyalist', 'Potential Loyalist', 'Loyal', 'Loyal'],
  3: ['About to Sleep', 'About to Sleep', 'Need Attention', 'Loyal', 'Loyal'],
  2: ['Hibernating', 'Hibernating', 'At Risk', 'At Risk', "Can't Lose Them"],
  1: ['Hibernating', 'Hibernating', 'At Risk', 'At Risk', "Can't Lose Them"],
};
// Written as in the R package: name, then the bounds of r, f and m.
const rPackageRules: readonly [string, number, number, number, number, number, number][] = [
  ['Champions', 5, 5, 5, 5, 5, 5],
  ['Potential Loyalist', 3, 5, 3, 5, 2, 5],
  ['Loyal Customers', 2, 4, 2, 4, 2, 4],
  ['Promising', 3, 4, 1, 3, 3, 5],
  ['New Customers', 4, 5, 1, 3, 1, 5],
  ["Can't Lose Them", 1, 2, 3, 4, 4, 5],
  ['At Risk', 1, 2, 2, 5, 4, 5],
  ['Need Attention', 1, 3, 3, 5, 3, 5],
  ['About To Sleep', 2, 3, 1, 3, 1, 4],
  ['Lost', 1, 1, 1, 5, 1, 5],
];

const expectedSegment: Record<string, (cell: Cell) => string> = {
  grid: ({ r, fm }) => gridMap[r]![fm - 1]!,
  rf: ({ r, f }) => rfMap[r]![f - 1]!,
  'r-rfm': ({ r, f, m }) =>
    rPackageRules.find(
      ([, r1, r2, f1, f2, m1, m2]) => r >= r1 && r <= r2 && f >= f1 && f <= f2 && m >= m1 && m <= m2,
    )?.[0] ?? 'Others',
};

describe.each(segmentSets.map((set) => [set.name, set] as const))('segment set %s', (name, set) => {
  it('puts each of the 125 cells where the map says', () => {
    expect(segmentsOf(set, cube(2))).toEqual(cells.map(expectedSegment[name]!));
  });

  it('leaves out no cell, or names the segment of those it leaves out', () => {
    const tests = set.rules.map((rule) => matchRows(parseCondition(rule.when), cube(2)));
    const uncovered = cells.filter((_, row) => !tests.some((test) => test(row))).map(cellName);
    const expected = set.rest === undefined ? [] : '215 241 251 252 341 351 441 451 541 551'.split(' ');
    expect(uncovered).toEqual(expected);
  });

  it('is what a file of rules could hold, with rules, each of which some customer meets', () => {
    const { name, description, bins, rules } = set;
    expect(segmentSetSchema.parse({ name, description, bins, rules })).toEqual({ name, description, bins, rules });
    const met = new Set([...segmentsOf(set, cube(1)), ...segmentsOf(set, cube(2))]);
    for (const rule of set.rules) expect(met).toContain(rule.name);
  });

  it('says why and what to do in one line of at most 70 characters', () => {
    for (const { why, action } of set.rules) {
      for (const text of [why, action]) expect(text).toMatch(/^\S.{9,68}[^\s.]$/);
    }
  });

  it('works without money, where it does not need it', () => {
    const table = cube(2);
    const withoutMoney = {
      ...table,
      numbers: { ...table.numbers, m_score: new Float64Array(125).fill(Number.NaN), fm_score: table.numbers.f_score! },
    };
    if (set.needs === 'money') {
      expect(new Set(segmentsOf(set, withoutMoney))).toEqual(new Set([set.rest]));
    } else {
      const expected = cells.map((cell) => expectedSegment[name]!({ ...cell, fm: cell.f }));
      expect(segmentsOf(set, withoutMoney)).toEqual(expected);
    }
  });

  it('is found by its name, and its segments have files of their own', () => {
    expect(findSet(name)).toBe(set);
    const slugs = [...set.rules.map((rule) => slug(rule.name)), ...(set.rest === undefined ? [] : [slug(set.rest)])];
    expect(new Set(slugs).size).toBe(slugs.length);
  });
});

it('the grid takes customers of one order as New with R 5 and Promising with R 4, whatever their money', () => {
  const expected = cells.map((cell) =>
    cell.r === 5 ? 'New' : cell.r === 4 ? 'Promising' : gridMap[cell.r]![cell.fm - 1]!,
  );
  expect(segmentsOf(grid, cube(1))).toEqual(expected);
});

describe.skipIf(!hasPublicData)(`r-rfm on public data${publicDataNote}`, () => {
  it('gives the segments that the R package publishes', () => {
    const measures = measure(rPackageOrders(), day('2006-12-31'), undefined);
    const scored = scoreCustomers(
      measures,
      { bins: 5, frequency: 'orders', monetary: 'revenue' },
      { recency_days: [115, 181, 297.4, 482], orders: [4, 5, 6, 8], revenue: [255.8, 382, 506.4, 666] },
    );
    const table = builtTable({ r_score: [...scored.r], f_score: [...scored.f], m_score: [...scored.m!] });
    const { segments, index } = assignSegments(rRfm, table);
    const counts = segments.map((name, segment) => [name, index.filter((each) => each === segment).length]);
    expect(Object.fromEntries(counts)).toEqual({
      Champions: 35,
      'Potential Loyalist': 342,
      'Loyal Customers': 170,
      Promising: 9,
      'New Customers': 104,
      "Can't Lose Them": 47,
      'At Risk': 28,
      'Need Attention': 10,
      'About To Sleep': 102,
      Lost: 148,
      Others: 0,
    });
  });
});
