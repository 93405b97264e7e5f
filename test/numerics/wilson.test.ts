import { expect, it } from 'vitest';
import { wilsonInterval } from '../../src/numerics/wilson.ts';

// Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %i of %i is the published one', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials, 0.95);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

it('holds everything without trials, and one where all succeed', () => {
  expect(wilsonInterval(0, 0, 0.95)).toEqual({ low: 0, high: 1 });
  expect(wilsonInterval(20, 20, 0.95).high).toBe(1);
  expect(wilsonInterval(20, 20, 0.95).low).toBeCloseTo(1 - 0.1611, 4);
});
