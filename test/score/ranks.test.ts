import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastAbove, valuesAtRanks } from '../../src/score/ranks.ts';

const special = [0, -0, 1, -1, 5e-324, -5e-324, 2 ** 53, Number.MAX_VALUE, -Number.MAX_VALUE];
const infinite = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const finite = fc.oneof(fc.constantFrom(...special), fc.integer({ min: -50, max: 50 }), fc.integer(), fc.double());
const value = fc.oneof(finite, fc.constantFrom(...infinite, Number.NaN));
const values = fc.oneof(
  fc.array(value, { maxLength: 80 }),
  // Values near each other, far from 0, fill more than one bucket each.
  fc.array(
    fc.integer({ min: 0, max: 99 }).map((more) => 1e9 + more / 7),
    { maxLength: 80 },
  ),
);

/** 0 is not told from -0. */
function unsigned(one: number | undefined): number | undefined {
  return one === undefined ? undefined : one + 0;
}

/** What is not missing, least first; 0 is not told from -0. */
function known(all: readonly number[]): number[] {
  return [...Float64Array.from(all.filter((each) => !Number.isNaN(each))).sort()].map((each) => each + 0);
}

describe('valuesAtRanks', () => {
  it('agrees with the sort of typed arrays at every rank, and knows none outside', () => {
    fc.assert(
      fc.property(values, (all) => {
        const sorted = known(all);
        const ranks = [-1, ...sorted.keys(), sorted.length];
        const found = valuesAtRanks(Float64Array.from(all), (count) => {
          expect(count).toBe(sorted.length);
          return ranks;
        });
        expect(found.map(unsigned)).toEqual([undefined, ...sorted, undefined]);
      }),
    );
  });

  it('finds any few ranks as well, the same one twice too', () => {
    const drawn = values.chain((all) =>
      fc.record({
        all: fc.constant(all),
        ranks: fc.array(fc.integer({ min: -2, max: all.length + 1 }), { maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ all, ranks }) => {
        const ascending = ranks.toSorted((a, b) => a - b);
        const found = valuesAtRanks(Float64Array.from(all), () => ascending);
        expect(found.map(unsigned)).toEqual(ascending.map((rank) => known(all)[rank]));
      }),
    );
  });

  it('leaves the values as they are', () => {
    const all = Float64Array.of(3, Number.NaN, 1, 2);
    valuesAtRanks(all, () => [1]);
    expect([...all]).toEqual([3, Number.NaN, 1, 2]);
  });
});

describe('leastAbove', () => {
  it('agrees with looking through the values in order', () => {
    fc.assert(
      fc.property(values, value, (all, one) => {
        const found = leastAbove(Float64Array.from(all), one);
        const expected = known(all).find((each) => each > one);
        expect(found === null ? undefined : found + 0).toBe(expected);
      }),
    );
  });
});
