import type { GridSegments } from '../../segment/lint.ts';
import { padText, wrapText } from '../terminal/displayText.ts';
import type { SegmentMark } from '../terminal/segmentMarks.ts';
import { heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { type TableColumn, tableLines } from '../terminal/terminalTable.ts';
import type { RulesReport } from './rulesReport.ts';

const WIDEST_TILE = 14;
/** Two tags and the space around them. */
const NARROWEST_TILE = 7;

/** Which segments there can be in each cell of recency by frequency and money. */
export function ruleGridBlock(
  { lint, bins, money }: RulesReport,
  style: TerminalStyle,
  markOf: ReadonlyMap<string, SegmentMark>,
): string[] {
  if (lint.kind !== 'lint') return [];
  const name = money ? 'FM' : 'F';
  const scores = Array.from({ length: bins }, (_, i) => i + 1);
  const labels = scores.toReversed().map((r) => `R ${r}`);
  const room = Math.floor((style.width - 4) / bins) - 1;
  const tile = Math.min(WIDEST_TILE, Math.max(NARROWEST_TILE, room));
  const tagLines = ({ segments }: GridSegments) =>
    wrapText(segments.map((segment) => markOf.get(segment)!.tag).join(' '), tile - 2);
  const heightOf = (r: number) =>
    Math.max(...lint.grid.filter((cell) => cell.r === r).map((cell) => tagLines(cell).length));
  const columnOf = (fm: number): TableColumn => {
    const cells = lint.grid.filter((cell) => cell.fm === fm);
    return {
      title: ` ${name} ${fm}`,
      align: 'left',
      cells: cells.map((cell) => boxed(tagLines(cell), tile, heightOf(cell.r))),
      paint: (line, row) => markOf.get(cells[row]!.segments[0]!)!.tile(line),
      gap: 1,
    };
  };
  const perTable = Math.max(1, Math.floor((style.width - 4) / (tile + 1)));
  const tables: string[][] = [];
  for (let from = 0; from < bins; from += perTable) {
    const columns = scores.slice(from, from + perTable).map(columnOf);
    tables.push(tableLines(style, [{ title: '', align: 'left', cells: labels }, ...columns]));
  }
  const note = `the segments that there can be, R by ${name}`;
  return [heading(style, 'Grid', note), ...tables.flatMap((table, i) => (i === 0 ? table : ['', ...table]))];
}

function boxed(lines: readonly string[], width: number, height: number): string {
  return Array.from({ length: height }, (_, i) => padText(` ${lines[i] ?? ''}`, width, 'left')).join('\n');
}
