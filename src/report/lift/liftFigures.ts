import { signedText } from '../../core/numberText.ts';
import type { TerminalStyle } from '../terminal/terminalStyle.ts';
import type { DifferenceReport, LiftReport } from './liftReport.ts';

/** How the figures of a lift are printed: differences with their sign. */
export interface LiftFigures {
  /** Money per customer, with three digits at least of what the arms brought. */
  readonly each: (value: number | null) => string;
  /** The same with the currency. */
  readonly eachMoney: (value: number) => string;
  readonly money: (value: number) => string;
  /** `+1.20`, `-0.40`. */
  readonly signed: (value: number, print: (value: number) => string) => string;
  /** `95 % interval -0.40 to +1.20`; says where nothing bounds it. */
  readonly interval: (difference: DifferenceReport, print: (value: number) => string) => string;
}

export function liftFigures({ contact, control, level }: LiftReport, style: TerminalStyle): LiftFigures {
  const means = [contact, control].map(({ revenue_per_customer: mean }) => Math.abs(mean ?? 0));
  const decimals = perCustomerDecimals(Math.max(...means), style.decimals);
  const inCurrency = (text: string) => (style.currency === '' ? text : `${text} ${style.currency}`);
  const signed = (value: number, print: (value: number) => string) => signedText(print(value));
  return {
    each: (value) => style.money(value, decimals),
    eachMoney: (value) => inCurrency(style.money(value, decimals)),
    money: (value) => inCurrency(style.money(value)),
    signed,
    interval: ({ low, high }, print) => {
      const percent = `${style.number(level * 100)} % interval`;
      const [from, to] = [low, high].map((end) => (end === null ? null : signed(end, print)));
      if (from === null && to === null) return `${percent} without bounds`;
      if (from === null) return `${percent} up to ${to}, without a lower bound`;
      return to === null ? `${percent} from ${from} on, without an upper bound` : `${percent} ${from} to ${to}`;
    },
  };
}

/** At least the currency's, and at most two more. */
function perCustomerDecimals(mean: number, decimals: number): number {
  const digits = mean > 0 ? DIGITS - 1 - Math.floor(Math.log10(mean)) : decimals;
  return Math.min(decimals + 2, Math.max(decimals, digits));
}

const DIGITS = 3;
