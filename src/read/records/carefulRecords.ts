import { type CsvError, type Options, parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import { isAscii } from '../bytes/ascii.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { CR, countLineEnds, type Dialect, LF, NUL } from './dialect.ts';
import { batchInWindow, type RecordBatch } from './recordBatch.ts';
import { MAX_RECORD_BYTES, neverClosed, tooLong } from './recordFailures.ts';

/** Most bytes with which a line ends. */
const LINE_END_BYTES = 2;
/** A field whose quote is not closed where a field ends, so that the quote belongs to its text. */
const LITERAL_QUOTE = /^"[^"]*(?:""[^"]*)*"[^"\0]/;

/** Reads records with csv-parse, one string a field: any delimiter, and what every other reader must agree with. */
export async function* carefulRecords(
  kernel: Kernel,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  firstLine: number,
): AsyncGenerator<RecordBatch> {
  const lineEnd = dialect.lineEnd === 'CR' ? '\r' : '\n';
  const delimiter = Buffer.from(dialect.delimiter);
  const position = trackLines(firstLine, dialect);
  let records: string[][] = [];
  let lines: number[] = [];
  const checkLength = (raw: Uint8Array, line: number, most = MAX_RECORD_BYTES): void => {
    if (raw.length > most) throw tooLong(file, raw, line, dialect);
  };
  const options: Options = {
    bom: false,
    // One character a byte: the bytes are written out again as they were.
    encoding: 'latin1',
    delimiter,
    record_delimiter: dialect.lineEnd === 'CR' ? ['\r'] : ['\r\n', '\n'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  };
  const keep = (record: string[], end: number): void => {
    const line = position.startOfRecord();
    const raw = withoutLineEnd(position.upTo(end), dialect);
    checkLength(raw, line);
    if (record.some((text) => text[0] === '"' && text.includes(lineEnd))) {
      // A field that runs over a line end because its quote is not closed holds records of its own.
      const open = fieldsIn(raw, options).find(
        ([from, to]) =>
          raw.subarray(from, to).includes(lineEnd) && LITERAL_QUOTE.test(raw.toString('latin1', from, to)),
      );
      if (open !== undefined) throw neverClosed(file, line + countLineEnds(raw, 0, open[0], dialect));
    }
    position.skipTo(end);
    records.push(record);
    lines.push(line);
  };
  let failure: unknown;
  const parser = parse({
    ...options,
    on_record: (record: string[], { bytes: end }) => {
      try {
        keep(record, end);
      } catch (error) {
        // The parser tells of it only when the chunks after this one have been written.
        failure = error;
        throw error;
      }
      return null;
    },
  });
  parser.on('error', (error) => {
    failure = error;
  });
  const take = (): RecordBatch | undefined => {
    if (failure !== undefined) throw failure;
    if (records.length === 0) return undefined;
    const batch = batchOf(kernel, records, lines);
    records = [];
    lines = [];
    return batch;
  };
  for await (const chunk of chunks) {
    position.push(chunk);
    // The parser runs in step with the write, so its records are there when the write returns.
    parser.write(chunk);
    const batch = take();
    if (position.unread().length > MAX_RECORD_BYTES) {
      const line = position.startOfRecord();
      // Its line end may be among these bytes.
      checkLength(position.unread(), line, MAX_RECORD_BYTES + LINE_END_BYTES);
    }
    if (batch !== undefined) yield batch;
  }
  await new Promise<void>((done) => {
    parser.on('end', done).on('error', () => done());
    parser.resume().end();
  });
  if ((failure as CsvError | undefined)?.code === 'CSV_QUOTE_NOT_CLOSED') {
    const line = position.startOfRecord();
    checkLength(position.unread(), line);
    const [quote] = fieldsIn(position.unread(), options).at(-1)!;
    throw neverClosed(file, line + countLineEnds(position.unread(), 0, quote, dialect));
  }
  const last = take();
  if (last !== undefined) yield last;
}

/** Start and end of the fields of one record, the last of which may still be open. */
function fieldsIn(raw: Buffer, options: Options): readonly (readonly [from: number, to: number])[] {
  const fields: [number, number][] = [];
  let from = 0;
  try {
    parseWhole(raw, {
      ...options,
      cast: (text, { bytes: to }) => {
        fields.push([from, to]);
        from = to + (options.delimiter as Buffer).length;
        return text;
      },
    });
  } catch (error) {
    if ((error as CsvError).code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    fields.push([from, raw.length]);
  }
  return fields;
}

/** A record as its bytes up to its line end; at the end of a file it may have none. */
function withoutLineEnd(raw: Buffer, { lineEnd }: Dialect): Buffer {
  if (lineEnd === 'CR') return raw.at(-1) === CR ? raw.subarray(0, -1) : raw;
  if (raw.at(-1) !== LF) return raw;
  return raw.subarray(0, raw.at(-2) === CR ? -2 : -1);
}

/** Puts records, one character a byte, into the window of the kernel. */
function batchOf(kernel: Kernel, records: readonly (readonly string[])[], lines: readonly number[]): RecordBatch {
  const text = Buffer.from(records.map((record) => record.join('')).join(''), 'latin1');
  const fields = records.reduce((sum, { length }) => sum + length, 0);
  kernel.openWindow(Math.max(text.length, fields));
  const { bytes, firstField, bounds, lines: linesInWindow } = kernel.window();
  bytes.set(text);
  let field = 0;
  let end = 0;
  records.forEach((record, row) => {
    firstField[row] = field;
    for (const { length } of record) {
      bounds[2 * field] = end;
      end += length;
      bounds[2 * field + 1] = end;
      field++;
    }
  });
  firstField[records.length] = field;
  linesInWindow.set(lines);
  return batchInWindow(kernel, records.length, isAscii(text), text.includes(NUL));
}

/** Counts line ends up to the record at hand over bytes that arrive in chunks. */
function trackLines(firstLine: number, dialect: Dialect) {
  let unread: Buffer = Buffer.alloc(0);
  /** Offset in the stream of the first unread byte, and its line. */
  let offset = 0;
  let line = firstLine;
  const skip = (count: number): void => {
    line += countLineEnds(unread, 0, count, dialect);
    unread = unread.subarray(count);
    offset += count;
  };
  /** Whether a line ends here; a CR at the end waits for what follows. */
  const isBlank = (at: number): boolean =>
    dialect.lineEnd === 'CR'
      ? unread[at] === CR && at + 1 < unread.length
      : unread[at] === LF || (unread[at] === CR && unread[at + 1] === LF);
  return {
    push: (chunk: Uint8Array): void => {
      unread = Buffer.concat([unread, chunk]);
    },
    unread: (): Buffer => unread,
    offset: (): number => offset,
    /** Steps over blank lines; the line that is left is where the next record starts. */
    startOfRecord: (): number => {
      let blank = 0;
      while (isBlank(blank)) blank++;
      skip(blank);
      return line;
    },
    /** The unread bytes up to an offset in the stream. */
    upTo: (end: number): Buffer => unread.subarray(0, end - offset),
    /** Steps to an offset in the stream. */
    skipTo: (end: number): void => skip(end - offset),
  };
}
