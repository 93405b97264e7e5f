import type { PrintedColumn } from './printedColumn.ts';
import { LINE_FEED, type RowBlock } from './rowBlock.ts';
import { cellText } from './textCells.ts';

/**
 * CSV as RFC 4180 has it but with line feeds: a header and the given rows, in pieces of about 64 KB. The next piece
 * overwrites the one before, so a piece must have been written or copied when the next one is asked for: publishing and
 * the shell's outputs wait for each.
 */
export function* csvChunks(columns: readonly PrintedColumn[], rows: Int32Array): Generator<Uint8Array> {
  const header = columns.map((column) => cellText(column.name, false)).join(',');
  let bytes: Uint8Array = new TextEncoder().encode(`${header}\n`);
  let length = bytes.length;
  for (let from = 0; from < rows.length; ) {
    const starts = lanes(columns, rows, from, length);
    const count = starts.length - 1;
    const needed = starts[count]!;
    if (needed > bytes.length) bytes = enlarged(bytes, length, needed);
    const block = { rows, from, bytes, ends: starts.slice(0, count) };
    for (const { csv } of columns) csv.print(block);
    length = closeUp(block, starts);
    from += count;
    if (length >= CHUNK_LENGTH) {
      yield bytes.subarray(0, length);
      length = 0;
    }
  }
  if (length > 0) yield bytes.subarray(0, length);
}

/** Where the lanes of the next rows begin, the first at `position`, and where the last of them ends. */
function lanes(columns: readonly PrintedColumn[], rows: Int32Array, from: number, position: number): Int32Array {
  const room = new Int32Array(Math.min(ROWS_A_BLOCK, rows.length - from));
  room.fill(columns.reduce((sum, { csv }) => sum + csv.room, 0));
  for (const { csv } of columns) csv.addRoom?.(rows, from, room);
  const starts = new Int32Array(room.length + 1).fill(position, 0, 1);
  let count = 0;
  while (count < room.length && (count === 0 || starts[count]! < position + MOST_ROOM)) {
    starts[count + 1] = starts[count]! + room[count]!;
    count++;
  }
  return starts.subarray(0, count + 1);
}

/** Moves the rows together, a line feed for the last comma of each, and returns where they end. */
function closeUp({ bytes, ends }: RowBlock, starts: Int32Array): number {
  let position = starts[0]!;
  for (let i = 0; i < ends.length; i++) {
    bytes[ends[i]! - 1] = LINE_FEED;
    bytes.copyWithin(position, starts[i]!, ends[i]);
    position += ends[i]! - starts[i]!;
  }
  return position;
}

function enlarged(bytes: Uint8Array, length: number, needed: number): Uint8Array {
  const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
  larger.set(bytes.subarray(0, length));
  return larger;
}

/** So many that a column's loop pays, and so few that their text stays in the processor's cache. */
const ROWS_A_BLOCK = 256;

/** Rows of long texts come in smaller blocks. */
const MOST_ROOM = 2 ** 20;

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
