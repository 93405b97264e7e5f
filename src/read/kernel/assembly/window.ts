import { grown, integerAt, PADDING } from './memory';

// The bytes of a part of a file, and the records that a scan found in them; see RecordBatch.

/** Bytes that a scan writes after those to scan. */
const SENTINELS: i32 = 3;
/** Most bytes that are added where the last line has no end. */
const LINE_END: i32 = 2;

export let bytes: usize = 0;
export let firstField: usize = 0;
export let bounds: usize = 0;
export let lines: usize = 0;
/** Fields that are to be settled when their record is complete. */
export let unsettled: usize = 0;

/**
 * Makes the window at least so large; the bytes in it stay. Behind it is as much room again for cells that are computed,
 * which no row has more of than columns.
 */
export function openWindow(size: i32): void {
  // At worst each byte is a field, and one more follows the last delimiter; memory that is never touched costs nothing.
  const most = <usize>(size + LINE_END + 2);
  bytes = grown(bytes, <usize>(2 * size + LINE_END + SENTINELS + PADDING));
  firstField = grown(firstField, most << 2);
  bounds = grown(bounds, most << 4);
  lines = grown(lines, most << 2);
  unsettled = grown(unsettled, most << 2);
}

export function boundAt(index: i32): i32 {
  return integerAt(bounds, index);
}

/** Number of the field of a record in a column; -1 where the record is too short to have it. */
export function fieldOf(record: i32, column: i32): i32 {
  const field = integerAt(firstField, record) + column;
  return field < integerAt(firstField, record + 1) ? field : -1;
}

export function startOf(field: i32): usize {
  return bytes + <usize>boundAt(2 * field);
}

export function lengthOf(field: i32): i32 {
  return boundAt(2 * field + 1) - boundAt(2 * field);
}
