import type { Phrase } from '../../core/language.ts';
import { type MovementCause, movementCauses } from '../../segment/movements.ts';
import type { CauseCounts, MovementReport } from '../movementReport.ts';
import type { ReportStyle } from '../reportStyle.ts';
import { cutText } from './displayText.ts';
import { flowMatrix } from './flowMatrix.ts';
import { segmentMarks } from './segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn, tableWidth } from './terminalTable.ts';

const LONGEST_NAME = 24;
export const movementWords = {
  movementsSince: { en: 'Movements since', it: 'Movimenti dal' },
  movedBy: { en: 'moved by', it: 'cause:' },
  from: { en: 'From', it: 'Da' },
  to: { en: 'to', it: 'a' },
  new: { en: 'new', it: 'nuovi' },
  gone: { en: 'gone', it: 'usciti' },
  customers: { en: 'Customers', it: 'Clienti' },
  revenue: { en: 'Revenue', it: 'Fatturato' },
  lifetimeValue: { en: 'Lifetime\nvalue', it: 'Valore\nnel tempo' },
  cause: { en: 'Moved by', it: 'Causa' },
} as const satisfies Record<string, Phrase>;
const causeNames = {
  behaviour: { en: 'behaviour', it: 'comportamento' },
  'cut-offs': { en: 'cut-offs', it: 'soglie' },
  rules: { en: 'rules', it: 'regole' },
} as const satisfies Record<MovementCause, Phrase>;

/**
 * Who moved since the snapshot before, from where to where, and which movements weigh most.
 * @param titleOf what people call a segment
 */
export function movementsBlock(
  movements: MovementReport,
  segments: readonly string[],
  style: TerminalStyle,
  titleOf = (name: string) => name,
): string[] {
  const since = `${style.say(movementWords.movementsSince)} ${movements.previous}`;
  const title = heading(style, since, style.counted(movements.days, 'day'));
  const { moved, new: arrived, gone } = movements;
  const count = (number: number) => style.number(number);
  const lines = [title, ...hanging(style, '', movementsSummary(movements, style), (text) => text)];
  if (moved + arrived + gone === 0) return lines;
  const former = new Set(
    movements.matrix.flatMap(({ from }) => (from === null || segments.includes(from) ? [] : [from])),
  );
  const names = [...segments, ...former];
  return [
    ...lines,
    '',
    ...flowMatrix(movements.matrix, names, segmentMarks(names.map(titleOf), style.chalk), style, count, [], titleOf),
    '',
    ...topTables(movements.top, style, titleOf).flatMap((table, i) => (i === 0 ? table : ['', ...table])),
  ];
}

/** How many moved, came, went and stayed, and what moved them. */
export function movementsSummary(
  { stayed, moved, new: arrived, gone, causes }: MovementReport,
  style: ReportStyle,
): string {
  const count = (number: number) => style.number(number);
  const one = (number: number, single: string, several: string) =>
    `${count(number)} ${number === 1 ? single : several}`;
  const summary = style.say({
    en: `${count(moved)} moved, ${count(arrived)} new, ${count(gone)} gone, ${count(stayed)} stayed`,
    it: [
      one(moved, 'spostato', 'spostati'),
      one(arrived, 'nuovo', 'nuovi'),
      one(gone, 'uscito', 'usciti'),
      one(stayed, 'rimasto', 'rimasti'),
    ].join(', '),
  });
  const reasons =
    causes === null || moved === 0 ? '' : `; ${style.say(movementWords.movedBy)} ${causesText(causes, ', ', style)}`;
  return `${summary}${reasons}`;
}

export function causesText(causes: CauseCounts, separator: string, style: ReportStyle): string {
  return movementCauses
    .filter((cause) => causes[cause] > 0)
    .map((cause) => `${style.say(causeNames[cause])} ${style.number(causes[cause])}`)
    .join(separator);
}

/** Where there is little room, lifetime value alone stands for the money. */
function topTables(top: MovementReport['top'], style: TerminalStyle, titleOf: (name: string) => string): string[][] {
  const shortestCauses = SHORTEST_CAUSES[style.language];
  const longest = Math.min(LONGEST_NAME, Math.floor((style.width - shortestCauses - 4) / 2));
  const name = (segment: string | null, outside: string) =>
    segment === null ? outside : cutText(style.text(titleOf(segment)), longest, style.glyphs.ellipsis);
  const column = (title: string, align: TableColumn['align'], cell: (flow: Top) => string): TableColumn => ({
    title,
    align,
    cells: top.map(cell),
  });
  const names = [
    column(style.say(movementWords.from), 'left', ({ from }) => name(from, style.say(movementWords.new))),
    column(style.say(movementWords.to), 'left', ({ to }) => name(to, style.say(movementWords.gone))),
  ];
  const hasMoney = top.some(({ revenue }) => revenue !== null);
  const figures = [
    column(style.say(movementWords.customers), 'right', ({ customers }) => style.number(customers)),
    ...(hasMoney && style.width >= ROOM_FOR_REVENUE
      ? [column(style.say(movementWords.revenue), 'right', ({ revenue }) => style.money(revenue, 0))]
      : []),
    ...(hasMoney
      ? [column(style.say(movementWords.lifetimeValue), 'right', ({ lifetime_value: value }) => style.money(value, 0))]
      : []),
  ];
  if (top.every(({ causes }) => causes === null)) return splitTable(style, names, figures);
  const room = Math.max(shortestCauses, style.width - tableWidth([...names, ...figures]) - 2);
  const causes = column(style.say(movementWords.cause), 'left', ({ causes }) =>
    // One cause a line where they do not fit into one.
    causes === null ? '' : causesText(causes, causesText(causes, ', ', style).length <= room ? ', ' : ',\n', style),
  );
  return splitTable(style, names, [...figures, causes]);
}

type Top = MovementReport['top'][number];
const ROOM_FOR_REVENUE = 90;
/** `behaviour 10,` */
const SHORTEST_CAUSES = { en: 13, it: 17 } as const;
