import type { Language, Phrase } from '../../../core/language.ts';
import { groupedNumber } from '../../../core/numberText.ts';
import type { KeyField } from '../../fields.ts';
import { countedPhrase, ROW } from './phrases.ts';

/** Rows of interactions that a rule left out. */
export interface InteractionsLeftOut {
  /** What they are, in words that follow a count. */
  readonly what: Phrase;
  readonly count: number;
}

/** How the rows that count were joined to people. */
export interface MatchedRows {
  readonly byKey: number;
  readonly byEmail: number;
  /** By what stands in other rows together with their id or e-mail. */
  readonly byLink: number;
  /** Of people who are not among the customers. */
  readonly ofStrangers: number;
  readonly strangers: number;
}

/** What became of the rows of interactions. */
export interface InteractionAccount {
  /** Records, without headers and blank lines. */
  readonly rows: number;
  readonly badRows: number;
  readonly interactions: number;
  readonly matched: MatchedRows;
  readonly leftOut: readonly InteractionsLeftOut[];
  /** How rows were joined to people. */
  readonly matching: Phrase;
  /** Things to know about the numbers: guesses, approximations, suspicions. One sentence each. */
  readonly notices: readonly Phrase[];
}

const KEYS: Readonly<Record<KeyField, Phrase>> = {
  customer: { en: 'by their customer id', it: 'per codice cliente' },
  email: { en: 'by their e-mail', it: 'per e-mail' },
  phone: { en: 'by their phone number', it: 'per numero di telefono' },
};

/** How many rows matched, and how, in one sentence. */
export function matchingPhrase(matched: MatchedRows, key: KeyField): Phrase {
  const { byKey, byEmail, byLink, ofStrangers, strangers } = matched;
  const number = (count: number, language: Language): string => groupedNumber(count, 0, language);
  const rows = countedPhrase(byKey + byEmail + byLink + ofStrangers, ROW);
  const people =
    strangers === 1
      ? ['1 person who is', '1 persona che non è']
      : [`${number(strangers, 'en')} people who are`, `${number(strangers, 'it')} persone che non sono`];
  const parts: readonly (readonly [count: number, en: string, it: string])[] = [
    [byKey, KEYS[key].en, KEYS[key].it],
    [byEmail, 'by an e-mail of the orders', 'per un’e-mail degli ordini'],
    [byLink, 'by an id or e-mail of other rows', 'per un codice o un’e-mail di altre righe'],
    [ofStrangers, `of ${people[0]} not among the customers`, `di ${people[1]} tra i clienti`],
  ];
  const said = parts.filter(([count]) => count > 0);
  const list = (texts: readonly string[]): string => (texts.length === 0 ? '' : `: ${texts.join(', ')}`);
  return {
    en: `${rows.en} of people${list(said.map(([count, en]) => `${number(count, 'en')} ${en}`))}`,
    it: `${rows.it} di persone${list(said.map(([count, , it]) => `${number(count, 'it')} ${it}`))}`,
  };
}
