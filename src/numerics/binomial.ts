import { logGamma } from './gamma.ts';

/**
 * The chance of at least `least` successes in `trials` trials of the given chance each, within 1e-9 relative for up to
 * a million trials: the sum of the probabilities from `least` on, or where that is most of them 1 less the others.
 * `binomialTail(10, 0.5, 8)` is 56 / 1024.
 */
export function binomialTail(trials: number, chance: number, least: number): number {
  if (least <= 0) return 1;
  if (least > trials || chance <= 0) return 0;
  if (chance >= 1) return 1;
  // The first of many terms would be too small for a float64.
  if (least <= trials * chance) return 1 - binomialTail(trials, 1 - chance, trials - least + 1);
  const odds = chance / (1 - chance);
  let term = Math.exp(
    logGamma(trials + 1) -
      logGamma(least + 1) -
      logGamma(trials - least + 1) +
      least * Math.log(chance) +
      (trials - least) * Math.log1p(-chance),
  );
  let sum = term;
  for (let successes = least; successes < trials; successes++) {
    term *= ((trials - successes) / (successes + 1)) * odds;
    sum += term;
    // Beyond the mean the terms fall ever faster.
    if (successes > trials * chance && term < 1e-18 * sum) break;
  }
  return Math.min(1, sum);
}
