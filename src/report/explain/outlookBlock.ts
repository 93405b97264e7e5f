import { counted } from '../../core/numberText.ts';
import { moneyText } from '../reportStyle.ts';
import { wrapText } from '../terminal/displayText.ts';
import { heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import type { ExplainedCustomer, Explanation } from './explanation.ts';
import type { OrderOutcome, Outlook } from './outlook.ts';

/** What silence and further orders would lead to, and what is assumed. */
export function outlookBlock(customer: ExplainedCustomer, explanation: Explanation, style: TerminalStyle): string[] {
  const { outlook, segment } = customer;
  const title = heading(style, 'What would change it', `by the rules of ${explanation.as_of}`);
  const paragraph = (text: string) => wrapText(style.text(text), style.width);
  if (outlook === null) {
    const text = `By the values in customers.csv, which are rounded, the rules lead to ${customer.segment_by_rounded_values}, not ${segment}: nothing can be said from them of what would change it.`;
    return [title, ...paragraph(text)];
  }
  return [
    title,
    ...paragraph(silenceText(outlook, segment)),
    ...paragraph(deadlineText(outlook, segment)),
    ...ordersTexts(outlook, segment, style).flatMap(paragraph),
    ...paragraph(assumptionText(outlook, style)).map((line) => style.chalk.dim(line)),
  ];
}

function silenceText({ silence }: Outlook, segment: string): string {
  const [first, ...others] = silence;
  if (first === undefined) return `Without another order: ${segment}, however long.`;
  const later = others.map((one) => `, from ${one.from} ${one.segment}`);
  return `Without another order: ${segment} until ${first.until}, then ${first.segment}${later.join('')}.`;
}

function deadlineText({ deadline }: Outlook, present: string): string {
  if (deadline === null) return '';
  const { before, instead_of, segment } = deadline;
  const outcome =
    segment === present ? `keeps the customer in ${present}` : `leads to ${segment} instead of ${instead_of}`;
  return `One more order before ${before} ${outcome}.`;
}

function ordersTexts(outlook: Outlook, segment: string, style: TerminalStyle): readonly string[] {
  const { orders, most_orders } = outlook;
  const most = counted(most_orders, 'more order');
  if (orders.length === 0) return [`With up to ${most}: still ${segment}.`];
  const texts = orders.map(
    (outcome) =>
      `With ${counted(outcome.orders, 'more order')}: ${outcome.segment}${worthText(outcome, outlook, segment, style)}.`,
  );
  const isKnown = orders.every(({ better }) => better === false);
  return isKnown ? [...texts, `Up to ${most} lead to no segment of which more is expected.`] : texts;
}

/** Why a segment is better or not: what its customers are expected to bring. */
function worthText(
  { expected_revenue: then, better }: OrderOutcome,
  { expected_revenue: now, horizon_days: days }: Outlook,
  segment: string,
  style: TerminalStyle,
): string {
  if (then === null || better === null || now === null || days === null) return '';
  const comparison = `${better ? 'more' : 'not more'} than the ${moneyText(style, now)} in ${segment}`;
  return ` (expected of a customer there in ${counted(days, 'day')}: ${moneyText(style, then)}, ${comparison})`;
}

function assumptionText({ order_value, taken_as_they_are: taken }: Outlook, style: TerminalStyle): string {
  const worth = order_value === null ? '' : `, each worth the average so far, ${moneyText(style, order_value)}`;
  const columns = taken.length === 0 ? '' : ` Taken to stay as they are: ${taken.join(', ')}.`;
  return `Assumed: orders come one a day${worth}.${columns}`;
}
