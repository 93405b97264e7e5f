import { counted } from '../core/numberText.ts';
import { isPossible, LEAST_REPEAT_CUSTOMERS, repeatCustomers } from './accept.ts';
import { fitModel } from './fit.ts';
import type { HistoryGroups, PurchaseFit, PurchaseModel, PurchaseModelName } from './purchaseModel.ts';

/** Which model forecasts, what was tried, and why it is this one, in words. Plain JSON values. */
export interface ModelChoice {
  /** Null: no forecast. */
  readonly chosen: PurchaseFit | null;
  /** In the order of preference, refused fits too. */
  readonly tried: readonly PurchaseFit[];
  readonly words: string;
}

/** What there is where nobody wants a forecast. */
export const NO_MODEL: ModelChoice = { chosen: null, tried: [], words: 'no forecast: none was asked for' };

/** The log-likelihood that a dropout model must gain over NBD to say that customers leave. */
export const LEAST_GAIN = 3;

/**
 * Fits and chooses the model that forecasts. `auto`: NBD where no dropout model with a possible log-likelihood gains
 * {@link LEAST_GAIN} over it, else the first accepted dropout model in the order of `models`. A dropout model that is
 * refused is never replaced by NBD, which knows no dropout and would forecast too much.
 * @param models every model, the preferred first
 */
export function chooseModel(
  groups: HistoryGroups,
  wanted: 'auto' | PurchaseModelName,
  models: readonly PurchaseModel[],
): ModelChoice {
  const repeat = repeatCustomers(groups);
  if (repeat < LEAST_REPEAT_CUSTOMERS) {
    const words = `no forecast: ${counted(repeat, 'customer')} bought again, ${LEAST_REPEAT_CUSTOMERS} are needed`;
    return { chosen: null, tried: [], words };
  }
  const tried = models
    .filter(({ name }) => wanted === 'auto' || name === wanted)
    .map((model) => fitModel(model, groups));
  return { ...chosenOf(tried, groups), tried };
}

/** The choice among fits, in the order of preference. */
export function chosenOf(tried: readonly PurchaseFit[], groups: HistoryGroups): Omit<ModelChoice, 'tried'> {
  const nbd = tried.find(({ name }) => name === 'nbd');
  const dropout = tried.filter(({ name }) => name !== 'nbd');
  const gain = nbd ? greatestGain(nbd, dropout, groups) : undefined;
  const found = gain === undefined || gain >= LEAST_GAIN;
  const candidates = nbd && (dropout.length === 0 || !found) ? [nbd] : dropout;
  const chosen = candidates.find(({ accepted }) => accepted) ?? null;
  const refused = chosen ? candidates.slice(0, candidates.indexOf(chosen)) : candidates;
  const words = [
    ...(gain !== undefined && !found
      ? [`no dropout found: a dropout model gains ${gainText(gain)} in log-likelihood`]
      : []),
    ...refused.map(({ name, reason }) => `${name} was refused (${reason})`),
    chosen ? chosenWords(chosen) : 'no forecast',
  ];
  return { chosen, words: words.join('; ') };
}

/**
 * The most that a dropout model gains over NBD. Undefined where it cannot be told: NBD has no log-likelihood, or no
 * dropout model was accepted, so that one that fits better may have been missed.
 */
function greatestGain(nbd: PurchaseFit, dropout: readonly PurchaseFit[], groups: HistoryGroups): number | undefined {
  if (!Number.isFinite(nbd.log_likelihood) || !dropout.some(({ accepted }) => accepted)) return undefined;
  const possible = dropout.filter(({ log_likelihood }) => isPossible(log_likelihood, groups));
  return Math.max(...possible.map(({ log_likelihood }) => log_likelihood - nbd.log_likelihood));
}

function chosenWords({ name, reason }: PurchaseFit): string {
  const limits = reason === 'converged' ? [] : [reason];
  return [name === 'nbd' ? 'nbd assumes nobody leaves: an upper bound' : `${name} was chosen`, ...limits].join('; ');
}

function gainText(gain: number): string {
  return Math.max(0, gain).toFixed(2);
}
