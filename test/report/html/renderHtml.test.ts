import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/report/html/renderHtml.ts';
import { stylesheet } from '../../../src/report/html/stylesheet.ts';
import { buildReport, type Report } from '../../../src/report/report.ts';
import { renderTerminal } from '../../../src/report/terminal.ts';
import { fixture, folderWith, rfm, textOf } from '../../cli/rfm.ts';
import { anyInput, type Buyer, inputOf } from '../reportInputs.ts';
import { elements, parsePage, textIn } from './pageText.ts';

const MOST_BYTES = 500_000;
const buyer = (index: number, other: Partial<Buyer> = {}): Buyer => ({
  id: `id-${index}`,
  segment: 0,
  recency: index,
  orders: 1 + (index % 4),
  revenue: 10 * index,
  refunded: 0,
  r: 1 + (index % 5),
  fm: 1 + (index % 3),
  ...other,
});
const buyers = (count: number) => Array.from({ length: count }, (_, index) => buyer(index));

/** The report of the second of two runs on the bakery, with interactions. */
function bakeryReport(language: string): Promise<Report> {
  const report = reports.get(language) ?? readBakery(language);
  reports.set(language, report);
  return report;
}

const reports = new Map<string, Promise<Report>>();

async function readBakery(language: string): Promise<Report> {
  const folder = folderWith();
  const files = [fixture(folder, 'orders.csv'), '-i', fixture(folder, 'interactions.csv')];
  expect((await rfm(folder, ['run', ...files, '--as-of', '2024-11-30', '--lang', language])).code).toBe(0);
  expect((await rfm(folder, ['run', ...files, '--lang', language])).code).toBe(0);
  const report = JSON.parse(textOf(folder, 'rfm-output/summary.json'));
  expect(textOf(folder, 'rfm-output/report.html')).toBe(renderHtml(report, false));
  return report;
}

