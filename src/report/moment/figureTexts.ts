import { AMOUNT_UNIT, type Amount } from '../../core/amount.ts';
import type { Language } from '../../core/language.ts';
import { groupedNumber } from '../../core/numberText.ts';

/** A share for a sentence: `9 %`; with a decimal where it would seem to be nothing or everything. */
export function roughPercent(language: Language, share: number): string {
  const isNear = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  return `${groupedNumber(share * 100, isNear ? 1 : 0, language)} %`;
}

/** An amount of which two digits are meant: `2,900 EUR`; without the currency where it is unknown. */
export function aboutMoney(language: Language, amount: Amount, currency: string | undefined): string {
  const units = Number((amount / AMOUNT_UNIT).toPrecision(2));
  const text = groupedNumber(units, Math.abs(units) < 10 ? 1 : 0, language);
  return currency === undefined ? text : `${text} ${currency}`;
}

/** `1 person`, `2 people`. */
export function countedAs(language: Language, count: number, [one, many]: readonly [string, string]): string {
  return `${groupedNumber(count, 0, language)} ${count === 1 ? one : many}`;
}

/** An Italian number with its article: `il 9 %`, `l'11 %`, `lo 0 %`. */
export function withArticle(number: string): string {
  if (/^(?:8|11?(?!\d))/.test(number)) return `l'${number}`;
  return number.startsWith('0') ? `lo ${number}` : `il ${number}`;
}
