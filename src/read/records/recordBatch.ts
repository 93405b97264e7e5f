/**
 * Consecutive records of one file as ranges of bytes, the seam between reading and decoding: whoever reads the bytes
 * hands over batches, and decoders look at fields by row and column. A batch is valid until the next one is asked for,
 * since its arrays are filled anew.
 */
export interface RecordBatch {
  readonly count: number;
  /** UTF-8 text. */
  readonly bytes: Buffer;
  /** The same bytes, to be looked at four at a time. */
  readonly view: DataView;
  /** Fields of record r have the numbers `firstField[r]` up to, not including, `firstField[r + 1]`. */
  readonly firstField: Int32Array;
  /** Field f is `bytes` from `bounds[2 * f]` up to, not including, `bounds[2 * f + 1]`: its text without quotes around it. */
  readonly bounds: Int32Array;
  /** The line on which each record starts, from 1. */
  readonly lines: Int32Array;
  /** Whether every byte is ASCII, so that characters are bytes. */
  readonly isAscii: boolean;
  /** Whether a NUL byte may be in one of the records. */
  readonly hasNul: boolean;
}

/** Number of fields of a record. */
export function widthOf({ firstField }: RecordBatch, row: number): number {
  return firstField[row + 1]! - firstField[row]!;
}

/** The text of a field; empty where the record is too short to have it. */
export function fieldText(batch: RecordBatch, row: number, column: number): string {
  const field = batch.firstField[row]! + column;
  return field < batch.firstField[row + 1]!
    ? textOf(batch, batch.bounds[2 * field]!, batch.bounds[2 * field + 1]!)
    : '';
}

/** The text of a range of bytes. */
export function textOf({ bytes, isAscii }: RecordBatch, start: number, end: number): string {
  return isAscii ? bytes.toString('latin1', start, end) : bytes.toString('utf8', start, end);
}
