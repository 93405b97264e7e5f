import { digamma, logBeta, logGamma } from '../numerics/gamma.ts';
import { type Random, randomGamma } from '../numerics/random.ts';
import { randomBeta, randomPoisson, randomTrials } from '../numerics/randomCounts.ts';
import { tabulatedByCount } from './countTable.ts';
import { ratesByMoments } from './momentRates.ts';
import type { HistoryGroups, Parameters } from './purchaseModel.ts';

/**
 * Log-likelihood of BG/NBD and MBG/NBD. Rates are Gamma(r, alpha) over customers, the probability of leaving after a
 * purchase is Beta(a, b). `chances` is how often a customer may have left before the first repeat purchase: 0 in
 * BG/NBD, 1 in MBG/NBD. The gradient is with regard to the logarithms of r, alpha, a, b.
 */
export function betaGeometricLogLikelihood(
  parameters: Parameters,
  groups: HistoryGroups,
  chances: 0 | 1,
  gradient?: Float64Array,
): number {
  const [r, alpha, a, b] = parameters as [number, number, number, number];
  const { count, x, tx, T, weight } = groups;
  const constant = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  const byCount = tabulatedByCount(x, (n) => constant + logGamma(r + n) + logBeta(a, b + n + chances));
  const logOdds = tabulatedByCount(x, (n) => logDropoutOdds(a, b, n, chances));
  const derivatives = gradient && countDerivatives(parameters, x, chances);
  let sum = 0;
  let byR = 0;
  let byAlpha = 0;
  let byA = 0;
  let byB = 0;
  for (let i = 0; i < count; i++) {
    const n = x[i]!;
    const w = weight[i]!;
    const logEnd = Math.log(alpha + T[i]!);
    const logLast = Math.log(alpha + tx[i]!);
    // Logarithm of the odds of having left at tx.
    const left = logOdds[n]! + (r + n) * (logEnd - logLast);
    const small = Math.exp(-Math.abs(left));
    const logLeft = (left > 0 ? left : 0) + Math.log1p(small);
    sum += w * (byCount[n]! - (r + n) * logEnd + logLeft);
    if (!derivatives) continue;
    const gone = (left > 0 ? 1 : small) / (1 + small);
    const alive = (left > 0 ? small : 1) / (1 + small);
    byR += w * (derivatives.r[n]! - alive * logEnd - gone * logLast);
    byAlpha += w * (r / alpha - (r + n) * (alive / (alpha + T[i]!) + gone / (alpha + tx[i]!)));
    byA += w * (derivatives.a[n]! + gone);
    byB += w * (derivatives.b[n]! - gone * derivatives.odds[n]!);
  }
  if (gradient) {
    gradient[0] = r * byR;
    gradient[1] = alpha * byAlpha;
    gradient[2] = byA;
    gradient[3] = byB;
  }
  return sum;
}

/** The parts of the derivatives that depend on x alone; those by a and b are with regard to their logarithms. */
function countDerivatives([r, alpha, a, b]: Parameters, x: Float64Array, chances: 0 | 1) {
  const [digammaR, digammaB, digammaSum] = [digamma(r!), digamma(b!), digamma(a! + b!)];
  return {
    r: tabulatedByCount(x, (n) => digamma(r! + n) - digammaR + Math.log(alpha!)),
    a: tabulatedByCount(x, (n) => a! * (digammaSum - digamma(a! + b! + n + chances))),
    b: tabulatedByCount(
      x,
      (n) => b! * (digamma(b! + n + chances) - digammaB - (digamma(a! + b! + n + chances) - digammaSum)),
    ),
    odds: tabulatedByCount(x, (n) => (n + chances === 0 ? 0 : b! / (b! + (n + chances - 1)))),
  };
}

/** Log of the odds of leaving after the newest purchase, the rates of purchase apart; impossible in BG/NBD at x = 0. */
function logDropoutOdds(a: number, b: number, x: number, chances: 0 | 1): number {
  return x + chances === 0 ? Number.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + (x + chances - 1));
}

/** Probability that the customer has not left at T. */
export function betaGeometricAlive(parameters: Parameters, x: number, tx: number, T: number, chances: 0 | 1): number {
  const [r, alpha, a, b] = parameters as [number, number, number, number];
  const left = logDropoutOdds(a, b, x, chances) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
  return 1 / (1 + Math.exp(left));
}

/** Points to start from: the rates of NBD and faster ones, dropout seldom and often, even and uneven. */
export function betaGeometricStarts(groups: HistoryGroups): Parameters[] {
  const { r, alpha, weeks } = ratesByMoments(groups);
  return [
    [r, alpha / 2, 0.8, 2.5],
    [2 * r, alpha, 0.5, 1],
    [r, alpha, 1, 20],
    [1, weeks / 4, 1, 2],
  ];
}

/** Purchases over the next t weeks of a customer who is alive, drawn from rates Gamma(R, scale), dropout Beta(a, b). */
export function drawWhileAlive(R: number, scale: number, a: number, b: number, t: number, random: Random): number {
  const purchases = randomPoisson(random, randomGamma(random, R, scale) * t);
  return Math.min(purchases, randomTrials(random, randomBeta(random, a, b)));
}
