import Table from 'cli-table3';
import { displayWidth } from './displayText.ts';
import type { TerminalStyle } from './terminalStyle.ts';

export interface TableColumn {
  /** May have several lines, as may cells; titles stand at the bottom, cells at the top of their row. */
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Safe to show, without colour. */
  readonly cells: readonly string[];
  /** Colours one line of a cell. */
  readonly paint?: (text: string, row: number) => string;
  /** Spaces before the column, two unless told otherwise; none before the first. */
  readonly gap?: number;
}

/** Columns that the table takes in the terminal. */
export function tableWidth(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, column, index) => sum + columnWidth(column) + gapOf(column, index), 0);
}

/** A table without borders under a line of titles (left out where all titles are empty). */
export function tableLines(style: Pick<TerminalStyle, 'chalk'>, columns: readonly TableColumn[]): string[] {
  const shown: string[] = [];
  // The table measures text in its own way; it is handed stand-ins of one column each instead, one letter a text.
  const standIn = (line: string, paint: (text: string) => string) => {
    if (line === '') return '';
    shown.push(paint(line));
    return String.fromCodePoint(PRIVATE_USE + shown.length - 1).repeat(displayWidth(line));
  };
  const cell = (text: string, column: TableColumn, index: number, paint: (text: string) => string) => ({
    content: text
      .split('\n')
      .map((line) => standIn(line, paint))
      .join('\n'),
    hAlign: column.align,
    style: { 'padding-left': gapOf(column, index), 'padding-right': 0 },
  });
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: columns.map((column, index) => columnWidth(column) + gapOf(column, index)),
  });
  if (columns.some((column) => column.title !== '')) {
    table.push(
      columns.map((column, index) => ({
        ...cell(column.title, column, index, style.chalk.dim),
        vAlign: 'bottom' as const,
      })),
    );
  }
  for (let row = 0; row < (columns[0]?.cells.length ?? 0); row++) {
    table.push(
      columns.map((column, index) =>
        cell(column.cells[row] ?? '', column, index, (text) => column.paint?.(text, row) ?? text),
      ),
    );
  }
  if (table.length === 0) return [];
  return table
    .toString()
    .split('\n')
    .map((line) => line.replace(STAND_INS, (letters) => shown[letters.codePointAt(0)! - PRIVATE_USE]!).trimEnd());
}

/** As many tables, one below the other, as the width asks for; each starts with the leading columns. */
export function splitTable(
  style: TerminalStyle,
  leading: readonly TableColumn[],
  columns: readonly TableColumn[],
): string[][] {
  const tables: TableColumn[][] = [];
  for (const column of columns) {
    const last = tables.at(-1);
    if (last && tableWidth([...last, column]) <= style.width) last.push(column);
    else tables.push([...leading, column]);
  }
  return tables.map((table) => tableLines(style, table));
}

function columnWidth(column: TableColumn): number {
  const lines = [column.title, ...column.cells].flatMap((text) => text.split('\n'));
  return Math.max(1, ...lines.map(displayWidth));
}

function gapOf(column: TableColumn, index: number): number {
  return index === 0 ? 0 : (column.gap ?? 2);
}

const PRIVATE_USE = 0xf0000;
const STAND_INS = /([\u{f0000}-\u{ffffd}])\1*/gu;
const NO_BORDERS = Object.fromEntries(
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle'
    .split(' ')
    .map((name) => [name, '']),
);
