import { type Amount, currencyDecimals, formatAmount } from './amount.ts';

/** Digits in groups of three: `12,345.60`. Never a minus zero. */
export function groupedNumber(value: number, decimals: number): string {
  return groupedDigits(value.toFixed(decimals));
}

/** A decimal number in text, its digits in groups of three; minus zero loses its sign. */
export function groupedDigits(text: string): string {
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return text.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** `12,345.60 EUR`; without the currency where it is unknown. */
export function moneyText(amount: Amount, currency: string | undefined): string {
  const digits = groupedDigits(formatAmount(amount, currencyDecimals(currency)));
  return currency === undefined ? digits : `${digits} ${currency}`;
}

/** `24.1 %`; beyond ten times the whole, where refunds make shares meaningless, `>999 %`. */
export function shareText(share: number): string {
  if (Math.abs(share) >= 10) return share < 0 ? '<-999 %' : '>999 %';
  return `${groupedNumber(share * 100, 1)} %`;
}

/** A share for a sentence: `24 %`, `under 1 %`, `over 99 %`. */
export function roughShareText(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share > 0.99 && share < 1) return 'over 99 %';
  return `${groupedNumber(share * 100, 0)} %`;
}

/** `1 order`, `1,200 orders`. */
export function counted(count: number, noun: string): string {
  return `${groupedNumber(count, 0)} ${noun}${count === 1 ? '' : 's'}`;
}
