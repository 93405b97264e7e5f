import { sortedByKey } from './radixSort.ts';

const LEAST_SIGNIFICANT = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;
const SIGN = 1 << 31;
const ALL_BITS = ~0;

/** The rows from 0 to `count`, in this order. */
export function everyRowOf(count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

/**
 * The rows in the order of their values, greatest first and missing ones (NaN) last; rows of equal values stay in the
 * order in which they are given, and 0 equals -0.
 * @param values by row
 */
export function rowsByValueDescending(rows: Int32Array, values: ArrayLike<number>): Int32Array {
  if (areInOrder(rows, values)) return rows;
  const byLow = sortedByKey({ rows: rows.slice(), keys: descendingKeys(rows, values, LEAST_SIGNIFICANT) }).rows;
  return sortedByKey({ rows: byLow, keys: descendingKeys(byLow, values, 1 - LEAST_SIGNIFICANT) }).rows;
}

/**
 * One half of keys of 64 bits that ascend as the values descend. The bits of two positive numbers compare as the numbers
 * do, those of two negative ones the other way round (IEEE 754), so that the bits of the positive ones are turned around.
 */
function descendingKeys(rows: Int32Array, values: ArrayLike<number>, half: number): Int32Array {
  const keys = new Int32Array(rows.length);
  const value = new Float64Array(1);
  const words = new Int32Array(value.buffer);
  const signOfHalf = half === LEAST_SIGNIFICANT ? 0 : SIGN;
  for (let i = 0; i < keys.length; i++) {
    // -0 + 0 is 0.
    value[0] = values[rows[i]!]! + 0;
    const word = words[half]!;
    if (Number.isNaN(value[0])) keys[i] = ALL_BITS;
    else keys[i] = value[0] < 0 ? word : ~word ^ signOfHalf;
  }
  return keys;
}

/** Whether the rows are in the order of their values already, as they are where values go up and down together. */
function areInOrder(rows: Int32Array, values: ArrayLike<number>): boolean {
  for (let i = 1; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (!(value <= values[rows[i - 1]!]!) && !Number.isNaN(value)) return false;
  }
  return true;
}
