import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../src/read/records/dialect.ts';
import { carefulRecords, fastThrough, outcome, outcomeOf } from './readers.ts';

const LINE_ENDS = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const;
/** Among them one that looks like text, and one that ends a field after a closing quote in any case. */
const dialects = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', 'a', '\0', '\x7f'),
  lineEnd: fc.constantFrom(...(Object.keys(LINE_ENDS) as (keyof typeof LINE_ENDS)[])),
}) satisfies fc.Arbitrary<Dialect>;

/** Bytes that mean something, their neighbours, characters of one to four bytes, and texts about as long as sixteen bytes. */
const PARTS = [
  'fifteen bytes..',
  'sixteen bytes...',
  'seventeen bytes..',
  'a',
  'b',
  '"',
  '"',
  '""',
  '"\n',
  '\n',
  '\r\n',
  '\r',
  '\0',
  ' ',
  '-',
  '+',
  '\v',
  '#',
  '\uFEFF',
  'é',
  '€',
  '😀',
];

/** Anything. */
function soup({ delimiter }: Dialect): fc.Arbitrary<Buffer> {
  const part = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PARTS) },
    fc.constantFrom(delimiter, `${delimiter}"`),
  );
  return fc.array(part, { maxLength: 30 }).map((parts) => Buffer.from(parts.join('')));
}

/** Tables of any width as a program writes them, with blank lines and with or without a last line end. */
function tables({ delimiter, lineEnd }: Dialect): fc.Arbitrary<Buffer> {
  const end = LINE_ENDS[lineEnd];
  const text = fc.array(fc.constantFrom(...PARTS, delimiter), { maxLength: 4 }).map((parts) => parts.join(''));
  const cell = fc.tuple(text, fc.boolean()).map(([text, always]) => {
    const isQuoted = always || text.includes(delimiter) || /["\r\n]/.test(text);
    return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
  });
  const row = fc.oneof(
    { weight: 9, arbitrary: fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(delimiter)) },
    fc.constant(''),
  );
  return fc
    .tuple(fc.array(row, { maxLength: 5 }), fc.boolean())
    .map(([rows, isEnded]) => Buffer.from(rows.join(end) + (isEnded ? end : '')));
}

/** Tables in which bytes were removed, replaced or put in, also within a character. */
function damaged(dialect: Dialect): fc.Arbitrary<Buffer> {
  const damage = fc.record({
    at: fc.nat(100),
    removed: fc.nat(2),
    added: fc.constantFrom('', '"', '"', '\r', '\n', '\0', 'x', dialect.delimiter),
  });
  return fc.tuple(tables(dialect), fc.array(damage, { minLength: 1, maxLength: 3 })).map(([bytes, damages]) =>
    damages.reduce((before, { at, removed, added }) => {
      const from = at % (before.length + 1);
      return Buffer.concat([before.subarray(0, from), Buffer.from(added), before.subarray(from + removed)]);
    }, bytes),
  );
}

async function* inTwo(bytes: Uint8Array, at: number): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, at);
  yield bytes.subarray(at);
}

describe.each([
  ['any bytes', soup],
  ['tables', tables],
  ['damaged tables', damaged],
] as const)('of %s', (_, bytesOf) => {
  const cases = dialects.chain((dialect) => fc.tuple(fc.constant(dialect), bytesOf(dialect)));
  const check = (runs: number, differs: (bytes: Buffer, dialect: Dialect) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(cases, ([dialect, bytes]) => differs(bytes, dialect)),
      { numRuns: runs, seed: 1 },
    );

  it('both readers make the same records, lines and failures, however wide the window is', async () => {
    await check(300, async (bytes, dialect) => {
      const expected = await outcome(carefulRecords, bytes, 1000, dialect);
      for (let width = 1; width <= bytes.length + 2; width++) {
        expect([width, await outcome(fastThrough(width), bytes, 1000, dialect)]).toEqual([width, expected]);
      }
    });
  });
  it('both readers make the same, wherever a chunk ends', async () => {
    await check(60, async (bytes, dialect) => {
      const expected = await outcome(carefulRecords, bytes, 1000, dialect);
      expect(await outcome(carefulRecords, bytes, 1, dialect)).toEqual(expected);
      for (let at = 0; at <= bytes.length; at++) {
        expect([at, await outcomeOf(carefulRecords, inTwo(bytes, at), dialect)]).toEqual([at, expected]);
        expect([at, await outcomeOf(fastThrough(16), inTwo(bytes, at), dialect)]).toEqual([at, expected]);
      }
    });
  });
});
