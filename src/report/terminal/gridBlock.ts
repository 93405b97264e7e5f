import type { Phrase } from '../../core/language.ts';
import type { GridCell } from '../grid.ts';
import type { Report } from '../report.ts';
import { padText } from './displayText.ts';
import type { SegmentMark } from './segmentMarks.ts';
import { heading, type TerminalStyle } from './terminalStyle.ts';
import { type TableColumn, tableLines } from './terminalTable.ts';

const WIDEST_TILE = 22;
export const gridWords = {
  grid: { en: 'Grid', it: 'Griglia' },
  byFrequency: { en: 'recency (R) by frequency (F)', it: 'recenza (R) per frequenza (F)' },
  byFrequencyAndMoney: {
    en: 'recency (R) by frequency and money (FM)',
    it: 'recenza (R) per frequenza e importo (FM)',
  },
} as const satisfies Record<string, Phrase>;

/** Where the customers are: recency upwards, frequency and money to the right, each tile with its segments. */
export function gridBlock(report: Report, style: TerminalStyle, marks: readonly SegmentMark[]): string[] {
  const { bins, segments } = report;
  const markOf = new Map(segments.map(({ segment }, index) => [segment, marks[index]!]));
  const columnName = report.bin_sizes.m === null ? 'F' : 'FM';
  const labels = Array.from({ length: bins }, (_, row) => `R ${bins - row}`);
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const room = (columns: number) => Math.floor((style.width - labelWidth) / columns) - 1;
  const content = (cell: GridCell, tile: number) => cellLines(cell, markOf, style, tile);
  const needed = Math.max(
    `${columnName} ${bins}`.length,
    ...report.grid.flatMap((cell) => content(cell, 0).map((line) => line.length + 2)),
  );
  let tables = 1;
  while (tables < bins && room(Math.ceil(bins / tables)) < needed) tables++;
  const columnsEach = Math.ceil(bins / tables);
  const tile = Math.min(WIDEST_TILE, Math.max(needed, room(columnsEach)));
  const column = (fm: number): TableColumn => {
    const cells = report.grid.filter((cell) => cell.fm === fm);
    return {
      // The space that lines it up with the counts gives way where the tile is no wider than the title.
      title: `${columnName} ${fm} `.slice(0, tile),
      align: 'right',
      cells: cells.map((cell) =>
        boxed(
          content(cell, tile - 2),
          tile,
          linesOfRow(report, cell.r, (other) => content(other, tile - 2)),
        ),
      ),
      paint: (line, row) => tilePaint(cells[row]!, markOf, style)(line),
      gap: 1,
    };
  };
  const lines = Array.from({ length: tables }, (_, table) => {
    const columns = Array.from({ length: Math.min(columnsEach, bins - table * columnsEach) }, (_, index) =>
      column(table * columnsEach + index + 1),
    );
    return tableLines(style, [{ title: '', align: 'left', cells: labels }, ...columns]);
  });
  const note = style.say(columnName === 'F' ? gridWords.byFrequency : gridWords.byFrequencyAndMoney);
  return [
    heading(style, style.say(gridWords.grid), note),
    ...lines.flatMap((table, index) => (index === 0 ? table : ['', ...table])),
  ];
}

/** The count and, below it, the segments: one or two in a line where `width` allows, else each in its own. */
function cellLines(
  cell: GridCell,
  markOf: ReadonlyMap<string, SegmentMark>,
  { glyphs, number }: TerminalStyle,
  width: number,
): string[] {
  const present = Object.entries(cell.segments).sort((a, b) => b[1] - a[1]);
  const tag = (name: string) => markOf.get(name)?.tag ?? '??';
  if (present.length === 0) return [glyphs.nobody];
  const total = number(cell.customers);
  if (present.length === 1) return [total, tag(present[0]![0])];
  const parts = present.slice(0, 2).map(([name, count]) => `${tag(name)} ${number(count)}`);
  if (present.length > 2) parts.push(`+${present.length - 2}`);
  const line = parts.join(' ');
  return line.length <= width ? [total, line] : [total, ...parts];
}

function linesOfRow(report: Report, r: number, content: (cell: GridCell) => string[]): number {
  return Math.max(1, ...report.grid.filter((cell) => cell.r === r).map((cell) => content(cell).length));
}

function boxed(lines: readonly string[], width: number, height: number): string {
  const all = [...lines, ...Array.from({ length: height - lines.length }, () => '')];
  return all.map((line) => `${padText(line, width - 1, 'right')} `).join('\n');
}

/** A tile has the colour of its largest segment. */
function tilePaint(cell: GridCell, markOf: ReadonlyMap<string, SegmentMark>, { chalk }: TerminalStyle) {
  const largest = Object.entries(cell.segments).sort((a, b) => b[1] - a[1])[0];
  return largest === undefined ? chalk.dim : (markOf.get(largest[0])?.tile ?? chalk.reset);
}
