import type { CampaignOption } from '../../campaign/plan/option.ts';
import type { CampaignPlan, Outlook } from '../../campaign/plan/plan.ts';
import { type Amount, toAmount } from '../../core/amount.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { moneyText } from '../../core/numberText.ts';
import { givenShareText, ordersText } from './figureWords.ts';
import type { PlanContext } from './planContext.ts';

/** What the figures of an option rest on. */
export function assumptionWords(option: CampaignOption, plan: CampaignPlan, context: PlanContext): readonly Phrase[] {
  if (option.kind === 'do-nothing') return [outlookWords(plan.withoutCampaign, context)];
  if (option.members === option.suppressed) return [];
  return [responseWords(context), ...worthWords(option, plan, context), ...marginWords(context)];
}

function responseWords({ terms, responseIsAssumed }: PlanContext): Phrase {
  const share = (language: Language) => givenShareText(language, terms.response);
  const source: Phrase = responseIsAssumed ? { en: 'assumed', it: 'ipotizzata' } : { en: 'as given', it: 'indicata' };
  return {
    en: `response ${share('en')}, ${source.en}`,
    it: `risposta ${share('it')}, ${source.it}`,
  };
}

function worthWords(option: CampaignOption, { worth }: CampaignPlan, context: PlanContext): readonly Phrase[] {
  const { kind, meanWorth } = option;
  if (meanWorth === undefined) return [];
  const money = moneyIn(context);
  const isAtRisk = worth.winBack === 'value at risk' && (kind === 'win-back' || kind === 'best-contacts');
  if (kind === 'best-contacts') {
    const asAbove: Phrase = {
      en: `a success counts ${money('en', meanWorth)} on average, each as in the option of their group`,
      it: `un successo vale in media ${money('it', meanWorth)}, ciascuno come nell'opzione del suo gruppo`,
    };
    return isAtRisk ? [asAbove, ...oneOrderWords(option, context)] : [asAbove];
  }
  if (isAtRisk) return [atRiskWords(meanWorth, context), ...oneOrderWords(option, context)];
  const source = {
    forecast: { en: 'as the forecast expects of each', it: 'come la previsione attende da ciascuno' },
    past: {
      en: 'what each paid for one so far, drawn towards the average of all where that rests on few orders',
      it: 'quanto ciascuno ha pagato finora, avvicinato alla media di tutti dove gli ordini sono pochi',
    },
  } as const satisfies Record<string, Phrase>;
  const known = source[worth.orderValue];
  return [
    {
      en: `a success counts one order, ${money('en', meanWorth)} on average, ${known.en}; what follows it is not counted`,
      it: `un successo vale un ordine, in media ${money('it', meanWorth)}, ${known.it}; ciò che segue non è contato`,
    },
  ];
}

function atRiskWords(meanWorth: Amount, context: PlanContext): Phrase {
  const money = moneyIn(context);
  const yearly = (language: Language) => givenShareText(language, context.discount);
  return {
    en: `a success counts ${money('en', meanWorth)} on average: what an active customer like them brings in ${context.horizonDays} days (discounted at ${yearly('en')} a year), times the chance that they have left`,
    it: `un successo vale in media ${money('it', meanWorth)}: quanto porta un cliente attivo come loro in ${context.horizonDays} giorni (tasso di sconto ${yearly('it')} annuo), per la probabilità che se ne sia andato`,
  };
}

/** What the return is where each who answers brings one order, no less and no more. */
function oneOrderWords({ oneOrderGain, gain, contacts }: CampaignOption, context: PlanContext): readonly Phrase[] {
  if (contacts === 0 || oneOrderGain === undefined || gain === undefined) return [];
  const money = moneyIn(context);
  if (oneOrderGain < gain.expected) {
    return [
      {
        en: `should they come back for one order and no more, the return is ${money('en', oneOrderGain)}, not ${money('en', gain.expected)}`,
        it: `se tornano per un solo ordine, il ritorno è ${money('it', oneOrderGain)}, non ${money('it', gain.expected)}`,
      },
    ];
  }
  return [
    {
      en: `that is cautious: counted as one order each, the return would be ${money('en', oneOrderGain)}`,
      it: `è una stima prudente: contato come un ordine ciascuno, il ritorno sarebbe ${money('it', oneOrderGain)}`,
    },
  ];
}

function marginWords({ hasMoney, isProfit, margin }: PlanContext): readonly Phrase[] {
  if (!hasMoney) return [];
  if (isProfit) {
    return [
      { en: 'money is profit, by the column of costs', it: 'gli importi sono profitti, secondo la colonna dei costi' },
    ];
  }
  const share = (language: Language) => givenShareText(language, margin);
  return margin === 1
    ? [{ en: 'margin 100 %: returns are revenue', it: 'margine 100 %: i ritorni sono fatturato' }]
    : [{ en: `margin ${share('en')} of revenue`, it: `margine ${share('it')} del fatturato` }];
}

function outlookWords(outlook: Outlook | undefined, context: PlanContext): Phrase {
  if (outlook === undefined) {
    return {
      en: 'there is no forecast: what comes without a campaign is not known',
      it: "non c'è previsione: non si sa che cosa arrivi senza campagna",
    };
  }
  const days = context.horizonDays;
  const orders = (language: Language) => ordersText(language, outlook.orders);
  const earnings = earningsWords(outlook, context);
  return {
    en: `without a campaign the forecast expects ${orders('en')} orders${earnings.en} in ${days} days; the other options come on top of that`,
    it: `senza campagna la previsione attende ${orders('it')} ordini${earnings.it} in ${days} giorni; le altre opzioni vi si aggiungono`,
  };
}

/** With the interval that the run gave for all customers together. */
function earningsWords({ earnings }: Outlook, context: PlanContext): Phrase {
  const money = moneyIn(context);
  const range = context.expectedRevenue;
  if (range !== undefined) {
    const units = (language: Language, value: number) => money(language, toAmount(value));
    return {
      en: ` and ${units('en', range.expected)} (80 of 100 times ${units('en', range.low)} to ${units('en', range.high)})`,
      it: ` e ${units('it', range.expected)} (80 volte su 100 da ${units('it', range.low)} a ${units('it', range.high)})`,
    };
  }
  if (earnings === undefined) return { en: '', it: '' };
  return { en: ` and ${money('en', earnings)}`, it: ` e ${money('it', earnings)}` };
}

function moneyIn({ currency }: PlanContext): (language: Language, amount: Amount) => string {
  return (language, amount) => moneyText(amount, currency, language);
}
