import type { RecordBatch } from '../../../src/read/records/recordBatch.ts';

/** A batch of records, one a line, their cells next to each other as in a file. */
export function batchOf(records: readonly (readonly (string | Uint8Array)[])[]): RecordBatch {
  const parts: Uint8Array[] = [];
  const bounds: number[] = [];
  const firstField = [0];
  let at = 0;
  for (const record of records) {
    for (const cell of record) {
      const bytes = typeof cell === 'string' ? Buffer.from(cell) : cell;
      parts.push(bytes, Buffer.from(','));
      bounds.push(at, at + bytes.length);
      at += bytes.length + 1;
    }
    firstField.push(bounds.length / 2);
  }
  const bytes = Buffer.concat(parts);
  return {
    count: records.length,
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    firstField: Int32Array.from(firstField),
    bounds: Int32Array.from(bounds),
    lines: Int32Array.from(records, (_, row) => row + 1),
    isAscii: bytes.every((byte) => byte < 128),
    hasNul: bytes.includes(0),
  };
}
