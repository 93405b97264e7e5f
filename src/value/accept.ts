import type { HistoryGroups } from './purchaseModel.ts';

/** Customers who bought again that a forecast needs. */
export const LEAST_REPEAT_CUSTOMERS = 30;

/** Customers with x > 0. */
export function repeatCustomers(groups: HistoryGroups): number {
  let customers = 0;
  for (let i = 0; i < groups.count; i++) if (groups.x[i]! > 0) customers += groups.weight[i]!;
  return customers;
}

/**
 * The log-likelihood that no model can exceed: each customer with their own rate x / t_x, gone at t_x, which is the sum
 * over x > 0 of x (ln(x / t_x) - 1), in weeks. One customer with x = 2 and t_x = 1 gives -0.6137.
 */
export function logLikelihoodCeiling(groups: HistoryGroups): number {
  let ceiling = 0;
  for (let i = 0; i < groups.count; i++) {
    const x = groups.x[i]!;
    if (x > 0) ceiling += groups.weight[i]! * x * (Math.log(x / groups.tx[i]!) - 1);
  }
  return ceiling;
}

/** Whether a log-likelihood can be one: finite and not above the ceiling. */
export function isPossible(logLikelihood: number, groups: HistoryGroups): boolean {
  return Number.isFinite(logLikelihood) && logLikelihood <= logLikelihoodCeiling(groups);
}

/**
 * Accepts a fit that converged, is finite and has a possible log-likelihood.
 * @param stopped why the minimiser stopped, in words
 * @param onBound what the parameters on a bound say
 */
export function acceptance(
  converged: boolean,
  stopped: string,
  parameters: readonly number[],
  logLikelihood: number,
  onBound: readonly string[],
  groups: HistoryGroups,
): { readonly accepted: boolean; readonly reason: string } {
  const refused = (reason: string) => ({ accepted: false, reason });
  if (!Number.isFinite(logLikelihood)) return refused('the log-likelihood is not finite');
  if (!parameters.every(Number.isFinite)) return refused('a parameter is not finite');
  if (!isPossible(logLikelihood, groups)) {
    const ceiling = logLikelihoodCeiling(groups).toFixed(1);
    return refused(`log-likelihood ${logLikelihood.toFixed(1)} is above ${ceiling}, the most that any model can reach`);
  }
  if (!converged) return refused(`did not converge: ${stopped}`);
  return { accepted: true, reason: onBound.length > 0 ? [...new Set(onBound)].join('; ') : 'converged' };
}
