import { expect, test } from 'vitest';
import { counted, groupedNumber, roughShareText, shareText } from '../../src/core/numberText.ts';

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
