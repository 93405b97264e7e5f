import { AMOUNT_UNIT, type Amount, currencyDecimals, formatAmount } from '../../core/amount.ts';
import type { Language, Phrase } from '../../core/language.ts';
import { groupedDigits, groupedNumber } from '../../core/numberText.ts';

const overAll: Phrase = { en: 'over 100 %', it: 'oltre il 100 %' };
const hardlyAny: Phrase = { en: 'under 0.01 %', it: 'meno dello 0,01 %' };

/** A response that follows from other figures, in two digits: `0.30 %`, `24 %`, `over 100 %`. */
export function responseText(language: Language, share: number): string {
  if (share > 1) return overAll[language];
  if (share === 0) return '0 %';
  if (share < 0.0001) return hardlyAny[language];
  const percent = share * 100;
  return `${groupedDigits(percent >= 10 ? percent.toFixed(0) : percent.toPrecision(2), language)} %`;
}

/** A share as somebody gave it: `2 %`, `0.125 %`. */
export function givenShareText(language: Language, share: number): string {
  return `${groupedDigits(String(Number((share * 100).toFixed(6))), language)} %`;
}

/** What a contact costs, with as many decimals as it has: `0.0125 EUR`, `1.20 EUR`. */
export function contactCostText(language: Language, cost: Amount, currency: string | undefined): string {
  const usual = currencyDecimals(currency);
  const decimals = [0, 1, 2, 3, 4].find((places) => places >= usual && (cost * 10 ** places) % AMOUNT_UNIT === 0) ?? 4;
  const digits = groupedDigits(formatAmount(cost, decimals), language);
  return currency === undefined ? digits : `${digits} ${currency}`;
}

/** Expected orders: `0.17`, `3.5`, `120`. */
export function ordersText(language: Language, orders: number): string {
  return groupedNumber(orders, orders === 0 || orders >= 10 ? 0 : orders < 1 ? 2 : 1, language);
}
