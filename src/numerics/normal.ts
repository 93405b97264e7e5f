/**
 * The standard normal distribution function: the chance of a value up to `x`, within 1e-15 absolute and, below 0, within
 * 1e-12 relative down to 1e-300; by its power series near 0, by its continued fraction in the tails (Abramowitz, Stegun
 * 1964, 26.2.11, 26.2.14). `normalDistribution(1.96)` is 0.9750021048517795.
 */
export function normalDistribution(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > SERIES_END) return 1 - upperTail(x);
  if (x < -SERIES_END) return upperTail(-x);
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}

/**
 * The value that a standard normal variate stays below with the given chance, within 1e-12 relative or absolute: the
 * approximation 26.2.22 of Abramowitz, Stegun 1964, made exact by Halley's steps. Minus infinity at 0, infinity at 1, NaN
 * outside. `normalQuantile(0.975)` is 1.959963984540054.
 */
export function normalQuantile(chance: number): number {
  if (!(chance >= 0 && chance <= 1)) return Number.NaN;
  if (chance > 0.5) return 0 - normalQuantile(1 - chance);
  if (chance === 0) return Number.NEGATIVE_INFINITY;
  const t = Math.sqrt(-2 * Math.log(chance));
  let x = (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t) - t;
  for (let step = 0; step < HALLEY_STEPS; step++) {
    const newton = (normalDistribution(x) - chance) / density(x);
    x -= newton / (1 + (x * newton) / 2);
  }
  return x;
}

/**
 * The level at which each of some intervals is made so that all of them together hold with the given level at least
 * (Bonferroni): 0.95 over 10 is 0.995. That of none is the level itself.
 */
export function bonferroniLevel(level: number, comparisons: number): number {
  return 1 - (1 - level) / Math.max(1, comparisons);
}

/** Beyond it the continued fraction is short. */
const SERIES_END = 3;
const FRACTION_LEVELS = 120;
const HALLEY_STEPS = 4;
const ROOT_TWO_PI = 2.5066282746310002;

function density(x: number): number {
  return Math.exp((-x * x) / 2) / ROOT_TWO_PI;
}

function upperTail(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  let fraction = x;
  for (let level = FRACTION_LEVELS; level >= 1; level--) fraction = x + level / fraction;
  return density(x) / fraction;
}
