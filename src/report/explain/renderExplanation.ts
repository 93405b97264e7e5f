import { counted } from '../../core/numberText.ts';
import { wrapText } from '../terminal/displayText.ts';
import {
  blocksText,
  flow,
  heading,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from '../terminal/terminalStyle.ts';
import type { ExplainedCustomer, ExplainedProspect, Explanation, LeftCustomer, Stay } from './explanation.ts';
import { outlookBlock } from './outlookBlock.ts';
import { rulesBlock } from './rulesBlock.ts';
import { scoreLinesBlock } from './scoreLinesBlock.ts';

/**
 * An explanation for a terminal, as {@link TerminalOptions} ask: no line is wider than the width, and without colour
 * nothing is lost. Ends with a newline.
 */
export function renderExplanation(explanation: Explanation, options: TerminalOptions): string {
  const style = terminalStyle(explanation, options);
  const texts = explanation.customers.map((customer) => blocksText(blocksOf(customer, explanation, style)));
  return texts.join('\n\n');
}

function blocksOf(
  customer: Explanation['customers'][number],
  explanation: Explanation,
  style: TerminalStyle,
): readonly string[][] {
  if (customer.segment === null)
    return [leftBlock(customer, explanation, style), historyBlock(customer.history, style)];
  if (!('scores' in customer)) return [prospectBlock(customer, explanation, style)];
  return [
    summaryBlock(customer, explanation, style),
    scoreLinesBlock(customer, explanation, style),
    rulesBlock(customer, explanation, style),
    outlookBlock(customer, explanation, style),
    historyBlock(customer.history, style),
  ];
}

function summaryBlock(customer: ExplainedCustomer, explanation: Explanation, style: TerminalStyle): string[] {
  const { customer_id, segment, segment_since: since, segment_before: before, why, action } = customer;
  const text = style.text;
  const facts = [
    `as of ${explanation.as_of}`,
    since === null ? '' : `in ${text(segment)} since ${since}`,
    before === null ? 'no other segment is known' : `before that ${text(before)}`,
  ].filter((fact) => fact !== '');
  return [
    ...title(`${text(customer_id)} is ${text(segment)}${why === '' ? '' : `: ${text(why)}`}`, style),
    '',
    ...flow(style, facts, style.glyphs.separator),
    ...(action === '' ? [] : wrapText(`To do: ${text(action)}`, style.width)),
    ...suppressedLines(customer, style),
  ];
}

function prospectBlock(customer: ExplainedProspect, { as_of }: Explanation, style: TerminalStyle): string[] {
  const { customer_id, segment, contacts, last_contact: last } = customer;
  const facts = [`as of ${as_of}`, counted(contacts, 'contact'), ...(last === null ? [] : [`the last on ${last}`])];
  return [
    ...title(`${style.text(customer_id)} is among the ${segment}: interactions and no purchase`, style),
    '',
    ...flow(style, facts, style.glyphs.separator),
    ...suppressedLines(customer, style),
  ];
}

function suppressedLines({ suppressed }: { readonly suppressed: string | null }, style: TerminalStyle): string[] {
  if (suppressed === null) return [];
  return wrapText(`Do not write to them now: ${suppressed.split(';').join(', ')}`, style.width);
}

function leftBlock(customer: LeftCustomer, explanation: Explanation, style: TerminalStyle): string[] {
  const { customer_id, last_seen, last_segment } = customer;
  return [
    ...title(`${style.text(customer_id)} left after ${last_seen}, was ${style.text(last_segment)}`, style),
    '',
    ...wrapText(`as of ${explanation.as_of} there is no such customer`, style.width),
  ];
}

function title(text: string, style: TerminalStyle): string[] {
  return wrapText(text, style.width).map((line) => style.chalk.bold(line));
}

function historyBlock(history: readonly Stay[], style: TerminalStyle): string[] {
  if (history.length === 0) return [];
  const lines = history.flatMap(({ as_of, segment, segment_since: since }) => {
    const stay = segment === null ? 'not a customer' : style.text(segment);
    // A snapshot that came later, or an older one that is gone: the day of the snapshot is not the day it began.
    const began = since === null || since === as_of ? '' : `, since ${since}`;
    return wrapText(`${stay}${began}`, style.width - as_of.length - 2).map((line, i) =>
      i === 0 ? `${as_of}  ${line}` : `${' '.repeat(as_of.length + 2)}${line}`,
    );
  });
  return [heading(style, 'History', 'snapshots in which the segment changes'), ...lines];
}
