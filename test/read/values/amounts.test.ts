import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAmountDecoder } from '../../../src/read/values/amounts.ts';

const decode = createAmountDecoder();
const NO = Number.NaN;

describe('both readings', () => {
  const values: readonly (readonly [text: string, point: number, comma: number, mark?: string])[] = [
    // No mark, or the same either way.
    ['0', 0, 0],
    ['-0', 0, 0],
    ['7', 7, 7],
    ['007', 7, 7],
    ['-12', -12, -12],
    ['+12', 12, 12],
    ['99999999999', 99999999999, 99999999999],
    ['1 234', 1234, 1234],
    ["1'234'567", 1234567, 1234567],
    ['1\u2019234', 1234, 1234],
    ['1\u00a0234', 1234, 1234],
    ['1\u202f234', 1234, 1234],
    ['1\u2009234', 1234, 1234],
    // One mark with three digits after it stays open.
    ['1.234', 1.234, 1234],
    ['1,234', 1234, 1.234],
    ['-1.234', -1.234, -1234],
    ['12.500', 12.5, 12500],
    ['999,999', 999999, 999.999],
    ['(1.234)', -1.234, -1234],
    ['€ 1.234', 1.234, 1234, 'EUR'],
    // One mark that decides.
    ['0.123', 0.123, NO],
    ['0,123', NO, 0.123],
    ['-0.00', 0, NO],
    ['1234.567', 1234.567, NO],
    ['1234,567', NO, 1234.567],
    ['012.345', 12.345, NO],
    ['12.5', 12.5, NO],
    ['12,5', NO, 12.5],
    ['123.45', 123.45, NO],
    ['123,45', NO, 123.45],
    ['.5', 0.5, NO],
    [',50', NO, 0.5],
    ['-.5', -0.5, NO],
    ['5.', 5, NO],
    ['5,', NO, 5],
    ['1.2345', 1.2345, NO],
    ['0.1', 0.1, NO],
    ['1.005', 1.005, 1005],
    ['9007199254.740993', 9007199254.740993, NO],
    ['0.30000000000000004', 0.30000000000000004, NO],
    // Several marks.
    ['1,234.50', 1234.5, NO],
    ['1.234,50', NO, 1234.5],
    ['1,234.567', 1234.567, NO],
    ['1.234,567', NO, 1234.567],
    ['1.234.567', NO, 1234567],
    ['1,234,567', 1234567, NO],
    ['1.234.567,89', NO, 1234567.89],
    ['12,34,567.00', 1234567, NO],
    ['1,00,000', 100000, NO],
    ['1 234,50', NO, 1234.5],
    ['1 234.50', 1234.5, NO],
    ['1 234.567', 1234.567, NO],
    ['1 234,567', NO, 1234.567],
    ["CHF 1'234.50", 1234.5, NO, 'CHF'],
    ["1'234,50", NO, 1234.5],
    // Signs.
    ['\u22125.00', -5, NO],
    ['\u20135.00', -5, NO],
    ['5.00-', -5, NO],
    ['- 5', -5, -5],
    ['(5.00)', -5, NO],
    ['($5.00)', -5, NO, '$'],
    ['$(5.00)', -5, NO, '$'],
    ['(5,00) €', NO, -5, 'EUR'],
    ['-$5.00', -5, NO, '$'],
    ['$-5.00', -5, NO, '$'],
    ['-5,00 €', NO, -5, 'EUR'],
    ['€-5,00', NO, -5, 'EUR'],
    ["'-5.00", -5, NO],
    // No cents.
    ['5,-', NO, 5],
    ['5.-', 5, NO],
    ['1.250,--', NO, 1250],
    ['CHF 5.\u2014', 5, NO, 'CHF'],
    ['5,- €', NO, 5, 'EUR'],
    // Currencies.
    ['$1,325.00', 1325, NO, '$'],
    ['$5.00 USD', 5, NO, 'USD'],
    ['$.50', 0.5, NO, '$'],
    ['US$ 5.00', 5, NO, 'USD'],
    ['US $5.00', 5, NO, 'USD'],
    ['AU $5.00', 5, NO, 'AUD'],
    ['116,99\u00a0€', NO, 116.99, 'EUR'],
    ['39,90 EUR', NO, 39.9, 'EUR'],
    ['eur 39,90', NO, 39.9, 'EUR'],
    ['£10', 10, 10, 'GBP'],
    ['¥1,000', 1000, 1, '¥'],
    ['10 kr.', 10, 10, 'kr'],
    ['kr 10', 10, 10, 'kr'],
    ['1 234,50 zł', NO, 1234.5, 'PLN'],
    ['R$ 1.234,50', NO, 1234.5, 'BRL'],
    ['Rs.500', 500, 500, 'Rs'],
    ['Fr. 5.00', 5, NO, 'CHF'],
    ['₹12,34,567.00', 1234567, NO, 'INR'],
    ['EUR10', 10, 10, 'EUR'],
    // Exponents.
    ['1e5', 100000, 100000],
    ['1E+05', 100000, 100000],
    ['1.5e3', 1500, NO],
    ['1,5E+03', NO, 1500],
    ['1.234e5', 123400, NO],
    ['25e-1', 2.5, 2.5],
    // Blanks.
    ['  12.50 ', 12.5, NO],
    ['\u00a012,50\u00a0', NO, 12.5],
  ];
  for (const [text, point, comma, mark] of values) {
    test(text, () => {
      const readings = decode(text);
      expect(readings).toEqual({ point, comma, mark });
      for (const value of [readings.point, readings.comma]) expect(Object.is(value, -0)).toBe(false);
    });
  }
});

