import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyRowOf, rowsByValueDescending } from '../../src/score/valueOrder.ts';

/** The order by comparing: missing values last, then the greatest, then as the rows are given. */
function comparedOrder(rows: readonly number[], values: readonly number[]): number[] {
  const isMissing = (row: number) => Number(Number.isNaN(values[row]));
  const descending = (a: number, b: number) => (values[a]! < values[b]! ? 1 : values[a]! > values[b]! ? -1 : 0);
  return rows.toSorted((a, b) => isMissing(a) - isMissing(b) || descending(a, b));
}

const special = [0, -0, 1, -1, 5e-324, -5e-324, 2 ** 53, Number.MAX_VALUE, -Number.MAX_VALUE];
const infinite = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const value = fc.oneof(
  fc.constantFrom(...special, ...infinite, Number.NaN),
  fc.integer({ min: -50, max: 50 }),
  fc.integer(),
  fc.double(),
);

describe('rowsByValueDescending', () => {
  it.each<[string, number[]]>([
    ['no value', []],
    ['one value', [3]],
    ['values in order', [3, 2, 2, 1]],
    ['values the other way round', [1, 2, 2, 3]],
    ['values below zero', [-1, -3, 2, -2]],
    ['0 and -0, which are equal', [0, -0, 1, -0, 0]],
    ['the greatest, the least and the infinite', [...special, ...infinite]],
    ['missing values', [Number.NaN, 1, Number.NaN, Number.NEGATIVE_INFINITY, 2]],
    ['values that differ in the last bit', [1, 1 + 2 ** -52, 1 - 2 ** -53, 1]],
  ])('sorts %s', (_, values) => {
    const rows = [...values.keys()];
    expect([...rowsByValueDescending(everyRowOf(values.length), Float64Array.from(values))]).toEqual(
      comparedOrder(rows, values),
    );
  });

  it('agrees with comparing, whatever the values and the order of the rows', () => {
    const drawn = fc.array(value, { maxLength: 80 }).chain((values) =>
      fc.record({
        values: fc.constant(values),
        rows: fc.shuffledSubarray([...values.keys()], { minLength: 0, maxLength: values.length }),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ values, rows }) => {
        const given = Int32Array.from(rows);
        expect([...rowsByValueDescending(given, values)]).toEqual(comparedOrder(rows, values));
        expect([...given]).toEqual(rows);
      }),
    );
  });
});
