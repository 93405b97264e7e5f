import { expect, test } from 'vitest';
import { counted, countedIn, groupedNumber, moneyText, roughShareText, shareText } from '../../src/core/numberText.ts';

test.each([
  [0, 2, '0.00'],
  [-0.001, 2, '0.00'],
  [999, 0, '999'],
  [12_345.6, 2, '12,345.60'],
  [-1_234_567.891, 3, '-1,234,567.891'],
])('%d with %i decimals is %s', (value, decimals, text) => {
  expect(groupedNumber(value, decimals)).toBe(text);
});

test.each([
  [0.241, '24.1 %'],
  [1, '100.0 %'],
  [-0.05, '-5.0 %'],
  [10, '>999 %'],
  [-1e9, '<-999 %'],
])('the share %d is %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});

test.each([
  [0, '0 %'],
  [0.004, 'under 1 %'],
  [0.236, '24 %'],
  [0.996, 'over 99 %'],
  [1, '100 %'],
])('in a sentence the share %d is %s', (share, text) => {
  expect(roughShareText(share)).toBe(text);
});

test('a noun has an s, but for one', () => {
  expect([0, 1, 1200].map((count) => counted(count, 'order'))).toEqual(['0 orders', '1 order', '1,200 orders']);
});

test('Italian has commas before decimals and dots between thousands', () => {
  expect(groupedNumber(-1_234_567.891, 3, 'it')).toBe('-1.234.567,891');
  expect([moneyText(97_516_100, 'EUR', 'it'), moneyText(97_516_100, undefined, 'it')]).toEqual([
    '9.751,61 EUR',
    '9.751,61',
  ]);
  expect([shareText(0.241, 'it'), shareText(10, 'it')]).toEqual(['24,1 %', '>999 %']);
  expect([0.004, 0.236, 0.996].map((share) => roughShareText(share, 'it'))).toEqual([
    "meno dell'1 %",
    '24 %',
    'oltre il 99 %',
  ]);
  expect([0, 1, 1200].map((count) => countedIn('it', count, 'order'))).toEqual([
    '0 ordini',
    '1 ordine',
    '1.200 ordini',
  ]);
  expect([0, 1, 1200].map((count) => countedIn('en', count, 'order'))).toEqual(['0 orders', '1 order', '1,200 orders']);
});
