import { type CampaignOption, mostContacts, netGain } from '../../campaign/plan/option.ts';
import type { CampaignPlan } from '../../campaign/plan/plan.ts';
import type { Amount } from '../../core/amount.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { countedIn, moneyText } from '../../core/numberText.ts';
import { contactCostText, givenShareText, responseText } from './figureWords.ts';
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
  if (leastEffort.kind === 'do-nothing') return nothingWords(options, context);
  const number = (option: CampaignOption) => options.indexOf(option) + 1;
  const { kind, contacts, cost, lossChance } = leastEffort;
  const net = netGain(leastEffort)!;
  const best = options.reduce((one, other) => (netGain(other)! > netGain(one)! ? other : one));
  const money = (language: Language, amount: Amount) => moneyText(amount, context.currency, language);
  const more: Phrase =
    best === leastEffort
      ? { en: '', it: '' }
      : {
          en: `; option ${number(best)} brings the most, ${money('en', netGain(best)!)} net, for ${money('en', best.cost)}`,
          it: `; l'opzione ${number(best)} porta di più, ${money('it', netGain(best)!)} netti, per ${money('it', best.cost)}`,
        };
  const doubt: Phrase =
    lossChance! > 0.5
      ? {
          en: '. So few answers are expected that it is more likely to bring less than it costs',
          it: '. Si attendono così poche risposte che è più probabile che porti meno di quanto costa',
        }
      : { en: '', it: '' };
  return {
    en: `Most of the return for the least effort: option ${number(leastEffort)}, ${optionTitles[kind].en}: ${countedIn('en', contacts, 'person')} for ${money('en', cost)}, ${money('en', net)} net expected${more.en}${doubt.en}`,
    it: `Il grosso del ritorno con il minimo sforzo: opzione ${number(leastEffort)}, ${optionTitles[kind].it}: ${countedIn('it', contacts, 'person')} per ${money('it', cost)}, ${money('it', net)} netti attesi${more.it}${doubt.it}`,
  };
}

/** Why nothing is better than something, and what would change that. */
function nothingWords(options: readonly CampaignOption[], { terms }: PlanContext): Phrase {
  if (options.every(({ members, suppressed }) => members === suppressed)) {
    return {
      en: 'Do nothing: there is nobody to contact now',
      it: "Non fare nulla: ora non c'è nessuno da contattare",
    };
  }
  if (mostContacts(terms) < 1) {
    return {
      en: 'Do nothing: the budget does not pay for one contact',
      it: 'Non fare nulla: il budget non basta per un contatto',
    };
  }
  const share = (language: Language) => givenShareText(language, terms.response);
  const first = Math.min(...options.map(({ paysFrom = Number.POSITIVE_INFINITY }) => paysFrom));
  const pays = (language: Language) => responseText(language, first);
  return {
    en: `Do nothing: at a response of ${share('en')} no option is expected to bring more than it costs${first <= 1 ? `; the first contact would from ${pays('en')} on` : ''}`,
    it: `Non fare nulla: con una risposta pari a ${share('it')} nessuna opzione promette più di quanto costa${first <= 1 ? `; il primo contatto a partire da ${pays('it')}` : ''}`,
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
      en: `The response, the share of those contacted who buy once more because of it, is ${share('en')}, as given with --response. ${breakEven.en}If nobody has measured it yet, ${measure.en}`,
      it: `La risposta, la quota dei contattati che compra una volta in più grazie al contatto, è pari a ${share('it')}, come indicato con --response. ${breakEven.it}Se nessuno l'ha ancora misurata, ${measure.it}`,
    };
  }
  return {
    en: `The response, the share of those contacted who buy once more because of it, is assumed to be ${share('en')}: nobody has measured it. ${breakEven.en}To know it, ${measure.en}`,
    it: `La risposta, la quota dei contattati che compra una volta in più grazie al contatto, si suppone pari a ${share('it')}: nessuno l'ha misurata. ${breakEven.it}Per saperla, ${measure.it}`,
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
      it: "l'esecuzione era senza importi (--monetary none), quindi nulla si può dire dei ritorni: ogni opzione dice quanto costa un ordine in più",
    });
  } else if (!isProfit && margin === 1) {
    notices.push({
      en: 'margin 100 %: what the goods cost is not taken off, so returns are revenue; repeat rfm run with, say, --margin 0.4',
      it: 'margine 100 %: il costo della merce non è tolto, quindi i ritorni sono fatturato; ripeti rfm run con, per esempio, --margin 0.4',
    });
  }
  if (horizonDays === undefined) {
    notices.push({
      en: "the run has no forecast: who can't be lost is told by segment and silence, and what would come anyway is not known",
      it: "l'esecuzione non ha previsione: chi non si può perdere è indicato da segmento e silenzio, e non si sa che cosa arriverebbe comunque",
    });
  } else if (hasMoney && plan.worth.winBack === 'one order') {
    notices.push({
      en: "the model of the run assumes that nobody leaves, so its forecast is an upper bound; who can't be lost is told by segment and silence, and counts one order",
      it: 'il modello suppone che nessuno se ne vada, quindi la previsione è un limite superiore; chi non si può perdere è indicato da segmento e silenzio, e conta un ordine',
    });
  }
  if (!suppressionIsKnown) {
    notices.push({
      en: 'nothing tells who must not be contacted now: give rfm run interactions with -i, or orders with a column of consent',
      it: 'nulla dice chi ora non va contattato: dai a rfm run le interazioni con -i, o ordini con una colonna del consenso',
    });
  }
  if (plan.partlyClosed > 0) {
    const people = (language: Language) => countedIn(language, plan.partlyClosed, 'person');
    notices.push({
      en: `${people('en')} in these options closed a channel: blocked_channels in customers.csv says which not to use`,
      it: `${people('it')} in queste opzioni: un canale è chiuso; blocked_channels in customers.csv dice quale non usare`,
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
