import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDay } from '../../src/core/day.ts';
import { printable } from '../../src/core/printable.ts';
import { guard, type NumberType, numberText } from '../../src/write/tables/cell.ts';
import { numberColumn, type PrintedColumn, textColumn } from '../../src/write/tables/printedColumn.ts';
import { csvChunks } from '../../src/write/tables/rows.ts';
import { builtTexts } from '../core/builtTexts.ts';
import { textOf } from './textOf.ts';

/** What csv-stringify makes of the same cells as strings. */
function oracle(name: string, cells: readonly string[]): string {
  // A second column, since csv-stringify quotes a lone empty cell.
  return stringify([[name, 'end'], ...cells.map((cell) => [cell, ''])]);
}

function printed(column: PrintedColumn, count: number): string {
  const end = textColumn('end', builtTexts(Array.from({ length: count }, () => undefined)), false);
  return textOf(
    csvChunks(
      [column, end],
      Int32Array.from({ length: count }, (_, row) => row),
    ),
  );
}

function numbersPrinted(type: NumberType, decimals: number, values: readonly number[]): string {
  return printed(numberColumn('x', type, decimals, Float64Array.from(values)), values.length);
}

describe('numbers as bytes', () => {
  const types = ['score', 'count', 'days', 'money', 'tenths', 'ratio'] as const;
  const cases = types.flatMap((type) => [0, 2, 3].map((decimals) => ({ type, decimals })));
  const whole = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
  const value = fc.oneof(
    fc.double(),
    fc.integer({ min: -1000, max: 1000 }),
    whole,
    // Halves of every place that a type rounds to, and what numberText takes for one.
    fc.tuple(whole, fc.constantFrom(2, 20, 200, 2000, 20_000)).map(([half, over]) => half / over),
    fc.constantFrom(6.449999999999999, -6.449999999999999, 13.049999999999999, 25.849999999999998),
    fc.constantFrom(-0, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324),
    fc.constantFrom(2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 31 - 0.5, 2 ** 31 - 1.5, 2 ** 53, 0.49999999999999994),
    fc.integer({ min: -3, max: 3 }).map((more) => (2 ** 31 + more) * 100),
  );

  it.each(cases)('are those of numberText for $type with $decimals decimals', ({ type, decimals }) => {
    const text = numberText(type, decimals);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (values) => {
        expect(numbersPrinted(type, decimals, values)).toBe(oracle('x', values.map(text)));
      }),
    );
  });

  it('print every amount of up to four digits and their neighbours', () => {
    const values = Array.from({ length: 40_000 }, (_, i) => (i - 20_000) * 25);
    for (const decimals of [0, 2, 3]) {
      const text = numberText('money', decimals);
      expect(numbersPrinted('money', decimals, values)).toBe(oracle('x', values.map(text)));
    }
  });

  it('print days of any year, known and unknown', () => {
    const text = numberText('date', 2);
    const edges = [0, -1, 36_524, 36_525, Number.NaN, Infinity, 19_000.5, epochDay(1, 1, 1)!, epochDay(9999, 12, 31)!];
    // After the year 9999 it takes more than the ten characters that are kept.
    const days = fc.oneof(fc.integer({ min: -800_000, max: 3_000_000 }), fc.integer({ min: 18_000, max: 21_000 }));
    fc.assert(
      fc.property(fc.array(days, { maxLength: 300 }), (some) => {
        const values = [...edges, 19_000, 19_001, ...edges, ...some, ...some];
        expect(numbersPrinted('date', 2, values)).toBe(oracle('x', values.map(text)));
      }),
    );
  });
});

describe('texts as bytes', () => {
  const unit = fc.constantFrom(
    ...`'=+-@\t\r\n,";|a1 .(é€~\u007f\u0080\u00a0\u2028\u202e\ufeff`,
    '😀',
    '\ud800',
    '\udc00',
  );
  const text = fc.oneof(
    fc.string({ unit }),
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('', '+44 20 7946 0000', '-5', '-1.234,50', '=1+1', "'=1", 'a@b.c', '@b', 'Città', 'Smith, "J"'),
  );
  const utf8 = (text: string) => Buffer.from(text).toString();

  it.each([false, true])('are guarded, quoted and encoded as before, for a terminal: %s', (forTerminal) => {
    const cell = (text: string | undefined) => {
      if (text === undefined) return '';
      return forTerminal ? printable(guard(text)) : guard(text);
    };
    fc.assert(
      fc.property(fc.array(fc.option(text, { nil: undefined }), { minLength: 1, maxLength: 300 }), (texts) => {
        const twice = [...texts, ...texts];
        const expected = utf8(oracle('x', twice.map(cell)));
        expect(printed(textColumn('x', builtTexts(twice), forTerminal), twice.length)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('come through in full when there are more of them than are remembered', () => {
    const texts = Array.from({ length: 3000 }, (_, row) => `è, ${row % 1500}`);
    expect(printed(textColumn('x', builtTexts(texts), false), texts.length)).toBe(oracle('x', texts));
  });

  it('come through in full when they are longer than a piece', () => {
    const lengths = [0, 70_000, 3, 400_000, 100_000, 10];
    const texts = Array.from({ length: 300 }, (_, row) => '"€,'[row % 3]!.repeat(lengths[row % 270] ?? row));
    expect(printed(textColumn('x', builtTexts(texts), false), texts.length)).toBe(oracle('x', texts));
  });
});

it('prints the rows that are asked for, over many blocks, in their order', () => {
  const rows = Int32Array.from({ length: 5000 }, (_, i) => (i * 37) % 1000);
  const ids = Array.from({ length: 1000 }, (_, row) => `c${row}`);
  const amounts = Float64Array.from(ids, (_, row) => row * 12_345);
  const money = numberText('money', 2);
  const columns = [textColumn('id', builtTexts(ids), false), numberColumn('sum', 'money', 2, amounts)];
  const expected = stringify([['id', 'sum'], ...Array.from(rows, (row) => [ids[row]!, money(amounts[row]!)])]);
  expect(textOf(csvChunks(columns, rows))).toBe(expected);
});
