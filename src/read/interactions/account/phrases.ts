import type { Phrase } from '../../../core/language.ts';
import { counted, groupedNumber } from '../../../core/numberText.ts';

/** A noun in every language, for one and for several. */
export interface Noun {
  readonly en: string;
  readonly it: readonly [one: string, several: string];
}

export const ROW: Noun = { en: 'row', it: ['riga', 'righe'] };
export const INTERACTION: Noun = { en: 'interaction', it: ['interazione', 'interazioni'] };
export const COMPLAINT_NOUN: Noun = { en: 'complaint', it: ['reclamo', 'reclami'] };
export const ADDRESS: Noun = { en: 'address', it: ['indirizzo', 'indirizzi'] };

/** `1 row`, `1,200 rows`; in Italian `1.200 righe`. */
export function countedPhrase(count: number, { en, it }: Noun): Phrase {
  return {
    en: en.endsWith('s') && count !== 1 ? `${groupedNumber(count, 0)} ${en}es` : counted(count, en),
    it: `${groupedNumber(count, 0, 'it')} ${count === 1 ? it[0] : it[1]}`,
  };
}

/** A sentence that ends in a count, where there is anything to count. */
export function countPhrase(en: string, it: string, count: number, noun: Noun): readonly Phrase[] {
  if (count === 0) return [];
  const number = countedPhrase(count, noun);
  return [{ en: `${en}: ${number.en}`, it: `${it}: ${number.it}` }];
}
