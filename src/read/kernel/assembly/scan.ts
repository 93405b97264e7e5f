import { integerAt, setInteger } from './memory';
import { boundAt, bounds, bytes, firstField, lines, unsettled } from './window';

const NUL: i32 = 0;
const LF: i32 = 10;
const CR: i32 = 13;
const QUOTE: i32 = 34;
/** A megabyte, see MAX_RECORD_BYTES. */
const MOST_RECORD_BYTES: i32 = 1024 * 1024;

export const INCOMPLETE: i32 = 0;
export const UNCLOSED: i32 = 1;
export const TOO_LONG: i32 = 2;

/** Number of complete records; `lines[count]` is the line on which the bytes after them start. */
export let count: i32 = 0;
/** Offset of the record that the scan stopped at. */
export let next: i32 = 0;
/** Why it stopped there: the record goes on after the end, a quote in it is never closed, or it is too long. */
export let reason: i32 = INCOMPLETE;
/** Offset of the quote that is still open, or that is never closed; -1 without one. */
export let openQuote: i32 = -1;
export let isAscii: bool = true;
export let hasNul: bool = false;

/**
 * Finds the records in the first `end` bytes of the window. A quote opens a field only at its start and closes it only
 * before a delimiter or a line end (as in csv-parse, also before a NUL, which then belongs to the text). Where something
 * else follows, both quotes are text, as is all up to the end of the field. Blank lines are no records.
 * @param delimiter a byte that is neither a quote nor a line end
 * @param lineEnd CR or LF, which may have a CR before it
 * @param firstLine the line on which the bytes start
 */
export function scan(end: i32, delimiter: i32, lineEnd: i32, firstLine: i32): void {
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineEnds = i8x16.splat(<i8>lineEnd);
  // With these after the end every search finds something, and none has to look where it is.
  setByte(end, lineEnd);
  setByte(end + 1, QUOTE);
  setByte(end + 2, lineEnd);

  let line: i32 = firstLine;
  let fieldStart: i32 = 0;
  let recordStart: i32 = 0;
  bound = 0;
  toSettle = 0;
  count = 0;
  reason = INCOMPLETE;
  openQuote = -1;
  setInteger(firstField, 0, 0);
  setInteger(lines, 0, line);

  /** Sixteen bytes, and those of them that mean something and are still to come. */
  let sixteen: i32 = 0;
  let special = specialBytes(sixteen, delimiters, lineEnds);
  // One byte that means something a turn.
  for (;;) {
    while (special === 0) {
      sixteen += 16;
      special = specialBytes(sixteen, delimiters, lineEnds);
    }
    let at = sixteen + ctz(special);
    special &= special - 1;
    if (byteAt(at) === QUOTE) {
      // Within a field it is text.
      if (at !== fieldStart) continue;
      const close = special === 0 ? at : sixteen + ctz(special);
      const others = special & (special - 1);
      if (others !== 0 && byteAt(close) === QUOTE && byteAt(close + 1) === delimiter) {
        // All of it is among the sixteen bytes, which is so for most.
        addField(at + 1, close);
        at = close + 1;
        special = others & (others - 1);
      } else {
        at = endOfQuoted(at, end, delimiter, lineEnd);
        if (at === NO_END) break;
        sixteen = at + 1;
        special = specialBytes(sixteen, delimiters, lineEnds);
      }
    } else addField(fieldStart, at);
    fieldStart = at + 1;
    if (byteAt(at) === delimiter) continue;

    if (at === end) break;
    const recordEnd = lineEnd === LF && at > recordStart && byteAt(at - 1) === CR ? at - 1 : at;
    if (recordEnd - recordStart > MOST_RECORD_BYTES) {
      reason = TOO_LONG;
      break;
    }
    if (openQuote >= 0) {
      reason = UNCLOSED;
      break;
    }
    line = lineEnd === LF ? line + 1 + feeds : integerAt(lines, count) + lineEndsBetween(recordStart, fieldStart);
    feeds = 0;
    if (recordEnd === recordStart) bound -= 2;
    else {
      if (boundAt(bound - 1) > recordEnd) setInteger(bounds, bound - 1, recordEnd);
      for (let i: i32 = 0; i < toSettle; i++) settle(integerAt(unsettled, i));
      toSettle = 0;
      count++;
    }
    setInteger(firstField, count, bound >> 1);
    setInteger(lines, count, line);
    recordStart = fieldStart;
  }
  feeds = 0;
  next = recordStart;
  lookAtBytes();
}

/** Where the bounds of the next field go. */
let bound: i32 = 0;
/** Until a record is complete, the bounds of fields whose text is not what stands between the quotes are raw. */
let toSettle: i32 = 0;
/** Line feeds within the quotes of the record at hand. */
let feeds: i32 = 0;

