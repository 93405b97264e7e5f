/**
 * The Gauss hypergeometric function 2F1(1, b; c; z) for 0 < b <= c and 0 <= z < 1, where it is between 1 and
 * 1 / (1 - z): by its series where that is short, else by the continued fraction of Gauss (DLMF 15.2.1, 15.7.1), or by
 * its integral near z = 1, where the fraction takes thousands of levels and more.
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
  if (rest < NEAR_ONE && rest > 0 && c - 1 > LEAST_FALL) {
    return integral(b, c, rest, derivatives);
  }
  return (z * (b + 64)) / (c + 64) < SHORT_SERIES
    ? series(b, c, z, derivatives)
    : continuedFraction(b, c, z, derivatives);
}

const SHORT_SERIES = 0.7;
const NEAR_ONE = 1e-4;
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
