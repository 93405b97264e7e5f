import { stringify } from 'csv-stringify/sync';
import { guard } from './cell.ts';

/** A column of a file that is written: its cells by row number. */
export interface PrintedColumn {
  readonly name: string;
  /** The CSV cell, before quoting. */
  readonly text: (row: number) => string;
  readonly json: (row: number) => string | number | null;
}

/** A column of texts: guarded against formulas in CSV, null in JSON where missing; `clean` is applied to both. */
export function textColumn(
  name: string,
  value: (row: number) => string | undefined,
  clean: (text: string) => string,
): PrintedColumn {
  return {
    name,
    text: (row) => {
      const text = value(row);
      return text === undefined ? '' : clean(guard(text));
    },
    json: (row) => {
      const text = value(row);
      return text === undefined ? null : clean(text);
    },
  };
}

/** CSV as RFC 4180 has it but with line feeds: a header and the given rows, in pieces of about 64 KB. */
export function csvChunks(columns: readonly PrintedColumn[], rows: Iterable<number>): Generator<string> {
  const header = columns.map((column) => quote(guard(column.name))).join(',');
  return joined(`${header}\n`, lines(columns, rows), '');
}

/** A JSON array with one object a line. */
export function jsonChunks(columns: readonly PrintedColumn[], rows: Iterable<number>): Generator<string> {
  return joined('[', separated(objects(columns, rows)), '\n]\n');
}

/** JSON Lines: one object a line. */
export function jsonLinesChunks(columns: readonly PrintedColumn[], rows: Iterable<number>): Generator<string> {
  return joined('', terminated(objects(columns, rows)), '');
}

const CHUNK_LENGTH = 65_536;

function* joined(start: string, parts: Iterable<string>, end: string): Generator<string> {
  let chunk = start;
  for (const part of parts) {
    chunk += part;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  chunk += end;
  if (chunk !== '') yield chunk;
}

function* lines(columns: readonly PrintedColumn[], rows: Iterable<number>): Generator<string> {
  for (const row of rows) {
    let line = '';
    for (let index = 0; index < columns.length; index++) {
      if (index > 0) line += ',';
      line += quote(columns[index]!.text(row));
    }
    yield `${line}\n`;
  }
}

/** csv-stringify takes four times as long over a million customers, so it sees only the cells that need quotes. */
function quote(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? stringify([[cell]], { eof: false }) : cell;
}

const NEEDS_QUOTES = /[",\r\n]/;

/** Objects as text, since a JavaScript object would move a column named `2024` to the front. */
function* objects(columns: readonly PrintedColumn[], rows: Iterable<number>): Generator<string> {
  const names = columns.map((column) => JSON.stringify(column.name));
  for (const row of rows) {
    yield `{${columns.map((column, index) => `${names[index]}:${JSON.stringify(column.json(row))}`).join(',')}}`;
  }
}

function* separated(parts: Iterable<string>): Generator<string> {
  let separator = '\n';
  for (const part of parts) {
    yield separator + part;
    separator = ',\n';
  }
}

function* terminated(parts: Iterable<string>): Generator<string> {
  for (const part of parts) yield `${part}\n`;
}
