import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../../../src/read/kernel/kernel.ts';
import { createDayReader } from '../../../src/read/rows/dayReader.ts';
import { NO_DAY } from '../../../src/read/rows/rows.ts';
import { createDateDecoder, type DateDecoder } from '../../../src/read/values/dates.ts';
import { batchOf, filled, rowIntegers } from '../records/batchOf.ts';

const number = (most: number) =>
  fc.tuple(fc.nat(most), fc.boolean()).map(([value, padded]) => String(value).padStart(padded ? 2 : 1, '0'));
const times = fc.constantFrom(
  '',
  ' 8:26',
  ' 08:26',
  'T23:59:60',
  ' 24:00',
  ' 8:26:05.5',
  ' 8:26 PM',
  ' 8:2',
  ' 10:26Z',
  ' ',
);
const dates = fc.oneof(
  fc
    .tuple(
      number(32),
      number(32),
      fc.constantFrom('2024', '1900', '1899', '24', '202'),
      fc.constantFrom(...'/-.:'),
      times,
    )
    .map(([one, other, year, mark, time]) => `${one}${mark}${other}${mark}${year}${time}`),
  fc.tuple(number(13), number(32), times).map(([month, day, time]) => `2024-${month}-${day}${time}`),
  fc.constantFrom(
    '',
    '1',
    '1/',
    '1/2',
    '1/2/',
    '1/2-2024',
    '01.13.2024',
    '13.01.2024',
    '5 mar 2024',
    'never',
    '1704067200',
  ),
);

/** What a decoder says, as a reader of columns writes it. */
function decoded(decode: DateDecoder, text: string) {
  const { dayFirst, monthFirst, shape } = decode(text);
  return [Number.isNaN(dayFirst) ? NO_DAY : dayFirst, Number.isNaN(monthFirst) ? NO_DAY : monthFirst, shape];
}

/** ISO dates, with a character put in, taken out or changed. */
const isoDates = fc
  .tuple(
    fc.integer({ min: 1890, max: 2205 }),
    fc.nat(13),
    fc.nat(32),
    fc.constantFrom('', ' 10:26', 'T23:59:60', ' 24:00', 'T10:26:05.123456789', ' 10:26:05.1', ' 1:02'),
    fc.array(fc.tuple(fc.nat(30), fc.nat(2), fc.constantFrom(...'0123456789-T :.Z')), { maxLength: 1 }),
  )
  .map(([year, month, day, time, changes]) =>
    changes.reduce(
      (text, [at, taken, put]) => text.slice(0, at) + put + text.slice(at + taken),
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${time}`,
    ),
  );

const kernel = createKernel();
const columns = [0, 1, 2, 3, 4].map(() => rowIntegers(kernel, 20));

/** The column of some texts as a reader has it: both days and the shape of each. */
function read(
  texts: readonly string[],
  decode: DateDecoder,
  plain: { readonly dotsDecide: boolean } | undefined,
): unknown[][] {
  const [unsure, rows, dayFirst, monthFirst, shape] = columns.map((column) => filled(kernel, column, texts.keys()));
  const reader = createDayReader(kernel, 1, decode, plain, unsure!);
  // Digits on both sides, which do not belong to the cell.
  const batch = batchOf(
    kernel,
    texts.map((text) => ['2024', text, '9']),
  );
  reader.read(batch, rows!, texts.length, dayFirst!, monthFirst!, shape!);
  return texts.map((_, i) => [dayFirst!.values[i], monthFirst!.values[i], reader.shapes[shape!.values[i]!]]);
}

describe('a column of dates', () => {
  it.each([true, false])('is what the decoder reads, with dots that decide: %s', (dotsDecide) => {
    const decode = createDateDecoder(undefined, dotsDecide);
    let asked = 0;
    let cells = 0;
    const counting: DateDecoder = (text) => {
      asked++;
      return decode(text);
    };
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 20 }), (texts) => {
        cells += texts.length;
        expect(read(texts, counting, { dotsDecide })).toEqual(texts.map((text) => decoded(decode, text)));
      }),
      { numRuns: 1500 },
    );
    expect(asked).toBeLessThan(0.9 * cells);
  });
  it('is read without asking where dates are ISO', () => {
    const decode = createDateDecoder(undefined);
    let asked = 0;
    let cells = 0;
    const counting: DateDecoder = (text) => {
      asked++;
      return decode(text);
    };
    fc.assert(
      fc.property(fc.array(isoDates, { minLength: 1, maxLength: 20 }), (texts) => {
        cells += texts.length;
        expect(read(texts, counting, { dotsDecide: true })).toEqual(texts.map((text) => decoded(decode, text)));
      }),
      { numRuns: 1500 },
    );
    expect(asked).toBeLessThan(0.8 * cells);
  });
  it('takes ISO dates with and without a time, and leaves what is none', () => {
    const never: DateDecoder = () => ({ dayFirst: Number.NaN, monthFirst: Number.NaN, shape: 'none' });
    const day = (text: string) => read([text], never, { dotsDecide: true })[0]![0];
    expect(['1970-01-02', '1970-01-02 10:26', '1970-01-02T10:26:05', '1970-01-02 10:26:05.123'].map(day)).toEqual([
      1, 1, 1, 1,
    ]);
    const others = ['1970-02-30', '1970-01-02 24:01', '1970-01-02 10:26Z', '1970-1-2', '1970-01-02 :26', ''];
    expect(others.map(day)).toEqual(others.map(() => NO_DAY));
  });
  it('asks for every cell where a pattern is given', () => {
    const given: DateDecoder = () => ({ dayFirst: 7, monthFirst: 7, shape: 'given' });
    expect(read(['2024-01-01', '1/2/2024'], given, undefined)).toEqual([
      [7, 7, 'given'],
      [7, 7, 'given'],
    ]);
  });
});
