import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import { hashOf } from './textHash.ts';

/**
 * A hash of 53 bits of a whole record, the same whatever the order of the columns and however many of them are empty:
 * a sum over header and value of each field.
 */
export function createRowHash(headers: readonly string[]): (batch: RecordBatch, row: number) => number {
  const seeds = headers.map((header) => {
    const bytes = Buffer.from(header);
    return hashOf(bytes, 0, bytes.length);
  });
  return (batch, row) => {
    const { bounds } = batch;
    let low = 0;
    let high = 0;
    const width = Math.min(seeds.length, batch.firstField[row + 1]! - batch.firstField[row]!);
    for (let column = 0; column < width; column++) {
      const field = batch.firstField[row]! + column;
      let bytes: Uint8Array = batch.bytes;
      let start = bounds[2 * field]!;
      let end = bounds[2 * field + 1]!;
      if (end > start && !(isInk(bytes[start]!) && isInk(bytes[end - 1]!))) {
        bytes = Buffer.from(fieldText(batch, row, column).trim());
        start = 0;
        end = bytes.length;
      }
      if (start === end) continue;
      const seed = seeds[column]!;
      low = (low + hashOf(bytes, start, end, seed)) | 0;
      high = (high + hashOf(bytes, start, end, seed ^ 0x5bd1e995)) | 0;
    }
    return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
  };
}

/** Whether a byte is an ASCII character that is no blank, so that trimming ends there. */
function isInk(byte: number): boolean {
  return byte > 32 && byte < 127;
}
