import { type CustomerTable, rowCount } from '../core/customers.ts';

/** One cell of the grid; `segments` counts its customers by segment name, largest first. */
export interface GridCell {
  readonly r: number;
  readonly fm: number;
  readonly customers: number;
  readonly segments: Readonly<Record<string, number>>;
}

/** Customers without scores are in no cell. */
export function gridOf(table: CustomerTable, of: Int32Array, names: readonly string[], bins: number): GridCell[] {
  const counts = new Int32Array(bins * bins * names.length);
  const { r_score: r, fm_score: fm } = table.numbers;
  for (let row = 0; row < rowCount(table); row++) {
    const cell = ((r?.[row] ?? Number.NaN) - 1) * bins + (fm?.[row] ?? Number.NaN) - 1;
    if (cell >= 0) counts[cell * names.length + of[row]!]!++;
  }
  return Array.from({ length: bins * bins }, (_, drawn) => {
    const row = bins - 1 - Math.floor(drawn / bins);
    const column = drawn % bins;
    const start = (row * bins + column) * names.length;
    const present = names
      .map((name, index) => [name, counts[start + index]!] as const)
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1]);
    return {
      r: row + 1,
      fm: column + 1,
      customers: present.reduce((sum, [, count]) => sum + count, 0),
      segments: Object.fromEntries(present),
    };
  });
}
