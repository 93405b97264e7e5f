import type { SettledRows } from '../rows/settledRows.ts';

/** The number of the file that a row is of. */
export function fileOfRow({ fileStarts }: SettledRows, row: number): number {
  let file = 0;
  let after = fileStarts.length - 1;
  while (after - file > 1) {
    const middle = (file + after) >>> 1;
    if (fileStarts[middle]! <= row) file = middle;
    else after = middle;
  }
  return file;
}
