import { describe, expect, it } from 'vitest';
import {
  portableExp,
  portableLog,
  randomExponential,
  randomGamma,
  randomInteger,
  randomNormal,
  seededRandom,
  splitmix32,
  xoshiro128StarStar,
} from '../../src/numerics/random.ts';

const DRAWS = 200_000;

function draw(next: () => number, count = DRAWS): Float64Array {
  return Float64Array.from({ length: count }, next);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
}

describe('xoshiro128StarStar', () => {
  it('gives the words of the reference implementation (prng.di.unimi.it/xoshiro128starstar.c)', () => {
    const next = xoshiro128StarStar(1, 2, 3, 4);
    expect([...draw(next, 10)]).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('splitmix32', () => {
  it('mixes its counter as the finalizer of MurmurHash3 does (0 -> 0, 1 -> 514e28b7, ffffffff -> 81f16f39)', () => {
    const step = 0x9e3779b9;
    expect(splitmix32(0 - step)()).toBe(0);
    expect(splitmix32(1 - step)()).toBe(0x514e28b7);
    expect(splitmix32(0xffffffff - step)()).toBe(0x81f16f39);
  });
});

describe('seededRandom', () => {
  it('fills its state with four words of splitmix32', () => {
    const word = splitmix32(7);
    const next = xoshiro128StarStar(word(), word(), word(), word());
    const random = seededRandom(7);
    for (let i = 0; i < 5; i++) expect(random()).toBe(next() / 2 ** 32);
  });

  it('repeats itself for a seed and not for another', () => {
    expect(draw(seededRandom(1), 8)).toEqual(draw(seededRandom(1), 8));
    expect(draw(seededRandom(1), 8)).not.toEqual(draw(seededRandom(2), 8));
  });

  it('is uniform on [0, 1)', () => {
    const values = draw(seededRandom(11));
    expect(Math.min(...values.subarray(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values.subarray(0, 10_000))).toBeLessThan(1);
    expect(meanOf(values)).toBeCloseTo(1 / 2, 2);
    expect(varianceOf(values)).toBeCloseTo(1 / 12, 3);
  });
});

describe('samplers', () => {
  it('draw integers evenly, 0 and the last one too', () => {
    const random = seededRandom(3);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) counts[randomInteger(random, 6)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    expect(counts).toHaveLength(6);
  });

  it('draw exponentials with mean 1 / rate and variance 1 / rate^2', () => {
    const random = seededRandom(5);
    const values = draw(() => randomExponential(random, 4));
    expect(meanOf(values)).toBeCloseTo(0.25, 2);
    expect(varianceOf(values)).toBeCloseTo(0.0625, 2);
    expect(values.filter((value) => value > 0.25).length / DRAWS).toBeCloseTo(Math.exp(-1), 2);
  });

  it('draw normals with mean 0, variance 1 and 4.55 % beyond two standard deviations', () => {
    const random = seededRandom(6);
    const values = draw(() => randomNormal(random));
    expect(Math.abs(meanOf(values))).toBeLessThan(0.01);
    expect(Math.abs(varianceOf(values) - 1)).toBeLessThan(0.02);
    expect(values.filter((value) => Math.abs(value) > 2).length / DRAWS).toBeCloseTo(0.0455, 2);
  });

  it.each([
    [0.3, 2],
    [1, 0.5],
    [6.25, 3],
    [80, 10],
  ])('draw gammas of shape %d and rate %d with their mean, variance and skewness', (shape, rate) => {
    const random = seededRandom(8);
    const values = draw(() => randomGamma(random, shape, rate));
    const mean = meanOf(values);
    const variance = varianceOf(values);
    expect(Math.abs(mean / (shape / rate) - 1)).toBeLessThan(0.02);
    expect(Math.abs(variance / (shape / rate ** 2) - 1)).toBeLessThan(0.04);
    const skewness = meanOf(values.map((value) => (value - mean) ** 3)) / variance ** 1.5;
    expect(Math.abs(skewness - 2 / Math.sqrt(shape))).toBeLessThan(0.1 * (2 / Math.sqrt(shape)) + 0.02);
  });
});

describe('portable functions', () => {
  it.each([1e-300, 2 ** -32, 1e-5, 0.3, 0.708, 0.9999999, 1, 1.0000001, 1.4143, 2, 17.5, 65_537, 1e12, 1e300])(
    'portableLog(%d) is the logarithm',
    (value) => {
      const exact = Math.log(value);
      expect(Math.abs(portableLog(value) - exact)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(exact)));
    },
  );

  it('portableLog of what has no finite logarithm is that of Math.log', () => {
    expect([0, -1, Number.POSITIVE_INFINITY].map(portableLog)).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it.each([-690, -44.2, -3, -1, -1e-9, 0, 0.5, 1, 2.5, 40, 700])('portableExp(%d) is the power of e', (power) => {
    expect(Math.abs(portableExp(power) / Math.exp(power) - 1)).toBeLessThan(1e-12);
  });

  it('portableExp is 0 below -700', () => {
    expect(portableExp(-701)).toBe(0);
  });
});
