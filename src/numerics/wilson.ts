import { normalQuantile } from './normal.ts';

/**
 * Wilson's score interval of a share (Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference"), which holds for few and for no successes, too; counts may be fractions. From 0 to 1 without trials.
 * `wilsonInterval(56, 70, 0.95)` is 0.69182 to 0.87681.
 */
export function wilsonInterval(successes: number, trials: number, level: number): { low: number; high: number } {
  if (trials <= 0) return { low: 0, high: 1 };
  const z = normalQuantile((1 + level) / 2);
  const middle = successes + (z * z) / 2;
  const reach = z * Math.sqrt((successes * (trials - successes)) / trials + (z * z) / 4);
  const whole = trials + z * z;
  return {
    low: successes === 0 ? 0 : (middle - reach) / whole,
    high: successes === trials ? 1 : (middle + reach) / whole,
  };
}
