import type { Kernel } from '../../../src/read/kernel/kernel.ts';
import { createRowArrays, type RowIntegers } from '../../../src/read/kernel/rowArrays.ts';
import { batchInWindow, type RecordBatch } from '../../../src/read/records/recordBatch.ts';

type Record = readonly (string | Uint8Array)[];

/** A batch of records in the window of a kernel, one a line, their cells next to each other as in a file. */
export function batchOf(kernel: Kernel, records: readonly Record[]): RecordBatch {
  const parts = records.flat().map((cell) => (typeof cell === 'string' ? Buffer.from(cell) : cell));
  const all = Buffer.concat(parts.flatMap((part) => [part, Buffer.from(',')]));
  kernel.openWindow(all.length + parts.length);
  const { bytes, firstField, bounds, lines } = kernel.window();
  bytes.set(all);
  let at = 0;
  parts.forEach((part, field) => {
    bounds.set([at, at + part.length], 2 * field);
    at += part.length + 1;
  });
  let field = 0;
  records.forEach((record, row) => {
    firstField[row] = field;
    lines[row] = row + 1;
    field += record.length;
  });
  firstField[records.length] = field;
  return batchInWindow(
    kernel,
    records.length,
    all.every((byte) => byte < 128),
    all.includes(0),
  );
}

/** Integers for the rows of batches of up to `most` records, with room for these. */
export function rowIntegers(kernel: Kernel, most: number): RowIntegers {
  const arrays = createRowArrays(kernel);
  const integers = arrays.integers();
  kernel.calls.makeRowRoom(most);
  arrays.makeRoom(most);
  return integers;
}

/** Looks for integers where they are after room was made, and fills them. */
export function filled(kernel: Kernel, integers: RowIntegers, values: Iterable<number>): RowIntegers {
  const all = Int32Array.from(values);
  const now = new Int32Array(kernel.calls.memory.buffer, integers.pointer, all.length);
  now.set(all);
  return { pointer: integers.pointer, values: now };
}
