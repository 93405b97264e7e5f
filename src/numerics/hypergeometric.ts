import { digamma, logGamma } from './gamma.ts';

/**
 * The Gauss hypergeometric function 2F1(1, b; c; z) for 0 < b <= c and 0 <= z <= 1, where it is between 1 and
 * 1 / (1 - z): by its series where that is short, else by the continued fraction of Gauss (DLMF 15.2.1, 15.7.1). Near
 * z = 1, where the fraction takes thousands of levels and more, by functions of 1 - z, or by its integral where these have
 * poles. At z = 1 it may be infinite, and has no derivatives.
 * `derivatives` receives those by b, c and z. `hypergeometricOne(1, 2, 0.5)` is 1.3862943611198906 = 2 log 2.
 * @param rest 1 - z, which near z = 1 is not known from z
 */
export function hypergeometricOne(
  b: number,
  c: number,
  z: number,
  derivatives?: Float64Array,
  rest: number = 1 - z,
): number {
  if (rest === 0 && !derivatives) return c - 1 > b ? (c - 1) / (c - 1 - b) : Number.POSITIVE_INFINITY;
  if (rest < NEAR_ONE && rest > 0) {
    const isPlain = isFarFromPoles(b, c - 1 - b, rest);
    if (isPlain && !derivatives) return reflected(b, c, rest);
    if (c - 1 > LEAST_FALL) {
      const value = integral(b, c, rest, derivatives);
      return isPlain ? reflected(b, c, rest) : value;
    }
  }
  return (z * (b + 64)) / (c + 64) < SHORT_SERIES
    ? series(b, c, z, derivatives)
    : continuedFraction(b, c, z, derivatives);
}

const SHORT_SERIES = 0.7;
const NEAR_ONE = 1e-4;
const SMALL_STEP = 1e-4;
const MOST_PER_TERM = 0.1;
/** Terms in rest cancel; four digits of sixteen may go by that. */
const DIGITS_KEPT = 1e4;
/** Below it the integrand falls so slowly that the fraction is the better way. */
const LEAST_FALL = 0.02;
const MOST_LEVELS = 50_000;

function series(b: number, c: number, z: number, derivatives?: Float64Array): number {
  let sum = 1;
  let term = 1;
  let [logByB, logByC] = [0, 0];
  let [byB, byC, byZ] = [0, 0, 0];
  // Terms fall at least like z^j; those of the derivatives have a factor j more.
  for (let j = 0; term * (j + 1) > 1e-17; j++) {
    const ratio = (b + j) / (c + j);
    if (derivatives) {
      logByB += 1 / (b + j);
      logByC -= 1 / (c + j);
      byZ += (j + 1) * term * ratio;
    }
    term *= ratio * z;
    sum += term;
    byB += term * logByB;
    byC += term * logByC;
  }
  if (derivatives) {
    derivatives[0] = byB;
    derivatives[1] = byC;
    derivatives[2] = byZ;
  }
  return sum;
}

/** 1 / (1 - u1 z / (1 - u2 z / (1 - …))), from the innermost level outwards. */
function continuedFraction(b: number, c: number, z: number, derivatives?: Float64Array): number {
  let value = 1;
  let [byB, byC, byZ] = [0, 0, 0];
  for (let level = levelsNeeded(b, c, z); level >= 1; level--) {
    const m = level >> 1;
    const even = level % 2 === 0;
    const first = even ? m : b + m;
    const second = even ? c - b + (m - 1) : c - 1 + m;
    const low = c + level - 2;
    const u = level === 1 ? b / c : (first * second) / (low * (low + 1));
    const step = (u * z) / value;
    if (derivatives) {
      const logByB = even ? -1 / second : 1 / first;
      const logByC = level === 1 ? -1 / c : 1 / second - 1 / low - 1 / (low + 1);
      byB = -step * (logByB - byB / value);
      byC = -step * (logByC - byC / value);
      byZ = -step * (1 / z - byZ / value);
    }
    value = 1 - step;
  }
  if (derivatives) {
    derivatives[0] = -byB / (value * value);
    derivatives[1] = -byC / (value * value);
    derivatives[2] = -byZ / (value * value);
  }
  return 1 / value;
}

