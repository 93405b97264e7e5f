import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDay } from '../../src/core/day.ts';
import {
  excelCell,
  guard,
  type NumberType,
  numberCell,
  numberJson,
  numberText,
  unguard,
} from '../../src/write/tables/cell.ts';
import { excelEuForm, excelForm } from '../../src/write/tables/csvForm.ts';

const leapDay = epochDay(2024, 2, 29)!;

describe('numberText', () => {
  it.each<[NumberType, number, number, string]>([
    ['score', 5, 2, '5'],
    ['count', -0, 2, '0'],
    ['days', 365, 2, '365'],
    ['date', leapDay, 2, '2024-02-29'],
    ['date', -1, 2, '1969-12-31'],
    ['money', 1_234_500, 2, '123.45'],
    ['money', 50, 2, '0.01'],
    ['money', -50, 2, '-0.01'],
    ['money', -49, 2, '0.00'],
    ['money', 15_000, 0, '2'],
    ['money', 15_000, 3, '1.500'],
    ['tenths', 12.25, 2, '12.3'],
    ['tenths', -12.25, 2, '-12.3'],
    ['tenths', -0.04, 2, '0.0'],
    ['tenths', 7, 2, '7.0'],
    ['ratio', 0.00005, 2, '0.0001'],
    ['ratio', 2 / 3, 2, '0.6667'],
    ['ratio', 1, 0, '1.0000'],
  ])('prints %s %d with %d decimals as %s', (type, value, decimals, text) => {
    expect(numberText(type, decimals)(value)).toBe(text);
  });

  it('prints what is missing as nothing, in JSON as null', () => {
    for (const type of ['score', 'count', 'days', 'date', 'money', 'tenths', 'ratio'] as const) {
      expect(numberText(type, 2)(Number.NaN)).toBe('');
      expect(numberJson(type, 2)(Number.NaN)).toBeNull();
    }
  });

  it('rounds every half of a quotient of days away from zero', () => {
    const print = numberText('tenths', 2);
    const wrong: string[] = [];
    for (let gaps = 1; gaps <= 60; gaps++) {
      for (let days = 0; days <= 1000; days++) {
        // In whole tenths: floor(10 days / gaps + 1/2), without a fraction on the way.
        const tenths = Math.floor((20 * days + gaps) / (2 * gaps));
        if (print(days / gaps) !== `${Math.floor(tenths / 10)}.${tenths % 10}`) wrong.push(`${days} / ${gaps}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('gives numbers in JSON as numbers, rounded like the text, and dates as text', () => {
  expect(numberJson('money', 2)(1_234_560)).toBe(123.46);
  expect(numberJson('ratio', 2)(2 / 3)).toBe(0.6667);
  expect(numberJson('date', 2)(leapDay)).toBe('2024-02-29');
  expect(Object.is(numberJson('count', 2)(-0), 0)).toBe(true);
});

it.each<[NumberType, number, string, string]>([
  ['date', leapDay, '2024-02-29', '29/02/2024'],
  ['date', -1, '1969-12-31', '31/12/1969'],
  ['money', -1_234_500, '-123.45', '-123,45'],
  ['tenths', 12.25, '12.3', '12,3'],
  ['ratio', 2 / 3, '0.6667', '0,6667'],
  ['count', 12_345, '12345', '12345'],
  ['money', Number.NaN, '', ''],
  ['date', Number.NaN, '', ''],
])('prints %s %d for Excel as %s, with a decimal comma as %s', (type, value, point, comma) => {
  expect(numberCell(type, 2, excelForm)(value)).toBe(point);
  expect(numberCell(type, 2, excelEuForm)(value)).toBe(comma);
});

describe('excelCell', () => {
  it.each(['00', '007', '00184', '01234567890', '123456789012', '4006381333931', '0'.repeat(30)])(
    'keeps the digits %s from becoming a number',
    (text) => expect(excelCell(text)).toBe(`="${text}"`),
  );

  it.each(['', '0', '7', '40100', '12345678901', '007a', '1.50', '-5', '+390532123456', '00 12', '٠٠٧'])(
    'leaves %j alone',
    (text) => expect(excelCell(text)).toBe(text),
  );

  it.each(['=1+1', '="007"', '="x"', '@x', "'=1", '-2+3', '="'])('guards %j', (text) => {
    expect(excelCell(text)).toBe(`'${text}`);
  });

  it('is taken back by unguard for any text', () => {
    const risky = fc.string({ unit: fc.constantFrom("'", '=', '"', '+', '-', '@', '\t', '0', '1', 'a') });
    const digits = fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 15 });
    fc.assert(fc.property(fc.oneof(risky, digits, fc.string()), (text) => unguard(excelCell(text)) === text));
  });
});

describe('guard', () => {
  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '+', '-', '+44 20 x', "'=1", '-5.', '+1-2'])(
    'keeps a spreadsheet from computing %j',
    (text) => {
      expect(guard(text)).toBe(`'${text}`);
    },
  );

  it.each(['', 'Ann', '-5', '+3.20', '-1.234,50', '+44 20 7946 0000', '+39 (02) 1234-567', '5-3', "'", "'tis", ' =1'])(
    'leaves %j alone',
    (text) => {
      expect(guard(text)).toBe(text);
    },
  );

  it('is taken back by unguard for any text', () => {
    const risky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1', '2', '.', 'a', ' ') });
    fc.assert(fc.property(fc.oneof(risky, fc.string()), (text) => unguard(guard(text)) === text));
    expect(unguard("'=x")).toBe('=x');
    expect(unguard("'tis")).toBe("'tis");
  });
});
