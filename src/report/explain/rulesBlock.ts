import type { AskedRule } from '../../segment/askedRules.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import type { ExplainedCustomer, Explanation } from './explanation.ts';

/** Every rule that was asked, and what kept the customer out of those before the last. */
export function rulesBlock(customer: ExplainedCustomer, explanation: Explanation, style: TerminalStyle): string[] {
  const { rules } = customer;
  const lines = rules.flatMap((rule) => ruleLines(rule, style));
  if (!rules.at(-1)?.matches)
    lines.push(...hanging(style, YES, `${style.text(customer.segment_by_rounded_values)}: no rule matches`));
  return [
    heading(style, `Rules of ${style.text(explanation.segment_set)}`, 'the first that matches decides'),
    ...lines,
  ];
}

const YES = 'yes  ';
const NO = 'no   ';

function ruleLines({ name, when, matches, untrue, instead }: AskedRule, style: TerminalStyle): string[] {
  const { chalk } = style;
  const lines = hanging(style, matches ? YES : NO, style.text(`${name}: ${when}`), matches ? chalk.bold : chalk.dim);
  if (untrue === null || instead === null) return lines;
  return [...lines, ...hanging(style, ' '.repeat(NO.length), style.text(`${instead}, not ${untrue}`))];
}
