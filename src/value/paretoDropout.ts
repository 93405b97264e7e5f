import { hypergeometricOne } from '../numerics/hypergeometric.ts';

/** Receives derivatives. */
export interface DeathSlopes {
  /** With regard to r, alpha, s and beta. */
  readonly byParameter: Float64Array;
  /** Those of the hypergeometric function, to work with. */
  readonly ofSeries: Float64Array;
}

export function emptySlopes(): DeathSlopes {
  return { byParameter: new Float64Array(4), ofSeries: new Float64Array(3) };
}

/**
 * Logarithm of the integral of s (alpha + v)^-(r + x) (beta + v)^-(s + 1) over v from `time` to infinity: how likely
 * the x purchases and a death after `time` are, without the constants. With m the lesser and M the greater of alpha and
 * beta it is s / k (m + time)^(q - k) (M + time)^-q 2F1(1, q; k + 1; (M - m) / (M + time)), where k = r + x + s and q is
 * the exponent of the factor with M: the transformation of Euler of the form in Fader and Hardie 2005, "A note on
 * deriving the Pareto/NBD model and related expressions", whose terms are all positive and cannot overflow.
 */
export function logDeathAfter(
  r: number,
  alpha: number,
  s: number,
  beta: number,
  x: number,
  time: number,
  slopes?: DeathSlopes,
): number {
  const R = r + x;
  const k = R + s;
  const alphaGreater = alpha >= beta;
  const q = alphaGreater ? R : s + 1;
  const lesser = (alphaGreater ? beta : alpha) + time;
  const greater = (alphaGreater ? alpha : beta) + time;
  const z = Math.abs(alpha - beta) / greater;
  const value = hypergeometricOne(q, k + 1, z, slopes?.ofSeries, lesser / greater);
  const logLesser = Math.log(lesser);
  const logGreater = Math.log(greater);
  if (slopes) {
    const byQ = slopes.ofSeries[0]! / value;
    const byC = slopes.ofSeries[1]! / value;
    const byZ = slopes.ofSeries[2]! / value;
    const byLesser = (q - k) / lesser - byZ / greater;
    const byGreater = -q / greater + (byZ * lesser) / (greater * greater);
    const { byParameter } = slopes;
    byParameter[0] = byC - 1 / k - (alphaGreater ? logGreater - byQ : logLesser);
    byParameter[1] = alphaGreater ? byGreater : byLesser;
    byParameter[2] = byC + 1 / s - 1 / k - (alphaGreater ? logLesser : logGreater - byQ);
    byParameter[3] = alphaGreater ? byLesser : byGreater;
  }
  return Math.log(s / k) + (q - k) * logLesser - q * logGreater + Math.log(value);
}
