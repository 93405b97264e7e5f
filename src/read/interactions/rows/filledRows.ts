import type { Kernel } from '../../kernel/kernel.ts';
import type { RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../../records/recordBatch.ts';
import { isEmptyKey, plainText } from '../../values/texts.ts';

/**
 * Picks the rows that say anything in a column, marks of exporters for nothing left out.
 * @param filled filled with them
 * @param places filled with the place that each has among all rows
 * @returns how many they are
 */
export function pickFilled(
  { calls }: Kernel,
  batch: RecordBatch,
  rows: RowIntegers,
  count: number,
  column: number,
  filled: RowIntegers,
  places: RowIntegers,
): number {
  const some = calls.filledOf(column, rows.pointer, count, filled.pointer, places.pointer);
  if (calls.mayBeMarks.value === 0) return some;
  let to = 0;
  for (let i = 0; i < some; i++) {
    const row = filled.values[i]!;
    if (isEmptyKey(plainText(fieldText(batch, row, column)))) continue;
    filled.values[to] = row;
    places.values[to++] = places.values[i]!;
  }
  return to;
}
