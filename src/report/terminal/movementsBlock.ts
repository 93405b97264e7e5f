import { groupedNumber } from '../../core/numberText.ts';
import { movementCauses } from '../../segment/movements.ts';
import type { CauseCounts, MovementReport } from '../movementReport.ts';
import { cutText } from './displayText.ts';
import { flowMatrix } from './flowMatrix.ts';
import { segmentMarks } from './segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn, tableWidth } from './terminalTable.ts';

const LONGEST_NAME = 24;

/** Who moved since the snapshot before, from where to where, and which movements weigh most. */
export function movementsBlock(movements: MovementReport, segments: readonly string[], style: TerminalStyle): string[] {
  const title = heading(style, `Movements since ${movements.previous}`, daysText(movements.days));
  const { stayed, moved, new: arrived, gone, causes } = movements;
  const count = (number: number) => groupedNumber(number, 0);
  const summary = `${count(moved)} moved, ${count(arrived)} new, ${count(gone)} gone, ${count(stayed)} stayed`;
  const reasons = causes === null || moved === 0 ? '' : `; moved by ${causesText(causes, ', ')}`;
  const lines = [title, ...hanging(style, '', `${summary}${reasons}`, (text) => text)];
  if (moved + arrived + gone === 0) return lines;
  const former = new Set(
    movements.matrix.flatMap(({ from }) => (from === null || segments.includes(from) ? [] : [from])),
  );
  const names = [...segments, ...former];
  return [
    ...lines,
    '',
    ...flowMatrix(movements.matrix, names, segmentMarks(names, style.chalk), style, count),
    '',
    ...topTables(movements.top, style).flatMap((table, i) => (i === 0 ? table : ['', ...table])),
  ];
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${groupedNumber(days, 0)} days`;
}

function causesText(causes: CauseCounts, separator: string): string {
  return movementCauses
    .filter((cause) => causes[cause] > 0)
    .map((cause) => `${cause} ${groupedNumber(causes[cause], 0)}`)
    .join(separator);
}

/** Where there is little room, lifetime value alone stands for the money. */
function topTables(top: MovementReport['top'], style: TerminalStyle): string[][] {
  const name = (segment: string | null, outside: string) =>
    segment === null ? outside : cutText(style.text(segment), LONGEST_NAME, style.glyphs.ellipsis);
  const column = (title: string, align: TableColumn['align'], cell: (flow: Top) => string): TableColumn => ({
    title,
    align,
    cells: top.map(cell),
  });
  const names = [
    column('From', 'left', ({ from }) => name(from, 'new')),
    column('to', 'left', ({ to }) => name(to, 'gone')),
  ];
  const hasMoney = top.some(({ revenue }) => revenue !== null);
  const figures = [
    column('Customers', 'right', ({ customers }) => groupedNumber(customers, 0)),
    ...(hasMoney && style.width >= ROOM_FOR_REVENUE
      ? [column('Revenue', 'right', ({ revenue }) => style.money(revenue, 0))]
      : []),
    ...(hasMoney ? [column('Lifetime\nvalue', 'right', ({ lifetime_value: value }) => style.money(value, 0))] : []),
  ];
  if (top.every(({ causes }) => causes === null)) return splitTable(style, names, figures);
  const room = Math.max(SHORTEST_CAUSES, style.width - tableWidth([...names, ...figures]) - 2);
  const causes = column('Moved by', 'left', ({ causes }) =>
    // One cause a line where they do not fit into one.
    causes === null ? '' : causesText(causes, causesText(causes, ', ').length <= room ? ', ' : ',\n'),
  );
  return splitTable(style, names, [...figures, causes]);
}

type Top = MovementReport['top'][number];
const ROOM_FOR_REVENUE = 90;
/** `behaviour 10,` */
const SHORTEST_CAUSES = 13;
