import { DUE_DAYS } from '../../campaign/plan/customerGroups.ts';
import type { CampaignOption, OptionKind } from '../../campaign/plan/option.ts';
import type { SkipReason } from '../../campaign/plan/plan.ts';
import type { SuccessWorth } from '../../campaign/plan/worth.ts';
import { formatDay } from '../../core/day.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { groupedNumber } from '../../core/numberText.ts';
import { givenShareText, responseText } from './figureWords.ts';

export const optionTitles = {
  'win-back': { en: "Save those who can't be lost", it: 'Salvare chi non si può perdere' },
  'second-order': { en: 'A second order from newcomers', it: 'Il secondo ordine dei nuovi clienti' },
  'next-order': { en: 'The next order of good customers', it: 'Il prossimo ordine dei buoni clienti' },
  'best-contacts': { en: 'The best contacts of all groups', it: 'I contatti migliori di tutti i gruppi' },
  'do-nothing': { en: 'Do nothing', it: 'Non fare nulla' },
} as const satisfies Record<OptionKind, Phrase>;

const missed: Phrase = {
  en: 'good customers gone quiet',
  it: 'buoni clienti che non si vedono da tempo',
};

/** Whom an option is for, with how many of how many: `17 of 27: customers with …`. */
export function whomWords(
  { kind, members, contacts }: CampaignOption,
  { riskIsKnown }: Pick<SuccessWorth, 'riskIsKnown'>,
  asOf: number,
): Phrase {
  if (kind === 'do-nothing') return { en: 'nobody is contacted', it: 'nessuno è contattato' };
  const due = formatDay(asOf + DUE_DAYS);
  const groups = {
    'win-back': riskIsKnown
      ? {
          en: 'customers silent for over twice their usual gap who are still active with a chance of 10 % or more',
          it: 'clienti in silenzio da oltre il doppio del solito, ancora attivi con probabilità di almeno il 10 %',
        }
      : missed,
    'second-order': { en: 'customers with one purchase, a recent one', it: 'clienti con un solo acquisto, recente' },
    'next-order': {
      en: `customers who came back before, and whose next order is due by ${due} or late`,
      it: `clienti già tornati, con il prossimo ordine atteso entro il ${due} o in ritardo`,
    },
    'best-contacts': { en: 'customers of the groups above', it: 'clienti dei gruppi qui sopra' },
  } as const;
  const count = (language: Language, number: number) => groupedNumber(number, 0, language);
  return {
    en: `${count('en', contacts)} of ${count('en', members)}: ${groups[kind].en}`,
    it: `${count('it', contacts)} su ${count('it', members)}: ${groups[kind].it}`,
  };
}

/** Why an option contacts nobody; undefined where it does, and for doing nothing. */
export function emptyWords(option: CampaignOption, response: number): Phrase | undefined {
  const { kind, contacts, members, suppressed, beyondBudget, paysFrom } = option;
  if (kind === 'do-nothing' || contacts > 0) return undefined;
  if (members === 0) return { en: 'nobody is in this group', it: 'nessuno è in questo gruppo' };
  if (suppressed === members) {
    return { en: 'none of them may be contacted now', it: 'ora nessuno di loro va contattato' };
  }
  if (beyondBudget > 0) {
    return { en: 'the budget does not pay for one contact', it: 'il budget non basta per un contatto' };
  }
  if (paysFrom === undefined) return { en: 'a success would be worth nothing', it: 'un successo non varrebbe nulla' };
  const at = (language: Language) => givenShareText(language, response);
  if (paysFrom > 1) {
    return {
      en: 'a contact costs more than any of them would bring if they answered',
      it: 'un contatto costa più di quanto chiunque di loro porterebbe rispondendo',
    };
  }
  return {
    en: `at a response of ${at('en')} nobody brings more than a contact costs: the first does from ${responseText('en', paysFrom)} on`,
    it: `con una risposta pari a ${at('it')} nessuno porta più di quanto costa un contatto: il primo a partire da ${responseText('it', paysFrom)}`,
  };
}

/** Why there is no option of a kind. */
export const skipWords = {
  nobody: { en: 'nobody is in this group', it: 'nessuno è in questo gruppo' },
  'no money': {
    en: 'without money, contacts of different groups cannot be compared',
    it: 'senza importi, i contatti di gruppi diversi non sono confrontabili',
  },
  'no contacts': { en: 'no contact is worthwhile in any group', it: 'nessun contatto conviene, in nessun gruppo' },
  'one group': {
    en: 'the best contacts are all in one group, so it is the same option',
    it: 'i contatti migliori sono tutti in un gruppo, quindi è la stessa opzione',
  },
} as const satisfies Record<SkipReason, Phrase>;
