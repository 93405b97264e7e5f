import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport, type ReportInput } from '../../src/report/report.ts';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import { segmentTags } from '../../src/report/terminal/segmentMarks.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { alike } from '../core/phrases.ts';
import { anyInput, anyText, type Buyer, inputOf } from './reportInputs.ts';

const gridNames = [
  'Champions',
  'Loyal',
  'Potential Loyalist',
  'New',
  'Promising',
  'Need Attention',
  'About to Sleep',
  'At Risk',
  "Can't Lose Them",
  'Hibernating',
  'Lost',
];

/** Thirty-three customers, three in each segment, worth 1,000 to 33,000. */
const shop: Buyer[] = Array.from({ length: 33 }, (_, index) => ({
  id: `C${index}`,
  segment: index % 11,
  recency: index * 10,
  orders: index + 1,
  revenue: (index + 1) * 1000.5,
  refunded: 0,
  r: 5 - (index % 5),
  fm: 1 + Math.floor(index / 7),
}));

const plain = (input: ReportInput, width = 80, unicode = true) =>
  renderTerminal(buildReport(input), { width, colour: 0, unicode });
/** A heading that starts with the title, and what follows up to the next heading. */
const block = (text: string, title: string) => {
  const parts = text.trimEnd().split(/\n\n(?=.* (?:─{2,}|-{2,})\n)/);
  return parts.find((part) => part.startsWith(title)) ?? '';
};

