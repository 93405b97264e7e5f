import { beginFile, codeIn, Dictionary, isFirst, lookUp, placeOf, slotAt, wordOf } from './dictionary';
import { areSame, grown, integerAt, setInteger } from './memory';
import { areDigits, isPlain } from './plainCells';
import { addText, isText, startOfText, Texts } from './texts';
import { bytes, fieldOf, lengthOf, startOf } from './window';

/** A column of a file whose texts are in a dictionary, which is that of no other column of the file. */
@unmanaged
export class CodeColumn {
  dictionary: Dictionary = changetype<Dictionary>(0);
  /** Which texts tell what they mean by their bytes, see isPlain. */
  test: i32 = 0;
  /** Whether all texts that mean themselves are digits. */
  areDigits: bool = true;
  /** Slots of texts that were looked up lately, see repeatingCodesOf. */
  recent: usize = 0;
}

export function createCodeColumn(dictionary: Dictionary, test: i32): CodeColumn {
  const column = new CodeColumn();
  column.dictionary = dictionary;
  column.test = test;
  column.recent = heap.alloc(RECENT_BYTES);
  memory.fill(column.recent, 0, RECENT_BYTES);
  beginFile(dictionary);
  return column;
}

export function freeCodeColumn(column: CodeColumn): void {
  heap.free(column.recent);
  heap.free(changetype<usize>(column));
}

export function isAllDigits(column: CodeColumn): bool {
  return column.areDigits;
}

/** Where the cells of a column are, and what is known of them; filled anew for each column of each batch. */
let starts: usize = 0;
let lengths: usize = 0;
let places: usize = 0;
let words: usize = 0;
let touched: usize = 0;
let room: i32 = 0;

/** Makes room for batches of so many rows. */
export function makeRowRoom(count: i32): void {
  if (count <= room) return;
  room = 2 * count;
  starts = grown(starts, (<usize>room) << 2);
  lengths = grown(lengths, (<usize>room) << 2);
  places = grown(places, (<usize>room) << 2);
  words = grown(words, (<usize>room) << 3);
  touched = grown(touched, (<usize>room) << 2);
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
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    const start = cell < 0 ? bytes : startOf(cell);
    const length = cell < 0 ? 0 : lengthOf(cell);
    setInteger(starts, i, <i32>start);
    setInteger(lengths, i, length);
    setInteger(places, i, <i32>placeOf(start, length));
    setWord(i, wordOf(start, length));
  }
  touchTexts(dictionary, count);
  let unsureCount: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const start = <usize>integerAt(starts, i);
    const length = integerAt(lengths, i);
    setInteger(into, i, lookUp(dictionary, <u32>integerAt(places, i), wordAt(i), start, length));
    if (isFirst && !meansItself(column, start, length)) setInteger(unsure, unsureCount++, i);
  }
  return unsureCount;
}

function wordAt(i: i32): u64 {
  return load<u64>(words + ((<usize>i) << 3));
}

function setWord(i: i32, word: u64): void {
  store<u64>(words + ((<usize>i) << 3), word);
}

/** Loads what looking up the texts at hand will need. */
function touchTexts(dictionary: Dictionary, count: i32): void {
  const texts = dictionary.texts;
  for (let i: i32 = 0; i < count; i++) {
    setInteger(touched, i, codeIn(slotAt(dictionary, <u32>integerAt(places, i))));
  }
  for (let i: i32 = 0; i < count; i++) {
    const code = integerAt(touched, i);
    setInteger(touched, i, code < 0 || wordAt(i) !== 0 ? 0 : <i32>startOfText(texts, code));
  }
  let sum: i32 = 0;
  for (let i: i32 = 0; i < count; i++) sum += load<u8>(texts.arena + <usize>(<u32>integerAt(touched, i)));
  touchedSum = sum;
}

/** Makes the loop before it one that is needed. */
export let touchedSum: i32 = 0;

/**
 * The same for a column where the same few texts come again and again: one that is that of the row before, or among those
 * of late, is not looked up.
 */
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
    before = start;
    lengthBefore = length;
    const word = wordOf(start, length);
    const tag = length === 0 ? 1 : word !== 0 ? word : tagOf(start, length);
    const recent = recentSlot(column, tag);
    if (load<u64>(recent) === tag) {
      const code = load<i32>(recent, RECENT_CODE);
      if (length < 8 || isText(column.dictionary.texts, code, start, length)) {
        setInteger(into, i, code);
        continue;
      }
    }
    const code = lookUp(column.dictionary, placeOf(start, length), word, start, length);
    store<u64>(recent, tag);
    store<i32>(recent, code, RECENT_CODE);
    setInteger(into, i, code);
    if (isFirst && !meansItself(column, start, length)) setInteger(unsure, unsureCount++, i);
  }
  return unsureCount;
}

// A slot of late has the tag of a text, 0 for none, and its code.
const RECENT_SLOT_BITS: usize = 4;
const RECENT_CODE: usize = 8;
const RECENT_BITS: u64 = 8;
const RECENT_BYTES: usize = 1 << (<usize>RECENT_BITS + RECENT_SLOT_BITS);

/** What mostly tells texts of eight bytes and more apart, and all of them from shorter ones, the words of which end in a length. */
function tagOf(at: usize, length: i32): u64 {
  const last = load<u64>(at + <usize>(length - 8));
  return ((load<u64>(at) ^ (last * SPREADING) ^ <u64>length) & ~0xff) | 0x80;
}

function recentSlot(column: CodeColumn, tag: u64): usize {
  return column.recent + ((<usize>((tag * SPREADING) >> (64 - RECENT_BITS))) << RECENT_SLOT_BITS);
}

/** An odd number whose upper bits spread those of another (that of the golden ratio). */
const SPREADING: u64 = 0x9e3779b97f4a7c15;

/** Whether a text that came for the first time can tell that it means itself. */
function meansItself(column: CodeColumn, at: usize, length: i32): bool {
  if (!isPlain(column.test, at, length)) return false;
  if (column.areDigits) column.areDigits = areDigits(at, length);
  return true;
}

/**
 * Adds the texts of some rows to a store, in which they have numbers of their own, but for one that is that of the row
 * before: for a column of texts that hardly come again, which looking each of them up would not be worth.
 * @param test which texts tell what they mean by their bytes, see isPlain
 * @param unsure filled with the positions of rows whose text may mean something else
 * @returns how many those are
 */
export function addedTextsOf(
  texts: Texts,
  test: i32,
  field: i32,
  rows: usize,
  count: i32,
  into: usize,
  unsure: usize,
): i32 {
  let unsureCount: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    const start = cell < 0 ? bytes : startOf(cell);
    const length = cell < 0 ? 0 : lengthOf(cell);
    const last = texts.size - 1;
    setInteger(into, i, last >= 0 && isText(texts, last, start, length) ? last : addText(texts, start, length));
    if (!isPlain(test, start, length)) setInteger(unsure, unsureCount++, i);
  }
  return unsureCount;
}

/** Adds the texts of some rows to a store, one after the other; the number of the first. */
export function addFieldTexts(texts: Texts, field: i32, rows: usize, count: i32): i32 {
  const first = texts.size;
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    addText(texts, cell < 0 ? bytes : startOf(cell), cell < 0 ? 0 : lengthOf(cell));
  }
  return first;
}
