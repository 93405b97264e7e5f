import type { CampaignOption, OptionKind } from '../../campaign/plan/option.ts';
import type { CampaignPlan } from '../../campaign/plan/plan.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { moneyText } from '../../core/numberText.ts';
import type { PlanContext } from './planContext.ts';

const mostAtStakeFirst: Phrase = {
  en: 'those with most at stake come first on the list: a call or a letter to the first few may do',
  it: 'i primi della lista sono quelli con più da perdere: può bastare una chiamata o una lettera ai primi',
};

const advantages = {
  'win-back': [
    {
      en: 'they have bought before: there is nothing to explain',
      it: "hanno già comprato: non c'è nulla da spiegare",
    },
    {
      en: 'asking what went wrong teaches something even where nobody buys',
      it: 'chiedere che cosa non è andato insegna qualcosa anche se nessuno compra',
    },
  ],
  'second-order': [
    {
      en: 'the step from the first order to the second decides who stays a customer',
      it: 'il passo dal primo al secondo ordine decide chi resta cliente',
    },
    {
      en: 'they remember you: help with what they bought is enough, no discount is needed',
      it: 'si ricordano di te: basta un aiuto con ciò che hanno comprato, senza sconti',
    },
  ],
  'next-order': [
    {
      en: 'the time is right: each is written to when their own next order is due',
      it: 'il momento è giusto: a ciascuno si scrive quando è ora del suo prossimo ordine',
    },
    {
      en: 'they know and like you: a short message will do, without a discount',
      it: 'ti conoscono e ti apprezzano: basta un messaggio breve, senza sconti',
    },
  ],
  'best-contacts': [
    {
      en: 'no other list of as many contacts is expected to bring more',
      it: "nessun'altra lista di altrettanti contatti promette di più",
    },
    {
      en: 'nobody is contacted who is expected to bring less than the contact costs',
      it: 'nessuno è contattato se promette meno del costo del contatto',
    },
  ],
  'do-nothing': [
    { en: 'costs nothing and annoys nobody', it: 'non costa nulla e non infastidisce nessuno' },
    {
      en: 'the budget stays for something whose effect has been measured',
      it: "il budget resta per qualcosa di cui si sia misurato l'effetto",
    },
  ],
} as const satisfies Record<OptionKind, readonly Phrase[]>;

const drawbacks = {
  'win-back': [
    {
      en: 'the longer they are silent, the fewer answer: expect a lower response than from other customers',
      it: 'più a lungo tacciono, meno rispondono: aspettati meno risposte che dagli altri clienti',
    },
    {
      en: 'a big discount to whoever leaves teaches the others to leave',
      it: 'un grande sconto a chi se ne va insegna agli altri ad andarsene',
    },
  ],
  'second-order': [
    {
      en: 'some come back on their own: their orders are not won by the campaign',
      it: 'alcuni tornano da soli: i loro ordini non sono merito della campagna',
    },
    {
      en: 'one order tells little of a customer: whom to write to first is mostly a guess',
      it: "un ordine dice poco di un cliente: a chi scrivere per primo è quasi un'ipotesi",
    },
  ],
  'next-order': [
    {
      en: 'many would buy anyway: an order after the message is not an order because of it',
      it: 'molti comprerebbero comunque: un ordine dopo il messaggio non è un ordine grazie al messaggio',
    },
    {
      en: 'an order that only comes earlier is no gain, and a discount on it is a loss',
      it: 'un ordine solo anticipato non è un guadagno, e uno sconto su di esso è una perdita',
    },
  ],
  'best-contacts': [
    {
      en: 'each group needs a message of its own: more work than a single campaign',
      it: 'ogni gruppo vuole il suo messaggio: più lavoro di una campagna sola',
    },
    {
      en: 'one response is taken for all, and groups differ: to write and measure apart, choose their options one by one',
      it: 'si prende una sola risposta per tutti, ma i gruppi differiscono: per messaggi e misure a parte, scegli le loro opzioni una a una',
    },
  ],
  'do-nothing': [
    {
      en: 'nothing is learnt: the response is as unknown as before',
      it: 'non si impara nulla: la risposta resta sconosciuta come prima',
    },
  ],
} as const satisfies Record<OptionKind, readonly Phrase[]>;

/** What speaks for an option. */
export function advantageWords({ kind, contacts }: CampaignOption, { worth }: CampaignPlan): readonly Phrase[] {
  const isByStake = kind === 'win-back' && worth.winBack === 'value at risk' && contacts > 1;
  return isByStake ? [mostAtStakeFirst, ...advantages[kind]] : advantages[kind];
}

/** What speaks against an option, with what is at stake where that is known. */
export function drawbackWords({ kind }: CampaignOption, plan: CampaignPlan, context: PlanContext): readonly Phrase[] {
  if (kind === 'do-nothing') return [...driftWords(plan, context), ...drawbacks[kind]];
  if (kind === 'best-contacts' && plan.worth.winBack === 'value at risk') {
    return [
      ...drawbacks[kind],
      {
        en: 'it weighs what may be lost against single orders: the first is the less sure',
        it: 'mette a confronto ciò che si può perdere con singoli ordini: il primo è meno certo',
      },
    ];
  }
  if (kind === 'win-back' && !context.suppressionIsKnown) {
    return [
      ...drawbacks[kind],
      {
        en: 'whoever left over a complaint must have it settled first, and complaints are not known here',
        it: 'chi è andato via per un reclamo va prima accontentato, e qui i reclami non sono noti',
      },
    ];
  }
  return drawbacks[kind];
}

/** Who drifts away where nobody does anything. */
function driftWords({ withoutCampaign, options }: CampaignPlan, { currency }: PlanContext): readonly Phrase[] {
  const atRisk = withoutCampaign?.atRisk;
  if (atRisk !== undefined && atRisk > 0) {
    const money = (language: Language) => moneyText(atRisk, currency, language);
    return [
      {
        en: `nobody speaks to those who drift away: ${money('en')} of value is at risk`,
        it: `nessuno parla a chi si allontana: ${money('it')} di valore sono a rischio`,
      },
    ];
  }
  const isSilent = options.some(({ kind, members }) => kind === 'win-back' && members > 0);
  return [
    isSilent
      ? { en: 'good customers who went quiet stay away', it: 'i buoni clienti che tacciono restano lontani' }
      : {
          en: 'orders that one message would have won stay away',
          it: 'mancano gli ordini che un messaggio avrebbe portato',
        },
  ];
}
