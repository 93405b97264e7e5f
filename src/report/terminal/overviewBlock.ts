import { type Phrase, phrase } from '../../core/language.ts';
import { countedIn } from '../../core/numberText.ts';
import type { Report } from '../report.ts';
import { moneyText, type ReportStyle } from '../reportStyle.ts';
import { cutText, wrapText } from './displayText.ts';
import { flow, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable } from './terminalTable.ts';

export const overviewWords = {
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
  const figures = totalsTexts(report, style);
  const concentration = report.too_few_to_rank ? '' : shownConcentration(report, style);
  return [
    ...wrapText(style.text(report.headline), style.width).map((line) => style.chalk.bold(line)),
    '',
    ...flow(style, concentration === '' ? figures : [...figures, concentration], style.glyphs.separator),
  ];
}

/** The figures of the whole base, each in a few words. */
function totalsTexts(report: Report, style: ReportStyle): string[] {
  const { customers, orders, revenue, refunded, average_order_value, median_recency_days } = report.totals;
  return [
    `${style.say(overviewWords.asOf)} ${report.as_of}`,
    style.counted(customers, 'customer'),
    style.counted(orders, 'order'),
    revenue === null ? '' : `${style.say(overviewWords.revenue)} ${moneyText(style, revenue)}`,
    refunded === null || refunded === 0 ? '' : `${style.say(overviewWords.refunded)} ${moneyText(style, refunded)}`,
    average_order_value === null
      ? ''
      : `${style.say(overviewWords.averageOrder)} ${moneyText(style, average_order_value)}`,
    median_recency_days === null ? '' : lastBought(median_recency_days, style),
  ].filter((text) => text !== '');
}

/** The customers themselves, where scores say little. */
export function fewCustomersBlock(report: Report, style: TerminalStyle): string[] {
  const { top_customers: customers } = report;
  const concentration = shownConcentration(report, style);
  const note = style.say(readTheList(customers.length));
  const hasMoney = report.totals.revenue !== null;
  const share = (value: number | null) => (value === null ? style.glyphs.unknown : style.share(value));
  const leading = [
    {
      title: style.say(overviewWords.customer),
      align: 'left' as const,
      cells: customers.map(({ customer_id }) => cutText(style.text(customer_id), 24, style.glyphs.ellipsis)),
    },
  ];
  const columns = [
    { title: style.say(overviewWords.orders), cells: customers.map(({ orders }) => style.number(orders)) },
    {
      title: style.say(overviewWords.daysAgo),
      cells: customers.map(({ recency_days }) =>
        recency_days === null ? style.glyphs.unknown : daysText(recency_days, style),
      ),
    },
    ...(hasMoney
      ? [
          { title: style.say(overviewWords.revenueTitle), cells: customers.map(({ revenue }) => style.money(revenue)) },
          { title: style.say(overviewWords.share), cells: customers.map((customer) => share(customer.share)) },
          {
            title: style.say(overviewWords.together),
            cells: customers.map(({ cumulative_share }) => share(cumulative_share)),
          },
        ]
      : []),
  ].map((column) => ({ ...column, align: 'right' as const }));
  return [
    heading(style, style.say(overviewWords.customers), style.say(overviewWords.tooFew)),
    ...(customers.length === 0 ? [] : wrapText(note, style.width)),
    ...(customers.length === 0 ? [] : splitTable(style, leading, columns).flat()),
    ...(concentration === ''
      ? []
      : wrapText(`${style.say(overviewWords.concentration)}: ${concentration}`, style.width)),
  ];
}

/** Why a list stands where scores say little. */
export function readTheList(customers: number): Phrase {
  const count = phrase((language) => countedIn(language, customers, 'customer'));
  return {
    en: `A score compares customers with each other: with ${count.en}, read the list instead.`,
    it: `Un punteggio confronta i clienti tra loro: con ${count.it} è meglio leggere l'elenco.`,
  };
}

/** `50` or `12.5`. */
export function daysText(days: number, style: ReportStyle): string {
  return style.number(days, Number.isInteger(days) ? 0 : 1);
}

function lastBought(days: number, style: ReportStyle): string {
  const count = daysText(days, style);
  return style.say({
    en: `median customer last bought ${count} ${days === 1 ? 'day' : 'days'} ago`,
    it: `cliente mediano: ultimo acquisto ${count} ${days === 1 ? 'giorno' : 'giorni'} fa`,
  });
}

function shownConcentration(report: Report, style: TerminalStyle): string {
  return cutText(concentrationText(report, style), style.width, style.glyphs.ellipsis);
}

/** How much the largest customer and the largest tenth bring; empty where it cannot be told. */
export function concentrationText({ concentration }: Report, style: ReportStyle): string {
  const { largest_customer_share: largest, top_tenth_customers: tenth, top_tenth_share: top } = concentration;
  if (largest === null || top === null) return '';
  const [one, few, share] = [style.share(largest), style.number(tenth), style.share(top)];
  return style.say({
    en: `largest customer ${one} of revenue, top 10 % (${few}) ${share}`,
    it: `cliente maggiore ${one} del fatturato, primo 10 % (${few}) ${share}`,
  });
}
