import { growingIntegers } from './growing.ts';

/** Line numbers of rows, which mostly grow by one: only where they do not, memory is taken. */
export interface LineNumbers {
  readonly append: (lines: Int32Array, count: number) => void;
  readonly lineOf: (row: number) => number;
}

export function createLineNumbers(): LineNumbers {
  /** Rows from which on `line - row` is another number, and that number. */
  const from = growingIntegers();
  const distance = growingIntegers();
  let rows = 0;
  let last = Number.NaN;
  return {
    append: (lines, count) => {
      for (let i = 0; i < count; i++, rows++) {
        if (lines[i]! - rows === last) continue;
        last = lines[i]! - rows;
        from.push(rows);
        distance.push(last);
      }
    },
    lineOf: (row) => {
      const starts = from.values();
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= row) low = middle;
        else high = middle;
      }
      return row + distance.values()[low]!;
    },
  };
}