test.each(
  [
    '',
    ' ',
    '-',
    '+',
    '.',
    ',',
    '-.',
    '()',
    '€',
    'NaN',
    'Infinity',
    '-Infinity',
    'free',
    'ten',
    '12 abc',
    'abc 12',
    '5 %',
    '#5',
    '1,23,45',
    '1.23.45',
    '1,2345,678',
    '1234,567.00',
    '1.234,567.00',
    "1,234'567",
    '1 23',
    '1  234',
    '0 123',
    '12 3456',
    '0,123,456',
    '1..2',
    '1,,2',
    '1.2,3.4',
    '2024-01-05',
    '12/5',
    '10:30',
    '5-6',
    '--5',
    '+-5',
    '-(5)',
    '(-5)',
    '-5-',
    '(5',
    '5)',
    ')5(',
    '100000000000',
    '999.999.999.999',
    '1e11',
    '1e400',
    '1e-400x',
    '12e45',
    '1e',
    'e5',
    '0x10',
    '$5 EUR',
    '€5 $',
    'USD 5 CAD',
    '+39 055 123456',
    '=5',
    '١٢',
    '5 5',
    '1_000',
    '1e5e5',
    '12,34,56',
  ].map((text) => [text]),
)('%j is no amount', (text) => {
  expect(decode(text)).toEqual({ point: NO, comma: NO, mark: undefined });
});

/** Digits in groups of three, by hand. */
function grouped(digits: string, separator: string): string {
  let text = '';
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) text += separator;
    text += digits[i];
  }
  return text;
}

describe('every style of every amount', () => {
  const wholes = fc.integer({ min: 0, max: 99_999_999_999 });
  const fractions = fc.stringMatching(/^\d{0,4}$/);
  const isPoint = fc.boolean();
  const separators = fc.constantFrom('other', ' ', '\u00a0', '\u202f', '\u2009', "'", '\u2019', '');
  const frames: readonly (readonly [before: string, after: string, sign: number, mark: string | undefined])[] = [
    ['', '', 1, undefined],
    ['-', '', -1, undefined],
    ['\u2212', '', -1, undefined],
    ['', '-', -1, undefined],
    ['(', ')', -1, undefined],
    ['€ ', '', 1, 'EUR'],
    ['', '\u00a0€', 1, 'EUR'],
    ['-$', '', -1, '$'],
    ['CHF ', '', 1, 'CHF'],
    ['', ' kr', 1, 'kr'],
    ['(R$ ', ')', -1, 'BRL'],
  ];

  test('is read back in its own reading, correctly rounded', () => {
    fc.assert(
      fc.property(
        wholes,
        fractions,
        isPoint,
        separators,
        fc.constantFrom(...frames),
        (whole, fraction, point, separator, [before, after, sign, mark]) => {
          const decimal = point ? '.' : ',';
          const other = point ? ',' : '.';
          const digits = grouped(String(whole), separator === 'other' ? other : separator);
          const text = `${before}${digits}${fraction === '' ? '' : decimal + fraction}${after}`;
          const expected = sign * Number(`${whole}.${fraction}0`) + 0;
          const readings = decode(text);
          expect([text, point ? readings.point : readings.comma, readings.mark]).toEqual([text, expected, mark]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('the two readings mirror each other', () => {
    const pieces = fc.constantFrom('1', '234', '56', '0', '.', ',', ' ', '-', '(', ')', '€', 'e', "'");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (list) => {
        const text = list.join('');
        const mirrored = text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
        const a = decode(text);
        const b = decode(mirrored);
        // Only the Indian grouping belongs to one of them.
        if (/\d,\d{2},/.test(text) || /\d,\d{2},/.test(mirrored)) return;
        expect([text, a.point, a.comma, a.mark]).toEqual([text, b.comma, b.point, b.mark]);
      }),
      { numRuns: 5000 },
    );
  });

  test('blanks around a number, which take the slow path, change nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{0,12}(\.\d{0,6})?$/), (text) => {
        expect(decode(text)).toEqual(decode(` ${text} `));
      }),
      { numRuns: 3000 },
    );
  });
});
