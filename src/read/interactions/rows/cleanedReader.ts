import type { Kernel } from '../../kernel/kernel.ts';
import type { RowArrays, RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText } from '../../records/recordBatch.ts';
import { type ColumnReader, PLAIN, readNothing, SPELLINGS } from '../../rows/columnReader.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import { createRepeatingReader } from '../../rows/identity.ts';
import { NONE } from '../../rows/rows.ts';
import type { TextStore } from '../../rows/textStore.ts';
import { isEmptyKey, plainText } from '../../values/texts.ts';

/**
 * Reads texts without what exporters wrap around them; NONE for empty cells and for marks of exporters for nothing. In a
 * column that most rows leave empty only those that do not are looked at.
 * @param samples the first records of the file
 */
export function createCleanedReader(
  kernel: Kernel,
  arrays: RowArrays,
  samples: readonly (readonly string[])[],
  column: number | undefined,
  known: Dictionary,
  unsure: RowIntegers,
): ColumnReader {
  if (column === undefined) return readNothing;
  const reader = createRepeatingReader(kernel, column, known, unsure, (cell) => {
    const text = plainText(cell);
    return isEmptyKey(text) ? NONE : known.code(text);
  });
  const isFilled = (record: readonly string[]): boolean => (record[column] ?? '') !== '';
  if (2 * samples.filter(isFilled).length > samples.length) return reader;
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

/** Reads texts that hardly come again, so that they are not looked up: one may have several numbers. */
export function createSubjectColumn(
  { calls }: Kernel,
  column: number | undefined,
  known: TextStore,
  unsure: RowIntegers,
): ColumnReader {
  if (column === undefined) return readNothing;
  return {
    read: (batch, rows, count, into) => {
      const { pointer } = known;
      const others = calls.addedTextsOf(pointer, PLAIN.text, column, rows.pointer, count, into.pointer, unsure.pointer);
      for (let i = 0; i < others; i++) {
        const at = unsure.values[i]!;
        const cell = fieldText(batch, rows.values[at]!, column);
        const text = plainText(cell);
        if (text !== cell) into.values[at] = known.add(text);
      }
    },
    makeRoom: (records, bytes) => known.makeRoom(SPELLINGS * records, bytes),
    free: () => undefined,
  };
}
