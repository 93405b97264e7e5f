import { createReadStream } from 'node:fs';

const QUOTE = 0x22;
const NEW_LINE = 0x0a;
const RETURN = 0x0d;

const CHUNK = 1 << 20;
/** No row is longer: in one that is, a quote is not closed. */
const LONGEST_RECORD = 1 << 24;

/** Takes the record from `start` to `end`, without its line end; says whether more are wanted. */
export type RecordTaker = (bytes: Buffer, start: number, end: number, line: number) => boolean;

/**
 * Hands on the records of a CSV file, until there are no more or none is wanted.
 * @param unclosed makes the error of a record that begins on a line and has no end
 */
export async function eachRecord(path: string, take: RecordTaker, unclosed: (line: number) => Error): Promise<true> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk as Buffer]);
    const endAfter = recordEnds(bytes);
    let start = 0;
    for (let end = endAfter(start); end.at !== -1; end = endAfter(start)) {
      const last = bytes[end.at - 1] === RETURN && end.at > start ? end.at - 1 : end.at;
      if (!take(bytes, start, last, line)) return true;
      start = end.at + 1;
      line += end.lines;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST_RECORD) throw unclosed(line);
  }
  if (rest.length > 0) {
    if (quotesIn(rest) % 2 === 1) throw unclosed(line);
    take(rest, 0, rest.length, line);
  }
  return true;
}

/** Finds the line end of the record that begins at a place, and counts its lines; -1 where it is not complete. */
function recordEnds(bytes: Buffer): (start: number) => { readonly at: number; readonly lines: number } {
  let nextQuote = bytes.indexOf(QUOTE);
  return (start) => {
    let lines = 0;
    let isQuoted = false;
    let end = start - 1;
    do {
      end = bytes.indexOf(NEW_LINE, end + 1);
      if (end === -1) return { at: -1, lines };
      lines++;
      // Where no quote is near, as in most rows, nothing is looked at twice.
      for (; nextQuote !== -1 && nextQuote < end; nextQuote = bytes.indexOf(QUOTE, nextQuote + 1)) isQuoted = !isQuoted;
    } while (isQuoted);
    return { at: end, lines };
  };
}

function quotesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(QUOTE); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) count++;
  return count;
}
