import type { LeftOut } from '../core/account.ts';
import type { Language, Phrase } from '../core/language.ts';
import { countedIn } from '../core/numberText.ts';
import { quoted } from '../core/printable.ts';
import type { ProspectTable } from '../profile/prospects.ts';
import type { InteractionsRead } from '../read/readInteractions.ts';
import { interactionRule } from '../segment/history/unknownColumns.ts';
import type { Choices } from './choices.ts';

export function interactionsLeftOut(interactions: InteractionsRead | undefined): LeftOut[] {
  return (interactions?.account.leftOut ?? []).map(({ what, count }) => ({ what, count, amount: undefined }));
}

export function matchingNotice({ account: { matching } }: InteractionsRead): Phrase {
  return { en: `interactions: ${matching.en}`, it: `interazioni: ${matching.it}` };
}

export function consentNotices(unknown: number, isRequired: boolean): Phrase[] {
  if (unknown === 0) return [];
  const [english, italian] = [countedIn('en', unknown, 'person'), countedIn('it', unknown, 'person')];
  if (isRequired) {
    return [
      {
        en: `the consent of ${english} is not known: e-mail, text messages and calls to them are blocked`,
        it: `il consenso di ${italian} non è noto: e-mail, SMS e chiamate sono bloccati`,
      },
    ];
  }
  return [
    {
      en: `the consent of ${english} is not known: their channels stay open; --require-consent closes them`,
      it: `il consenso di ${italian} non è noto: i canali restano aperti; --require-consent li chiude`,
    },
  ];
}

export function prospectNotices(prospects: ProspectTable | undefined): Phrase[] {
  if (prospects === undefined || prospects.leftOut === 0) return [];
  const count = (language: Language) => countedIn(language, prospects.leftOut, 'person');
  return [
    {
      en: `${count('en')} without a purchase left out: only their e-mail is known, and contacts are not to be written`,
      it: `${count('it')} senza acquisti non compaiono: si conosce solo l'e-mail, e i contatti non vanno scritti`,
    },
  ];
}

/** Rules that ask for interactions find none where there are none. */
export function ruleNotices(interactions: InteractionsRead | undefined, { segments }: Choices): Phrase[] {
  const asking = interactions === undefined ? interactionRule(segments) : undefined;
  if (asking === undefined) return [];
  return [
    {
      en: `the rule ${quoted(asking.rule)} asks for ${asking.column}, which nobody has without interactions: give them with -i`,
      it: `la regola ${quoted(asking.rule)} chiede ${asking.column}, che nessuno ha senza interazioni: indicarle con -i`,
    },
  ];
}
