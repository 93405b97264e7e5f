import { growingIntegers } from './growing.ts';

/** Line numbers of rows, which mostly grow by one: only where they do not, memory is taken. */
export interface LineNumbers {
  /** Rows from which on `line - row` is another number, ascending from 0 on. */
  readonly from: Int32Array;
  /** That number. */
  readonly distance: Int32Array;
}

export interface GrowingLineNumbers {
  /** Appends ascending numbers. */
  readonly append: (lines: Int32Array, count: number) => void;
  readonly values: () => LineNumbers;
}

export function growingLineNumbers(): GrowingLineNumbers {
  const from = growingIntegers();
  const distance = growingIntegers();
  let rows = 0;
  let last = Number.NaN;
  const note = (line: number): void => {
    if (line - rows === last) return;
    last = line - rows;
    from.push(rows);
    distance.push(last);
  };
  return {
    append: (lines, count) => {
      if (count > 0 && lines[count - 1]! - lines[0]! === count - 1) {
        note(lines[0]!);
        rows += count;
      } else for (let i = 0; i < count; i++, rows++) note(lines[i]!);
    },
    values: () => ({ from: from.values(), distance: distance.values() }),
  };
}

/** The line of a row that there is. */
export function lineOf({ from, distance }: LineNumbers, row: number): number {
  let [low, high] = [0, from.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (from[middle]! <= row) low = middle;
    else high = middle;
  }
  return row + distance[low]!;
}
