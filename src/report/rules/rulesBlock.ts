import { groupedNumber, shareText } from '../../core/numberText.ts';
import { cutText, displayWidth, padText } from '../terminal/displayText.ts';
import type { SegmentMark } from '../terminal/segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { type TableColumn, tableLines } from '../terminal/terminalTable.ts';
import type { RulesReport } from './rulesReport.ts';

const LONGEST_NAME = 24;

/** Which set it is, and what becomes of those whom no rule matches. */
export function setBlock({ set, description, bins, money, rest, rules }: RulesReport, style: TerminalStyle): string[] {
  const { chalk, text } = style;
  const count = rules.length === 1 ? 'one rule' : `${groupedNumber(rules.length, 0)} rules, tried in this order`;
  const left = rest === null ? 'they cover everybody' : `customers whom none matches are in ${rest}`;
  return [
    ...hanging(style, `${text(set)}  `, text(description), chalk.bold),
    ...hanging(style, '', `${count}; scores from 1 to ${bins}${money ? '' : ', without money'}; ${left}`),
  ];
}

/** Each rule in English, why, and what to do. */
export function rulesBlock({ rules }: RulesReport, style: TerminalStyle, marks: readonly SegmentMark[]): string[] {
  const { chalk, text, glyphs } = style;
  const names = rules.map(({ name }) => cutText(text(name), LONGEST_NAME, glyphs.ellipsis));
  const widest = Math.max(...names.map(displayWidth));
  const lines = rules.flatMap(({ words, why, action }, i) => {
    const { tag, tile } = marks[i]!;
    const mark = `${tag} ${padText(names[i]!, widest, 'left')}  `;
    const below = ' '.repeat(displayWidth(mark));
    return [
      ...hanging(style, mark, text(words), (shown) => tile(tag) + shown.slice(tag.length)),
      ...[why, action].flatMap((line) => hanging(style, below, text(line)).map((shown) => chalk.dim(shown))),
    ];
  });
  return [heading(style, 'Rules', 'why, and what to do'), ...lines];
}

/** How many customers of an output folder each segment has. */
export function customersBlock(
  { customers }: RulesReport,
  style: TerminalStyle,
  marks: readonly SegmentMark[],
): string[] {
  if (customers === null) return [];
  const { text, glyphs, chalk } = style;
  const { segments, total } = customers;
  const paint = (line: string, row: number) => (segments[row]!.customers === 0 ? chalk.dim(line) : line);
  const columns: TableColumn[] = [
    { title: '', align: 'left', cells: marks.map(({ tag }) => tag), paint: (line, row) => marks[row]!.tile(line) },
    {
      title: 'Segment',
      align: 'left',
      cells: segments.map(({ segment }) => cutText(text(segment), LONGEST_NAME, glyphs.ellipsis)),
      paint,
      gap: 1,
    },
    {
      title: 'Customers',
      align: 'right',
      cells: segments.map((each) => (each.customers === 0 ? 'none' : groupedNumber(each.customers, 0))),
      paint,
    },
    {
      title: 'Share',
      align: 'right',
      cells: segments.map((each) => shareText(total === 0 ? 0 : each.customers / total)),
      paint,
    },
  ];
  const note = `${groupedNumber(total, 0)} of ${text(customers.folder)}, as of ${customers.as_of}`;
  return [heading(style, 'Customers', note), ...tableLines(style, columns)];
}
