import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel, type Pointer } from '../../../src/read/kernel/kernel.ts';
import { createColumnReader, PLAIN } from '../../../src/read/rows/columnReader.ts';
import { createContactReader } from '../../../src/read/rows/contactReader.ts';
import { createDictionary } from '../../../src/read/rows/dictionary.ts';
import { NONE } from '../../../src/read/rows/rows.ts';
import { createTextStore, type TextStore } from '../../../src/read/rows/textStore.ts';
import { isEmptyKey, plainText } from '../../../src/read/values/texts.ts';
import { batchOf, filled, rowIntegers } from '../records/batchOf.ts';

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
    // Long texts of one length that differ in the middle alone.
    'Pane di segale 1 di Torino',
    'Pane di segale 2 di Torino',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String),
);

/** Whether the kernel knows, without asking, that a cell means itself. */
function isPlain(kernel: Kernel, plain: number, cell: string): boolean {
  const dictionary = createDictionary(kernel);
  let asked = false;
  const unsure = rowIntegers(kernel, 1);
  const [rows, codes] = [rowIntegers(kernel, 1), rowIntegers(kernel, 1)];
  const reader = createColumnReader(kernel, 1, dictionary, plain, false, unsure, () => {
    asked = true;
    return NONE;
  });
  reader.makeRoom(3, 100);
  // Digits on both sides, which do not belong to the cell.
  const batch = batchOf(kernel, [['7', cell, '7']]);
  const at = [rows, codes, unsure].map((integers) => filled(kernel, integers, [0])) as [
    typeof rows,
    typeof rows,
    typeof rows,
  ];
  reader.read(batch, at[0], 1, at[1]);
  reader.free();
  return !asked;
}

const KINDS = [
  ['ids', PLAIN.id, (text: string) => plainText(text) === text && !isEmptyKey(text)],
  ['texts', PLAIN.text, (text: string) => plainText(text) === text],
  ['addresses', PLAIN.address, (text: string) => plainText(text) === text && !isEmptyKey(text)],
] as const;