describe('any report', () => {
  const widths = fc.integer({ min: 60, max: 170 });

  test('keeps to the width and lets nothing through but its own colours', () => {
    fc.assert(
      fc.property(anyInput, widths, fc.constantFrom(0, 1, 2, 3), fc.boolean(), (input, width, colour, unicode) => {
        const text = renderTerminal(buildReport(input), { width, colour, unicode });
        const shown = colour === 0 ? text : text.replace(SELECT_GRAPHIC, '');
        expect(shown).not.toMatch(CONTROL);
        for (const line of shown.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(160, width));
        if (!unicode) expect(shown).toMatch(/^[\n -~]*$/);
      }),
      { numRuns: 100 },
    );
  });

  test('says the same without colour', () => {
    fc.assert(
      fc.property(anyInput, widths, fc.constantFrom(1, 2, 3), (input, width, colour) => {
        const report = buildReport(input);
        const coloured = stripVTControlCharacters(renderTerminal(report, { width, colour, unicode: true }));
        const lines = coloured.split('\n').map((line) => line.trimEnd());
        const bare = renderTerminal(report, { width, colour: 0, unicode: true }).split('\n');
        expect(lines).toEqual(bare.map((line) => line.trimEnd()));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the segment table', () => {
  test('shows every figure of a segment at 80 columns', () => {
    const lines = block(plain(inputOf(shop, gridNames)), 'Segments').split('\n');
    // Champions: customers 0, 11 and 22 with 1 + 12 + 23 orders, 36 x 1,000.50 of 561 x 1,000.50.
    expect(
      lines
        .find((line) => line.startsWith('CH'))!
        .replace(/[█▏▎▍▌▋▊▉]+/, '|')
        .split(/\s+/),
    ).toEqual('CH Champions 3 9.1 % 36,018 6.4 % | 110 36 1,001'.split(' '));
    expect(
      lines
        .find((line) => line.startsWith('   Total'))!
        .trim()
        .split(/\s+/),
    ).toEqual('Total 33 100 % 561,281 100 % 160 561 1,001'.split(' '));
  });

  test('the segment with the largest share comes first and has the longest bar', () => {
    const lines = block(plain(inputOf(shop, gridNames), 100, false), 'Segments').split('\n');
    const bars = lines.slice(3, 14).map((line) => /#*(?=[ \d]*$)|#+/.exec(line)![0].length);
    expect(Math.max(...bars)).toBe(bars[0]);
    expect(bars.toSorted((a, b) => b - a)).toEqual(bars);
  });

  test('at 60 columns no figure is lost', () => {
    const text = block(plain(inputOf(shop, gridNames), 60), 'Segments');
    for (const figure of ['36,018', '6.4 %', '110', '1,001']) expect(text).toContain(figure);
  });

  test('without money there are no money columns', () => {
    const text = plain(inputOf(shop, gridNames, { monetary: 'none' }));
    expect(block(text, 'Segments')).not.toMatch(/Revenue|Per|EUR|█/);
    expect(block(text, 'Grid')).not.toContain('FM');
    expect(block(text, 'Scores')).not.toContain('M:');
  });

  test('where refunds leave nothing, shares of revenue are unknown and no bar is drawn', () => {
    const loss = shop.map((buyer) => ({ ...buyer, revenue: -buyer.revenue }));
    const line = block(plain(inputOf(loss, gridNames)), 'Segments')
      .split('\n')
      .find((text) => text.startsWith('CH'))!;
    expect(line.split(/\s+/)).toEqual('CH Champions 3 9.1 % -36,018 – 110 36 -1,001'.split(' '));
  });
});

describe('what to do', () => {
  const list = gridNames.map((name, index) => ({
    name,
    slug: `s${index}`,
    title: `${name} !`,
    why: 'why',
    goal: index === 1 ? '' : `reach ${name}`,
    action: `act on ${name}`,
    offer: index === 2 ? '' : `give ${name}`,
    avoid: index === 3 ? 'long '.repeat(20).trim() : `not ${name}`,
  }));
  const lines = (buyers: readonly Buyer[], width = 80) => {
    const input = inputOf(buyers, gridNames);
    return block(plain({ ...input, segments: { ...input.segments, list } }, width), 'What to do')
      .split('\n')
      .slice(1);
  };

  test('is the goal, and below it what to do, to offer and to avoid, by title and revenue', () => {
    expect(lines(shop).slice(0, 4)).toEqual([
      'LS Lost !: reach Lost',
      '   do     act on Lost',
      '   offer  give Lost',
      '   avoid  not Lost',
    ]);
  });

  test('leaves out what a playbook does not say, and segments without customers', () => {
    const text = lines(shop.filter(({ segment }) => segment < 3)).join('\n');
    expect(text).toContain('LO Loyal !\n   do     act on Loyal\n   offer  give Loyal\n');
    expect(text).toContain('   do     act on Potential Loyalist\n   avoid  not Potential Loyalist');
    expect(text).not.toContain('Lost');
  });

  test('wraps below its own beginning', () => {
    const lost = shop.map((buyer) => ({ ...buyer, segment: 3 }));
    expect(lines(lost).slice(-2)).toEqual([
      `   avoid  ${'long '.repeat(14).trim()}`,
      `          ${'long '.repeat(6).trim()}`,
    ]);
  });

  test('is nothing where no playbook says anything', () => {
    const input = inputOf(shop, gridNames);
    const mute = list.map((one) => ({ ...one, goal: '', action: '', offer: '', avoid: '' }));
    expect(plain({ ...input, segments: { ...input.segments, list: mute } })).not.toContain('What to do');
  });
});

describe('the grid', () => {
  const cell = (segment: number, r: number, fm: number): Buyer => ({ ...shop[0]!, segment, r, fm });
  const mixed = [
    ...Array.from({ length: 1200 }, () => cell(0, 5, 5)),
    ...Array.from({ length: 30 }, () => cell(2, 5, 1)),
    ...Array.from({ length: 12 }, () => cell(3, 5, 1)),
    ...[1, 4, 4, 6, 6, 6].map((segment) => cell(segment, 3, 2)),
  ];

  test('counts each cell and tags its segments: one, two with counts, more folded', () => {
    const lines = block(plain(inputOf(mixed, gridNames)), 'Grid').split('\n');
    const [r5, r5Tags] = [lines[2]!, lines[3]!];
    expect(r5.split(/\s+/)).toEqual(['R', '5', '42', '·', '·', '·', '1,200']);
    expect(r5Tags.trim()).toMatch(/^PL 30 NE 12 +CH$/);
    expect(lines.slice(4, 7).map((line) => line.trim().split(/\s+/))).toEqual([
      'R 4 · · · · ·'.split(' '),
      'R 3 · 6 · · ·'.split(' '),
      'AS 3 PR 2 +1'.split(' '),
    ]);
  });

  test.each([2, 3, 7, 10])('%i bins show every row and column', (bins) => {
    const buyers = shop.map((buyer, index) => ({ ...buyer, r: (index % bins) + 1, fm: (index % bins) + 1 }));
    const text = block(plain(inputOf(buyers, gridNames, { bins }), 60), 'Grid');
    for (let bin = 1; bin <= bins; bin++) {
      expect(text).toMatch(new RegExp(`^R ${bin} `, 'm'));
      expect(text).toMatch(new RegExp(`FM ${bin}( |$)`, 'm'));
    }
  });

  test('ten bins whose counts are narrower than their titles keep to the width, coloured spaces included', () => {
    const buyers = shop.map((buyer) => ({ ...buyer, segment: 0, r: 10, fm: 10 }));
    const report = buildReport(inputOf(buyers, ['Loyal'], { bins: 10 }));
    const lines = block(
      stripVTControlCharacters(renderTerminal(report, { width: 64, colour: 3, unicode: false })),
      'Grid',
    )
      .split('\n')
      .slice(1);
    expect(lines.map(displayWidth)).toEqual(lines.map(() => 64));
    expect(lines[0]).toMatch(/ FM 9 {2}FM 10$/);
  });
});

describe('segment tags', () => {
  test('come from the names', () => {
    expect(segmentTags(gridNames)).toEqual(['CH', 'LO', 'PL', 'NE', 'PR', 'NA', 'AS', 'AR', 'CL', 'HI', 'LS']);
    expect(segmentTags(['上得意', '離反', 'Élite'])).toEqual(['S1', 'S2', 'EL']);
  });

  test('are unique, two columns wide and ASCII, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 120 }), (names) => {
        const tags = segmentTags(names);
        expect(new Set(tags).size).toBe(names.length);
        for (const tag of tags) expect(tag).toMatch(/^[A-Z0-9]{2}$/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('scores in words', () => {
  const words = (other: Partial<ReportInput>) =>
    block(plain(inputOf(shop, gridNames, other), 100), 'Scores')
      .split('\n')
      .slice(2);
  const cells = (other: Partial<ReportInput>, column: number) =>
    words(other).map((line) => line.split(/ {2,}/)[column]);

  test('whole days and orders, money from', () => {
    const cutOffs = { recency_days: [1, 115, 297.4, 482], orders: [2, 5, 6, 8], revenue: [-5, 382.126, 506.4, 1666] };
    expect(cells({ cutOffs }, 1)).toEqual([
      'on the last day',
      '1 to 114 days ago',
      '115 to 297 days ago',
      '298 to 481 days ago',
      '482 days ago or more',
    ]);
    expect(cells({ cutOffs }, 3)).toEqual(['8 or more', '6 to 7', '5', '2 to 4', '1']);
    expect(cells({ cutOffs }, 5)).toEqual(['from 1,666.00', 'from 506.40', 'from 382.13', 'from -5.00', 'below -5.00']);
  });

  test('nobody gets where cut-offs are equal or null', () => {
    const cutOffs = { recency_days: [20, 20, null, null], orders: [2, 2, 3, null], revenue: [5, 5, null, null] };
    expect(cells({ cutOffs }, 1)).toEqual(['up to 19 days ago', 'nobody', '20 days ago or more', 'nobody', 'nobody']);
    expect(cells({ cutOffs }, 3)).toEqual(['nobody', '3 or more', '2', 'nobody', '1']);
    expect(cells({ cutOffs }, 5)).toEqual(['nobody', 'nobody', 'from 5.00', 'nobody', 'below 5.00']);
  });

  test('bin sizes stand beside them, best score first', () => {
    expect(cells({}, 2)).toEqual(['7', '7', '7', '6', '6']);
  });
});

describe('blocks around the tables', () => {
  test('what is left out and refused has a count and money', () => {
    const leftOut = [
      { what: alike('rows without a customer'), count: 1350, amount: 12_345_600 },
      { what: alike('orders in USD'), count: 2, amount: undefined },
    ];
    const account = { rows: 2000, badRows: 7, leftOut, notices: [alike('a guess')] };
    const text = plain(inputOf(shop, gridNames, { account, outputs: ['rejects.csv'], outDir: 'out' }));
    expect(
      block(text, 'Left out')
        .split('\n')
        .slice(1)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['rows without a customer', '1,350', '1,234.56'],
      ['orders in USD', '2', '–'],
      ['bad rows, see rejects.csv', '7', '–'],
    ]);
    expect(text).toContain('\n! a guess\n');
  });

  test('files are listed by folder', () => {
    const outputs = ['customers.csv', 'segments/lost.csv', 'run.json'];
    const text = plain(inputOf(shop, gridNames, { outputs, outDir: 'out' }));
    expect(block(text, 'Written to out').split('\n').slice(1)).toEqual([
      './         customers.csv  run.json',
      'segments/  lost.csv',
    ]);
    expect(plain(inputOf(shop, gridNames))).not.toContain('Written');
  });

  test('folders in wide letters keep to the width', () => {
    const outputs = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `株式会社ベーカリー/${letter}.csv`);
    const lines = block(plain(inputOf(shop, gridNames, { outputs }), 64), 'Written to').split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBe(64);
    expect(lines[1]).toMatch(/^株式会社ベーカリー\/ {2}a\.csv {2}b\.csv/);
  });

  test('many files are folded into one line', () => {
    const files = Array.from({ length: 30 }, (_, index) => ({
      file: `f${index}.csv`,
      rows: 10,
      badRows: 1,
      description: alike(''),
    }));
    const lines = block(plain(inputOf(shop, gridNames, { files })), 'Read').split('\n');
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toMatch(/^and 23 more files +230 rows, 23 bad$/);
  });

  test('few customers come first, before anything that was read', () => {
    const text = plain(inputOf(shop.slice(0, 3), gridNames));
    expect(text.indexOf('too few to rank')).toBeGreaterThan(-1);
    expect(text.indexOf('C2')).toBeLessThan(text.indexOf('orders.csv'));
    expect(block(text, 'Customers')).toMatch(/^C1 +2 +10 +2,001\.00 +33\.3 % +50\.0 %$/m);
    expect(plain(inputOf(shop, gridNames))).not.toContain('too few');
  });

  test('one customer', () => {
    expect(plain(inputOf(shop.slice(0, 1), gridNames))).toMatch(
      /^1 customer, too few to rank: 1 order, revenue 1,000\.50 EUR\n/,
    );
  });

  test('the headline leads and the next command ends the report', () => {
    const report = buildReport(inputOf(shop, gridNames));
    const text = renderTerminal(report, { width: 160, colour: 0, unicode: true });
    expect(text.startsWith(`${report.headline}\n`)).toBe(true);
    expect(text.endsWith('\nrfm explain 1\n')).toBe(true);
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
const SELECT_GRAPHIC = /\u001b\[[\d;]*m/g;
const CONTROL = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;
