import { type Language, type Phrase, phrase } from '../core/language.ts';
import { countedIn, groupedNumber } from '../core/numberText.ts';
import { CONVERGED, isPossible, LEAST_REPEAT_CUSTOMERS, repeatCustomers } from './accept.ts';
import { fitModel } from './fit.ts';
import type { HistoryGroups, PurchaseFit, PurchaseModel, PurchaseModelName } from './purchaseModel.ts';

/** Which model forecasts, what was tried, and why it is this one, in words. Plain JSON values. */
export interface ModelChoice {
  /** Null: no forecast. */
  readonly chosen: PurchaseFit | null;
  /** In the order of preference, refused fits too. */
  readonly tried: readonly PurchaseFit[];
  readonly words: Phrase;
}

/** What there is where nobody wants a forecast. */
export const NO_MODEL: ModelChoice = {
  chosen: null,
  tried: [],
  words: { en: 'no forecast: none was asked for', it: 'nessuna previsione: non è stata richiesta' },
};

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
    const words: Phrase = {
      en: `no forecast: ${countedIn('en', repeat, 'customer')} bought again, ${LEAST_REPEAT_CUSTOMERS} are needed`,
      it: `nessuna previsione: ${countedIn('it', repeat, 'customer')} ${repeat === 1 ? 'ha' : 'hanno'} acquistato di nuovo, ne servono ${LEAST_REPEAT_CUSTOMERS}`,
    };
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
  const words: Phrase[] = [
    ...(gain !== undefined && !found ? [noDropout(gain)] : []),
    ...refused.map(({ name, reason }) => ({
      en: `${name} was refused (${reason.en})`,
      it: `${name} è stato rifiutato (${reason.it})`,
    })),
    ...(chosen ? chosenWords(chosen) : [{ en: 'no forecast', it: 'nessuna previsione' }]),
  ];
  return { chosen, words: phrase((language) => words.map((part) => part[language]).join('; ')) };
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

function noDropout(gain: number): Phrase {
  return {
    en: `no dropout found: a dropout model gains ${gainText(gain, 'en')} in log-likelihood`,
    it: `nessun abbandono rilevato: un modello con abbandono guadagna ${gainText(gain, 'it')} di log-verosimiglianza`,
  };
}

function chosenWords({ name, reason }: PurchaseFit): Phrase[] {
  const chosen: Phrase =
    name === 'nbd'
      ? {
          en: 'nbd assumes nobody leaves: an upper bound',
          it: 'nbd presuppone che nessun cliente se ne vada: è un limite superiore',
        }
      : { en: `${name} was chosen`, it: `è stato scelto ${name}` };
  return reason.en === CONVERGED.en ? [chosen] : [chosen, reason];
}

function gainText(gain: number, language: Language): string {
  return groupedNumber(Math.max(0, gain), 2, language);
}
