import { mostContacts, netGain } from '../../campaign/plan/option.ts';
import type { CampaignPlan } from '../../campaign/plan/plan.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { countedIn, moneyText } from '../../core/numberText.ts';
import { contactCostText, givenShareText } from './figureWords.ts';
import { optionTitles } from './optionWords.ts';
import type { PlanContext } from './planContext.ts';

/** The option that brings most of the result for the least effort, or why there is none. */
export function leastEffortWords({ leastEffort, options }: CampaignPlan, context: PlanContext): Phrase {
  if (leastEffort === undefined) {
    return {
      en: 'Without money no option can be called the best: compare how many people, and what an order won costs',
      it: 'Senza importi nessuna opzione si può dire la migliore: confronta quante persone e quanto costa un ordine in più',
    };
  }
  const share = (language: Language) => givenShareText(language, context.terms.response);
  if (leastEffort.kind === 'do-nothing') {
    return {
      en: `Do nothing: at a response of ${share('en')} no option is expected to bring more than it costs`,
      it: `Non fare nulla: con una risposta di ${share('it')} nessuna opzione promette più di quanto costa`,
    };
  }
  const number = options.indexOf(leastEffort) + 1;
  const { kind, contacts, cost } = leastEffort;
  const net = netGain(leastEffort)!;
  const best = options.reduce((one, other) => (netGain(other)! > netGain(one)! ? other : one));
  const money = (language: Language, amount: number) => moneyText(amount, context.currency, language);
  const more: Phrase =
    best === leastEffort
      ? { en: '', it: '' }
      : {
          en: `; option ${options.indexOf(best) + 1} brings the most, ${money('en', netGain(best)!)} net, for ${money('en', best.cost)}`,
          it: `; l'opzione ${options.indexOf(best) + 1} porta di più, ${money('it', netGain(best)!)} netti, per ${money('it', best.cost)}`,
        };
  return {
    en: `Most of the return for the least: option ${number}, ${optionTitles[kind].en}: ${countedIn('en', contacts, 'person')} for ${money('en', cost)}, ${money('en', net)} net expected${more.en}`,
    it: `Il grosso del ritorno con il minimo: opzione ${number}, ${optionTitles[kind].it}: ${countedIn('it', contacts, 'person')} per ${money('it', cost)}, ${money('it', net)} netti attesi${more.it}`,
  };
}

/** Where the response comes from, and how to know it. */
export function responseWords({ terms, responseIsAssumed, hasMoney }: PlanContext): Phrase {
  const share = (language: Language) => givenShareText(language, terms.response);
  const measure: Phrase = {
    en: 'measure it on a control group: rfm lift split, then rfm lift measure',
    it: 'misurala con un gruppo di controllo: rfm lift split, poi rfm lift measure',
  };
  const breakEven: Phrase = hasMoney
    ? {
        en: 'The break-even is the response that just earns the cost of an option; it needs no guess. ',
        it: "Il pareggio è la risposta che ripaga appena il costo di un'opzione e non chiede ipotesi. ",
      }
    : { en: '', it: '' };
  if (!responseIsAssumed) {
    return {
      en: `The response, ${share('en')} of those contacted, is as given with --response. ${breakEven.en}Unless it is measured, ${measure.en}`,
      it: `La risposta, ${share('it')} dei contattati, è quella indicata con --response. ${breakEven.it}Se non è misurata, ${measure.it}`,
    };
  }
  return {
    en: `The response, ${share('en')} of those contacted, is an assumption: nobody has measured it. ${breakEven.en}To know, ${measure.en}`,
    it: `La risposta, ${share('it')} dei contattati, è un'ipotesi: nessuno l'ha misurata. ${breakEven.it}Per saperla, ${measure.it}`,
  };
}

/** What the intervals hold, and what they do not. */
export const intervalWords: Phrase = {
  en: 'the intervals hold chance alone, who of those contacted answers, in 95 of 100 cases; that the response, the values or the forecast are wrong is not in them',
  it: 'gli intervalli contengono solo il caso, cioè chi risponde tra i contattati, 95 volte su 100; che la risposta, i valori o la previsione siano sbagliati non vi è compreso',
};

/** What is to be known of the figures, the gravest first. */
export function noticeWords(plan: CampaignPlan, context: PlanContext): readonly Phrase[] {
  const { hasMoney, isProfit, margin, horizonDays, terms, currency, suppressionIsKnown } = context;
  const notices: Phrase[] = [];
  if (mostContacts(terms) < 1) {
    const cost = (language: Language) => contactCostText(language, terms.cost, currency);
    notices.push({
      en: `the budget does not pay for one contact, which costs ${cost('en')}`,
      it: `il budget non basta per un contatto, che costa ${cost('it')}`,
    });
  }
  if (!hasMoney) {
    notices.push({
      en: 'the run had no money (--monetary none), so nothing can be said of returns: each option has what an order won costs instead',
      it: 'la run era senza importi (--monetary none), quindi nulla si può dire dei ritorni: ogni opzione dice quanto costa un ordine in più',
    });
  } else if (!isProfit && margin === 1) {
    notices.push({
      en: 'margin 100 %: what the goods cost is not taken off, so returns are revenue; run again with, say, --margin 0.4',
      it: 'margine 100 %: il costo della merce non è tolto, quindi i ritorni sono fatturato; ripeti la run con, per esempio, --margin 0.4',
    });
  }
  if (horizonDays === undefined) {
    notices.push({
      en: "the run has no forecast: who can't be lost is told by segment and silence, and what would come anyway is not known",
      it: 'la run non ha previsione: chi non si può perdere è indicato da segmento e silenzio, e non si sa che cosa arriverebbe comunque',
    });
  } else if (hasMoney && plan.worth.winBack === 'one order') {
    notices.push({
      en: "the model of the run cannot say who has left: who can't be lost is told by segment and silence, and counts one order",
      it: 'il modello della run non dice chi se ne è andato: chi non si può perdere è indicato da segmento e silenzio, e conta un ordine',
    });
  }
  if (!suppressionIsKnown) {
    notices.push({
      en: 'nothing tells who must not be contacted now: give rfm run interactions with -i, or orders with a column of consent',
      it: 'nulla dice chi ora non va contattato: dai a rfm run le interazioni con -i, o ordini con una colonna del consenso',
    });
  }
  if (plan.prospects > 0) {
    notices.push({
      en: `${countedIn('en', plan.prospects, 'person')} without a purchase: in no option`,
      it: `${countedIn('it', plan.prospects, 'person')} senza acquisti: in nessuna opzione`,
    });
  }
  return notices;
}
