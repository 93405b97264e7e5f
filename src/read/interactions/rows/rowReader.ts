import type { RowIntegers } from '../../kernel/rowArrays.ts';
import type { RecordBatch } from '../../records/recordBatch.ts';

/** Reads rows of one file into its columns. */
export interface RowReader {
  /** Makes room for a batch of so many records whose texts may come to so many bytes. */
  readonly makeRoom: (records: number, bytes: number) => void;
  /** Reads some rows of a batch; how many of them are records, good or bad, and not blank. */
  readonly read: (batch: RecordBatch, rows: RowIntegers, count: number) => number;
  readonly free: () => void;
}
