import { expect, it } from 'vitest';
import { createKernel } from '../../../src/read/kernel/kernel.ts';
import { createRowArrays } from '../../../src/read/kernel/rowArrays.ts';

it('arrays for rows are as long as room was made for, whether they moved or grew where they are', () => {
  const kernel = createKernel();
  for (let attempt = 0; attempt < 20; attempt++) {
    const arrays = createRowArrays(kernel);
    const some = [arrays.integers(), arrays.floats(), arrays.integers()];
    for (let rows = 1; rows < 200_000; rows = 3 * rows + attempt) {
      arrays.makeRoom(rows);
      for (const { pointer, values } of some) {
        expect(values.length).toBeGreaterThanOrEqual(rows);
        values[rows - 1] = rows;
        const there = kernel.memory().subarray(pointer + (rows - 1) * values.BYTES_PER_ELEMENT);
        const last = values instanceof Int32Array ? there.readInt32LE() : there.readDoubleLE();
        expect(last).toBe(rows);
      }
    }
    if (attempt % 2 === 0) arrays.free();
  }
});
