import { type Phrase, phrase } from '../core/language.ts';
import { groupedNumber } from '../core/numberText.ts';
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
  stopped: Phrase,
  parameters: readonly number[],
  logLikelihood: number,
  onBound: readonly Phrase[],
  groups: HistoryGroups,
): { readonly accepted: boolean; readonly reason: Phrase } {
  const refused = (reason: Phrase) => ({ accepted: false, reason });
  if (!Number.isFinite(logLikelihood)) {
    return refused({ en: 'the log-likelihood is not finite', it: 'la log-verosimiglianza non è finita' });
  }
  if (!parameters.every(Number.isFinite)) {
    return refused({ en: 'a parameter is not finite', it: 'un parametro non è finito' });
  }
  if (!isPossible(logLikelihood, groups)) {
    const [found, ceiling] = [logLikelihood, logLikelihoodCeiling(groups)];
    return refused({
      en: `log-likelihood ${found.toFixed(1)} is above ${ceiling.toFixed(1)}, the most that any model can reach`,
      it: `la log-verosimiglianza ${groupedNumber(found, 1, 'it')} supera ${groupedNumber(ceiling, 1, 'it')}, il massimo che un modello può raggiungere`,
    });
  }
  if (!converged) return refused({ en: `did not converge: ${stopped.en}`, it: `non converge: ${stopped.it}` });
  if (onBound.length === 0) return { accepted: true, reason: CONVERGED };
  return {
    accepted: true,
    reason: phrase((language) => [...new Set(onBound.map((said) => said[language]))].join('; ')),
  };
}

/** A fit with nothing more to be said of it. */
export const CONVERGED: Phrase = { en: 'converged', it: 'convergenza raggiunta' };
