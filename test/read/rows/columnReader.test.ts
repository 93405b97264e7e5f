import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createColumnReader } from '../../../src/read/rows/columnReader.ts';
import { createContactReader } from '../../../src/read/rows/contactReader.ts';
import { createDictionary } from '../../../src/read/rows/dictionary.ts';
import { isPlainAddress, isPlainId, isPlainText } from '../../../src/read/rows/plainCells.ts';
import { NONE } from '../../../src/read/rows/rows.ts';
import { createTextStore } from '../../../src/read/rows/textStore.ts';
import { isEmptyKey, plainText } from '../../../src/read/values/texts.ts';
import { batchOf } from '../records/batchOf.ts';

const cells = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'none',
    'NULL',
    '-',
    '--',
    'n/a',
    'NA',
    "'-5",
    '="00123"',
    'a ',
    ' a',
    'ß',
    'a\u00a0',
    '0',
    'Ann',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String),
);

describe('cells that mean themselves', () => {
  it.each([
    ['ids', isPlainId, (text: string) => plainText(text) === text && !isEmptyKey(text)],
    ['texts', isPlainText, (text: string) => plainText(text) === text],
    ['addresses', isPlainAddress, (text: string) => plainText(text) === text && !isEmptyKey(text)],
  ] as const)('%s do', (_, isPlain, isItself) => {
    fc.assert(
      fc.property(cells, (cell) => {
        const bytes = Buffer.from(`x${cell}x`);
        if (isPlain(bytes, 1, bytes.length - 1)) expect(isItself(cell)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it('are most of what exports hold', () => {
    const holds = (isPlain: typeof isPlainId, text: string) => isPlain(Buffer.from(text), 0, Buffer.byteLength(text));
    expect(['17850', 'C000029', '7', '2024-0001', 'ab_cd'].map((text) => holds(isPlainId, text))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['lena@example.com', 'Via Roma 1, Torino'].map((text) => holds(isPlainAddress, text))).toEqual([true, true]);
  });
});

describe('a column of texts', () => {
  it('means what each cell means, batch after batch, also in records that are too short', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(cells, { nil: undefined }), { maxLength: 40 }), { maxLength: 4 }),
        (batches) => {
          const [dictionary, expected] = [createDictionary(), createDictionary()];
          const meaning = (texts: typeof dictionary) => (cell: string) =>
            plainText(cell) === '' ? NONE : texts.code(plainText(cell));
          const read = createColumnReader(1, dictionary, isPlainText, meaning(dictionary));
          for (const column of batches) {
            const batch = batchOf(column.map((cell) => (cell === undefined ? ['x'] : ['x', cell])));
            const rows = Int32Array.from(column.keys()).filter((row) => row % 5 !== 3);
            const codes = new Int32Array(rows.length);
            read(batch, rows, rows.length, codes);
            const got = Array.from(codes, (code) => (code === NONE ? NONE : dictionary.text(code)));
            const wanted = Array.from(rows, (row) => meaning(expected)(Buffer.from(column[row] ?? '').toString()));
            expect(got).toEqual(wanted.map((code) => (code === NONE ? NONE : expected.text(code))));
            // The same text always has the same number.
            expect(new Set(codes).size).toBe(new Set(wanted).size);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a contact', () => {
  it('is what each cell means, whatever the customer had before', () => {
    const clean = (cell: string) => (isEmptyKey(plainText(cell)) ? '' : plainText(cell));
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), cells), { maxLength: 40 }), { maxLength: 4 }),
        (batches) => {
          const texts = createTextStore();
          const read = createContactReader(0, texts, isPlainAddress, clean);
          for (const rows of batches) {
            const batch = batchOf(rows.map(([, cell]) => [cell]));
            const codes = new Int32Array(rows.length);
            const customers = Int32Array.from(rows, ([customer]) => customer * 1000);
            read(
              batch,
              Int32Array.from(rows.keys()),
              rows.length,
              customers.map((c) => (c < 0 ? NONE : c)),
              codes,
            );
            expect(Array.from(codes, (code) => (code === NONE ? '' : texts.text(code)))).toEqual(
              rows.map(([, cell]) => clean(Buffer.from(cell).toString())),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('is stored once as long as the customer keeps it', () => {
    const texts = createTextStore();
    const read = createContactReader(0, texts, isPlainAddress, plainText);
    const codes = new Int32Array(4);
    for (let i = 0; i < 3; i++) {
      const batch = batchOf([['a@example.com'], ['b@example.com'], [' a@example.com'], ['']]);
      read(batch, Int32Array.of(0, 1, 2, 3), 4, Int32Array.of(0, 1, 0, 0), codes);
      expect([...codes]).toEqual([0, 1, 0, NONE]);
    }
    expect(texts.size()).toBe(2);
  });
});
