/**
 * Sorts row numbers by an integer key of each row, equal keys in the order in which they came (a counting sort: linear
 * in rows and key range).
 * @param keys by row, at least `least`
 * @param range number of different keys
 */
export function sortByKey(rows: Int32Array, keys: Int32Array, least: number, range: number): Int32Array {
  const starts = new Int32Array(range + 1);
  for (const row of rows) starts[keys[row]! - least + 1]!++;
  for (let key = 0; key < range; key++) starts[key + 1]! += starts[key]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[starts[keys[row]! - least]!++] = row;
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
