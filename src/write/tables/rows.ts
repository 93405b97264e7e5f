import { ROWS_A_BATCH } from '../kernel/kernel.ts';
import type { CsvCells } from './csvCells.ts';
import { type CsvForm, plainForm } from './csvForm.ts';
import type { PrintedColumn } from './printedColumn.ts';
import { createRowPrinter, type RowPrinter } from './rowPrinter.ts';
import { cellText } from './textCells.ts';

/** The first so many rows of a table, or those of the given numbers. */
export type Rows = number | Int32Array;

/** Rows of a table, and how they are printed. */
export interface CsvPart {
  readonly columns: readonly PrintedColumn[];
  readonly rows: Rows;
}

/**
 * CSV as RFC 4180 has it, but with the line ends and marks of its form: a header and the given rows, in pieces of about 64 KB. The next piece
 * overwrites the one before, so a piece must have been written or copied when the next one is asked for: publishing and
 * the shell's outputs wait for each.
 */
export function csvChunks(
  columns: readonly PrintedColumn[],
  rows: Rows,
  form: CsvForm = plainForm,
): Generator<Uint8Array> {
  return csvOfParts([{ columns, rows }], form);
}

/** The same of several tables, at least one, that have columns of the same names. */
export function* csvOfParts(parts: readonly CsvPart[], form: CsvForm = plainForm): Generator<Uint8Array> {
  const names = parts[0]!.columns.map((column) => cellText(column.name, false, form));
  const header = Buffer.from(`${form.start}${names.join(form.delimiter)}${form.lineEnd}`);
  let isBegun = false;
  for (const { columns, rows } of parts) {
    const total = typeof rows === 'number' ? rows : rows.length;
    if (total > 0) yield* printedRows(columns, rows, total, form, header, isBegun);
    isBegun ||= total > 0;
  }
  if (!isBegun) yield header;
}

function* printedRows(
  columns: readonly PrintedColumn[],
  rows: Rows,
  total: number,
  form: CsvForm,
  header: Uint8Array,
  isBegun: boolean,
): Generator<Uint8Array> {
  if (columns.length === 1) return yield* loneCells(columns[0]!, rows, form, isBegun ? EMPTY : header);
  const printing = idlePrinters.get(columns)?.get(form) ?? newPrinting(columns, form, CHUNK_LENGTH + header.length);
  idlePrinters.get(columns)?.delete(form);
  const { cells, printer } = printing;
  if (!isBegun) printer.put(header);
  for (let from = 0; from < total; ) {
    const count = Math.min(ROWS_A_BATCH, total - from);
    const numbers = typeof rows === 'number' ? undefined : rows.subarray(from, from + count);
    const printed = printer.print({ first: from, count, numbers });
    from += printed;
    if (printer.length() >= CHUNK_LENGTH || printed === 0) yield printer.take();
    // A row that is too long for the printer is a piece of its own.
    if (printed === 0) {
      yield rowBytes(cells, form, numbers?.[0] ?? from);
      from++;
    }
  }
  if (printer.length() > 0) yield printer.take();
  const idle = idlePrinters.get(columns) ?? new Map<CsvForm, Printing>();
  idlePrinters.set(columns, idle.set(form, printing));
}

/** A lone cell that is empty has quotes, since an empty line is no row. */
function* loneCells({ csv }: PrintedColumn, rows: Rows, form: CsvForm, header: Uint8Array): Generator<Uint8Array> {
  const { cell } = csv(form);
  const [empty, lineEnd] = [Buffer.from('""'), Buffer.from(form.lineEnd)];
  let pieces = [header];
  let length = header.length;
  for (const row of typeof rows === 'number' ? Array(rows).keys() : rows) {
    const bytes = cell(row);
    pieces.push(bytes.length === 0 ? empty : bytes, lineEnd);
    length += bytes.length + lineEnd.length;
    if (length < CHUNK_LENGTH) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    length = 0;
  }
  yield Buffer.concat(pieces);
}

const EMPTY = new Uint8Array(0);

/** Columns in some form, and what prints them. */
interface Printing {
  readonly cells: readonly CsvCells[];
  readonly printer: RowPrinter;
}

function newPrinting(columns: readonly PrintedColumn[], form: CsvForm, most: number): Printing {
  const cells = columns.map(({ csv }) => csv(form));
  return { cells, printer: createRowPrinter(cells, form, most) };
}

/** The same columns are printed for all customers and then for those of each segment. */
const idlePrinters = new WeakMap<readonly PrintedColumn[], Map<CsvForm, Printing>>();

function rowBytes(columns: readonly CsvCells[], { delimiter, lineEnd }: CsvForm, row: number): Uint8Array {
  const cells = columns.flatMap(({ cell }) => [Buffer.from(delimiter), cell(row)]);
  return Buffer.concat([...cells.slice(1), Buffer.from(lineEnd)]);
}

/** A JSON array with one object a line. */
export function jsonChunks(columns: readonly PrintedColumn[], rows: Rows): Generator<string> {
  return joined('[', separated(objects(columns, rows)), '\n]\n');
}

/** JSON Lines: one object a line. */
export function jsonLinesChunks(columns: readonly PrintedColumn[], rows: Rows): Generator<string> {
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
function* objects(columns: readonly PrintedColumn[], rows: Rows): Generator<string> {
  const names = columns.map((column) => JSON.stringify(column.name));
  for (const row of typeof rows === 'number' ? Array(rows).keys() : rows) {
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
