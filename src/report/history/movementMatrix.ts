import { groupedNumber } from '../../core/numberText.ts';
import { cutText } from '../terminal/displayText.ts';
import type { SegmentMark } from '../terminal/segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { splitTable, type TableColumn } from '../terminal/terminalTable.ts';
import type { HistoryReport } from './historyReport.ts';

const LONGEST_NAME = 20;

/** Of those in the segment of a row, how many in a hundred are in that of a column at the next snapshot. */
export function movementMatrix(report: HistoryReport, style: TerminalStyle, marks: readonly SegmentMark[]): string[] {
  const { movements, segments } = report;
  if (movements === null) return [];
  const { steps, matrix } = movements;
  const all = [...segments.map(({ segment }) => segment), null];
  const tagOf = (name: string | null, outside: string) => (name === null ? outside : marks[all.indexOf(name)]!.tag);
  const present = (side: 'from' | 'to') => all.filter((name) => matrix.some((movement) => movement[side] === name));
  const rows = present('from');
  const leaving = rows.map((name) => sumOf(matrix.filter(({ from }) => from === name)));
  const leading: TableColumn[] = [
    {
      title: '',
      align: 'left',
      cells: rows.map((name) => tagOf(name, '')),
      paint: (text, row) => marks[all.indexOf(rows[row]!)]?.tile(text) ?? text,
    },
    {
      title: 'From, to',
      align: 'left',
      cells: rows.map((name) =>
        name === null ? 'new' : cutText(style.text(name), LONGEST_NAME, style.glyphs.ellipsis),
      ),
      gap: 1,
    },
    {
      title: 'Average',
      align: 'right',
      cells: leaving.map((customers) => averageText(customers / steps)),
      gap: 1,
    },
  ];
  const column = (to: string | null): TableColumn => ({
    title: tagOf(to, 'gone'),
    align: 'right',
    cells: rows.map((from, row) => {
      const customers = sumOf(matrix.filter((movement) => movement.from === from && movement.to === to));
      return customers === 0 ? style.glyphs.nobody : percentText(customers, leaving[row]!);
    }),
    paint: (text, row) => (rows[row] === to ? style.chalk.bold(text) : text),
    gap: 1,
  });
  const note = `% of a segment's customers (row) who are in a segment (column) at the next snapshot; ${overText(steps)}`;
  const tables = splitTable(style, leading, present('to').map(column));
  return [
    heading(style, 'Movements'),
    ...hanging(style, '', note, (text) => text),
    ...tables.flatMap((table) => ['', ...table]),
  ];
}

function overText(steps: number): string {
  return steps === 1 ? 'from the first to the second' : `average of ${groupedNumber(steps, 0)} steps`;
}

function sumOf(movements: readonly { readonly customers: number }[]): number {
  return movements.reduce((sum, { customers }) => sum + customers, 0);
}

function averageText(average: number): string {
  return groupedNumber(average, average < 10 && !Number.isInteger(average) ? 1 : 0);
}

/** Whole percent in at most three characters; what is there at all is never shown as 0, nor less than all as 100. */
function percentText(customers: number, all: number): string {
  if (customers === all) return '100';
  const percent = Math.round((customers / all) * 100);
  if (percent === 0) return '<1';
  return percent === 100 ? '>99' : String(percent);
}
