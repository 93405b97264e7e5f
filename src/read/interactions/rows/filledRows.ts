import type { RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../../records/recordBatch.ts';
import { isEmptyKey, plainText } from '../../values/texts.ts';

/** Marks of exporters for nothing are not longer, and begin with no digit. */
const LONGEST_MARK = 4;
const ZERO = 48;
const NINE = 57;

/**
 * Picks the rows that say anything in a column.
 * @param filled filled with them
 * @param places filled with the place that each has among all rows
 * @returns how many they are
 */
export function pickFilled(
  batch: RecordBatch,
  { values: rows }: RowIntegers,
  count: number,
  column: number,
  { values: filled }: RowIntegers,
  { values: places }: RowIntegers,
): number {
  const { bytes, bounds, firstField } = batch;
  let to = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const field = firstField[row]! + column;
    if (field >= firstField[row + 1]!) continue;
    const start = bounds[2 * field]!;
    const end = bounds[2 * field + 1]!;
    if (start === end) continue;
    const first = bytes[start]!;
    const mayBeNothing = first < ZERO || (first > NINE && end - start <= LONGEST_MARK);
    if (mayBeNothing && isEmptyKey(plainText(fieldText(batch, row, column)))) continue;
    filled[to] = row;
    places[to++] = i;
  }
  return to;
}
