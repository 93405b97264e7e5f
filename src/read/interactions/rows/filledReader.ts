import type { Kernel } from '../../kernel/kernel.ts';
import type { RowArrays, RowIntegers } from '../../kernel/rowArrays.ts';
import { type ColumnReader, createColumnReader, PLAIN, readNothing } from '../../rows/columnReader.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import { createRepeatingReader } from '../../rows/identity.ts';
import { NONE } from '../../rows/rows.ts';
import { isEmptyKey, plainText } from '../../values/texts.ts';

/** Reads texts of a column that many rows leave empty: only those that do not are looked at, the others are NONE.
 * Marks of exporters for nothing are NONE, too. */
export function createFilledReader(
  kernel: Kernel,
  arrays: RowArrays,
  column: number | undefined,
  known: Dictionary,
  unsure: RowIntegers,
): ColumnReader {
  if (column === undefined) return readNothing;
  const reader = createRepeatingReader(kernel, column, known, unsure, (cell) => {
    const text = plainText(cell);
    return isEmptyKey(text) ? NONE : known.code(text);
  });
  const [filled, places, codes] = [arrays.integers(), arrays.integers(), arrays.integers()];
  return {
    ...reader,
    read: (batch, rows, count, into) => {
      const filledCount = kernel.calls.filledOf(column, rows.pointer, count, filled.pointer, places.pointer);
      if (filledCount === count) return reader.read(batch, rows, count, into);
      into.values.fill(NONE, 0, count);
      if (filledCount === 0) return;
      reader.read(batch, filled, filledCount, codes);
      kernel.calls.scatter(codes.pointer, places.pointer, filledCount, into.pointer);
    },
  };
}

/** Reads texts that hardly come again. */
export function createSubjectColumn(
  kernel: Kernel,
  column: number | undefined,
  known: Dictionary,
  unsure: RowIntegers,
): ColumnReader {
  if (column === undefined) return readNothing;
  return createColumnReader(kernel, column, known, PLAIN.text, false, unsure, (cell) => known.code(plainText(cell)));
}
