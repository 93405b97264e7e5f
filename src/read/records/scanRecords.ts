import { CR, countLineEnds, type Dialect, LF, lineEndByte, NUL, QUOTE } from './dialect.ts';
import { MAX_RECORD_BYTES } from './recordFailures.ts';

/** Bytes to scan and room for what is found in them; the arrays mean what they do in a `RecordBatch`. */
export interface ScanBuffers {
  readonly bytes: Buffer;
  /** The same bytes, to be looked at four at a time. */
  readonly view: DataView;
  readonly firstField: Int32Array;
  readonly bounds: Int32Array;
  readonly lines: Int32Array;
}

/** Bytes that a scan needs after those to scan: two at which it stops, and the rest of the four that begin at the second. */
export const SENTINEL_BYTES = 5;

const QUOTES = fourTimes(QUOTE);
const FEEDS = fourTimes(LF);

export interface Scan {
  /** Number of complete records; `lines[count]` is the line on which the bytes after them start. */
  readonly count: number;
  /** Offset of the record that it stopped at. */
  readonly next: number;
  /** Why it stopped there: the record goes on after the end, a quote in it is never closed, or it is too long. */
  readonly reason: 'incomplete' | 'unclosed' | 'too long';
  /** Offset of the quote that is still open, or that is never closed; -1 without one. */
  readonly openQuote: number;
}

/**
 * Finds the records in the first `end` bytes. A quote opens a field only at its start and closes it only before a
 * delimiter or a line end (as in csv-parse, also before a NUL, which then belongs to the text). Where something else
 * follows, both quotes are text, as is all up to the end of the field. Blank lines are no records.
 * @param delimiter a byte that is neither a quote nor a line end
 * @param firstLine the line on which the bytes start
 */
export function scanRecords(
  { bytes, view, firstField, bounds, lines }: ScanBuffers,
  end: number,
  delimiter: number,
  dialect: Dialect,
  firstLine: number,
): Scan {
  const lineEnd = lineEndByte(dialect);
  const delimiters = fourTimes(delimiter);
  const lineEnds = fourTimes(lineEnd);
  // With these after the end every search over bytes finds something, and none has to look where it is.
  bytes[end] = lineEnd;
  bytes[end + 1] = QUOTE;
  bytes[end + 2] = lineEnd;

  let at = 0;
  let line = firstLine;
  let count = 0;
  let bound = 0;
  let recordStart = 0;
  let reason: Scan['reason'] = 'incomplete';
  let openQuote = -1;
  /** Fields of the record at hand whose text is not what stands between the quotes; until then their bounds are raw. */
  let unsettled: number[] = [];
  firstField[0] = 0;
  lines[0] = line;

  // One field a turn.
  for (;;) {
    const start = at;
    if (bytes[at] === QUOTE) {
      let hasPair = false;
      for (;;) {
        at = nextOf(view, at + 1, QUOTES, FEEDS);
        if (bytes[at] === QUOTE) {
          if (bytes[at + 1] !== QUOTE) break;
          at++;
          hasPair = true;
        } else line++;
      }
      if (at > end) {
        openQuote = start;
        break;
      }
      const close = at++;
      let after = bytes[at]!;
      if (after === CR && lineEnd === LF && bytes[at + 1] === LF) after = bytes[++at]!;
      if (after === delimiter || after === lineEnd) {
        if (hasPair) unsettled.push(bound / 2);
        bounds[bound++] = hasPair ? start : start + 1;
        bounds[bound++] = hasPair ? close + 1 : close;
      } else {
        if (after !== NUL && openQuote < 0 && bytes.subarray(start, close).includes(lineEnd)) openQuote = start;
        at = nextOf(view, at, delimiters, lineEnds);
        unsettled.push(bound / 2);
        bounds[bound++] = start;
        bounds[bound++] = at;
      }
    } else {
      at = nextOf(view, at, delimiters, lineEnds);
      bounds[bound++] = start;
      bounds[bound++] = at;
    }
    const feed = at++;
    if (bytes[feed] === delimiter) continue;

    if (feed === end) break;
    const recordEnd = lineEnd === LF && feed > recordStart && bytes[feed - 1] === CR ? feed - 1 : feed;
    if (recordEnd - recordStart > MAX_RECORD_BYTES) {
      reason = 'too long';
      break;
    }
    if (openQuote >= 0) {
      reason = 'unclosed';
      break;
    }
    line = lineEnd === LF ? line + 1 : lines[count]! + countLineEnds(bytes, recordStart, at, dialect);
    if (recordEnd === recordStart) bound -= 2;
    else {
      if (bounds[bound - 1]! > recordEnd) bounds[bound - 1] = recordEnd;
      if (unsettled.length > 0) {
        for (const field of unsettled) settle(bytes, bounds, field);
        unsettled = [];
      }
      count++;
    }
    firstField[count] = bound / 2;
    lines[count] = line;
    recordStart = at;
  }
  return { count, next: recordStart, reason, openQuote };
}

/**
 * Offset of the next byte that is one of two, each given four times over; there has to be one. Four bytes are looked at
 * together: where one of them is 0, and in none before it, subtracting 1 from each of them sets a highest bit that was
 * not set (Hacker's Delight, 6-1, "find first 0-byte").
 */
function nextOf(view: DataView, from: number, a: number, b: number): number {
  let at = from;
  for (;;) {
    const four = view.getInt32(at, true);
    const x = four ^ a;
    const y = four ^ b;
    const found = (((x - 0x01010101) & ~x) | ((y - 0x01010101) & ~y)) & 0x80808080;
    if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
    at += 4;
  }
}

/** A byte in each of the four of an integer. */
function fourTimes(byte: number): number {
  return byte * 0x01010101;
}

/** Writes the text of a field that opens with a quote over its raw bytes; each two quotes before the closing one are one. */
function settle(bytes: Buffer, bounds: Int32Array, field: number): void {
  const start = bounds[2 * field]!;
  const end = bounds[2 * field + 1]!;
  let from = start + 1;
  let to = from;
  for (;;) {
    if (bytes[from] === QUOTE && bytes[++from] !== QUOTE) break;
    bytes[to++] = bytes[from++]!;
  }
  // `from` is after the closing quote.
  const isClosed = from === end || bytes[from] === NUL;
  const rest = isClosed ? from : from - 1;
  bytes.copyWithin(to, rest, end);
  bounds[2 * field] = isClosed ? start + 1 : start;
  bounds[2 * field + 1] = to + end - rest;
}
