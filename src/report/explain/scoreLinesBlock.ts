import { counted, groupedNumber } from '../../core/numberText.ts';
import { moneyText } from '../reportStyle.ts';
import { frequencyWords, moneyNames, recencyWords } from '../terminal/scoresBlock.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import type { ExplainedCustomer, Explanation } from './explanation.ts';
import type { ScoreExplanation } from './scoreExplanations.ts';

/** Each score: the value that it was given for, and the values that have it. */
export function scoreLinesBlock(customer: ExplainedCustomer, explanation: Explanation, style: TerminalStyle): string[] {
  const hasMoney = customer.scores.some(({ score }) => score === 'm');
  const lines = customer.scores.map((score): readonly [string, string] => [
    `${score.score.toUpperCase()} ${score.points}`,
    `${valueWords(score, customer, style)}; ${score.score.toUpperCase()} ${score.points} is ${rangeWords(score, explanation, style)}`,
  ]);
  lines.push([
    `FM ${customer.fm_score}`,
    hasMoney ? 'the mean of F and M, halves up' : 'F, since money is not looked at',
  ]);
  const widest = Math.max(...lines.map(([mark]) => mark.length));
  return [
    heading(style, 'Scores', `from 1 to ${explanation.bins}, best highest`),
    ...lines.flatMap(([mark, text]) => hanging(style, `${mark.padEnd(widest)}  `, text, style.chalk.bold)),
  ];
}

function valueWords(
  { measure, value }: ScoreExplanation,
  { last_order }: ExplainedCustomer,
  style: TerminalStyle,
): string {
  if (value === null) return `${moneyNames[measure as 'profit'].en}, which customers.csv does not hold`;
  if (measure === 'recency_days') {
    return value === 0
      ? `last order on ${last_order}, the as-of day`
      : `last order ${counted(value, 'day')} ago, on ${last_order}`;
  }
  if (measure === 'orders' || measure === 'purchase_days')
    return counted(value, measure.replace('_', ' ').slice(0, -1));
  return `${moneyNames[measure].en} ${moneyText(style, value)}`;
}

function rangeWords(
  { score, points, from, below }: ScoreExplanation,
  { bins, cut_offs }: Explanation,
  style: TerminalStyle,
): string {
  if (score === 'r') return recencyWords(cut_offs.recency_days, bins - points);
  if (score === 'f') return frequencyWords(cut_offs.orders, points);
  if (from === null) return below === null ? 'any amount' : `below ${cutOffText(below, style)}`;
  return below === null
    ? `from ${cutOffText(from, style)} up`
    : `from ${cutOffText(from, style)} up to ${cutOffText(below, style)}`;
}

/** With more decimals than the currency has where the cut-off lies between two amounts of money. */
function cutOffText(value: number, style: TerminalStyle): string {
  const shown = Number(value.toFixed(style.decimals));
  return shown === value ? style.money(value) : groupedNumber(value, style.decimals + 2);
}
