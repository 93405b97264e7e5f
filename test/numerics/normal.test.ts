import { describe, expect, it } from 'vitest';
import { bonferroniLevel, normalDistribution, normalQuantile } from '../../src/numerics/normal.ts';

const relative = (actual: number, expected: number) => Math.abs(actual / expected - 1);

describe('normalDistribution', () => {
  // mpmath 1.3.0 with 40 digits: ncdf(x).
  it.each([
    [-37, 5.725571222524577e-300],
    [-20, 2.7536241186062337e-89],
    [-8, 6.220960574271784e-16],
    [-5, 2.866515718791939e-7],
    [-3.0001, 0.0013494549132607172],
    [-3, 0.0013498980316300946],
    [-2.9999, 0.0013503412829549248],
    [-1.96, 0.024997895148220435],
    [-1, 0.15865525393145705],
    [-0.1, 0.460172162722971],
  ])('of %f is %f, and its rest that of the opposite', (x, expected) => {
    expect(relative(normalDistribution(x), expected)).toBeLessThan(1e-12);
    expect(Math.abs(normalDistribution(-x) - (1 - expected))).toBeLessThan(1e-15);
  });

  it('knows the ends and the middle', () => {
    expect(normalDistribution(0)).toBe(0.5);
    expect(normalDistribution(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalDistribution(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalDistribution(Number.NaN)).toBeNaN();
  });
});

describe('normalQuantile', () => {
  // Published with algorithm AS 241 (Wichura 1988, "The percentage points of the normal distribution").
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ])('of %f is %f, as published', (chance, expected) => {
    expect(relative(normalQuantile(chance), expected)).toBeLessThan(1e-12);
  });

  // mpmath 1.3.0 with 40 digits: the root of ncdf.
  it.each([
    [1e-300, -37.0470962993612],
    [1e-10, -6.361340902404057],
    [0.0001, -3.7190164854556804],
    [0.0025, -2.8070337683438042],
    [0.025, -1.9599639845400543],
    [0.9, 1.2815515655446006],
    [0.975, 1.9599639845400538],
    [0.9975, 2.807033768343811],
    [0.99999, 4.264890793923841],
  ])('of %f is %f', (chance, expected) => {
    expect(relative(normalQuantile(chance), expected)).toBeLessThan(1e-12);
  });

  it('knows the ends, the middle and what is no chance', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    for (const chance of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(chance)).toBeNaN();
  });
});

describe('bonferroniLevel', () => {
  it('shares what may go wrong', () => {
    expect(bonferroniLevel(0.95, 10)).toBeCloseTo(0.995, 15);
    expect(bonferroniLevel(0.95, 1)).toBe(0.95);
    expect(bonferroniLevel(0.95, 0)).toBe(0.95);
  });
});
