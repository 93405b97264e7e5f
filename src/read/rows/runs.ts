import type { RecordBatch } from '../records/recordBatch.ts';
import { isSameRange } from './sameBytes.ts';

/** Rows of a batch in runs of equal ones, as with the line items of an order; the arrays are filled anew each time. */
export interface Runs {
  readonly count: number;
  /** The first row of each run. */
  readonly rows: Int32Array;
  /** The run of each row that was looked at. */
  readonly of: Int32Array;
}

/**
 * Finds runs of rows that are the same in some columns.
 * @param columns the one that tells most rows apart first
 */
export function createRunFinder(
  columns: readonly number[],
): (batch: RecordBatch, rows: Int32Array, count: number) => Runs {
  let first = new Int32Array(0);
  let of = new Int32Array(0);
  const isSameRow = (batch: RecordBatch, row: number, other: number): boolean => {
    for (const column of columns) if (!isSameCell(batch, row, other, column)) return false;
    return true;
  };
  return (batch, rows, count) => {
    if (first.length < count) {
      first = new Int32Array(2 * count);
      of = new Int32Array(2 * count);
    }
    let run = -1;
    for (let i = 0; i < count; i++) {
      if (run < 0 || !isSameRow(batch, rows[i]!, rows[i - 1]!)) first[++run] = rows[i]!;
      of[i] = run;
    }
    return { count: run + 1, rows: first, of };
  };
}

function isSameCell({ view, bounds, firstField }: RecordBatch, row: number, other: number, column: number): boolean {
  const field = firstField[row]! + column;
  const otherField = firstField[other]! + column;
  // Where one record is too short, both go separate ways, which is never wrong.
  if (field >= firstField[row + 1]! || otherField >= firstField[other + 1]!) return false;
  const end = bounds[2 * field + 1]!;
  const start = bounds[2 * field]!;
  const otherStart = bounds[2 * otherField]!;
  return end - start === bounds[2 * otherField + 1]! - otherStart && isSameRange(view, start, end, view, otherStart);
}
