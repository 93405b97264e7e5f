import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import { recordsOf } from '../fixtures/readFixture.ts';
import { csv, type Files, folderWith, type Outcome, put, rfm, textOf } from './rfm.ts';

const cases = join(import.meta.dirname, '../../fixtures/cases/report-in-italian');
const filesOf = (folder: string): Files =>
  Object.fromEntries(
    ['ordini.csv', 'settimanale/history/2024-09-30.csv', 'settimanale/history/2024-09-30.json'].map((name) => [
      name,
      readFileSync(join(folder, name)),
    ]),
  );
const words = /\p{L}{3,} \p{L}{3,}/u;

/** The same without its texts, which are in a language. */
function figuresOf(value: unknown): unknown {
  if (typeof value === 'string') return 'text';
  if (Array.isArray(value)) return value.map(figuresOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, figuresOf(each)]));
}

/** Sentences by where they stand. */
function sentencesOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return words.test(value) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => sentencesOf(each, `${path}/${key}`));
}

/** The cells of a table but those of its offers. */
function withoutOffers(text: string): readonly (readonly string[])[] {
  const records = recordsOf(text).map(({ fields }) => fields);
  const offer = records[0]!.indexOf('offer');
  return records.map((fields) => fields.filter((_, column) => column !== offer));
}

describe('a run in Italian', () => {
  const outcomes: Record<string, Outcome> = {};
  const folders: Record<string, string> = {};
  beforeAll(async () => {
    for (const language of ['en', 'it']) {
      folders[language] = mkdtempSync(join(tmpdir(), 'rfm-lang-'));
      put(folders[language], filesOf(cases));
      outcomes[language] = await rfm(folders[language], [
        'run',
        'ordini.csv',
        '--lang',
        language,
        '-o',
        'settimanale',
        '--force',
      ]);
    }
  }, 60_000);

  afterAll(() => {
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
  });

  test('has no sentence of the English report, and no line that is too wide', () => {
    const [english, italian] = ['en', 'it'].map((language) => outcomes[language]!.out.split('\n'));
    const both = italian!.filter((line) => english!.includes(line) && words.test(line));
    expect(both.filter((line) => !line.startsWith('rfm inspect '))).toEqual([]);
    expect(italian!.filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  test.each([60, 72, 100, 130, 160])('keeps to %i columns', async (columns) => {
    const folder = folderWith(filesOf(cases));
    const argv = ['run', 'ordini.csv', '--lang', 'it', '-o', 'settimanale', '--force', '--model', 'none'];
    const { out } = await rfm(folder, argv, { columns });
    expect(out.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
    expect(out).toContain('Movimenti dal 2024-09-30');
  });

  test('says the same on stderr, and writes the same tables under the same names', () => {
    expect(outcomes.it!.err).toBe(outcomes.en!.err);
    const [english, italian] = ['en', 'it'].map((language) =>
      readdirSync(join(folders[language]!, 'settimanale'), { recursive: true, encoding: 'utf8' }).sort(),
    );
    expect(italian).toEqual(english);
    for (const name of english!.filter((file) => /\.csv$|^history.*json$/.test(file))) {
      // What is offered is said in the language of the playbooks.
      const [one, other] = ['it', 'en'].map((language) =>
        withoutOffers(textOf(folders[language]!, `settimanale/${name}`)),
      );
      expect(one, name).toEqual(other);
    }
  });

  test('has the same figures in summary.json, and all sentences in Italian', () => {
    const [english, italian] = ['en', 'it'].map((language) =>
      JSON.parse(textOf(folders[language]!, 'settimanale/summary.json')),
    );
    expect([english.lang, italian.lang]).toEqual(['en', 'it']);
    expect(figuresOf(italian)).toEqual(figuresOf(english));
    const said = new Map(sentencesOf(english));
    const same = sentencesOf(italian).filter(([path, text]) => said.get(path) === text);
    // Names of segments are no sentences, nor is the next command.
    expect(same.map(([path]) => path).filter((path) => !/\/(segment|from|to|next)$/.test(path))).toEqual([]);
    expect(sentencesOf(italian).length).toBeGreaterThan(60);
    expect(italian.segments[2]).toMatchObject({ segment: 'Champions', slug: 'champions', title: 'Campioni' });
  });

  test('is recorded in run.json, whose words are English', () => {
    const [english, italian] = ['en', 'it'].map((language) =>
      JSON.parse(textOf(folders[language]!, 'settimanale/run.json')),
    );
    expect(italian.settings).toEqual({ out: 'settimanale', lang: 'it' });
    expect(english.settings).toEqual({ out: 'settimanale' });
    expect(italian.model).toEqual(english.model);
  });
});

test('notices of a run that cannot tell what moved customers are in Italian', async () => {
  const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10', 'b,2024-01-06,10') });
  const notices = async (argv: readonly string[]) => {
    const { code } = await rfm(folder, ['run', 'in.csv', '--lang', 'it', ...argv]);
    expect(code).toBe(0);
    return JSON.parse(textOf(folder, 'rfm-output/summary.json')).notices;
  };
  expect(await notices([])).toEqual([]);
  expect(await notices(['--as-of', '2024-02-01', '--frequency', 'days'])).toEqual([
    'non si può dire che cosa ha spostato i clienti dal 2024-01-06: misurava la frequenza in ordini',
  ]);
  expect(await notices(['--as-of', '2024-03-01', '--frequency', 'days', '--monetary', 'none'])).toEqual([
    'non si può dire che cosa ha spostato i clienti dal 2024-02-01: misurava gli importi come fatturato',
  ]);
  expect(await notices([])).toEqual([
    "il giorno più recente degli ordini è il 2024-01-06, mentre l'ultima esecuzione era al 2024-03-01: l'esportazione è completa?",
  ]);
});

test('playbooks of one’s own are in the report, in summary.json and in run.json', async () => {
  const playbooks = { New: { title: 'Fresh', offer: 'tea', goal: '' }, Prospects: { offer: 'a cup' } };
  const folder = folderWith({
    'in.csv': csv(
      'customer,date,amount',
      ...Array.from({ length: 30 }, (_, i) => `c${i},2024-01-0${1 + (i % 9)},${i}`),
    ),
    'rfm.config.json': JSON.stringify({ playbooks }),
  });
  const { code, out } = await rfm(folder, ['run', 'in.csv', '--lang', 'it']);
  expect(code).toBe(0);
  expect(out).toMatch(/^FR Fresh\n {3}fai {4}chiedi com'è andato il primo ordine; .*\n {3}offri {2}tea\n/m);
  const summary = JSON.parse(textOf(folder, 'rfm-output/summary.json'));
  expect(summary.segments[0]).toMatchObject({ segment: 'New', slug: 'new', title: 'Fresh', offer: 'tea', goal: '' });
  expect(JSON.parse(textOf(folder, 'rfm-output/run.json')).settings).toEqual({ lang: 'it', playbooks });
});
