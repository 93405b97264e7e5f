import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../src/numerics/binomial.ts';

describe('binomialTail', () => {
  // mpmath 1.3.0 with 40 digits: the sum of the probabilities.
  it.each([
    [10, 0.5, 8, 0.0546875],
    [40, 0.2, 15, 0.007915853873519453],
    [300, 4 / 26, 70, 0.0001991783340704658],
    [2000, 4 / 12, 700, 0.06011497464283128],
    [5, 4 / 12, 5, 0.004115226337448559],
    [100_000, 4 / 26, 16_000, 4.129760558886745e-8],
  ])('of %i trials of %f each, at least %i: %f', (trials, chance, least, expected) => {
    expect(Math.abs(binomialTail(trials, chance, least) / expected - 1)).toBeLessThan(2e-10);
  });

  it('of everything and nothing', () => {
    expect(binomialTail(5, 0.3, 0)).toBe(1);
    expect(binomialTail(0, 0.3, 0)).toBe(1);
    expect(binomialTail(5, 0.3, 6)).toBe(0);
    expect(binomialTail(5, 0, 1)).toBe(0);
    expect(binomialTail(5, 1, 5)).toBe(1);
    expect(binomialTail(5, 0.3, 1)).toBeCloseTo(1 - 0.7 ** 5, 14);
  });
});

it('keeps tails of nearly everything, whose first terms are too small', () => {
  expect(binomialTail(9000, 0.2, 1)).toBe(1);
  expect(binomialTail(100_000, 0.5, 40_000)).toBe(1);
  // 1 - 11 / 1024.
  expect(binomialTail(10, 0.5, 2)).toBeCloseTo(1013 / 1024, 14);
});
