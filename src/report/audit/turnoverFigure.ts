import { currencyDecimals } from '../../core/amount.ts';
import { moneyFigure } from '../moneyFigure.ts';
import { rounded } from '../rounded.ts';
import { stepOf } from './addedUp.ts';

/** How turnover is told: money with the decimals of its currency, orders as they are. */
export interface TurnoverFigure {
  readonly hasMoney: boolean;
  /** What figures are multiples of, in the unit of turnover. */
  readonly step: number;
  /** An Amount in currency units, or orders. */
  readonly figure: (turnover: number) => number;
  /** Turnover per customer or order, null per none: money as money is told, orders with two decimals. */
  readonly average: (turnover: number, count: number) => number | null;
}

export function turnoverFigure(currency: string | undefined, hasMoney: boolean): TurnoverFigure {
  const money = moneyFigure(currency);
  const figure = (turnover: number) => (hasMoney ? (money(turnover) ?? 0) : turnover);
  return {
    hasMoney,
    step: hasMoney ? stepOf(currencyDecimals(currency)) : 1,
    figure,
    average: (turnover, count) =>
      count === 0 ? null : hasMoney ? figure(turnover / count) : rounded(turnover / count, 2),
  };
}

const RATIO_DECIMALS = 6;

/** A share or ratio with more decimals than are printed: rounded twice, the last digit could be wrong. */
export function ratioFigure(value: number): number {
  return rounded(value, RATIO_DECIMALS);
}

/** A part of turnover; null where the whole is not above zero. */
export function shareFigure(part: number, whole: number): number | null {
  return whole > 0 ? ratioFigure(part / whole) : null;
}