function addField(start: i32, end: i32): void {
  setInteger(bounds, bound, start);
  setInteger(bounds, bound + 1, end);
  bound += 2;
}

/** Of a quoted field that goes on after the end. */
const NO_END: i32 = -1;

/** Adds a field that opens with a quote; the delimiter or line end after it. */
function endOfQuoted(start: i32, end: i32, delimiter: i32, lineEnd: i32): i32 {
  let at = start;
  let hasPair = false;
  for (;;) {
    at = nextOf(at + 1, QUOTE, LF);
    if (byteAt(at) === QUOTE) {
      if (byteAt(at + 1) !== QUOTE) break;
      at++;
      hasPair = true;
    } else feeds++;
  }
  if (at > end) {
    openQuote = start;
    return NO_END;
  }
  const close = at++;
  let after = byteAt(at);
  if (after === CR && lineEnd === LF && byteAt(at + 1) === LF) after = byteAt(++at);
  if (after === delimiter || after === lineEnd) {
    if (hasPair) setInteger(unsettled, toSettle++, bound >> 1);
    addField(hasPair ? start : start + 1, hasPair ? close + 1 : close);
    return at;
  }
  if (after !== NUL && openQuote < 0 && holds(lineEnd, start, close)) openQuote = start;
  at = nextOf(at, delimiter, lineEnd);
  setInteger(unsettled, toSettle++, bound >> 1);
  addField(start, at);
  return at;
}

/** A bit for each of sixteen bytes that is a delimiter, a line end or a quote. */
function specialBytes(at: i32, delimiters: v128, lineEnds: v128): i32 {
  const sixteen = v128.load(bytes + <usize>at);
  const ends = v128.or(i8x16.eq(sixteen, delimiters), i8x16.eq(sixteen, lineEnds));
  return i8x16.bitmask(v128.or(ends, i8x16.eq(sixteen, i8x16.splat(<i8>QUOTE))));
}

/** Offset of the next byte that is one of two; there has to be one. */
function nextOf(from: i32, one: i32, other: i32): i32 {
  let at = from;
  while (true) {
    const sixteen = v128.load(bytes + <usize>at);
    const found = v128.or(i8x16.eq(sixteen, i8x16.splat(<i8>one)), i8x16.eq(sixteen, i8x16.splat(<i8>other)));
    if (v128.any_true(found)) return at + ctz(i8x16.bitmask(found));
    at += 16;
  }
}

/** Writes the text of a field that opens with a quote over its raw bytes; each two quotes before the closing one are one. */
function settle(field: i32): void {
  const start = boundAt(2 * field);
  const end = boundAt(2 * field + 1);
  let from = start + 1;
  let to = from;
  for (;;) {
    if (byteAt(from) === QUOTE && byteAt(++from) !== QUOTE) break;
    setByte(to++, byteAt(from++));
  }
  // `from` is after the closing quote.
  const isClosed = from === end || byteAt(from) === NUL;
  const rest = isClosed ? from : from - 1;
  memory.copy(bytes + <usize>to, bytes + <usize>rest, <usize>(end - rest));
  setInteger(bounds, 2 * field, isClosed ? start + 1 : start);
  setInteger(bounds, 2 * field + 1, to + end - rest);
}

/** Line ends of a file whose lines end with a CR; one before an LF is none, the LF is. */
function lineEndsBetween(from: i32, to: i32): i32 {
  let ends: i32 = 0;
  for (let at = from; at < to; at++) {
    const byte = byteAt(at);
    if (byte === LF || (byte === CR && byteAt(at + 1) !== LF)) ends++;
  }
  return ends;
}

function holds(byte: i32, from: i32, to: i32): bool {
  for (let at = from; at < to; at++) if (byteAt(at) === byte) return true;
  return false;
}

/** Whether the bytes of the records are ASCII, and whether a NUL may be among them. */
function lookAtBytes(): void {
  let all = i8x16.splat(0);
  let nuls = i8x16.splat(0);
  const zero = i8x16.splat(0);
  let at: i32 = 0;
  for (; at + 16 <= next; at += 16) {
    const sixteen = v128.load(bytes + <usize>at);
    all = v128.or(all, sixteen);
    nuls = v128.or(nuls, i8x16.eq(sixteen, zero));
  }
  isAscii = i8x16.bitmask(all) === 0;
  hasNul = v128.any_true(nuls);
  for (; at < next; at++) {
    if (byteAt(at) > 0x7f) isAscii = false;
    if (byteAt(at) === NUL) hasNul = true;
  }
}

function byteAt(at: i32): i32 {
  return load<u8>(bytes + <usize>at);
}

function setByte(at: i32, byte: i32): void {
  store<u8>(bytes + <usize>at, <u8>byte);
}
