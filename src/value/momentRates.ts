import type { HistoryGroups } from './purchaseModel.ts';

/**
 * The gamma distribution of weekly purchase rates that has the mean of x / T over all weeks and the variance of x
 * beyond that of Poisson purchases, kept to a shape of 0.05-20, and the mean T. The rates are those of NBD; with
 * dropout the true ones are higher.
 */
export function ratesByMoments(groups: HistoryGroups): { r: number; alpha: number; weeks: number } {
  const { count, x, T, weight } = groups;
  let customers = 0;
  let purchases = 0;
  let weeks = 0;
  let squaredWeeks = 0;
  for (let i = 0; i < count; i++) {
    customers += weight[i]!;
    purchases += weight[i]! * x[i]!;
    weeks += weight[i]! * T[i]!;
    squaredWeeks += weight[i]! * T[i]! * T[i]!;
  }
  // A base without repeat purchases, or of one day, has no moments: any point serves.
  const mean = purchases > 0 && weeks > 0 ? purchases / weeks : 0.01;
  let excess = 0;
  for (let i = 0; i < count; i++) {
    const expected = mean * T[i]!;
    excess += weight[i]! * ((x[i]! - expected) ** 2 - expected);
  }
  const variance = squaredWeeks > 0 ? excess / squaredWeeks : 0;
  const r = Math.min(20, Math.max(0.05, variance > 0 ? (mean * mean) / variance : 20));
  return { r, alpha: r / mean, weeks: weeks > 0 ? weeks / customers : 1 };
}
