import { Dictionary, find, hashOf, placeOf, slotAt } from './dictionary';
import { areSame, grown, integerAt, setInteger } from './memory';
import { areDigits, isPlain } from './plainCells';
import { startOfText } from './texts';
import { bytes, fieldOf, lengthOf, startOf } from './window';

/** A column of a file whose texts are in a dictionary. */
@unmanaged
export class CodeColumn {
  dictionary: Dictionary = changetype<Dictionary>(0);
  /** Which texts tell what they mean by their bytes, see isPlain. */
  test: i32 = 0;
  /** A bit for each code that the column has had. */
  seen: usize = 0;
  seenBytes: i32 = 0;
  /** Whether all texts that mean themselves are digits. */
  areDigits: bool = true;
}

export function createCodeColumn(dictionary: Dictionary, test: i32): CodeColumn {
  const column = new CodeColumn();
  column.dictionary = dictionary;
  column.test = test;
  return column;
}

/** To be called after room was made in the dictionary, and before codes are read. */
export function makeSeenRoom(column: CodeColumn): void {
  const needed = (column.dictionary.texts.most >> 3) + 1;
  if (needed <= column.seenBytes) return;
  column.seen = grown(column.seen, <usize>needed);
  memory.fill(column.seen + <usize>column.seenBytes, 0, <usize>(needed - column.seenBytes));
  column.seenBytes = needed;
}

export function freeCodeColumn(column: CodeColumn): void {
  if (column.seen !== 0) heap.free(column.seen);
  heap.free(changetype<usize>(column));
}

export function isAllDigits(column: CodeColumn): bool {
  return column.areDigits;
}

/** Where the cells of a column are, and what is known of them; filled anew for each column of each batch. */
let starts: usize = 0;
let lengths: usize = 0;
let hashes: usize = 0;
let touched: usize = 0;
let room: i32 = 0;

function makeRangeRoom(count: i32): void {
  if (count <= room) return;
  room = 2 * count;
  starts = grown(starts, (<usize>room) << 2);
  lengths = grown(lengths, (<usize>room) << 2);
  hashes = grown(hashes, (<usize>room) << 3);
  touched = grown(touched, (<usize>room) << 2);
}

/** Makes room for batches of so many rows. */
export function makeRowRoom(count: i32): void {
  makeRangeRoom(count);
}

/**
 * The codes of the texts of some rows: many at once take a fraction of the time of one by one, since loads that do not
 * depend on each other wait for memory together.
 * @param field the column's number
 * @param unsure filled with the positions of rows whose text came for the first time and may mean something else
 * @returns how many those are
 */
export function codesOf(column: CodeColumn, field: i32, rows: usize, count: i32, into: usize, unsure: usize): i32 {
  const dictionary = column.dictionary;
  const texts = dictionary.texts;
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    const start = cell < 0 ? bytes : startOf(cell);
    const length = cell < 0 ? 0 : lengthOf(cell);
    setInteger(starts, i, <i32>start);
    setInteger(lengths, i, length);
    const hashed = hashOf(start, length);
    store<u64>(hashes + ((<usize>i) << 3), hashed);
    setInteger(touched, i, load<i32>(slotAt(dictionary, placeOf(hashed))));
  }
  for (let i: i32 = 0; i < count; i++) {
    const code = integerAt(touched, i) - 1;
    setInteger(touched, i, code < 0 ? 0 : <i32>startOfText(texts, code));
  }
  let sum: i32 = 0;
  for (let i: i32 = 0; i < count; i++) sum += load<u8>(texts.arena + <usize>(<u32>integerAt(touched, i)));
  touchedSum = sum;
  let unsureCount: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const start = <usize>integerAt(starts, i);
    const length = integerAt(lengths, i);
    const code = find(dictionary, load<u64>(hashes + ((<usize>i) << 3)), start, length);
    setInteger(into, i, code);
    if (!isKnown(column, code, start, length)) setInteger(unsure, unsureCount++, i);
  }
  return unsureCount;
}

/** Makes the loop before it one that is needed. */
export let touchedSum: i32 = 0;

/** The same for a column where the same few texts come again and again: one that is that of the row before is not looked up. */
export function repeatingCodesOf(
  column: CodeColumn,
  field: i32,
  rows: usize,
  count: i32,
  into: usize,
  unsure: usize,
): i32 {
  let unsureCount: i32 = 0;
  let before: usize = 0;
  let lengthBefore: i32 = -1;
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    const start = cell < 0 ? bytes : startOf(cell);
    const length = cell < 0 ? 0 : lengthOf(cell);
    if (length === lengthBefore && areSame(start, before, length)) {
      setInteger(into, i, integerAt(into, i - 1));
      continue;
    }
    const code = find(column.dictionary, hashOf(start, length), start, length);
    setInteger(into, i, code);
    if (!isKnown(column, code, start, length)) setInteger(unsure, unsureCount++, i);
    before = start;
    lengthBefore = length;
  }
  return unsureCount;
}

/** Whether the column has had a text before, or can tell that it means itself. */
function isKnown(column: CodeColumn, code: i32, at: usize, length: i32): bool {
  const byte = column.seen + <usize>(code >> 3);
  const bit = (<u8>1) << (<u8>(code & 7));
  const bits = load<u8>(byte);
  if ((bits & bit) !== 0) return true;
  store<u8>(byte, bits | bit);
  if (!isPlain(column.test, at, length)) return false;
  if (column.areDigits) column.areDigits = areDigits(at, length);
  return true;
}