describe('cells that mean themselves', () => {
  it.each(KINDS)('%s do', (_, plain, isItself) => {
    const kernel = createKernel();
    fc.assert(
      fc.property(cells, (cell) => {
        if (isPlain(kernel, plain, cell)) expect(isItself(Buffer.from(cell).toString())).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it('are most of what exports hold', () => {
    const kernel = createKernel();
    for (const id of ['17850', 'C000029', '7', '2024-0001', 'ab_cd']) {
      expect([id, isPlain(kernel, PLAIN.id, id)]).toEqual([id, true]);
    }
    for (const text of ['lena@example.com', 'Via Roma 1, Torino']) {
      expect([text, isPlain(kernel, PLAIN.address, text)]).toEqual([text, true]);
    }
  });
});

describe('a column of texts', () => {
  it.each([true, false])('means what each cell means, batch after batch, where texts repeat: %s', (repeats) => {
    const kernel = createKernel();
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.option(cells, { nil: undefined }), { maxLength: 40 }), { maxLength: 4 }),
        (batches) => {
          const [dictionary, expected] = [createDictionary(kernel), createDictionary(kernel)];
          const meaning = (texts: typeof dictionary) => (cell: string) =>
            plainText(cell) === '' ? NONE : texts.code(plainText(cell));
          const unsure = rowIntegers(kernel, 40);
          const [rowNumbers, codes] = [rowIntegers(kernel, 40), rowIntegers(kernel, 40)];
          const reader = createColumnReader(kernel, 1, dictionary, PLAIN.text, repeats, unsure, meaning(dictionary));
          for (const column of batches) {
            expected.makeRoom(80, 80 * 30);
            reader.makeRoom(40, 80 * 30);
            const batch = batchOf(
              kernel,
              // Some records are too short.
              column.map((cell) => (cell === undefined ? ['x'] : ['x', cell])),
            );
            const numbers = Int32Array.from(column.keys()).filter((row) => row % 5 !== 3);
            Object.assign(unsure, filled(kernel, unsure, numbers));
            const rows = filled(kernel, rowNumbers, numbers);
            const into = filled(kernel, codes, numbers);
            reader.read(batch, rows, numbers.length, into);
            const got = Array.from(into.values, (code) => (code === NONE ? NONE : dictionary.text(code)));
            const wanted = Array.from(numbers, (row) => meaning(expected)(Buffer.from(column[row] ?? '').toString()));
            expect(got).toEqual(wanted.map((code) => (code === NONE ? NONE : expected.text(code))));
            // The same text always has the same number.
            expect(new Set(into.values).size).toBe(new Set(wanted).size);
          }
          reader.free();
        },
      ),
      { numRuns: 300 },
    );
  });
  it('tells whether all ids are digits', () => {
    const kernel = createKernel();
    for (const [ids, areDigits] of [
      [['17850', '0012', '7'], true],
      [['17850', 'C12345'], false],
      [['1-2'], false],
    ] as const) {
      const dictionary = createDictionary(kernel);
      const unsure = rowIntegers(kernel, 3);
      const [rowNumbers, codes] = [rowIntegers(kernel, 3), rowIntegers(kernel, 3)];
      const reader = createColumnReader(kernel, 0, dictionary, PLAIN.id, false, unsure, () => NONE);
      reader.makeRoom(3, 100);
      const batch = batchOf(
        kernel,
        ids.map((id) => [id]),
      );
      const rows = filled(kernel, rowNumbers, ids.keys());
      reader.read(batch, rows, ids.length, filled(kernel, codes, ids.keys()));
      expect([ids, reader.areDigits()]).toEqual([ids, areDigits]);
    }
  });
});

function contactOf(kernel: Kernel, texts: TextStore): Pointer {
  return kernel.calls.createContactColumn(texts.pointer, PLAIN.address);
}

describe('a contact', () => {
  it('is what each cell means, whatever the customer had before', () => {
    const kernel = createKernel();
    const clean = (cell: string) => (isEmptyKey(plainText(cell)) ? '' : plainText(cell));
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), cells), { maxLength: 40 }), { maxLength: 4 }),
        (batches) => {
          const texts = createTextStore(kernel);
          const unsure = rowIntegers(kernel, 40);
          const [rowNumbers, customers, codes] = [0, 0, 0].map(() => rowIntegers(kernel, 40)) as [
            typeof unsure,
            typeof unsure,
            typeof unsure,
          ];
          const reader = createContactReader(kernel, 0, texts, contactOf(kernel, texts), unsure, clean);
          for (const rows of batches) {
            texts.makeRoom(80, 80 * 30);
            reader.makeRoom(3001);
            const batch = batchOf(
              kernel,
              rows.map(([, cell]) => [cell]),
            );
            Object.assign(unsure, filled(kernel, unsure, rows.keys()));
            const into = filled(kernel, codes, rows.keys());
            reader.read(
              batch,
              filled(kernel, rowNumbers, rows.keys()),
              rows.length,
              filled(
                kernel,
                customers,
                rows.map(([customer]) => (customer < 0 ? NONE : customer * 1000)),
              ),
              into,
            );
            expect(Array.from(into.values, (code) => (code === NONE ? '' : texts.text(code)))).toEqual(
              rows.map(([, cell]) => clean(Buffer.from(cell).toString())),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('is stored once as long as the customer keeps it', () => {
    const kernel = createKernel();
    const texts = createTextStore(kernel);
    const unsure = rowIntegers(kernel, 4);
    const [rowNumbers, customers, codes] = [0, 0, 0].map(() => rowIntegers(kernel, 4)) as [
      typeof unsure,
      typeof unsure,
      typeof unsure,
    ];
    const reader = createContactReader(kernel, 0, texts, contactOf(kernel, texts), unsure, plainText);
    reader.makeRoom(2);
    for (let i = 0; i < 3; i++) {
      const batch = batchOf(kernel, [['a@example.com'], ['b@example.com'], [' a@example.com'], ['']]);
      Object.assign(unsure, filled(kernel, unsure, [0, 0, 0, 0]));
      const into = filled(kernel, codes, [0, 0, 0, 0]);
      reader.read(batch, filled(kernel, rowNumbers, [0, 1, 2, 3]), 4, filled(kernel, customers, [0, 1, 0, 0]), into);
      expect([...into.values]).toEqual([0, 1, 0, NONE]);
    }
    expect(texts.size()).toBe(2);
  });
});
