import type { Amount } from '../../core/amount.ts';

/**
 * What an order of each customer is worth, from their past: their own average drawn towards that of all orders, the more
 * the fewer orders they have, since the largest averages are mostly those of one lucky order (credibility: Bühlmann 1967,
 * "Experience rating and credibility"). With n orders the own average weighs n / (n + k), k the variance of orders within
 * customers over that of customers' true averages. Both come from the squares of averages around the mean, which are
 * expected to be between + within / n: the line through them by least squares. k is 0 where there is no variance within,
 * and the own average weighs nothing where there is none between, or where all have as many orders, so that the two cannot
 * be told apart.
 * @param orders by row; rows without any are left out
 * @param earned Amount by row
 * @returns an Amount by row; NaN for rows without orders
 */
export function credibleOrderValues(orders: ArrayLike<number>, earned: ArrayLike<Amount>): Float64Array {
  const rows = Array.from({ length: orders.length }, (_, row) => row).filter((row) => orders[row]! > 0);
  const sum = (of: (row: number) => number) => rows.reduce((total, row) => total + of(row), 0);
  const mean = sum((row) => earned[row]!) / sum((row) => orders[row]!);
  const average = (row: number) => earned[row]! / orders[row]!;
  const square = (row: number) => (average(row) - mean) ** 2;
  const inverse = sum((row) => 1 / orders[row]!) / rows.length;
  const squares = sum(square) / rows.length;
  const spread = sum((row) => (1 / orders[row]! - inverse) ** 2);
  const within = spread === 0 ? Number.NaN : sum((row) => (1 / orders[row]! - inverse) * square(row)) / spread;
  const between = squares - within * inverse;
  const k = between > 0 ? Math.max(0, within) / between : Number.POSITIVE_INFINITY;
  const values = new Float64Array(orders.length).fill(Number.NaN);
  for (const row of rows) values[row] = mean + (average(row) - mean) * (orders[row]! / (orders[row]! + k));
  return values;
}
