/**
 * Money as an integer count of 1/10,000 of the currency unit, held in a float64: sums are exact up to
 * 900 thousand million units and do not depend on the order of rows.
 */
export type Amount = number;

export const AMOUNT_UNIT = 10_000;

/** The amount nearest to a number of currency units, halves away from zero, so that a refund mirrors its purchase. */
export function toAmount(units: number): Amount {
  return roundHalfAway(units * AMOUNT_UNIT);
}

/** Rounds halves away from zero and never to minus zero. */
export function roundHalfAway(value: number): number {
  // Adding 0 turns minus zero into zero.
  return (value < 0 ? -Math.round(-value) : Math.round(value)) + 0;
}

/** An amount in text with a decimal point and the currency's decimals: `formatAmount(15_000, 2)` is `1.50`. */
export function formatAmount(amount: Amount, decimals: number): string {
  const scale = 10 ** decimals;
  const minor = roundHalfAway((amount * scale) / AMOUNT_UNIT);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Decimals of a currency's minor unit (ISO 4217); 2 where the currency is unknown. */
export function currencyDecimals(currency: string | undefined): number {
  if (currency === undefined) return 2;
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

const NO_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