/**
 * By the two functions of 1 - z that it is the sum of (DLMF 15.8.4): with d = c - 1 - b it is (c - 1) / d times
 * 2F1(1, b; 1 - d; rest) - rest^d z^(1 - c) Gamma(b + d) Gamma(1 - d) / Gamma(b), where d may be next to 0.
 */
function reflected(b: number, c: number, rest: number): number {
  const d = c - 1 - b;
  let more = 0;
  let term = 1;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(1 + more); n++) {
    term *= ((b + n - 1) / (n - d)) * rest;
    more += term;
  }
  const logPower = d * Math.log(rest) + (1 - c) * Math.log1p(-rest) + logGammaRatio(b, d);
  // Beyond its pole at 0, Gamma is that of the mirrored argument.
  const less =
    d < 1
      ? Math.expm1(logPower + logGammaRatio(1, -d))
      : (Math.exp(logPower - logGamma(d)) * Math.PI) / Math.sin(Math.PI * d) - 1;
  return ((c - 1) / d) * (more - less);
}

/** Log Gamma(at + step) - log Gamma(at), to the last digits for small steps, too. */
function logGammaRatio(at: number, step: number): number {
  return Math.abs(step) < SMALL_STEP ? step * digamma(at + step / 2) : logGamma(at + step) - logGamma(at);
}

/** Whether both functions are numbers, and so far from their poles that no digits of their difference are lost. */
function isFarFromPoles(b: number, d: number, rest: number): boolean {
  const toPole = d < 0.5 ? 1 - d : Math.abs(d - Math.round(d));
  return d > -1 && b * rest < Math.min(MOST_PER_TERM * toPole, MOST_PER_TERM, DIGITS_KEPT * Math.abs(d));
}

/**
 * (c - 1) rest^(c - 1 - b) times the integral of e^y (1 + e^y)^-b (rest + e^y)^(b - c) over all y, which is that of Euler
 * (DLMF 15.6.1) in other variables. The integrand is smooth and falls at both ends, so that the sum over equal steps is as
 * good as exact: its error falls like exp(-pi^2 / step). No term is below zero, in the sums of derivatives either.
 */
function integral(b: number, c: number, rest: number, derivatives?: Float64Array): number {
  const logRest = Math.log(rest);
  let [sum, byB, byC, byZ] = [0, 0, 0, 0];
  // `t` is e^y, and `above` the logarithm of t / rest.
  const last = TAIL / (c - 1) - logRest;
  for (let above = -TAIL; above < last; above += STEP) {
    const logUpper = Math.log1p(Math.exp(above + logRest));
    const logLower = above < LARGE ? Math.log1p(Math.exp(above)) : above;
    const term = Math.exp(above - b * logUpper - (c - b) * logLower);
    sum += term;
    if (!derivatives) continue;
    byB += term * (logLower - logUpper);
    byC += term * logLower;
    byZ += term * Math.exp(above - logUpper);
  }
  const factor = (c - 1) * STEP;
  if (derivatives) {
    derivatives[0] = factor * byB;
    derivatives[1] = STEP * sum - factor * byC;
    derivatives[2] = factor * b * byZ;
  }
  return factor * sum;
}

const STEP = 0.25;
/** e^-37 is less than the last digit. */
const TAIL = 37;
/** Beyond it, 1 + e^above is e^above. */
const LARGE = 40;

/** Levels after which the continued fraction stands still (modified Lentz), and some more for its derivatives. */
function levelsNeeded(b: number, c: number, z: number): number {
  let numerator = 1;
  let denominator = 0;
  for (let level = 1; level < MOST_LEVELS; level++) {
    const m = level >> 1;
    const product = level % 2 === 0 ? m * (c - b + (m - 1)) : (b + m) * (c - 1 + m);
    const step = level === 1 ? (b / c) * z : (product / ((c + level - 2) * (c + level - 1))) * z;
    denominator = 1 / (1 - step * denominator);
    numerator = 1 - step / numerator;
    // Not a number stops it too.
    if (!(Math.abs(numerator * denominator - 1) >= 1e-16)) return Math.ceil(level * 1.25) + 8;
  }
  return MOST_LEVELS;
}
