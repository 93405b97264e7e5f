import { describe, expect, it } from 'vitest';
import { renderRules } from '../../src/report/rules/renderRules.ts';
import { rulesReport, strictFault } from '../../src/report/rules/rulesReport.ts';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import type { Condition } from '../../src/segment/conditions.ts';
import { ownSet } from '../../src/segment/rules.ts';
import { findSet, segmentSets } from '../../src/segment/sets/index.ts';

const plain = { width: 80, colour: 0, unicode: true } as const;
const setOf = (rules: Readonly<Record<string, Condition>>) =>
  ownSet(Object.entries(rules).map(([name, when]) => ({ name, when, why: 'why', action: 'act' })));
const rendered = (rules: Readonly<Record<string, Condition>>, bins = 5) =>
  renderRules(rulesReport(setOf(rules), bins, true, null), plain);

/** One of 900 values, each told apart from the others. */
const many = (column: string): Condition => ({
  any: Array.from({ length: 900 }, (_, i): Condition => ({ [column]: i })),
});

describe('rules on a terminal', () => {
  const long = setOf({
    'Les très fidèles de la première heure et leurs amis, toujours': { rfm: { in: ['555', '554', '545', '455'] } },
    お得意様: { any: [{ r: 5 }, { lifecycle: { ne: 'lapsed' }, revenue: { gte: 1e6 } }], orders: { gt: 3 } },
    Evil: { customer_id: `\u001b[31m\u202e${'y'.repeat(200)}` },
  });
  const sizes = {
    folder: 'somewhere',
    as_of: '2024-12-31',
    total: 3,
    segments: [...long.rules, { name: 'Others' }].map(({ name }) => ({
      segment: name,
      customers: name === 'Others' ? 3 : 0,
    })),
  };
  const reports = [
    ...segmentSets.map((set) => rulesReport(set, 5, true, null)),
    rulesReport(long, 5, true, sizes),
    rulesReport(long, 10, false, sizes),
    rulesReport(setOf({ Few: { r: [1, 9] } }), 10, true, null),
  ];

  it.each(reports.map((report) => [`${report.set} ${report.bins}`, report] as const))(
    'no line of %s is wider than the terminal, and colour changes no text',
    (_, report) => {
      for (const width of [60, 72, 80, 100, 160]) {
        const text = renderRules(report, { ...plain, width });
        expect(text.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
        const coloured = renderRules(report, { width, colour: 3, unicode: true });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
        expect(coloured.replace(/\u001b\[[\d;]*m/g, '').replace(/ +$/gm, '')).toBe(text);
        expect(renderRules(report, { width, colour: 0, unicode: false })).toMatch(/^[\n -~]*$/);
      }
    },
  );

  it('says in which cells no rule matches, and what becomes of them', () => {
    expect(renderRules(rulesReport(findSet('r-rfm')!, 5, true, null), plain)).toContain(
      '! 10 of 125 cells are covered by no rule; customers there are in Others:\n  215 241 251 252 341 351 441 451 541 551\n',
    );
    expect(rendered({ All: { r: [1, 5] } })).toContain('every cell is covered, and every rule can match\n');
    expect(rendered({ One: { not: { rfm: '111' } } })).toContain('! 1 of 125 cells is covered by no rule;');
  });

  it('tells long lists in part', () => {
    const text = rendered({ Few: { r: [1, 9] } }, 10);
    expect(text).toContain('! 100 of 1,000 cells are covered by no rule;');
    expect(text).toMatch(/ 10-6-10 and 40 more\n/);
    const many = rendered(Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => [name, { r: [1, 5] }])));
    expect(many).toContain('- 15 pairs of rules overlap, and the first takes whom both match:\n');
    expect(many).toContain('  and 3 more\n');
  });

  it('names the rules that take everybody from another', () => {
    const text = rendered({ A: { r: [1, 3] }, B: { r: [4, 5] }, C: { f: 5 }, D: { r: 3, f: 5 }, E: { r: 6 } });
    expect(text).toContain('! C can never match: A, B before it take everybody whom it matches\n');
    expect(text).toContain('! D can never match: A before it takes everybody whom it matches\n');
    expect(text).toContain('! E can never match: no customer can be like that\n');
    const withoutMoney = renderRules(rulesReport(setOf({ Big: { m: 5 } }), 5, false, null), plain);
    expect(withoutMoney).toContain('! Big can never match: without money, no customer can be like that\n');
  });

  it('says what it assumed, and where cells are covered in part', () => {
    const text = rendered({ Once: { orders: 1 }, Good: { revenue: { gte: 100 }, r: 5 } });
    expect(text).toContain(
      '- all of 125 cells are covered in part; for example, in 111 no rule matches more\n  than 1 order\n',
    );
    expect(text).toContain('  assumed: orders, revenue may be anything, whatever the scores and each other\n');
  });

  it('says that it did not look where there is too much, and draws no grid', () => {
    const text = rendered({ A: many('revenue'), B: many('recency_days') });
    expect(text).toContain('! not looked at: the rules tell 101,475,125 combinations apart, more than\n  25,000,000 ');
    expect(text).not.toContain('Grid');
  });

  it('shows the segments that can be in each cell', () => {
    const text = rendered({ 'One Timers': { orders: 1 }, Top: { r: 3, fm: 3 }, Rest: { r: [1, 3] } }, 3);
    const grid = text.slice(text.indexOf('Grid')).split('\n').slice(1, 5);
    expect(grid).toEqual([
      '     FM 1           FM 2           FM 3',
      'R 3  OT RE          OT RE          OT TO',
      'R 2  OT RE          OT RE          OT RE',
      'R 1  OT RE          OT RE          OT RE',
    ]);
  });

  it('shows how many customers each segment has', () => {
    const text = renderRules(rulesReport(long, 5, true, sizes), plain);
    expect(text).toContain('Customers, 3 of somewhere, as of 2024-12-31 ─');
    expect(text).toMatch(/Others +3 +100\.0 %\n/);
    expect(text).toMatch(/お得意様 +none +0\.0 %\n/);
  });
});

describe('what is not let pass under --strict', () => {
  it.each<[Readonly<Record<string, Condition>>, string | undefined]>([
    [{ A: { r: [1, 5] } }, undefined],
    [{ A: { r: [1, 5] }, B: { r: 5 } }, 'rules that can never match: 1'],
    [{ A: { r: [2, 5] } }, 'cells that no rule covers: 25'],
    [{ A: { r: [2, 5] }, B: { r: 5 } }, 'cells that no rule covers: 25, rules that can never match: 1'],
    [{ A: { orders: 1 } }, undefined],
    [{ A: many('revenue'), B: many('recency_days') }, 'the rules could not be looked at'],
  ])('%#', (rules, fault) => {
    expect(strictFault(rulesReport(setOf(rules), 5, true, null))).toBe(fault);
  });
});
