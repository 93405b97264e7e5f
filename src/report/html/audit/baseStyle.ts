import type { Phrase } from '../../../core/language.ts';
import { ofWhole } from '../../audit/baseWords.ts';
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
  /** What is shared out, after *of*. */
  readonly whole: Phrase;
  /** What rose or fell, and that it did not. */
  readonly changed: { readonly what: Phrase; readonly same: Phrase };
  readonly span: (span: SpanReport) => string;
  readonly shareOrDash: (share: number | null) => string;
}

const turnoverWords: Phrase = { en: 'Turnover', it: 'Fatturato' };
const ordersWords: Phrase = { en: 'Orders', it: 'Ordini' };

const changed = {
  revenue: { what: turnoverWords, same: { en: 'Turnover is the same', it: 'Il fatturato è lo stesso' } },
  orders: { what: ordersWords, same: { en: 'Orders are as many', it: 'Gli ordini sono altrettanti' } },
} as const satisfies Record<CustomerBaseReport['measure'], BaseStyle['changed']>;

export function baseStyle(style: PageStyle, { measure }: Pick<CustomerBaseReport, 'measure'>): BaseStyle {
  const hasMoney = measure === 'revenue';
  return {
    ...style,
    turnover: (value) => (hasMoney ? moneyText(style, value) : style.counted(value, 'order')),
    average: (value) =>
      hasMoney ? style.money(value) : value === null ? style.glyphs.unknown : style.number(value, 2),
    figure: (value) => style.number(value),
    turnoverTitle: hasMoney ? `${style.say(turnoverWords)}${style.unit}` : style.say(ordersWords),
    whole: ofWhole[measure],
    changed: changed[measure],
    span: ({ from, to }) => style.say({ en: `${from} to ${to}`, it: `dal ${from} al ${to}` }),
    shareOrDash: (share) => (share === null ? style.glyphs.unknown : style.share(share)),
  };
}
