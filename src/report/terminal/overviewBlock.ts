import { counted, groupedNumber, shareText } from '../../core/numberText.ts';
import type { Report } from '../report.ts';
import { cutText, wrapText } from './displayText.ts';
import { flow, heading, moneyText, type TerminalStyle } from './terminalStyle.ts';
import { splitTable } from './terminalTable.ts';

/** The sentence that matters, and the figures of the whole base. */
export function headlineBlock(report: Report, style: TerminalStyle): string[] {
  const { customers, orders, revenue, refunded, average_order_value, median_recency_days } = report.totals;
  const figures = [
    `as of ${report.as_of}`,
    counted(customers, 'customer'),
    counted(orders, 'order'),
    revenue === null ? '' : `revenue ${moneyText(style, revenue)}`,
    refunded === null || refunded === 0 ? '' : `refunded ${moneyText(style, refunded)}`,
    average_order_value === null ? '' : `average order ${moneyText(style, average_order_value)}`,
    median_recency_days === null
      ? ''
      : `median customer last bought ${daysText(median_recency_days)} ${median_recency_days === 1 ? 'day' : 'days'} ago`,
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
  const note = `A score compares customers with each other: with ${counted(customers.length, 'customer')}, read the list instead.`;
  const hasMoney = report.totals.revenue !== null;
  const share = (value: number | null) => (value === null ? style.glyphs.unknown : shareText(value));
  const leading = [
    {
      title: 'Customer',
      align: 'left' as const,
      cells: customers.map(({ customer_id }) => cutText(style.text(customer_id), 24, style.glyphs.ellipsis)),
    },
  ];
  const columns = [
    { title: 'Orders', cells: customers.map(({ orders }) => groupedNumber(orders, 0)) },
    {
      title: 'Days ago',
      cells: customers.map(({ recency_days }) =>
        recency_days === null ? style.glyphs.unknown : daysText(recency_days),
      ),
    },
    ...(hasMoney
      ? [
          { title: 'Revenue', cells: customers.map(({ revenue }) => style.money(revenue)) },
          { title: 'Share', cells: customers.map((customer) => share(customer.share)) },
          { title: 'Together', cells: customers.map(({ cumulative_share }) => share(cumulative_share)) },
        ]
      : []),
  ].map((column) => ({ ...column, align: 'right' as const }));
  return [
    heading(style, 'Customers', 'too few to rank'),
    ...(customers.length === 0 ? [] : wrapText(note, style.width)),
    ...(customers.length === 0 ? [] : splitTable(style, leading, columns).flat()),
    ...(concentration === '' ? [] : wrapText(`Concentration: ${concentration}`, style.width)),
  ];
}

/** `50` or `12.5`. */
function daysText(days: number): string {
  return groupedNumber(days, Number.isInteger(days) ? 0 : 1);
}

function concentrationText({ concentration }: Report, { width, glyphs }: TerminalStyle): string {
  const { largest_customer_share: largest, top_tenth_customers: tenth, top_tenth_share: top } = concentration;
  if (largest === null || top === null) return '';
  const text = `largest customer ${shareText(largest)} of revenue, top 10 % (${groupedNumber(tenth, 0)}) ${shareText(top)}`;
  return cutText(text, width, glyphs.ellipsis);
}
