import { capital } from '../../../core/capital.ts';
import type { Phrase } from '../../../core/language.ts';
import type { Report } from '../../report.ts';
import { moneyText } from '../../reportStyle.ts';
import { concentrationText, daysText, overviewWords, readTheList } from '../../terminal/overviewBlock.ts';
import { segmentWords } from '../../terminal/segmentColumns.ts';
import { html, type Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { numbers, table, words } from '../table.ts';

const lastBought: Phrase = {
  en: 'the median customer last bought',
  it: 'ultimo acquisto del cliente mediano',
};

/** The sentence that matters, and the figures of the whole base. */
export function leadMarkup(report: Report, style: PageStyle): Markup {
  const {
    customers,
    orders,
    revenue,
    refunded,
    average_order_value: average,
    median_recency_days: days,
  } = report.totals;
  const figures: readonly (readonly [name: string, figure: string | null])[] = [
    [style.say(segmentWords.customers), style.number(customers)],
    [style.say(segmentWords.orders), style.number(orders)],
    [style.say(segmentWords.revenue), revenue === null ? null : moneyText(style, revenue)],
    [capital(style.say(overviewWords.averageOrder)), average === null ? null : moneyText(style, average)],
    [
      capital(style.say(overviewWords.refunded)),
      refunded === null || refunded === 0 ? null : moneyText(style, refunded),
    ],
    [capital(style.say(lastBought)), days === null ? null : ago(days, style)],
  ];
  const concentration = report.too_few_to_rank ? '' : concentrationText(report, style);
  return html`<header>
<p class="eyebrow">${style.say(overviewWords.asOf)} ${report.as_of}</p>
<h1>${style.text(report.headline)}</h1>
<dl class="key">${figures.map(([name, figure]) => (figure === null ? null : html`<div><dt>${name}</dt><dd>${figure}</dd></div>`))}</dl>
${
  concentration === ''
    ? null
    : html`<p class="note">${capital(concentration)}</p>
`
}</header>
`;
}

/** The first customers of all, by name or by rank; all of them where they are too few to rank. */
export function topCustomersSection(report: Report, style: PageStyle): Section {
  const { top_customers: customers, too_few_to_rank: tooFew } = report;
  const concentration = tooFew ? concentrationText(report, style) : '';
  const share = (value: number | null) => (value === null ? style.glyphs.unknown : style.share(value));
  const columns = [
    words(
      style.say(overviewWords.customer),
      customers.map(({ customer_id: id }) => style.name(id)),
    ),
    numbers(
      style.say(overviewWords.orders),
      customers.map(({ orders }) => style.number(orders)),
    ),
    numbers(
      style.say(overviewWords.daysAgo),
      customers.map(({ recency_days: days }) => (days === null ? style.glyphs.unknown : daysText(days, style))),
    ),
    ...(report.totals.revenue === null
      ? []
      : [
          numbers(
            `${style.say(overviewWords.revenueTitle)}${style.unit}`,
            customers.map(({ revenue }) => style.money(revenue)),
          ),
          numbers(
            style.say(overviewWords.share),
            customers.map((customer) => share(customer.share)),
          ),
          numbers(
            style.say(overviewWords.together),
            customers.map(({ cumulative_share: together }) => share(together)),
          ),
        ]),
  ];
  return {
    id: 'customers',
    title: style.say(overviewWords.customers),
    note: tooFew
      ? style.say(overviewWords.tooFew)
      : style.say({ en: 'the most valuable, by lifetime value', it: 'i più preziosi, per valore nel tempo' }),
    content: [
      ...(tooFew && customers.length > 0 ? [sentence(style.say(readTheList(customers.length)))] : []),
      ...(customers.length === 0 ? [] : [table(columns)]),
      ...(concentration === '' ? [] : [sentence(`${style.say(overviewWords.concentration)}: ${concentration}`)]),
    ],
  };
}

function ago(days: number, style: PageStyle): string {
  const count = daysText(days, style);
  return style.say({
    en: `${count} ${days === 1 ? 'day' : 'days'} ago`,
    it: `${count} ${days === 1 ? 'giorno' : 'giorni'} fa`,
  });
}
