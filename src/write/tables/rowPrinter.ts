import { createKernel, type Pointer, ROWS_A_BATCH } from '../kernel/kernel.ts';
import { type Batch, type CsvCells, putCell } from './csvCells.ts';
import type { CsvForm } from './csvForm.ts';
import { emptyCells } from './emptyCells.ts';

/** Prints rows into memory of its own. */
export interface RowPrinter {
  /** Prints rows after those that are printed already: as many as there is room for, and returns how many. */
  readonly print: (batch: Batch) => number;
  /** Puts the bytes of a header after what is printed already. */
  readonly put: (header: Uint8Array) => void;
  /** Bytes of what is printed. */
  readonly length: () => number;
  /** What is printed, until more is; the next rows go to the beginning. */
  readonly take: () => Uint8Array;
}

/** @param most when so many bytes are printed, they are taken before more is */
export function createRowPrinter(columns: readonly CsvCells[], form: CsvForm, most: number): RowPrinter {
  const cells = joinEmpty(columns, form);
  const kernel = createKernel(putOdd, form);
  const { calls, memory } = kernel;
  const lanes = cells.map(({ openLane }) => openLane(kernel));
  const pointers = calls.allocate(lanes.length * Int32Array.BYTES_PER_ELEMENT);
  const output = calls.allocate(lanes.reduce((sum, { room }) => sum + room, most + form.lineEnd.length * ROWS_A_BATCH));
  memory().integers.set(
    lanes.map(({ lane }) => lane),
    pointers >>> 2,
  );
  let end = output;
  let printing: Batch | undefined;
  function putOdd(lane: number, row: number, at: Pointer): Pointer {
    const { first, numbers } = printing!;
    return putCell(cells[lane]!.cell(numbers?.[row] ?? first + row), form.delimiter, memory().bytes, at >>> 0);
  }
  return {
    print: (batch) => {
      printing = batch;
      let { count } = batch;
      for (const { print } of lanes) count = print({ ...batch, count });
      end = calls.weave(pointers, lanes.length, count, end);
      return count;
    },
    put: (header) => {
      memory().bytes.set(header, end >>> 0);
      end += header.length;
    },
    length: () => end - output,
    take: () => {
      const bytes = memory().bytes.subarray(output >>> 0, end >>> 0);
      end = output;
      return bytes;
    },
  };
}

/** Empty columns side by side become one. */
function joinEmpty(columns: readonly CsvCells[], form: CsvForm): readonly CsvCells[] {
  const joined: CsvCells[] = [];
  for (const cells of columns) {
    const before = joined.at(-1)?.emptyColumns;
    if (before === undefined || cells.emptyColumns === undefined) joined.push(cells);
    else joined[joined.length - 1] = emptyCells(before + cells.emptyColumns, form);
  }
  return joined;
}
