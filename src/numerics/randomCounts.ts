import { logGamma } from './gamma.ts';
import { portableExp, portableLog, type Random, randomGamma } from './random.ts';

/**
 * A Poisson variate: below a mean of 10 by multiplying uniforms, from 10 on by transformed rejection (Hörmann 1993, "The
 * transformed rejection method for generating Poisson random variables", algorithm PTRS).
 */
export function randomPoisson(random: Random, mean: number): number {
  if (!(mean < Number.POSITIVE_INFINITY)) return mean;
  if (mean < 10) return smallPoisson(random, mean);
  const logMean = portableLog(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = 1 - random();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const logHat = portableLog((v * inverseAlpha) / (a / (us * us) + b));
    if (logHat <= count * logMean - mean - logGamma(count + 1)) return count;
  }
}

function smallPoisson(random: Random, mean: number): number {
  const limit = portableExp(-mean);
  let product = random();
  let count = 0;
  for (; product > limit; count++) product *= random();
  return count;
}

/** A beta variate with mean a / (a + b); 0 or 1 where both gamma variates behind it are too small for a number. */
export function randomBeta(random: Random, a: number, b: number): number {
  const first = randomGamma(random, a, 1);
  const second = randomGamma(random, b, 1);
  if (first + second > 0) return first / (first + second);
  return random() * (a + b) < a ? 1 : 0;
}

/** How many trials it takes until the first success, from 1; infinite where a success is (all but) impossible. */
export function randomTrials(random: Random, success: number): number {
  if (success >= 1) return 1;
  const logFailure = portableLog(1 - success);
  return logFailure < 0 ? 1 + Math.floor(portableLog(1 - random()) / logFailure) : Number.POSITIVE_INFINITY;
}
