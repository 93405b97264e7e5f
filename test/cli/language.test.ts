import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import { csv, type Files, folderWith, type Outcome, put, rfm, textOf } from './rfm.ts';

const cases = join(import.meta.dirname, '../../fixtures/cases/report-in-italian');
const filesOf = (folder: string): Files =>
  Object.fromEntries(
    ['ordini.csv', 'rfm-output/history/2024-09-30.csv', 'rfm-output/history/2024-09-30.json'].map((name) => [
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

describe('a run in Italian', () => {
  const outcomes: Record<string, Outcome> = {};
  const folders: Record<string, string> = {};
  beforeAll(async () => {
    for (const language of ['en', 'it']) {
      folders[language] = mkdtempSync(join(tmpdir(), 'rfm-lang-'));
      put(folders[language], filesOf(cases));
      outcomes[language] = await rfm(folders[language], ['run', 'ordini.csv', '--lang', language, '--force']);
    }
  });

  afterAll(() => {
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
  });

  test('has no sentence of the English report, and no line that is too wide', () => {
    const [english, italian] = ['en', 'it'].map((language) => outcomes[language]!.out.split('\n'));
    const both = italian!.filter((line) => english!.includes(line) && words.test(line));
    expect(both.filter((line) => !line.startsWith('rfm inspect '))).toEqual([]);
    expect(italian!.filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  test('says the same on stderr, and writes the same tables under the same names', () => {
    expect(outcomes.it!.err).toBe(outcomes.en!.err);
    const [english, italian] = ['en', 'it'].map((language) =>
      readdirSync(join(folders[language]!, 'rfm-output'), { recursive: true, encoding: 'utf8' }).sort(),
    );
    expect(italian).toEqual(english);
    for (const name of english!.filter((file) => /\.csv$|^history.*json$/.test(file))) {
      expect(textOf(folders.it!, `rfm-output/${name}`), name).toBe(textOf(folders.en!, `rfm-output/${name}`));
    }
  });

  test('has the same figures in summary.json, and all sentences in Italian', () => {
    const [english, italian] = ['en', 'it'].map((language) =>
      JSON.parse(textOf(folders[language]!, 'rfm-output/summary.json')),
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
      JSON.parse(textOf(folders[language]!, 'rfm-output/run.json')),
    );
    expect(italian.settings).toEqual({ lang: 'it' });
    expect(english.settings).toEqual({});
    expect(italian.model).toEqual(english.model);
  });
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
