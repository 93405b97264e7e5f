import type { RecordBatch } from '../layout/records.ts';

/**
 * A hash of 53 bits of a whole record, the same whatever the order of the columns and however many of them are empty:
 * a sum over header and value of each field.
 */
export function createRowHash(headers: readonly string[]): (batch: RecordBatch, row: number) => number {
  const seeds = headers.map((header) => hash32(header, 0x811c9dc5));
  return (batch, row) => {
    let low = 0;
    let high = 0;
    for (let column = 0; column < seeds.length; column++) {
      const text = batch.text(row, column).trim();
      if (text === '') continue;
      low = (low + hash32(text, seeds[column]!)) | 0;
      high = (high + hash32(text, seeds[column]! ^ 0x5bd1e995)) | 0;
    }
    return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
  };
}

/** FNV-1a over UTF-16 units with a final mix (MurmurHash3's fmix32). */
function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
