import { type RecordBatch, textOf } from '../records/recordBatch.ts';
import type { Dictionary } from './dictionary.ts';
import type { PlainTest } from './plainCells.ts';
import { NONE } from './rows.ts';
import { isSameRange } from './sameBytes.ts';
import type { TextRanges } from './textStore.ts';

/** Writes what the cells of a column mean, as numbers, for some rows of a batch. */
export type ColumnReader = (batch: RecordBatch, rows: Int32Array, count: number, into: Int32Array) => void;

/** A column that a file has not got: every cell is NONE. */
export const readNothing: ColumnReader = (_batch, _rows, count, into) => void into.fill(NONE, 0, count);

/**
 * Reads a column of texts. Each spelling is put into the dictionary, and what it means is found out once a file: the
 * number of its own or of another text there, or a number below zero.
 * @param column undefined where the file has none
 */
export function createColumnReader(
  column: number | undefined,
  dictionary: Dictionary,
  isItself: PlainTest,
  meaningOf: (cell: string) => number,
): ColumnReader {
  if (column === undefined) return readNothing;
  const meanings = createMeanings();
  const ranges = createCellRanges();
  const learn = (batch: RecordBatch, spelling: number, start: number, end: number): number => {
    const meaning = isItself(batch.bytes, start, end) ? spelling : meaningOf(textOf(batch, start, end));
    meanings.set(spelling, meaning);
    return meaning;
  };
  return (batch, rows, count, into) => {
    const cells = ranges(batch, rows, count, column);
    dictionary.codesOf(batch, cells, count, into);
    for (let i = 0; i < count; i++) {
      const spelling = into[i]!;
      into[i] = meanings.has(spelling)
        ? meanings.get(spelling)
        : learn(batch, spelling, cells.starts[i]!, cells.ends[i]!);
    }
  };
}

/**
 * Reads a column where the same few texts come again and again, such as that of statuses: a cell that is the same as in
 * the row before is not looked up.
 */
export function createRepeatingReader(
  column: number | undefined,
  dictionary: Dictionary,
  meaningOf: (cell: string) => number,
): ColumnReader {
  if (column === undefined) return readNothing;
  const meanings = createMeanings();
  const ranges = createCellRanges();
  return (batch, rows, count, into) => {
    const { starts, ends } = ranges(batch, rows, count, column);
    for (let i = 0; i < count; i++) {
      const start = starts[i]!;
      const end = ends[i]!;
      const before = i > 0 ? starts[i - 1]! : -1;
      if (
        before >= 0 &&
        end - start === ends[i - 1]! - before &&
        isSameRange(batch.view, start, end, batch.view, before)
      ) {
        into[i] = into[i - 1]!;
        continue;
      }
      const spelling = dictionary.codeOf(batch, start, end);
      if (!meanings.has(spelling)) meanings.set(spelling, meaningOf(textOf(batch, start, end)));
      into[i] = meanings.get(spelling);
    }
  };
}

/** Finds where the cells of a column are; one that a record is too short for is empty. The arrays are filled anew. */
export function createCellRanges(): (
  batch: RecordBatch,
  rows: Int32Array,
  count: number,
  column: number,
) => TextRanges {
  let starts = new Int32Array(0);
  let ends = new Int32Array(0);
  return ({ bounds, firstField }, rows, count, column) => {
    if (starts.length < count) {
      starts = new Int32Array(2 * count);
      ends = new Int32Array(2 * count);
    }
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const field = firstField[row]! + column;
      const isThere = field < firstField[row + 1]!;
      starts[i] = isThere ? bounds[2 * field]! : 0;
      ends[i] = isThere ? bounds[2 * field + 1]! : 0;
    }
    return { starts, ends };
  };
}

/** What spellings mean, by their number. Most mean themselves, which takes a bit; only where one does not, it is more. */
function createMeanings() {
  let isKnown = new Int32Array(1024);
  let others: Map<number, number> | undefined;
  return {
    has: (spelling: number): boolean => {
      const word = spelling >> 5;
      return word < isKnown.length && (isKnown[word]! & (1 << (spelling & 31))) !== 0;
    },
    get: (spelling: number): number => (others === undefined ? spelling : (others.get(spelling) ?? spelling)),
    set: (spelling: number, meaning: number): void => {
      const word = spelling >> 5;
      if (word >= isKnown.length) {
        const more = new Int32Array(2 * word);
        more.set(isKnown);
        isKnown = more;
      }
      isKnown[word]! |= 1 << (spelling & 31);
      if (meaning === spelling) return;
      others ??= new Map();
      others.set(spelling, meaning);
    },
  };
}
