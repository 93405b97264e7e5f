import type { Phrase } from '../../../core/language.ts';
import type { CustomerBaseReport, SpanReport } from '../../audit/customerBaseReport.ts';
import { moneyText } from '../../reportStyle.ts';
import type { PageStyle } from '../pageStyle.ts';

/** How sections on the customer base say turnover, which is orders where there is no money. */
export interface BaseStyle extends PageStyle {
  /** With the currency, or as `12 orders`. */
  readonly turnover: (value: number) => string;
  /** Per customer: money with its decimals, orders with two; a dash where unknown. */
  readonly average: (value: number | null) => string;
  /** For a cell or an axis. */
  readonly figure: (value: number) => string;
  /** What turnover is called, with its unit. */
  readonly turnoverTitle: string;
  readonly span: (span: SpanReport) => string;
  readonly shareOrDash: (share: number | null) => string;
}

const turnoverWords: Phrase = { en: 'Turnover', it: 'Fatturato' };
const ordersWords: Phrase = { en: 'Orders', it: 'Ordini' };

export function baseStyle(style: PageStyle, { measure }: Pick<CustomerBaseReport, 'measure'>): BaseStyle {
  const hasMoney = measure === 'revenue';
  return {
    ...style,
    turnover: (value) => (hasMoney ? moneyText(style, value) : style.counted(value, 'order')),
    average: (value) =>
      hasMoney ? style.money(value) : value === null ? style.glyphs.unknown : style.number(value, 2),
    figure: (value) => style.number(value),
    turnoverTitle: hasMoney ? `${style.say(turnoverWords)}${style.unit}` : style.say(ordersWords),
    span: ({ from, to }) => style.say({ en: `${from} to ${to}`, it: `dal ${from} al ${to}` }),
    shareOrDash: (share) => (share === null ? style.glyphs.unknown : style.share(share)),
  };
}
