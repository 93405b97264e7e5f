import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../src/read/layout/presets/computed.ts';
import type { Cells } from '../../../src/read/layout/presets/preset.ts';

const cells =
  (row: Readonly<Record<string, string>>): Cells =>
  (header) =>
    row[header] ?? '';
const totalLessTax = [
  ['total', 1],
  ['tax', -1],
] as const;
const less = (total: string, tax: string) => sumOf(cells({ total, tax }), totalLessTax);

describe('a sum of cells', () => {
  it.each([
    ['12.50', '2.30', '10.2000'],
    ['$1,325.00', '$25.00', '$ 1300.0000'],
    ['1.325,00 €', '25,00 €', 'EUR 1300,0000'],
    ['$1,325.00', '25', '$ 1300.0000'],
    ['0.30', '0.10', '0.2000'],
    ['12', '15', '-3'],
    ['US $12.00', '$2.00', 'USD 10.0000'],
  ])('of %s less %s is written as they are: %s', (total, tax, sum) => {
    expect(less(total, tax)).toBe(sum);
  });
  it('of one cell is that cell, and of none is nothing', () => {
    expect(less('116,99 €', '')).toBe('116,99 €');
    expect(less('', '5.00')).toBe('-5.0000');
    expect(less('', '')).toBe('');
  });
  it.each([
    ['12.50', 'much', '12.50 − much'],
    ['12.50', '2,30', '12.50 − 2,30'],
    ['1,325', '0', '1,325 − 0'],
    ['12.50 €', '$2.30', '12.50 € − $2.30'],
  ])('of %s less %s is none, and says so', (total, tax, text) => {
    expect(less(total, tax)).toBe(text);
  });
});
