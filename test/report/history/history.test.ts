import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day.ts';
import { type HistoryInput, historyReport } from '../../../src/report/history/historyReport.ts';
import { renderHistory } from '../../../src/report/history/renderHistory.ts';
import { sizeLine } from '../../../src/report/history/sizesBlock.ts';
import { displayWidth } from '../../../src/report/terminal/displayText.ts';
import { segmentSets } from '../../../src/segment/sets/index.ts';
import { alike } from '../../core/phrases.ts';

const names = segmentSets[0]!.rules.map(({ name }) => name);
const weeks = 104;
const first = parseDay('2023-01-07')!;

/** Segments that grow by `i + 1` customers a week, the third from nobody and the last from many to few. */
function sizesOf(i: number): number[] {
  return Array.from({ length: weeks }, (_, week) =>
    i === 10 ? 1040 - 10 * week : (i === 2 ? 0 : 100) + (i + 1) * week,
  );
}

const input: HistoryInput = {
  version: '0.1.0',
  every: 'week',
  course: {
    days: Array.from({ length: weeks }, (_, week) => first + 7 * week),
    segments: names.map((segment, i) => ({ segment, sizes: sizesOf(i) })),
    flows: [
      { from: 'New', to: 'New', customers: 103_000 },
      { from: 'New', to: 'Champions', customers: 1 },
      { from: 'Champions', to: 'Champions', customers: 206 },
      { from: 'Lost', to: 'Lost', customers: 300 },
      { from: 'Lost', to: undefined, customers: 700 },
      { from: undefined, to: 'New', customers: 515 },
    ],
  },
  kept: Array.from({ length: weeks }, (_, week) => week === 3),
  currency: 'EUR',
  segmentSet: 'grid',
  account: {
    rows: 10,
    badRows: 1,
    leftOut: [{ what: alike('rows without a customer'), count: 2, amount: 123_000 }],
    notices: [],
  },
  notices: ['something is to be known'],
  files: [{ file: 'in.csv', rows: 10, badRows: 1, description: alike('UTF-8') }],
  outputs: [],
  outDir: 'out',
  next: 'rfm run',
};

function lines(options: { width?: number; unicode?: boolean; input?: HistoryInput } = {}): string[] {
  const { width = 80, unicode = true } = options;
  return renderHistory(historyReport(options.input ?? input), { width, colour: 0, unicode }).split('\n');
}

function lineOf(text: readonly string[], start: string): string {
  return text.find((line) => line.startsWith(start))!;
}

describe('sizeLine', () => {
  it.each([
    [[0, 1, 4, 8], 8, 4, ' ▁▄█'],
    // One more than an eighth of the greatest is the second step.
    [[8, 9, 16, 64, 64], 64, 5, '▁▂▂██'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], 9, 3, '▁▅█'],
    [[1, 2, 3], 3, 1, '█'],
    [[0, 0], 0, 2, '  '],
  ])('%j', (sizes, greatest, width, expected) => {
    expect(sizeLine(sizes, greatest, width, true)).toBe(expected);
  });

  it('is ASCII where nothing else is shown', () => {
    expect(sizeLine([0, 1, 2, 3, 4, 5, 6, 7, 8], 8, 9, false)).toBe(' .:-=+*#@');
  });
});

describe('a history on a terminal', () => {
  it.each([60, 80, 140, 200])('keeps within %d columns and shows every segment', (width) => {
    for (const unicode of [true, false]) {
      const text = lines({ width, unicode });
      expect(text.filter((line) => displayWidth(line) > Math.min(160, width))).toEqual([]);
      for (const tag of ['NE', 'CH', 'LS']) expect(lineOf(text, `${tag} `), tag).toBeDefined();
      if (!unicode) expect(text.join('')).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it('tells first, last, least and greatest size of each segment', () => {
    // 100 + 103, 3 × 103, and 1,040 - 1,030.
    const text = lines();
    expect(lineOf(text, 'NE New')).toMatch(/^NE New +[▁▂▃▄▅▆▇█]{20,} +100 +203 +100 +203$/);
    expect(lineOf(text, 'CH Champions')).toMatch(/ [▁▂▃▄▅▆▇]{20,}█+ +0 +309 +0 +309$/);
    expect(lineOf(text, 'LS Lost')).toMatch(/ █[▁▂▃▄▅▆▇█]+▁ +1,040 +10 +10 +1,040$/);
  });

  it('shows who goes where in whole percent, never all where some went elsewhere', () => {
    const text = lines();
    const from = text.findIndex((line) => line.startsWith('Movements'));
    expect(text.slice(from + 1, from + 9).map((line) => line.replace(/ +/g, ' ').trim())).toEqual([
      "% of a segment's customers (row) who are in a segment (column) at the next",
      'snapshot; average of 103 steps',
      '',
      'From, to Average NE CH LS gone',
      'NE New 1,000 >99 <1 · ·',
      'CH Champions 2 · 100 · ·',
      'LS Lost 9.7 · · 30 70',
      'new 5 100 · · ·',
    ]);
  });

  it('counts what was written and what stays', () => {
    expect(lines()).toContain('103 snapshots: 2023-01-07 to 2024-12-28; 1 kept as they were');
    expect(lines()[0]).toMatch(/^104 weekly snapshots from 2023-01-07 to 2024-12-28: /);
  });

  it('has no movements with one snapshot', () => {
    const course = {
      days: [first],
      segments: [
        { segment: 'New', sizes: [3] },
        { segment: 'null', sizes: [0] },
      ],
      flows: [],
    };
    const text = lines({ input: { ...input, course, kept: [false] } });
    expect(text[0]).toBe('One snapshot, as of 2023-01-07: 3 customers');
    expect(text.join('\n')).not.toContain('Movements');
    expect(text).toContain('1 snapshot: 2023-01-07');
  });

  it('shows many segments with large counts in parts', () => {
    const segments = Array.from({ length: 30 }, (_, i) => ({
      segment: `Segment number ${i + 1} of a long list`,
      sizes: [12_345_678, 23_456_789 + i],
    }));
    const flows = segments.flatMap(({ segment: from }) =>
      segments.map(({ segment: to }) => ({ from, to, customers: 10 })),
    );
    const course = { days: [first, first + 7], segments, flows };
    const text = lines({ width: 60, input: { ...input, course, kept: [false, false] } });
    expect(text.filter((line) => displayWidth(line) > 60)).toEqual([]);
    expect(text.join('\n')).toContain('23,456,818');
    // 10 of 300 in each of 900 cells.
    expect(text.join('\n').match(/(?<= )3(?=\s)/g)?.length).toBeGreaterThanOrEqual(900);
  });
});
