import { describe, expect, it } from 'vitest';
import {
  digamma,
  logBeta,
  logDifferenceOfExponentials,
  logGamma,
  logSumOfExponentials,
} from '../../src/numerics/gamma.ts';

/** The values are those of mpmath 1.4.1 with 40 digits: loggamma(x), digamma(x), and loggamma's sum for the beta function. */
function expectClose(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('logGamma', () => {
  it.each([
    [1e-6, 13.815509980749432],
    [0.001, 6.907178885383853],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [0.93, 0.04457948658927966],
    [0.9999, 5.7729791561193866e-5],
    [1.0001, -5.771334222047127e-5],
    [1.06, -0.03175525367889159],
    [1.07, -0.0365062763295626],
    [1.5, -0.12078223763524522],
    [1.95, -0.020324499149577655],
    [2.0001, 4.2281658112919945e-5],
    [2.3, 0.15418945495963046],
    [7.9, 8.32426586800881],
    [8.1, 8.72738826343204],
    [50.5, 146.51925549072064],
    [1000.0, 5905.220423209181],
    [5000.25, 37584.75559523289],
    [1000000.0, 12815504.569147611],
    [10000000000.0, 220258509288.81058],
  ])('of %f is %f', (x, expected) => expectClose(logGamma(x), expected, 1e-13));

  it('is 0 at 1 and 2, and half the logarithm of pi at 0.5', () => {
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
    expectClose(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
  });

  it('has no seam where one formula takes over from another', () => {
    for (const seam of [1 - 1 / 16, 1 + 1 / 16, 2 - 1 / 16, 2 + 1 / 16, 8]) {
      const step = 1e-12;
      const slope = (logGamma(seam + step) - logGamma(seam - step)) / (2 * step);
      expect(slope).toBeCloseTo(digamma(seam), 2);
    }
  });
});

describe('digamma', () => {
  it.each([
    [1e-6, -1000000.5772140201],
    [0.001, -1000.5755719318103],
    [0.1, -10.423754940411076],
    [0.5, -1.9635100260214235],
    [1.0, -0.5772156649015329],
    [1.46, -0.0015805619870834522],
    [2.0, 0.42278433509846713],
    [7.9, 2.002238487563571],
    [8.1, 2.0288674570805814],
    [50.5, 3.912039670928392],
    [1000.0, 6.907255195648812],
    [5000.25, 8.517143191833028],
    [1000000.0, 13.815510057964191],
  ])('of %f is %f', (x, expected) => expectClose(digamma(x), expected, 1e-12));
});

describe('logBeta', () => {
  it.each([
    [500000.0, 500000.0, -693152.4762292606],
    [1000000.0, 0.5, -6.335390211057437],
    [999999.0, 1.0, -13.815509557963773],
    [1e-6, 1000000.0, 13.815496165239374],
    [1e-6, 1e-6, 14.508657738522574],
    [1e-6, 3.0, 13.8155090579649],
    [0.8, 2.5, -0.5503560290219779],
    [3.0, 7.0, -5.529429087511423],
    [9.0, 9.0, -12.295867644646389],
    [7.9, 20.0, -16.56214648183318],
    [700.0, 5300.0, -2163.6775815956285],
    [1e-6, 5000.0, 13.815501463656243],
    [10.0, 999990.0, -125.35322309936878],
    [100000.0, 900000.0, -325087.7582345471],
  ])('of %f and %f is %f, either way round', (a, b, expected) => {
    expectClose(logBeta(a, b), expected, 1e-14);
    expect(logBeta(b, a)).toBe(logBeta(a, b));
  });
});

describe('sums and differences of exponentials', () => {
  it('do not overflow', () => {
    expectClose(logSumOfExponentials(1000, 1000), 1000 + Math.LN2, 1e-15);
    expectClose(logSumOfExponentials(-2000, 3000), 3000, 1e-15);
    expectClose(logDifferenceOfExponentials(5000 + Math.log(3), 5000), 5000 + Math.LN2, 1e-15);
  });

  it('know zero, whose logarithm is minus infinity', () => {
    expect(logSumOfExponentials(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
    expect(logSumOfExponentials(Number.NEGATIVE_INFINITY, 3)).toBe(3);
    expect(logDifferenceOfExponentials(3, Number.NEGATIVE_INFINITY)).toBe(3);
    expect(logDifferenceOfExponentials(3, 3)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('keep the digits of a small difference', () => {
    // log(e^1e-10 - 1) = log(1e-10 + 1e-20 / 2 + …)
    expectClose(logDifferenceOfExponentials(1e-10, 0), Math.log(1e-10) + 5e-11, 1e-14);
  });
});
