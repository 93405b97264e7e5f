import { type Phrase, phrase } from '../../core/language.ts';
import { countedIn } from '../../core/numberText.ts';
import type { Report } from '../report.ts';
import { cutText, wrapText } from './displayText.ts';
import { flow, heading, moneyText, type TerminalStyle } from './terminalStyle.ts';
import { splitTable } from './terminalTable.ts';

const words = {
  asOf: { en: 'as of', it: 'al' },
  revenue: { en: 'revenue', it: 'fatturato' },
  refunded: { en: 'refunded', it: 'rimborsi' },
  averageOrder: { en: 'average order', it: 'ordine medio' },
  customers: { en: 'Customers', it: 'Clienti' },
  tooFew: { en: 'too few to rank', it: 'troppo pochi per una graduatoria' },
  customer: { en: 'Customer', it: 'Cliente' },
  orders: { en: 'Orders', it: 'Ordini' },
  daysAgo: { en: 'Days ago', it: 'Giorni fa' },
  revenueTitle: { en: 'Revenue', it: 'Fatturato' },
  share: { en: 'Share', it: 'Quota' },
  together: { en: 'Together', it: 'Cumulata' },
  concentration: { en: 'Concentration', it: 'Concentrazione' },
} as const satisfies Record<string, Phrase>;

/** The sentence that matters, and the figures of the whole base. */
export function headlineBlock(report: Report, style: TerminalStyle): string[] {
  const { customers, orders, revenue, refunded, average_order_value, median_recency_days } = report.totals;
  const figures = [
    `${style.say(words.asOf)} ${report.as_of}`,
    style.counted(customers, 'customer'),
    style.counted(orders, 'order'),
    revenue === null ? '' : `${style.say(words.revenue)} ${moneyText(style, revenue)}`,
    refunded === null || refunded === 0 ? '' : `${style.say(words.refunded)} ${moneyText(style, refunded)}`,
    average_order_value === null ? '' : `${style.say(words.averageOrder)} ${moneyText(style, average_order_value)}`,
    median_recency_days === null ? '' : lastBought(median_recency_days, style),
    report.too_few_to_rank ? '' : concentrationText(report, style),
  ].filter((text) => text !== '');
  return [
    ...wrapText(style.text(report.headline), style.width).map((line) => style.chalk.bold(line)),
    '',
    ...flow(style, figures, style.glyphs.separator),
  ];
}

/** The customers themselves, where scores say little. */
export function fewCustomersBlock(report: Report, style: TerminalStyle): string[] {
  const { top_customers: customers } = report;
  const concentration = concentrationText(report, style);
  const count = phrase((language) => countedIn(language, customers.length, 'customer'));
  const note = style.say({
    en: `A score compares customers with each other: with ${count.en}, read the list instead.`,
    it: `Un punteggio confronta i clienti tra loro: con ${count.it} è meglio leggere l'elenco.`,
  });
  const hasMoney = report.totals.revenue !== null;
  const share = (value: number | null) => (value === null ? style.glyphs.unknown : style.share(value));
  const leading = [
    {
      title: style.say(words.customer),
      align: 'left' as const,
      cells: customers.map(({ customer_id }) => cutText(style.text(customer_id), 24, style.glyphs.ellipsis)),
    },
  ];
  const columns = [
    { title: style.say(words.orders), cells: customers.map(({ orders }) => style.number(orders)) },
    {
      title: style.say(words.daysAgo),
      cells: customers.map(({ recency_days }) =>
        recency_days === null ? style.glyphs.unknown : daysText(recency_days, style),
      ),
    },
    ...(hasMoney
      ? [
          { title: style.say(words.revenueTitle), cells: customers.map(({ revenue }) => style.money(revenue)) },
          { title: style.say(words.share), cells: customers.map((customer) => share(customer.share)) },
          { title: style.say(words.together), cells: customers.map(({ cumulative_share }) => share(cumulative_share)) },
        ]
      : []),
  ].map((column) => ({ ...column, align: 'right' as const }));
  return [
    heading(style, style.say(words.customers), style.say(words.tooFew)),
    ...(customers.length === 0 ? [] : wrapText(note, style.width)),
    ...(customers.length === 0 ? [] : splitTable(style, leading, columns).flat()),
    ...(concentration === '' ? [] : wrapText(`${style.say(words.concentration)}: ${concentration}`, style.width)),
  ];
}

/** `50` or `12.5`. */
function daysText(days: number, style: TerminalStyle): string {
  return style.number(days, Number.isInteger(days) ? 0 : 1);
}

function lastBought(days: number, style: TerminalStyle): string {
  const count = daysText(days, style);
  return style.say({
    en: `median customer last bought ${count} ${days === 1 ? 'day' : 'days'} ago`,
    it: `cliente mediano: ultimo acquisto ${count} ${days === 1 ? 'giorno' : 'giorni'} fa`,
  });
}

function concentrationText({ concentration }: Report, style: TerminalStyle): string {
  const { largest_customer_share: largest, top_tenth_customers: tenth, top_tenth_share: top } = concentration;
  if (largest === null || top === null) return '';
  const [one, few, share] = [style.share(largest), style.number(tenth), style.share(top)];
  const text = style.say({
    en: `largest customer ${one} of revenue, top 10 % (${few}) ${share}`,
    it: `cliente maggiore ${one} del fatturato, primo 10 % (${few}) ${share}`,
  });
  return cutText(text, style.width, style.glyphs.ellipsis);
}
