import { expect, it } from 'vitest';
import { fileOfRow } from '../../../src/read/orders/fileOfRow.ts';
import type { SettledRows } from '../../../src/read/rows/settledRows.ts';

it('a row is of the file between whose bounds it lies, whatever files without rows there are', () => {
  const filesOf = (...fileStarts: readonly number[]) => {
    const rows = { fileStarts: Int32Array.from(fileStarts) } as SettledRows;
    return Array.from({ length: fileStarts.at(-1)! }, (_, row) => fileOfRow(rows, row));
  };
  expect(filesOf(0, 3)).toEqual([0, 0, 0]);
  expect(filesOf(0, 2, 2, 3, 5)).toEqual([0, 0, 2, 3, 3]);
  expect(filesOf(0, 0, 1, 1, 2)).toEqual([1, 3]);
});
