import type { Kernel } from '../kernel/kernel.ts';
import type { RowFloats, RowIntegers } from '../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import type { TextStore } from './textStore.ts';

/**
 * Hashes of 53 bits of whole records, the same whatever the order of the columns and however many of them are empty, so
 * that rows of overlapping files can be compared.
 */
export interface RowHasher {
  readonly hashOf: (batch: RecordBatch, row: number) => number;
  /** The hashes of some rows of a batch. */
  readonly hashesOf: (batch: RecordBatch, rows: RowIntegers, count: number, into: RowFloats) => void;
  readonly free: () => void;
}

/**
 * @param headers names of the columns
 * @param texts where the names are put for a moment
 * @param unsure to be filled with rows that are to be looked at
 */
export function createRowHasher(
  kernel: Kernel,
  headers: readonly string[],
  texts: TextStore,
  unsure: RowIntegers,
): RowHasher {
  const { calls } = kernel;
  const seeds = calls.allocate(headers.length * BYTES_A_SEED) >>> 0;
  const seedAt = (column: number): number => seeds + column * BYTES_A_SEED;
  headers.forEach((header, column) => {
    const bytes = Buffer.from(header);
    texts.makeRoom(0, bytes.length);
    calls.putSeed(texts.put(bytes), bytes.length, seedAt(column));
  });

  const hashOf = (batch: RecordBatch, row: number): number => {
    const { firstField, bounds } = batch;
    calls.startRowHash();
    const first = firstField[row]!;
    const width = Math.min(headers.length, firstField[row + 1]! - first);
    for (let column = 0; column < width; column++) {
      const text = fieldText(batch, row, column);
      const ink = text.trim();
      if (ink === '') continue;
      // The bytes as they are, since what is no text must not become alike; blanks are text.
      const field = first + column;
      const start = bounds[2 * field]! + Buffer.byteLength(text.slice(0, text.length - text.trimStart().length));
      const end = bounds[2 * field + 1]! - Buffer.byteLength(text.slice(text.trimEnd().length));
      calls.addToRowHash(seedAt(column), calls.bytes.value + start, end - start);
    }
    return calls.rowHash();
  };
  return {
    hashOf,
    hashesOf: (batch, rows, count, into) => {
      const blank = calls.rowHashesOf(seeds, headers.length, rows.pointer, count, into.pointer, unsure.pointer);
      for (let i = 0; i < blank; i++) {
        const at = unsure.values[i]!;
        into.values[at] = hashOf(batch, rows.values[at]!);
      }
    },
    free: () => calls.free(seeds),
  };
}

const BYTES_A_SEED = 8;