/** Words and numbers in small letters, without the marks around them. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s\u2500-\u259f]+/u)
    .map((word) => word.replace(/^\(|[),;:.]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

describe('report.html', () => {
  it.each(['en', 'it'])('says all that the terminal says, in %s', async (language) => {
    const report = await bakeryReport(language);
    const page = parsePage(renderHtml(report, false));
    // The page has all months, and all of the customer base, so it does not say that there are more.
    const said = renderTerminal(report, { width: 160, colour: 0, unicode: true })
      .replace(/^.*JSON$/m, '')
      .replace(/ · [^·]*: rfm audit$/m, '');
    const shown = new Set(wordsOf(textIn(page)));
    const words = wordsOf(said);
    expect(words.length).toBeGreaterThan(800);
    expect([...new Set(words)].filter((word) => !shown.has(word))).toEqual([]);
    expect(elements(page, 'html')[0]!.attributes.get('lang')).toBe(language);
  });

  it('has a text and a table for each of its charts', async () => {
    const page = parsePage(renderHtml(await bakeryReport('en'), false));
    const figures = elements(page, 'figure');
    expect(figures.length).toBeGreaterThan(9);
    for (const figure of figures) {
      const title = textIn(elements(figure, 'h3')[0]!);
      expect(title).toMatch(/\d/);
      expect(elements(figure, 'table').length).toBeGreaterThan(0);
      const drawings = elements(figure, 'svg');
      expect(drawings.map(({ attributes }) => attributes.get('class'))).toEqual(['wide', 'narrow']);
      for (const drawing of drawings) {
        expect(drawing.attributes.get('role')).toBe('img');
        expect(drawing.children.slice(0, 2)).toMatchObject([{ name: 'title' }, { name: 'desc' }]);
        expect(textIn(elements(drawing, 'desc')[0]!).length).toBeGreaterThan(20);
      }
    }
    for (const cell of elements(page, 'th')) expect(cell.attributes.get('scope')).toMatch(/^(?:row|col)$/);
  });

  it('asks for nothing from anywhere, and runs nothing', async () => {
    const text = renderHtml(await bakeryReport('en'), false);
    expect(text).not.toMatch(/https?:|\/\/|url\(|@import|<script|<link|<img|\son\w+=|javascript|\sstyle=/i);
    const hash = createHash('sha256').update(stylesheet).digest('base64');
    const page = parsePage(text);
    expect(elements(page, 'style').map(({ children }) => children)).toEqual([[stylesheet]]);
    const policies = elements(page, 'meta').filter(({ attributes }) => attributes.has('http-equiv'));
    expect(policies.map(({ attributes }) => attributes.get('content'))).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'`,
    ]);
  });

  it('has looks for all of its classes', async () => {
    const page = parsePage(renderHtml(await bakeryReport('en'), true));
    const classes = elements(page).flatMap(({ attributes }) => attributes.get('class')?.split(' ') ?? []);
    expect(new Set(classes).size).toBeGreaterThan(30);
    const known = new Set(stylesheet.match(/(?<=\.)[a-z][a-z0-9-]*/g));
    expect([...new Set(classes)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('has the same bytes for the same report', () => {
    const report = buildReport(inputOf(buyers(40), ['One', 'Two']));
    expect(renderHtml(report, true)).toBe(renderHtml(JSON.parse(JSON.stringify(report)), true));
  });

  it('draws whatever there is, well-formed and without a number that is none', () => {
    fc.assert(
      fc.property(anyInput, fc.boolean(), (input, namesCustomers) => {
        const report = buildReport(input);
        const text = renderHtml(report, namesCustomers);
        parsePage(text);
        expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
        for (const drawing of elements(parsePage(text), 'svg')) {
          const [, , width, height] = drawing.attributes.get('viewBox')!.split(' ').map(Number);
          for (const shape of elements(drawing, 'rect')) {
            const [x, y, wide, high] = ['x', 'y', 'width', 'height'].map((name) => Number(shape.attributes.get(name)));
            expect(x! + wide!).toBeLessThanOrEqual(width! + 0.2);
            expect(y! + high!).toBeLessThanOrEqual(height! + 0.2);
            expect(Math.min(x!, y!, wide!, high!)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it('is no larger where there are hundreds of segments', () => {
    const names = Array.from({ length: 300 }, (_, index) => `Segment number ${index} with a name of some length`);
    const many = Array.from({ length: 3_000 }, (_, index) => buyer(index, { segment: index % 300 }));
    const outputs = names.flatMap((name) =>
      ['segments', 'suppressed', 'changes'].map((folder) => `${folder}/${name}.csv`),
    );
    const notices = names.map((name) => ({ en: name.repeat(40), it: name }));
    const text = renderHtml(
      buildReport(inputOf(many, names, { bins: 10, outputs, account: { rows: 1, badRows: 0, leftOut: [], notices } })),
      false,
    );
    expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
    expect(textIn(parsePage(text))).toContain('and 260 more');
  });
});

describe('text from data', () => {
  const hostile = [
    '"><script>alert(1)</script>',
    '</svg></title></style><b>',
    'Tom & Jerry &amp; &lt;',
    '\u202egnp.exe\u2066',
    "' onload='x",
    'a\ud800b',
    '\u0000\u001b[31m',
    '{{constructor}}',
  ];

  it('is shown as it is, and never becomes markup', () => {
    const people = Array.from({ length: 80 }, (_, index) => buyer(index, { segment: index % hostile.length }));
    const report = buildReport(
      inputOf(people, hostile, {
        currency: '<i>&"',
        files: hostile.map((file) => ({ file, rows: 1, badRows: 0, description: { en: file, it: file } })),
        outputs: hostile,
        outDir: hostile[0]!,
        next: hostile[1]!,
      }),
    );
    const text = renderHtml(report, true);
    const page = parsePage(text);
    const names = new Set(elements(page).map(({ name }) => name));
    for (const name of ['script', 'b', 'i']) expect(names).not.toContain(name);
    expect(new Set(elements(page).flatMap(({ attributes }) => [...attributes.keys()]))).not.toContain('onload');
    const shown = textIn(page);
    for (const name of [
      '"><script>alert(1)</script>',
      'Tom & Jerry &amp; &lt;',
      "' onload='x",
      'a�b',
      '{{constructor}}',
    ])
      expect(shown).toContain(name);
    expect(shown).toContain('�gnp.exe�');
  });

  it('that runs from right to left is isolated', () => {
    const report = buildReport(inputOf(buyers(40), ['שלום'], {}));
    const isolated = elements(parsePage(renderHtml(report, false)), 'bdi');
    expect(isolated.length).toBeGreaterThan(0);
    expect(textIn(isolated[0]!)).toBe('שלום');
  });
});

describe('who customers are', () => {
  const notice =
    'customer "ada rossi" looks odd, beside "bob "the" builder"; write to ada@example.com or anna.o\'brien@example.com';
  const report = buildReport(
    inputOf(
      Array.from({ length: 12 }, (_, index) => buyer(index, { id: `ada-${index}@example.com` })),
      ['One'],
      {
        account: {
          rows: 1,
          badRows: 0,
          leftOut: [{ what: { en: 'rows of type "ada rossi"', it: '' }, count: 1, amount: undefined }],
          notices: [{ en: notice, it: notice }],
        },
        files: [
          { file: 'ada@example.com.csv', rows: 1, badRows: 0, description: { en: 'x = bob@example.com', it: '' } },
        ],
      },
    ),
  );

  it('is not told: they are called by rank, and values are left out', () => {
    const text = textIn(parsePage(renderHtml(report, false)));
    expect(text).not.toMatch(/ada|anna|brien|bob|rossi|builder|@/);
    expect(text).toContain('customer "…"; write to … or …');
    expect(text).toContain('rows of type "…"');
    expect(text).toMatch(/#1 .*#2 .*#12 /);
  });

  it('is told where that is asked for', () => {
    const text = textIn(parsePage(renderHtml(report, true)));
    for (const id of ['ada-0@example.com', 'ada-11@example.com', 'ada rossi', 'bob@example.com'])
      expect(text).toContain(id);
    const many = buildReport(inputOf(buyers(40), ['One']));
    expect(textIn(parsePage(renderHtml(many, true)))).toMatch(/the most valuable, by lifetime value .*id-0 .*id-9 /);
    expect(textIn(parsePage(renderHtml(many, false)))).not.toContain('id-');
  });
});

describe('where there is little', () => {
  it.each([
    ['nobody', inputOf([], ['One'])],
    ['one customer', inputOf([buyer(1)], ['One'])],
    ['no money', inputOf(buyers(40), ['One'], { monetary: 'none' })],
    [
      'refunds alone',
      inputOf(
        buyers(40).map((one) => ({ ...one, revenue: -5 })),
        ['One'],
      ),
    ],
    ['profit', inputOf(buyers(40), ['One'], { monetary: 'profit' })],
  ])('the page says what it can: %s', (_, input) => {
    const text = renderHtml(buildReport(input), false);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    const shown = textIn(parsePage(text));
    expect(shown).toContain('No earlier snapshot is in the folder');
    expect(shown).toContain('no forecast: none was asked for');
    expect(shown).toContain('rfm explain 1');
  });
});
