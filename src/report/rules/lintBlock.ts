import { counted, groupedNumber } from '../../core/numberText.ts';
import { describeCondition } from '../../segment/describe.ts';
import type { Lint, Overlap, TooMany, Unreachable } from '../../segment/lint.ts';
import { flow, hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import type { RulesReport } from './rulesReport.ts';

/** Longer lists are told in part; the JSON has them whole. */
const MOST_CELLS = 60;
const MOST_OVERLAPS = 12;

/** What to mend, then what is good to know. */
export function lintBlock({ lint, rest, money }: RulesReport, style: TerminalStyle): string[] {
  const title = heading(style, 'Lint');
  if (lint.kind === 'too many') return [title, ...tooMany(lint, style)];
  const { uncovered, partly, unreachable, overlaps, assumed } = lint;
  const rightly =
    uncovered.length + partly.length + unreachable.length === 0
      ? hanging(style, '', 'every cell is covered, and every rule can match')
      : [];
  return [
    title,
    ...rightly,
    ...uncoveredLines(lint, rest ?? 'no segment', style),
    ...unreachable.flatMap((one) => hanging(style, '! ', style.text(unreachableWords(one, money)), style.chalk.yellow)),
    ...partlyLines(lint, style),
    ...overlapLines(overlaps, style),
    ...(assumed.length > 0 ? hanging(style, '  ', `assumed: ${assumption(assumed)}`) : []),
  ];
}

function uncoveredLines({ uncovered, cells }: Lint, rest: string, style: TerminalStyle): string[] {
  if (uncovered.length === 0) return [];
  const words = `${cellsOf(uncovered.length, cells)} covered by no rule; customers there are in ${rest}:`;
  return [...hanging(style, '! ', words, style.chalk.yellow), ...cellList(uncovered, style)];
}

function partlyLines({ partly, cells, gap }: Lint, style: TerminalStyle): string[] {
  if (partly.length === 0 || gap === null) return [];
  const where = `in ${gap.cell} no rule matches ${describeCondition(gap.when)}`;
  const words = `${cellsOf(partly.length, cells)} covered in part; for example, ${where}`;
  return [...hanging(style, '- ', style.text(words)), ...cellList(partly, style)];
}

function cellsOf(count: number, cells: number): string {
  return `${count === cells ? 'all' : groupedNumber(count, 0)} of ${counted(cells, 'cell')} ${count === 1 ? 'is' : 'are'}`;
}

function cellList(cells: readonly string[], style: TerminalStyle): string[] {
  const shown = cells.slice(0, MOST_CELLS);
  const more = cells.length - shown.length;
  const items = more > 0 ? [...shown, `and ${groupedNumber(more, 0)} more`] : shown;
  return flow(style, items, ' ', style.width - 2).map((line) => `  ${line}`);
}

function unreachableWords({ rule, why, by }: Unreachable, money: boolean): string {
  const because: Readonly<Record<Unreachable['why'], string>> = {
    contradictory: money ? 'no customer can be like that' : 'without money, no customer can be like that',
    shadowed: `${by.join(', ')} before it ${by.length === 1 ? 'takes' : 'take'} everybody whom it matches`,
  };
  return `${rule} can never match: ${because[why]}`;
}

function overlapLines(overlaps: readonly Overlap[], style: TerminalStyle): string[] {
  if (overlaps.length === 0) return [];
  const largest = overlaps.toSorted((a, b) => b.cells - a.cells).slice(0, MOST_OVERLAPS);
  const more = overlaps.length - largest.length;
  const words = `${counted(overlaps.length, 'pair')} of rules overlap, and the first takes whom both match:`;
  return [
    ...hanging(style, '- ', words),
    ...largest.flatMap(({ first, second, cells }) =>
      hanging(style, '  ', style.text(`${first}, ${second}: ${counted(cells, 'cell')}`)),
    ),
    ...(more > 0 ? [`  and ${groupedNumber(more, 0)} more`] : []),
  ];
}

function assumption(columns: readonly string[]): string {
  return `${columns.join(', ')} may be anything, whatever the scores${columns.length > 1 ? ' and each other' : ''}`;
}

function tooMany({ combinations, most, regions }: TooMany, style: TerminalStyle): string[] {
  const counts = regions.map(({ column, count }) => `${column} ${groupedNumber(count, 0)}`).join(', ');
  const words = `not looked at: the rules tell ${groupedNumber(combinations, 0)} combinations apart, more than ${groupedNumber(most, 0)} (cases by column: ${counts}); compare fewer columns, or with fewer values`;
  return hanging(style, '! ', words, style.chalk.yellow);
}
