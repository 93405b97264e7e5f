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
  /** `CR` only where the file has no line feeds at all. */
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
  const position = trackLines(firstLine);
  const parser = parse({
    bom: false,
    delimiter: dialect.delimiter,
    record_delimiter: dialect.lineEnd === 'CR' ? ['\r'] : ['\r\n', '\n'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
    on_record: (record: string[], { bytes: end }) => {
      lines.push(position.startOfRecord());
      position.advanceTo(end);
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
    if (failure !== undefined) throw unreadable(file, failure, position);
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

/** Counts line ends up to the record at hand over bytes that arrive in chunks. */
function trackLines(firstLine: number) {
  let unread: Uint8Array = new Uint8Array(0);
  /** Offset in the stream of the first unread byte, and its line. */
  let offset = 0;
  let line = firstLine;
  const skip = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const byte = unread[i];
      // A CR that an LF follows belongs to that LF; the LF may be the first byte past the end.
      if (byte === LF || (byte === CR && unread[i + 1] !== LF)) line++;
    }
    unread = unread.subarray(count);
    offset += count;
  };
  return {
    push: (chunk: Uint8Array): void => {
      unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    },
    /** Steps over blank lines; the line that is left is where the next record starts. */
    startOfRecord: (): number => {
      let blank = 0;
      while (unread[blank] === LF || unread[blank] === CR) blank++;
      skip(blank);
      return line;
    },
    advanceTo: (end: number): void => skip(end - offset),
    /** The line on which the last quote of the unread bytes opened. */
    lineOfOpenQuote: (): number => {
      let opened = -1;
      let before = -1;
      for (let i = 0; i < unread.length; i++) {
        if (unread[i] !== QUOTE) continue;
        if (opened >= 0) {
          before = opened;
          opened = -1;
        } else opened = unread[i - 1] === QUOTE && before >= 0 ? before : i;
      }
      skip(Math.max(opened, 0));
      return line;
    },
  };
}

function unreadable(file: string, error: Error, position: ReturnType<typeof trackLines>): Error {
  const code = (error as CsvError).code;
  if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') return error;
  const line = position.lineOfOpenQuote();
  const tooLong = code === 'CSV_MAX_RECORD_SIZE' ? ' within 1 MiB' : '';
  return new Failure(
    'input',
    `${file}:${line}: a quote opens on this line and is never closed${tooLong}`,
    'close it, or double it where it is part of the text',
  );
}
