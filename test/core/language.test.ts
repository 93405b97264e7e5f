import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages, phrase, said } from '../../src/core/language.ts';
import { nouns } from '../../src/core/nouns.ts';

const source = join(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** The end of a text in quotes or backticks that begins at an index, what stands in `${}` included. */
function endOfText(code: string, start: number): number {
  const quote = code[start];
  let at = start + 1;
  while (code[at] !== quote) {
    if (code[at] === '\\') at++;
    else if (quote === '`' && code.startsWith('${', at)) {
      for (at += 2; code[at] !== '}'; at++) if ('\'"`'.includes(code[at]!)) at = endOfText(code, at) - 1;
    }
    at++;
  }
  return at + 1;
}

/** The words of a text as it is written; of what is put in, only texts that are not the name of a language. */
function wordsOf(text: string): string {
  const put = (_: string, inner: string) =>
    (inner.match(/'[^']*'/g) ?? []).filter((one) => !/'(en|it)'/.test(one)).join(' ');
  return text
    .slice(1, -1)
    .replace(/\$\{([^}]*)\}/g, put)
    .replace(/\s+/g, ' ')
    .trim();
}

interface Pair {
  readonly file: string;
  readonly en: string;
  readonly it: string;
}

/** Every phrase that is written out as `en: text, it: text`. */
function phrasesOf(file: string): Pair[] {
  const code = readFileSync(join(source, file), 'utf8');
  return [...code.matchAll(/\ben: (?=['"`])/g)].flatMap(({ index, 0: { length } }) => {
    const end = endOfText(code, index + length);
    const next = /^,\s*it:\s*(?=['"`])/.exec(code.slice(end));
    if (next === null) return [];
    const start = end + next[0].length;
    return [{ file, en: code.slice(index + length, end), it: code.slice(start, endOfText(code, start)) }];
  });
}

describe('phrases', () => {
  const all = files.flatMap(phrasesOf);

  test('are found, some in every part of the program that reports', () => {
    expect(all.length).toBeGreaterThan(150);
    for (const folder of ['read', 'value', 'report', 'cli']) {
      expect(all.filter(({ file }) => file.startsWith(folder)).length, folder).toBeGreaterThan(5);
    }
  });

  test('say something in both languages, and not the same where there are words', () => {
    for (const { file, en, it } of all) {
      expect(wordsOf(it) === '', `${file}: ${en} ${it}`).toBe(wordsOf(en) === '');
      if (/\p{L}{2}/u.test(wordsOf(en))) expect(wordsOf(it), `${file}: ${en}`).not.toBe(wordsOf(en));
    }
  });

  test('put the same values in', () => {
    // Figures are written in each language's own way, so that only their number is compared.
    for (const { file, en, it } of all) {
      const count = (text: string) => text.match(/\$\{/g)?.length ?? 0;
      if (count(en) === 0) expect(count(it), `${file}: ${it}`).toBe(0);
      else expect(count(it), `${file}: ${it}`).toBeGreaterThan(0);
    }
  });
});

test('nouns have one and several in every language', () => {
  for (const noun of Object.values(nouns)) {
    for (const language of languages) expect(new Set(noun[language]).size).toBe(2);
    expect(noun.it[0]).not.toBe(noun.en[0]);
  }
});

test('a value is said in one language, and the rest of it stays', () => {
  const value = { name: 'x', reason: { en: 'a', it: 'b' }, count: 1, none: null, inner: { en: 'a', it: 'b', de: 'c' } };
  expect(said(value, 'it')).toEqual({ ...value, reason: 'b' });
  expect(Object.keys(said(value, 'en'))).toEqual(Object.keys(value));
  expect(phrase((language) => `${language}!`)).toEqual({ en: 'en!', it: 'it!' });
});
