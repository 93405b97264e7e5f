import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeAscending } from '../../src/score/wholeAscending.ts';

describe('wholeAscending', () => {
  it.each<[string, number[]]>([
    ['nothing', []],
    ['one number', [3]],
    ['numbers in order', [3, 4, 5, 6]],
    ['numbers with gaps between them', [7, 2, 7, 0, 5, 2]],
    ['numbers below zero', [-1, 3, -5, -1]],
    ['the greatest and the least', [2 ** 31 - 1, 0, -(2 ** 31), 1]],
    ['as many different ones as are counted, and one more', [2 ** 20, 1, 1, 0, 2 ** 20 - 1]],
  ])('sorts %s', (_, values) => {
    expect([...wholeAscending(Int32Array.from(values))]).toEqual(values.toSorted((a, b) => a - b));
  });

  it('agrees with sorting and leaves the values as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.integer({ min: -9, max: 9 }))), (values) => {
        const given = Int32Array.from(values);
        expect([...wholeAscending(given)]).toEqual(values.toSorted((a, b) => a - b));
        expect([...given]).toEqual(values);
      }),
    );
  });
});
