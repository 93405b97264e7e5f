/** Row numbers 0 … count - 1. */
export function allRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/**
 * Sorts row numbers by an integer key of each row, equal keys in the order in which they came (a counting sort: linear
 * in rows and key range).
 * @param keyOf key of a row, at least `least`
 * @param range number of different keys
 */
export function sortByKey(rows: Int32Array, keyOf: (row: number) => number, least: number, range: number): Int32Array {
  const starts = new Int32Array(range + 1);
  for (const row of rows) starts[keyOf(row) - least + 1]!++;
  for (let key = 0; key < range; key++) starts[key + 1]! += starts[key]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[starts[keyOf(row) - least]!++] = row;
  return sorted;
}

/** Calls `visit` with the bounds of each run of consecutive positions that `same` holds together. */
export function forEachRun(
  count: number,
  same: (position: number, next: number) => boolean,
  visit: (from: number, to: number) => void,
): void {
  let from = 0;
  for (let to = 1; to <= count; to++) {
    if (to < count && same(to - 1, to)) continue;
    visit(from, to);
    from = to;
  }
}
