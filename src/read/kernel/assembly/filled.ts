import { integerAt, setInteger } from './memory';
import { fieldOf, lengthOf, startOf } from './window';

/** Marks of exporters for nothing are not longer, and begin with no digit (see isEmptyKey). */
const LONGEST_MARK: i32 = 4;

/** What a byte before the digits comes to, from a blank on, when that of the zero is taken from it. */
const BELOW_ZERO: u8 = 208;

/** Whether one of the cells that were picked last may be a mark for nothing. */
export let mayBeMarks: bool = false;

/**
 * Picks the rows whose cell is not empty.
 * @param filled filled with them
 * @param places filled with the place that each has among all rows
 * @returns how many they are
 */
export function filledOf(field: i32, rows: usize, count: i32, filled: usize, places: usize): i32 {
  mayBeMarks = false;
  let to: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const row = integerAt(rows, i);
    const cell = fieldOf(row, field);
    if (cell < 0) continue;
    const length = lengthOf(cell);
    if (length === 0) continue;
    const first = load<u8>(startOf(cell)) - 48;
    // A blank or a sign may stand before more of them.
    if (first > 9 && (length <= LONGEST_MARK || first >= BELOW_ZERO)) mayBeMarks = true;
    setInteger(filled, to, row);
    setInteger(places, to++, i);
  }
  return to;
}

/** Puts values to their places. */
export function scatter(values: usize, places: usize, count: i32, into: usize): void {
  for (let i: i32 = 0; i < count; i++) setInteger(into, integerAt(places, i), integerAt(values, i));
}
