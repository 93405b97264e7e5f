/**
 * Logarithm of the gamma function for x > 0, within 1e-13 relative: Stirling's series from 8 on, below it by the
 * recurrence, around the zeros at 1 and 2 by the Taylor series (Abramowitz, Stegun 1964, 6.1.41, 6.1.15, 6.1.33).
 * `logGamma(0.5)` is 0.5723649429247001, half the logarithm of pi.
 */
export function logGamma(x: number): number {
  if (Math.abs(x - 1) < NEAR_ZERO) return logGammaAfterOne(x - 1);
  if (Math.abs(x - 2) < NEAR_ZERO) return Math.log1p(x - 2) + logGammaAfterOne(x - 2);
  let shifted = x;
  let product = 1;
  for (; shifted < STIRLING; shifted++) product *= shifted;
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingCorrection(shifted);
  return product === 1 ? stirling : stirling - Math.log(product);
}

/**
 * Derivative of {@link logGamma} for x > 0, within 1e-14 relative or absolute, by the recurrence and the asymptotic
 * series (Abramowitz, Stegun 1964, 6.3.5, 6.3.18). `digamma(1)` is -0.5772156649015329, minus Euler's constant.
 */
export function digamma(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < STIRLING; shifted++) sum += 1 / shifted;
  const y = 1 / (shifted * shifted);
  const series =
    y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32_760 - y * (1 / 12)))))));
  return Math.log(shifted) - 0.5 / shifted - series - sum;
}

/**
 * Logarithm of the beta function for a, b > 0, within 1e-14 relative or absolute. Where a + b is large the logarithms of
 * the gamma functions would cancel; only the corrections of Stirling's series are subtracted then (Didonato, Morris
 * 1992, "Algorithm 708"). `logBeta(500_000, 500_000)` is -693152.4762292605.
 */
export function logBeta(a: number, b: number): number {
  const p = Math.min(a, b);
  const q = Math.max(a, b);
  if (q < STIRLING) return logGamma(p) + logGamma(q) - logGamma(p + q);
  const correction = stirlingCorrection(q) - stirlingCorrection(p + q);
  const share = p / (p + q);
  if (p < STIRLING) {
    return logGamma(p) + correction + p - p * Math.log(p + q) + (q - 0.5) * Math.log1p(-share);
  }
  return (
    HALF_LOG_TWO_PI -
    0.5 * Math.log(q) +
    stirlingCorrection(p) +
    correction +
    (p - 0.5) * Math.log(share) +
    q * Math.log1p(-share)
  );
}

/** log(e^a + e^b) without overflow: from 1000 and 1000 it is 1000.6931471805599. */
export function logSumOfExponentials(a: number, b: number): number {
  const greater = Math.max(a, b);
  // Two equal infinities have no difference.
  return a === b ? a + Math.LN2 : greater + Math.log1p(Math.exp(-Math.abs(a - b)));
}

/** log(e^a - e^b) without overflow, for a >= b; minus infinity where they are equal. */
export function logDifferenceOfExponentials(a: number, b: number): number {
  return a === b ? Number.NEGATIVE_INFINITY : a + Math.log(-Math.expm1(b - a));
}

/** From here on eight terms of Stirling's series are exact to 1e-16. */
const STIRLING = 8;
const NEAR_ZERO = 1 / 16;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const EULER = 0.5772156649015329;

/** zeta(k) / k with alternating signs, from k = 2. */
const TAYLOR = [
  1.6449340668482264 / 2,
  -1.2020569031595942 / 3,
  1.0823232337111381 / 4,
  -1.03692775514337 / 5,
  1.017343061984449 / 6,
  -1.0083492773819227 / 7,
  1.0040773561979444 / 8,
  -1.0020083928260821 / 9,
  1.0009945751278182 / 10,
  -1.0004941886041194 / 11,
  1.000246086553308 / 12,
];

function logGammaAfterOne(z: number): number {
  let series = 0;
  for (let k = TAYLOR.length - 1; k >= 0; k--) series = series * z + TAYLOR[k]!;
  // Taken from 0, so that it is 0 and not minus 0 at the zeros.
  return 0 - z * (EULER - z * series);
}

function stirlingCorrection(x: number): number {
  const y = 1 / (x * x);
  const series =
    1 / 360 -
    y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360_360 - y * (1 / 156 - y * (3617 / 122_400))))));
  return (1 / 12 - y * series) / x;
}
