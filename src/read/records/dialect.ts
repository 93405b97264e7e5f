/** How the records of a file are told apart. */
export interface Dialect {
  readonly delimiter: string;
  /** `CR` only where no line feed stands outside quotes; in the other two both `LF` and `CRLF` end a record. */
  readonly lineEnd: 'LF' | 'CRLF' | 'CR';
}

export const NUL = 0;
export const LF = 10;
export const CR = 13;
export const QUOTE = 34;

/** The byte with which a line ends; a CR before an LF belongs to that LF. */
export function lineEndByte({ lineEnd }: Dialect): number {
  return lineEnd === 'CR' ? CR : LF;
}

/** Line ends in a range of bytes, within quotes, too: each LF, and in a `CR` file each CR that no LF follows. */
export function countLineEnds(bytes: Uint8Array, from: number, to: number, { lineEnd }: Dialect): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && lineEnd === 'CR' && bytes[at + 1] !== LF)) count++;
  }
  return count;
}
