import { type Amount, currencyDecimals, formatAmount } from '../core/amount.ts';

/** Money as the report has it: rounded to the decimals of the currency, null where unknown. */
export function moneyFigure(currency: string | undefined): (amount: Amount | undefined) => number | null {
  const decimals = currencyDecimals(currency);
  return (amount) => (amount === undefined ? null : Number(formatAmount(amount, decimals)) || 0);
}
