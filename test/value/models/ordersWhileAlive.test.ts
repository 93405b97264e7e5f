import { describe, expect, it } from 'vitest';
import { ordersWhileAlive } from '../../../src/value/ordersWhileAlive.ts';

/** (a + b - 1) / (a - 1) (1 - (scale / (scale + t))^R 2F1(R, b; a + b - 1; t / (scale + t))), the series of 2F1 term by term. */
function published(R: number, scale: number, a: number, b: number, t: number): number {
  const z = t / (scale + t);
  let sum = 1;
  let term = 1;
  for (let j = 0; j < 5000; j++) {
    term *= ((R + j) * (b + j) * z) / ((a + b - 1 + j) * (j + 1));
    sum += term;
  }
  return ((a + b - 1) / (a - 1)) * (1 - (scale / (scale + t)) ** R * sum);
}

describe('ordersWhileAlive', () => {
  it.each([
    [2.24, 43, 0.79, 4.4, 39],
    [0.24, 4.4, 0.79, 2.43, 78],
    [3, 20, 2.5, 1.5, 10],
  ])('is the published form for %f, %f, %f, %f over %f weeks', (R, scale, a, b, t) => {
    expect(ordersWhileAlive(R, scale, a, b)(t) / published(R, scale, a, b, t)).toBeCloseTo(1, 10);
  });

  // mpmath 1.4.1 with 80 digits, the published form (at a pole 1e-30 beside it): short and long sums, many purchases,
  // a = 1, tiny and large a, b and scale.
  it.each([
    [2.24, 43.3, 0.79, 4.4, 39.0, 1.6841782158636824],
    [0.24, 4.4, 0.79, 2.43, 78.0, 1.8488594159030323],
    [1e-6, 5.0, 0.8, 2.0, 52.0, 5.7415469043287546e-6],
    [0.24, 0.001, 0.8, 2.4, 52.0, 35.09158367299678],
    [0.24, 1e-6, 0.8, 2.4, 52.0, 170.3574839006703],
    [0.24, 1e-6, 1e-6, 2.4, 52.0, 12479801.889563527],
    [0.24, 0.0001, 0.3, 1e-6, 52.0, 0.9692763815653164],
    [5000.25, 44.0, 0.8, 5002.5, 52.0, 4222.225553895835],
    [200.0, 44.0, 500.0, 700.0, 1000.0, 2.402805611222445],
    [1.5, 10.0, 1.0, 1.0, 52.0, 2.3102782749793356],
    [5.0, 44.0, 500.0, 500.0, 52.0, 1.8047863384757032],
    [1000.0, 0.01, 3.0, 0.2, 10.0, 1.0999999999997352],
    [1000.0, 0.01, 0.2, 900.0, 10.0, 306483.8634750973],
    [200.0, 2.0, 0.8, 9.0, 60.0, 119.72701760161291],
    [0.3, 0.01, 0.2, 0.1, 52.0, 118.12449067689421],
    [0.24, 4.4, 0.79, 2.43, 0.0001, 5.4545265978463204e-6],
    [0.24, 1e-5, 900.0, 100.0, 52.0, 1.0833757027376194],
    [0.24, 1e-5, 1e-6, 1e-6, 52.0, 623991.2514742382],
  ])('for R = %f, scale = %f, a = %f, b = %f, t = %f is %f', (R, scale, a, b, t, expected) => {
    expect(Math.abs(ordersWhileAlive(R, scale, a, b)(t) / expected - 1)).toBeLessThan(1e-11);
  });

  it('meets itself where the integral takes over from the sum', () => {
    // (R + 36) (1 + t / scale) passes 20,000 between the two.
    const orders = ordersWhileAlive(4, 1, 0.7, 3);
    const [before, after] = [orders(498.99), orders(499.01)];
    expect((after - before) / before).toBeGreaterThan(0);
    expect((after - before) / before).toBeLessThan(1e-4);
    for (const [a, b] of [
      [0.3, 2],
      [0.7, 0.2],
      [20, 5],
    ] as const) {
      const [sum, integral] = [
        ordersWhileAlive(4, 1, a, b)(498.999999999),
        ordersWhileAlive(4, 1, a, b)(499.000000001),
      ];
      expect(Math.abs(integral / sum - 1)).toBeLessThan(1e-9);
    }
  });

  it('is not a number where a parameter is not', () => {
    expect(ordersWhileAlive(Number.NaN, 1, 1, 1)(1)).toBeNaN();
    expect(ordersWhileAlive(1, 1, Number.NaN, 1)(1)).toBeNaN();
  });
});
