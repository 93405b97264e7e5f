import type { Kernel } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import type { Dictionary } from './dictionary.ts';
import { NONE } from './rows.ts';

/** Writes what the cells of a column mean, as numbers, for some rows of a batch. */
export interface ColumnReader {
  readonly read: (batch: RecordBatch, rows: RowIntegers, count: number, into: RowIntegers) => void;
  /** To be called before each batch. */
  readonly makeRoom: (records: number, bytes: number) => void;
  readonly free: () => void;
}

/** A column that a file has not got: every cell is NONE. */
export const readNothing: ColumnReader = {
  read: (_batch, _rows, count, into) => void into.values.fill(NONE, 0, count),
  makeRoom: () => undefined,
  free: () => undefined,
};

/** Bytes that tell that a text means itself, so that none has to be made of them and cleaned; see assembly/plainCells.ts. */
export const PLAIN = { never: 0, id: 1, text: 2, address: 3, lowerAddress: 4 } as const;

/** A cell as it is written, and what it means. */
export const SPELLINGS = 2;

/** A column of texts in a dictionary. */
export interface TextColumn extends ColumnReader {
  /** Whether all texts that mean themselves are digits. */
  readonly areDigits: () => boolean;
}

/**
 * Reads a column of texts, whose dictionary is that of no other column of the file. Each spelling is put into the
 * dictionary, and what it means is found out once a file: the number of its own or of another text there, or a number
 * below zero.
 * @param plain which spellings mean themselves in any case
 * @param repeats whether the same few texts come again and again
 * @param unsure to be filled with what is to be looked at
 */
export function createColumnReader(
  kernel: Kernel,
  column: number,
  dictionary: Dictionary,
  plain: number,
  repeats: boolean,
  unsure: RowIntegers,
  meaningOf: (cell: string) => number,
): TextColumn {
  const { calls } = kernel;
  const pointer = calls.createCodeColumn(dictionary.pointer, plain);
  const codesOf = repeats ? calls.repeatingCodesOf : calls.codesOf;
  /** What spellings mean that do not mean themselves. */
  const others = new Map<number, number>();
  return {
    read: (batch, rows, count, into) => {
      const first = codesOf(pointer, column, rows.pointer, count, into.pointer, unsure.pointer);
      const { values } = into;
      for (let i = 0; i < first; i++) {
        const at = unsure.values[i]!;
        const meaning = meaningOf(fieldText(batch, rows.values[at]!, column));
        if (meaning !== values[at]) others.set(values[at]!, meaning);
      }
      if (others.size > 0) for (let i = 0; i < count; i++) values[i] = others.get(values[i]!) ?? values[i]!;
    },
    makeRoom: (records, bytes) => dictionary.makeRoom(SPELLINGS * records, bytes),
    areDigits: () => calls.isAllDigits(pointer) === 1,
    free: () => calls.freeCodeColumn(pointer),
  };
}
