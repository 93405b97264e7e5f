import { type Amount, currencyDecimals, formatAmount } from './amount.ts';
import type { Language } from './language.ts';
import { type Noun, nouns } from './nouns.ts';

const marks = {
  en: { decimal: '.', group: ',' },
  it: { decimal: ',', group: '.' },
} as const satisfies Record<Language, unknown>;

/** Digits in groups of three: `12,345.60`, in Italian `12.345,60`. Never a minus zero. */
export function groupedNumber(value: number, decimals: number, language: Language = 'en'): string {
  return groupedDigits(value.toFixed(decimals), language);
}

/** A decimal number in text, with a point before its decimals, its digits in groups of three; minus zero loses its sign. */
export function groupedDigits(text: string, language: Language = 'en'): string {
  const { decimal, group } = marks[language];
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const digits = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  return text.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** `12,345.60 EUR`; without the currency where it is unknown. */
export function moneyText(amount: Amount, currency: string | undefined, language: Language = 'en'): string {
  const digits = groupedDigits(formatAmount(amount, currencyDecimals(currency)), language);
  return currency === undefined ? digits : `${digits} ${currency}`;
}

/** `24.1 %`; beyond ten times the whole, where refunds make shares meaningless, `>999 %`. */
export function shareText(share: number, language: Language = 'en'): string {
  if (Math.abs(share) >= 10) return share < 0 ? '<-999 %' : '>999 %';
  return `${groupedNumber(share * 100, 1, language)} %`;
}

const extremeShares = {
  en: { little: 'under 1 %', nearlyAll: 'over 99 %' },
  it: { little: "meno dell'1 %", nearlyAll: 'oltre il 99 %' },
} as const satisfies Record<Language, unknown>;

/** A share for a sentence: `24 %`, `under 1 %`, `over 99 %`. */
export function roughShareText(share: number, language: Language = 'en'): string {
  if (share > 0 && share < 0.01) return extremeShares[language].little;
  if (share > 0.99 && share < 1) return extremeShares[language].nearlyAll;
  return `${groupedNumber(share * 100, 0, language)} %`;
}

/** `1 order`, `1,200 orders`. */
export function counted(count: number, noun: string): string {
  return `${groupedNumber(count, 0)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1 order`, in Italian `1.200 ordini`. */
export function countedIn(language: Language, count: number, noun: Noun): string {
  const [one, many] = nouns[noun][language];
  return `${groupedNumber(count, 0, language)} ${count === 1 ? one : many}`;
}

/** A number in text with a plus where it is above zero: `+12.50`, `-3`, `0.00`. */
export function signedText(text: string): string {
  return /^[-<]/.test(text) || !/[1-9]/.test(text) ? text : `+${text}`;
}
