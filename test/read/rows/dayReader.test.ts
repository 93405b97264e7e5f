import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDayReader } from '../../../src/read/rows/dayReader.ts';
import { NO_DAY } from '../../../src/read/rows/rows.ts';
import { createDateDecoder, type DateDecoder } from '../../../src/read/values/dates.ts';
import { batchOf } from '../records/batchOf.ts';

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

describe('a column of dates', () => {
  it.each([true, false])('is what the decoder reads, with dots that decide: %s', (dotsDecide) => {
    const decode = createDateDecoder(undefined, dotsDecide);
    let asked = 0;
    let cells = 0;
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 20 }), (texts) => {
        const reader = createDayReader(
          1,
          (text) => {
            asked++;
            return decode(text);
          },
          { dotsDecide },
        );
        cells += texts.length;
        // Digits on both sides, which do not belong to the cell.
        const batch = batchOf(texts.map((text) => ['2024', text, '9']));
        const [dayFirst, monthFirst, shape] = [0, 0, 0].map(() => new Int32Array(texts.length)) as [
          Int32Array,
          Int32Array,
          Int32Array,
        ];
        reader.read(batch, Int32Array.from(texts.keys()), texts.length, dayFirst, monthFirst, shape);
        expect(texts.map((_, i) => [dayFirst[i], monthFirst[i], reader.shapes[shape[i]!]])).toEqual(
          texts.map((text) => decoded(decode, text)),
        );
      }),
      { numRuns: 1500 },
    );
    expect(asked).toBeLessThan(0.9 * cells);
  });
  it('asks for every cell where a pattern is given', () => {
    const reader = createDayReader(0, () => ({ dayFirst: 7, monthFirst: 7, shape: 'given' }), undefined);
    const [dayFirst, monthFirst, shape] = [new Int32Array(2), new Int32Array(2), new Int32Array(2)];
    reader.read(batchOf([['2024-01-01'], ['1/2/2024']]), Int32Array.of(0, 1), 2, dayFirst, monthFirst, shape);
    expect([[...dayFirst], [...monthFirst], reader.shapes[shape[1]!]]).toEqual([[7, 7], [7, 7], 'given']);
  });
});
