import { areSame, integerAt, setInteger } from './memory';
import { firstField, lengthOf, startOf } from './window';

const BYTE_ORDER_MARK: u8 = 0xef;

/**
 * Whether all records from one on have as many fields as the header, and none of them can be the header once more, with
 * or without a byte-order mark.
 * @param name the first name of the header
 */
export function areRows(from: i32, count: i32, width: i32, name: usize, nameLength: i32): bool {
  for (let record = from; record < count; record++) {
    const field = integerAt(firstField, record);
    if (integerAt(firstField, record + 1) - field !== width) return false;
    const at = startOf(field);
    const length = lengthOf(field);
    if (length === nameLength && areSame(at, name, length)) return false;
    if (length > 0 && load<u8>(at) === BYTE_ORDER_MARK) return false;
  }
  return true;
}

/**
 * Finds runs of rows that are the same in some columns, as the line items of an order are.
 * @param columns their numbers, the one that tells most rows apart first
 * @param first filled with the first row of each run
 * @param runOf filled with the run of each row
 * @returns how many runs there are
 */
export function findRuns(columns: usize, columnCount: i32, rows: usize, count: i32, first: usize, runOf: usize): i32 {
  let width: i32 = 0;
  for (let i: i32 = 0; i < columnCount; i++) width = max(width, integerAt(columns, i) + 1);
  let run: i32 = -1;
  for (let i: i32 = 0; i < count; i++) {
    const row = integerAt(rows, i);
    if (run < 0 || !areSameRow(columns, columnCount, width, row, integerAt(rows, i - 1))) setInteger(first, ++run, row);
    setInteger(runOf, i, run);
  }
  return run + 1;
}

function areSameRow(columns: usize, columnCount: i32, width: i32, row: i32, other: i32): bool {
  const field = integerAt(firstField, row);
  const otherField = integerAt(firstField, other);
  // Where one record is too short, both go separate ways, which is never wrong.
  if (integerAt(firstField, row + 1) - field < width) return false;
  if (integerAt(firstField, other + 1) - otherField < width) return false;
  for (let i: i32 = 0; i < columnCount; i++) {
    const column = integerAt(columns, i);
    const length = lengthOf(field + column);
    if (length !== lengthOf(otherField + column)) return false;
    if (!areSame(startOf(field + column), startOf(otherField + column), length)) return false;
  }
  return true;
}

/** Gives each row what its run has. */
export function spread(ofRuns: usize, runOf: usize, count: i32, into: usize): void {
  for (let i: i32 = 0; i < count; i++) setInteger(into, i, integerAt(ofRuns, integerAt(runOf, i)));
}

export function hasInteger(array: usize, count: i32, value: i32): bool {
  for (let i: i32 = 0; i < count; i++) if (integerAt(array, i) === value) return true;
  return false;
}

export function areSameIntegers(one: usize, other: usize, count: i32): bool {
  for (let i: i32 = 0; i < count; i++) if (integerAt(one, i) !== integerAt(other, i)) return false;
  return true;
}
