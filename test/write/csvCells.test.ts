import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDay } from '../../src/core/day.ts';
import { printable } from '../../src/core/printable.ts';
import { excelCell, guard, type NumberType, numberCell, numberText } from '../../src/write/tables/cell.ts';
import { type CsvForm, excelEuForm, excelForm, plainForm } from '../../src/write/tables/csvForm.ts';
import {
  codedColumn,
  emptyColumn,
  numberColumn,
  type PrintedColumn,
  textColumn,
} from '../../src/write/tables/printedColumn.ts';
import { csvChunks } from '../../src/write/tables/rows.ts';
import { builtTexts } from '../core/builtTexts.ts';
import { textOf } from './textOf.ts';

/** What csv-stringify makes of the same cells as strings. */
function oracle(name: string, cells: readonly string[], { start, delimiter, lineEnd }: CsvForm = plainForm): string {
  // A second column, since csv-stringify quotes a lone empty cell.
  const rows = [[name, 'end'], ...cells.map((cell) => [cell, ''])];
  // Left to itself, it quotes every line end, whichever it writes.
  return `${start}${rows.map((row) => `${stringify([row], { delimiter, eof: false })}${lineEnd}`).join('')}`;
}

function printed(column: PrintedColumn, count: number, form = plainForm): string {
  const end = textColumn('end', builtTexts(Array.from({ length: count }, () => undefined)), false);
  return textOf(
    csvChunks(
      [column, end],
      Int32Array.from({ length: count }, (_, row) => row),
      form,
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

  it.each(['score', 'count', 'days'] as const)('are those of numberText for int32 of type %s', (type) => {
    const text = numberText(type, 2);
    const edge = fc.constantFrom(0, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 99_999_999, 100_000_000, 2 ** 31 - 1);
    const signed = fc.tuple(edge, fc.constantFrom(1, -1)).map(([number, sign]) => number * sign);
    fc.assert(
      fc.property(fc.array(fc.oneof(signed, fc.integer(), fc.constant(-(2 ** 31))), { minLength: 1 }), (values) => {
        const column = numberColumn('x', type, 2, Int32Array.from(values));
        expect(printed(column, values.length)).toBe(oracle('x', values.map(text)));
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

  it('print every day of a hundred years, each of them twice', () => {
    const text = numberText('date', 2);
    const days = Array.from({ length: 2 * 36_525 }, (_, i) => i >> 1);
    expect(numbersPrinted('date', 2, days)).toBe(oracle('x', days.map(text)));
  });

  it('print days of any year, known and unknown', () => {
    const text = numberText('date', 2);
    const edges = [
      0,
      -1,
      36_524,
      36_525,
      Number.NaN,
      Infinity,
      1e15,
      -1e300,
      19_000.5,
      epochDay(1, 1, 1)!,
      epochDay(9999, 12, 31)!,
    ];
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

  it('are no formulas where they are phone numbers', () => {
    const any = fc.string({ unit: fc.constantFrom(...'0123456789 .(-'), maxLength: 20 });
    const spaced = fc.string({ unit: fc.constantFrom(...'012345678 '), minLength: 4, maxLength: 20 });
    const phone = fc.oneof(any, spaced).map((rest) => `+${rest}`);
    fc.assert(
      fc.property(fc.array(phone, { minLength: 1 }), (phones) => {
        const expected = oracle('x', phones.map(guard));
        expect(printed(textColumn('x', builtTexts(phones), false), phones.length)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('come through in full when so many rows at once have no room for theirs', () => {
    const texts = Array.from({ length: 3000 }, (_, row) => 'x'.repeat(row % 700));
    const columns = [
      numberColumn('before', 'count', 2, Int32Array.from(texts.keys())),
      textColumn('text', builtTexts(texts), false),
      numberColumn('after', 'money', 2, Float64Array.from(texts.keys())),
      textColumn('backwards', builtTexts(texts.toReversed()), false),
    ];
    const money = numberText('money', 2);
    const rows = texts.map((text, row) => [String(row), text, money(row), texts.at(-1 - row)!]);
    expect(textOf(csvChunks(columns, texts.length))).toBe(stringify([columns.map(({ name }) => name), ...rows]));
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

describe('forms for Excel', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 });
  const text = fc.oneof(
    digits,
    fc.tuple(digits, fc.constantFrom(';', ',', ' ', 'a', '"', '\r', '\n', '.')).map(([some, end]) => some + end),
    fc.string({ unit: fc.constantFrom(...`'=+-@\t\r\n,";0123 é`, '😀') }),
    fc.constantFrom('', '0', '00', '="00123"', '\'="00123"', '+390532123456', '12345678901', '123456789012'),
  );

  it.each([
    ['a decimal point', excelForm],
    ['a decimal comma', excelEuForm],
  ])('with %s have the texts of excelCell', (_, form) => {
    fc.assert(
      fc.property(fc.array(fc.option(text, { nil: undefined }), { minLength: 1, maxLength: 300 }), (texts) => {
        const cells = texts.map((text) => (text === undefined ? '' : Buffer.from(excelCell(text)).toString()));
        const expected = oracle('x', cells, form);
        expect(printed(textColumn('x', builtTexts(texts), false), texts.length, form)).toBe(expected);
        const codes = Int32Array.from(texts.keys());
        expect(printed(codedColumn('x', { names: texts, codes }, false), texts.length, form)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('have texts of digits alone, thousands of rows of them, longer than there is room for', () => {
    const texts = Array.from({ length: 3000 }, (_, row) => '0'.repeat(row % 700));
    const column = textColumn('x', builtTexts(texts), false);
    for (const form of [excelForm, excelEuForm]) {
      expect(printed(column, texts.length, form)).toBe(oracle('x', texts.map(excelCell), form));
    }
  });

  it.each(['count', 'money', 'tenths', 'ratio', 'date'] as const)(
    'have the numbers of numberCell of type %s',
    (type) => {
      const value = fc.oneof(
        fc.integer({ min: -40_000, max: 80_000 }),
        fc.double(),
        fc.constantFrom(Number.NaN, 2 ** 40),
      );
      for (const form of [excelForm, excelEuForm]) {
        const text = numberCell(type, 2, form);
        fc.assert(
          fc.property(fc.array(value, { minLength: 1, maxLength: 100 }), (values) => {
            const column = numberColumn('x', type, 2, Float64Array.from(values));
            expect(printed(column, values.length, form)).toBe(oracle('x', values.map(text), form));
          }),
        );
      }
    },
  );

  it('do not mix where the same columns are printed in one after the other', () => {
    const columns = [
      textColumn('id', builtTexts(['007', 'b']), false),
      emptyColumn('none'),
      numberColumn('sum', 'money', 2, Float64Array.of(15_000, -25_000)),
      numberColumn('day', 'date', 2, Float64Array.of(19_782, Number.NaN)),
    ];
    for (const _ of [1, 2]) {
      expect(textOf(csvChunks(columns, 2, excelEuForm))).toBe(
        '\ufeffid;none;sum;day\r\n"=""007""";;1,50;29/02/2024\r\nb;;-2,50;\r\n',
      );
      expect(textOf(csvChunks(columns, 2))).toBe('id,none,sum,day\n007,,1.50,2024-02-29\nb,,-2.50,\n');
      expect(textOf(csvChunks(columns, 2, excelForm))).toBe(
        '\ufeffid,none,sum,day\r\n"=""007""",,1.50,2024-02-29\r\nb,,-2.50,\r\n',
      );
    }
  });
});

it('prints a lone empty cell with quotes, so that it is no empty line', () => {
  const column = textColumn('x', builtTexts(['a', undefined, '', 'b']), false);
  expect(textOf(csvChunks([column], 4))).toBe('x\na\n""\n""\nb\n');
  expect(textOf(csvChunks([column], Int32Array.of(1, 0), excelForm))).toBe('\ufeffx\r\n""\r\na\r\n');
  expect(textOf(csvChunks([column], 0))).toBe('x\n');
  const many = textColumn(
    'x',
    builtTexts(Array.from({ length: 50_000 }, (_, row) => (row % 3 === 0 ? '' : `t${row}`))),
    false,
  );
  const lines = Array.from({ length: 50_000 }, (_, row) => (row % 3 === 0 ? '""' : `t${row}`));
  expect(textOf(csvChunks([many], 50_000))).toBe(`${['x', ...lines].join('\n')}\n`);
});

describe('few distinct texts as bytes', () => {
  const text = fc.oneof(
    fc.constantFrom(
      undefined,
      'Loyal',
      "Can't Lose Them",
      'fifteen letters',
      'sixteen letters.',
      '=1',
      'a,"b"',
      'è€😀',
    ),
    fc.string({ maxLength: 100 }),
  );

  it.each([false, true])('are guarded, quoted and encoded like others, for a terminal: %s', (forTerminal) => {
    const cell = (text = '') => (forTerminal ? printable(guard(text)) : guard(text));
    const names = fc.array(text, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.array(fc.nat(), { minLength: 1, maxLength: 1500 }), (names, numbers) => {
        const codes = Int32Array.from(numbers, (number) => number % names.length);
        const expected = oracle(
          'x',
          Array.from(codes, (code) => Buffer.from(cell(names[code])).toString()),
        );
        expect(printed(codedColumn('x', { names, codes }, forTerminal), codes.length)).toBe(expected);
      }),
    );
  });
});

it('prints columns that were never measured, wherever they are', () => {
  const columns = [...'110100011011111111111111111111111'].map((isEmpty, i) =>
    isEmpty === '1'
      ? emptyColumn(`c${i}`)
      : numberColumn(
          `c${i}`,
          'count',
          2,
          Int32Array.from({ length: 2000 }, (_, row) => row * i),
        ),
  );
  for (const some of [columns, columns.slice(2), columns.slice(3, 5), columns.slice(0, 2), columns.slice(-21)]) {
    const row = (row: number) => some.map(({ csv }) => csv(plainForm).cell(row).toString());
    const rows = Array.from({ length: 2000 }, (_, i) => row(i));
    expect(textOf(csvChunks(some, 2000))).toBe(`${[some.map(({ name }) => name), ...rows].map(String).join('\n')}\n`);
  }
});

describe('columns that are printed again', () => {
  const numbers = Int32Array.from({ length: 40_000 }, (_, row) => row);
  const columns = [
    numberColumn('n', 'count', 2, numbers),
    textColumn('t', builtTexts(Array.from(numbers, String)), false),
  ];
  const linesOf = (rows: Int32Array) => `n,t\n${Array.from(rows, (n) => `${n},${n}\n`).join('')}`;

  it('are printed alike by number of rows and by row numbers, each time', () => {
    expect(textOf(csvChunks(columns, numbers.length))).toBe(linesOf(numbers));
    expect(textOf(csvChunks(columns, numbers))).toBe(linesOf(numbers));
    expect(textOf(csvChunks(columns, numbers.subarray(0, 3)))).toBe('n,t\n0,0\n1,1\n2,2\n');
  });

  it('do not mind what was left in the middle, or what is printed at the same time', () => {
    const left = csvChunks(columns, numbers.length);
    for (let i = 0; i < 3; i++) left.next();
    const [one, other] = [csvChunks(columns, numbers.length), csvChunks(columns, numbers.toReversed())];
    const pieces: Buffer[][] = [[], []];
    for (let next = [one.next(), other.next()]; !next.every(({ done }) => done); next = [one.next(), other.next()]) {
      for (const [i, { value }] of next.entries()) if (value) pieces[i]!.push(Buffer.from(value));
    }
    expect(pieces.map((own) => Buffer.concat(own).toString())).toEqual([
      linesOf(numbers),
      linesOf(numbers.toReversed()),
    ]);
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
