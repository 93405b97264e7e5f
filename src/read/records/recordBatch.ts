import type { Kernel } from '../kernel/kernel.ts';

/**
 * Consecutive records of one file as ranges of bytes, the seam between reading and decoding: whoever reads the bytes
 * hands over batches, and decoders look at fields by row and column. A batch is the window of a kernel, valid until the
 * next one is asked for; where room is made in the kernel, it has to be looked for again ({@link batchInWindow}).
 */
export interface RecordBatch {
  readonly count: number;
  /** UTF-8 text. */
  readonly bytes: Buffer;
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

/** The records that are in the window of a kernel. */
export function batchInWindow(kernel: Kernel, count: number, isAscii: boolean, hasNul: boolean): RecordBatch {
  const { bytes, firstField, bounds, lines } = kernel.window();
  return { bytes, firstField, bounds, lines, count, isAscii, hasNul };
}

/** Number of fields of a record. */
export function widthOf({ firstField }: RecordBatch, row: number): number {
  return firstField[row + 1]! - firstField[row]!;
}

/** The text of a field; empty where the record is too short to have it. */
export function fieldText(batch: RecordBatch, row: number, column: number): string {
  const { firstField, bounds } = batch;
  const field = firstField[row]! + column;
  return field < firstField[row + 1]! ? textOf(batch, bounds[2 * field]!, bounds[2 * field + 1]!) : '';
}

/** The text of a range of bytes. */
export function textOf({ bytes, isAscii }: RecordBatch, start: number, end: number): string {
  return isAscii ? bytes.toString('latin1', start, end) : bytes.toString('utf8', start, end);
}
