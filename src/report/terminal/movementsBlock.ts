import { groupedNumber } from '../../core/numberText.ts';
import { movementCauses } from '../../segment/movements.ts';
import type { CauseCounts, FlowReport, MovementReport } from '../movementReport.ts';
import { cutText } from './displayText.ts';
import { segmentMarks } from './segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { splitTable, type TableColumn, tableWidth } from './terminalTable.ts';

const LONGEST_NAME = 24;
const OUTSIDE = { before: 'new', now: 'gone' } as const;

/** Who moved since the snapshot before, from where to where, and which movements weigh most. */
export function movementsBlock(movements: MovementReport, segments: readonly string[], style: TerminalStyle): string[] {
  const title = heading(style, `Movements since ${movements.previous}`, daysText(movements.days));
  const { stayed, moved, new: arrived, gone, causes } = movements;
  const count = (number: number) => groupedNumber(number, 0);
  const summary = `${count(moved)} moved, ${count(arrived)} new, ${count(gone)} gone, ${count(stayed)} stayed`;
  const reasons = causes === null || moved === 0 ? '' : `; moved by ${causesText(causes, ', ')}`;
  const lines = [title, ...hanging(style, '', `${summary}${reasons}`, (text) => text)];
  if (moved + arrived + gone === 0) return lines;
  return [
    ...lines,
    '',
    ...joined(matrixTables(movements.matrix, segments, style)),
    '',
    ...joined(topTables(movements.top, style)),
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

/** Rows are segments before, columns those of now by their tags; only where somebody was or is. */
function matrixTables(matrix: readonly FlowReport[], segments: readonly string[], style: TerminalStyle): string[][] {
  const former = [...new Set(matrix.map(({ from }) => from))].filter(
    (name): name is string => name !== null && !segments.includes(name),
  );
  const all = [...segments, ...former];
  const marks = segmentMarks(all, style.chalk);
  const tagOf = (name: string | null, outside: string) => (name === null ? outside : marks[all.indexOf(name)]!.tag);
  const present = (side: 'from' | 'to') => [...all, null].filter((name) => matrix.some((flow) => flow[side] === name));
  const rows = present('from');
  const counts = new Map(matrix.map((flow) => [`${flow.from}\n${flow.to}`, flow.customers]));
  const column = (to: string | null): TableColumn => ({
    title: tagOf(to, OUTSIDE.now),
    align: 'right',
    cells: rows.map((from) => {
      const customers = counts.get(`${from}\n${to}`);
      return customers === undefined ? style.glyphs.nobody : groupedNumber(customers, 0);
    }),
    paint: (text, row) => (rows[row] === to ? style.chalk.bold(text) : text),
    gap: 1,
  });
  return splitTable(
    style,
    [
      { title: '', align: 'left', cells: rows.map((name) => tagOf(name, '')) },
      {
        title: 'From, to',
        align: 'left',
        cells: rows.map((name) =>
          name === null ? OUTSIDE.before : cutText(style.text(name), LONGEST_NAME, style.glyphs.ellipsis),
        ),
        gap: 1,
      },
    ],
    present('to').map(column),
  );
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
    column('From', 'left', ({ from }) => name(from, OUTSIDE.before)),
    column('to', 'left', ({ to }) => name(to, OUTSIDE.now)),
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

function joined(tables: readonly string[][]): string[] {
  return tables.flatMap((table, i) => (i === 0 ? table : ['', ...table]));
}
