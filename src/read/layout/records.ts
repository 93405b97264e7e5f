import { type CsvError, parse } from 'csv-parse';
import { Failure } from '../../core/failure.ts';

/**
 * Consecutive records of one file, the seam between reading and decoding: whoever reads the bytes hands over batches,
 * and decoders ask for the text of a field by row and column.
 */
export interface RecordBatch {
  readonly count: number;
  /** The line on which a record starts, from 1. */
  readonly line: (row: number) => number;
  /** Number of fields of a record. */
  readonly width: (row: number) => number;
  readonly text: (row: number, column: number) => string;
  /** Whether a NUL byte may be in one of the records. */
  readonly hasNul: boolean;
}

/** How the records of a file are told apart. */
export interface Dialect {
  readonly delimiter: string;
  /** `CR` only where no line feed stands outside quotes. */
  readonly lineEnd: 'LF' | 'CRLF' | 'CR';
}

/** No order has a record this long; a quote that is never closed does. */
const MAX_RECORD_BYTES = 1024 * 1024;
const CR = 13;
const LF = 10;
const QUOTE = 34;

/**
 * Reads UTF-8 bytes into batches of records, blank lines left out. Quotes inside a field that is not quoted are taken
 * as they are; a quote that is never closed is a Failure with the line on which it opened.
 * @param firstLine line number of the first byte
 */
export async function* readRecords(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  firstLine: number,
): AsyncGenerator<RecordBatch> {
  let records: string[][] = [];
  let lines: number[] = [];
  const position = trackLines(firstLine, dialect.lineEnd === 'CR');
  const lineEnd = dialect.lineEnd === 'CR' ? '\r' : '\n';
  const parser = parse({
    bom: false,
    delimiter: dialect.delimiter,
    record_delimiter: dialect.lineEnd === 'CR' ? ['\r'] : ['\r\n', '\n'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
    on_record: (record: string[], { bytes: end }) => {
      const line = position.startOfRecord();
      const raw = position.advanceTo(end);
      const open = openField(record, lineEnd, raw);
      if (open >= 0) throw neverClosed(file, line + record.slice(0, open).join('').split(lineEnd).length - 1);
      lines.push(line);
      records.push(record);
      return null;
    },
  });
  let failure: Error | undefined;
  let hasNul = false;
  parser.on('error', (error) => {
    failure = error;
  });
  const take = (): RecordBatch | undefined => {
    if (failure !== undefined) throw unreadable(file, failure, dialect, position);
    if (records.length === 0) return undefined;
    const batch = batchOf(records, lines, hasNul);
    records = [];
    lines = [];
    return batch;
  };
  for await (const chunk of bytes) {
    position.push(chunk);
    // A record may have begun in the chunk before: once there is a NUL, all records are looked at.
    hasNul ||= chunk.includes(0);
    // The parser runs in step with the write, so its records are there when the write returns.
    parser.write(chunk);
    const batch = take();
    if (batch !== undefined) yield batch;
  }
  await new Promise<void>((done) => {
    parser.on('end', done).on('error', () => done());
    parser.resume().end();
  });
  const last = take();
  if (last !== undefined) yield last;
}

function batchOf(records: readonly string[][], lines: readonly number[], hasNul: boolean): RecordBatch {
  return {
    hasNul,
    count: records.length,
    line: (row) => lines[row]!,
    width: (row) => records[row]!.length,
    text: (row, column) => records[row]![column] ?? '',
  };
}

/**
 * Number of the first field that runs over a line end because its quote is not closed where a field ends, and so holds
 * records of its own; -1 where there is none. The parser leaves the quotes of such a field in its text.
 */
function openField(record: readonly string[], lineEnd: string, raw: Uint8Array): number {
  return record.findIndex(
    (text) =>
      text.charCodeAt(0) === QUOTE &&
      text.includes(lineEnd) &&
      !Buffer.from(raw).includes(`"${text.replaceAll('"', '""')}"`),
  );
}

/** The bytes from a line on; lines are counted as in the header line of a layout, within quotes, too. */
export async function* fromLine(
  bytes: AsyncIterable<Uint8Array>,
  { lineEnd }: Dialect,
  line: number,
): AsyncGenerator<Uint8Array> {
  let left = line - 1;
  for await (const chunk of bytes) {
    let start = 0;
    while (left > 0 && start < chunk.length) {
      const end = chunk.indexOf(lineEnd === 'CR' ? CR : LF, start);
      start = end < 0 ? chunk.length : end + 1;
      if (end >= 0) left--;
    }
    if (start < chunk.length) yield start === 0 ? chunk : chunk.subarray(start);
  }
}

/** Counts line ends up to the record at hand over bytes that arrive in chunks. */
function trackLines(firstLine: number, endsWithCr: boolean) {
  let unread: Uint8Array = new Uint8Array(0);
  /** Offset in the stream of the first unread byte, and its line. */
  let offset = 0;
  let line = firstLine;
  const skip = (count: number): Uint8Array => {
    const skipped = unread.subarray(0, count);
    for (let i = 0; i < count; i++) {
      const byte = unread[i];
      // A CR that an LF follows belongs to that LF.
      if (byte === LF || (endsWithCr && byte === CR && unread[i + 1] !== LF)) line++;
    }
    unread = unread.subarray(count);
    offset += count;
    return skipped;
  };
  const isBlank = (at: number): boolean =>
    endsWithCr ? unread[at] === CR : unread[at] === LF || (unread[at] === CR && unread[at + 1] === LF);
  return {
    push: (chunk: Uint8Array): void => {
      unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    },
    /** Steps over blank lines; the line that is left is where the next record starts. */
    startOfRecord: (): number => {
      let blank = 0;
      while (isBlank(blank)) blank++;
      skip(blank);
      return line;
    },
    /** Steps to an offset in the stream; gives the bytes up to it. */
    advanceTo: (end: number): Uint8Array => skip(end - offset),
    /** Steps to the quote that is open at the end of the longest record that may begin here; undefined without one. */
    lineOfOpenQuote: (delimiter: number): number | undefined => {
      let opened = -1;
      let isFieldStart = true;
      for (let i = 0; i < unread.length && i < MAX_RECORD_BYTES; i++) {
        const byte = unread[i]!;
        if (byte !== QUOTE) isFieldStart = byte === delimiter || byte === LF || byte === CR;
        else if (opened < 0 && isFieldStart) opened = i;
        else if (opened >= 0 && unread[i + 1] === QUOTE) i++;
        else opened = -1;
      }
      if (opened < 0) return undefined;
      skip(opened);
      return line;
    },
  };
}

function unreadable(
  file: string,
  error: Error,
  { delimiter }: Dialect,
  position: ReturnType<typeof trackLines>,
): Error {
  const code = (error as CsvError).code;
  if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') return error;
  const start = position.startOfRecord();
  const line = position.lineOfOpenQuote(Buffer.from(delimiter).at(-1)!);
  if (line !== undefined) return neverClosed(file, line);
  return new Failure(
    'input',
    `${file}:${start}: the record that begins on this line is longer than 1 MiB`,
    'check that the file is an export with one order or line item a line',
  );
}

function neverClosed(file: string, line: number): Failure {
  return new Failure(
    'input',
    `${file}:${line}: a quote opens on this line and is never closed`,
    'close it, or double it where it is part of the text',
  );
}
