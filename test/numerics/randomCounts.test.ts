import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/numerics/random.ts';
import { randomBeta, randomPoisson, randomTrials } from '../../src/numerics/randomCounts.ts';

const DRAWS = 100_000;

function drawn(seed: number, draw: (random: () => number) => number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: DRAWS }, () => draw(random));
}

/** Within 4.5 standard errors. */
function expectMean(values: Float64Array, mean: number): void {
  const actual = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const variance = values.reduce((sum, value) => sum + (value - actual) ** 2, 0) / DRAWS;
  expect(Math.abs(actual - mean)).toBeLessThan(4.5 * Math.sqrt(variance / DRAWS));
}

describe('randomPoisson', () => {
  it.each([0.3, 4, 9.99, 10, 12.5, 300])('has the chances of a Poisson distribution of mean %f', (mean) => {
    const values = drawn(7, (random) => randomPoisson(random, mean));
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    let chance = Math.exp(-mean);
    let squares = 0;
    let cells = 0;
    for (let n = 0; n < 500; n++) {
      const expected = chance * DRAWS;
      if (expected > 20) {
        squares += ((counts.get(n) ?? 0) - expected) ** 2 / expected;
        cells++;
      }
      chance *= mean / (n + 1);
    }
    // Chi-squared: its mean is the number of cells, its variance twice that.
    expect(squares).toBeLessThan(cells + 4.5 * Math.sqrt(2 * cells));
    expectMean(values, mean);
    expectMean(
      values.map((value) => (value - mean) ** 2),
      mean,
    );
  });

  it('is 0 for a mean of 0, and ends for what is no mean', () => {
    const random = seededRandom(1);
    expect(randomPoisson(random, 0)).toBe(0);
    expect(randomPoisson(random, Number.NaN)).toBeNaN();
    expect(randomPoisson(random, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('randomBeta', () => {
  it.each([
    [0.8, 2.5],
    [300, 5],
    [0.001, 0.004],
  ])('has the mean and the spread of Beta(%f, %f)', (a, b) => {
    const values = drawn(3, (random) => randomBeta(random, a, b));
    const mean = a / (a + b);
    expectMean(values, mean);
    expectMean(
      values.map((value) => (value - mean) ** 2),
      (mean * (1 - mean)) / (a + b + 1),
    );
  });
});

describe('randomBeta of parameters too small for gamma variates', () => {
  it('is 1 as often as it must be, else 0', () => {
    const values = drawn(3, (random) => randomBeta(random, 1e-6, 3e-6));
    expect(new Set(values)).toEqual(new Set([0, 1]));
    expectMean(values, 0.25);
  });
});

describe('randomTrials', () => {
  it.each([0.01, 0.3, 0.9])('takes 1 / p trials on average for p = %f', (success) => {
    const values = drawn(5, (random) => randomTrials(random, success));
    expect(Math.min(...values.slice(0, 5000))).toBe(1);
    expectMean(values, 1 / success);
  });

  it('ends at once where success is certain, never where it is impossible', () => {
    const random = seededRandom(1);
    expect(randomTrials(random, 1)).toBe(1);
    expect(randomTrials(random, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(randomTrials(random, 1e-300)).toBe(Number.POSITIVE_INFINITY);
  });
});
