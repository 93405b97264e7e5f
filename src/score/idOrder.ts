import { compareTexts, type RowTexts, UNIT_ORDER } from '../core/texts.ts';
import { sortedByKey } from './radixSort.ts';
import { everyRowOf } from './valueOrder.ts';

/** Up to so many rows, comparing ids costs less than making keys of them. */
const FEW = 256;
/** Up to so many rows, even the call of a sort costs more than moving rows one by one. */
const VERY_FEW = 12;
/** Bytes that a key is made of, at most. */
const MOST_BYTES = 32;

/** The rows from `begin` up to `end` of the order, whose ids agree in their first `depth` bytes. */
interface Group {
  readonly begin: number;
  readonly end: number;
  readonly depth: number;
}

/**
 * Rows in code unit order of their ids, as `<` compares strings; rows of one id as they are. Ids are packed into numbers of
 * 32 bits and sorted by these. Rows that share a number are sorted again by what follows, so that ids with long common
 * parts take no longer than their length.
 */
export function rowsById(ids: RowTexts): Int32Array {
  const rows = everyRowOf(ids.codes.length);
  if (areInOrder(ids)) return rows;
  const groups: Group[] = [{ begin: 0, end: rows.length, depth: 0 }];
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const own = rows.subarray(group.begin, group.end);
    const packing = packingOf(own, ids, group.depth);
    const { rows: sorted, keys } = sortedByKey({ rows: own.slice(), keys: packedKeys(own, ids, packing) });
    own.set(sorted);
    // Ids that are packed as a whole and share a number are equal.
    if (packing.isWhole) continue;
    for (let begin = 0, end = 0; begin < own.length; begin = end) {
      for (end = begin + 1; end < own.length && keys[begin] === keys[end]; end++);
      const size = end - begin;
      if (size === 1) continue;
      if (size <= VERY_FEW) insertionSort(own, begin, end, ids);
      else if (size <= FEW) own.subarray(begin, end).sort((a, b) => compareRows(ids, a, b));
      else groups.push({ begin: group.begin + begin, end: group.begin + end, depth: packing.end });
    }
  }
  return rows;
}

function areInOrder(ids: RowTexts): boolean {
  for (let row = 1; row < ids.codes.length; row++) if (compareRows(ids, row - 1, row) > 0) return false;
  return true;
}

function compareRows({ texts, codes }: RowTexts, one: number, other: number): number {
  return compareTexts(texts, codes[one]!, codes[other]!);
}

/**
 * How bytes become digits of a number: at each place of an id, `rank - lowest[place] + 1` in base `base[place]`, where the
 * rank is that of UNIT_ORDER, and 0 after the end of the id. A place where all ids have the same byte has base 1 and takes no room.
 */
interface Packing {
  readonly lowest: Int32Array;
  readonly base: Int32Array;
  /** The places that are packed, up to and not including `end`. */
  readonly begin: number;
  readonly end: number;
  /** Whether no id goes on after `end`. */
  readonly isWhole: boolean;
}

function packingOf(rows: Int32Array, { texts, codes }: RowTexts, begin: number): Packing {
  const { bytes, starts } = texts;
  const lowest = new Int32Array(MOST_BYTES).fill(END);
  const base = new Int32Array(MOST_BYTES);
  const highest = new Int32Array(MOST_BYTES);
  let longest = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    const start = starts[code]! + begin;
    const length = starts[code + 1]! - start;
    if (length > longest) longest = length;
    if (length < shortest) shortest = length;
    const packed = length < MOST_BYTES ? length : MOST_BYTES;
    for (let place = 0; place < packed; place++) {
      const rank = UNIT_ORDER[bytes[start + place]!]!;
      if (rank < lowest[place]!) lowest[place] = rank;
      if (rank > highest[place]!) highest[place] = rank;
    }
  }
  const places = Math.min(longest, MOST_BYTES);
  for (let place = 0; place < places; place++) {
    // Where all ids have a byte there is no 0 for the end of one.
    if (place < shortest) lowest[place]!++;
    base[place] = highest[place]! - lowest[place]! + 2;
  }
  const end = fittingPlaces(base, places);
  return { lowest, base, begin, end: begin + end, isWhole: end >= longest };
}

/** More than any byte. */
const END = 0x100;

/** The end of the first places that fit into 32 bits together; at least one does. */
function fittingPlaces(base: Int32Array, places: number): number {
  let place = 0;
  for (let size = 1; place < places && size * base[place]! <= 2 ** 32; place++) size *= base[place]!;
  return place;
}

function packedKeys(rows: Int32Array, { texts, codes }: RowTexts, { lowest, base, begin, end }: Packing): Int32Array {
  const { bytes, starts } = texts;
  const keys = new Int32Array(rows.length);
  for (let i = 0; i < keys.length; i++) {
    const code = codes[rows[i]!]!;
    const start = starts[code]!;
    const length = starts[code + 1]! - start;
    let key = 0;
    for (let at = begin; at < end; at++) {
      const digit = at < length ? UNIT_ORDER[bytes[start + at]!]! - lowest[at - begin]! + 1 : 0;
      // Math.imul, because a plain product of this size is not a whole number to the processor.
      key = (Math.imul(key, base[at - begin]!) + digit) | 0;
    }
    keys[i] = key;
  }
  return keys;
}

function insertionSort(rows: Int32Array, begin: number, end: number, ids: RowTexts): void {
  for (let i = begin + 1; i < end; i++) {
    const row = rows[i]!;
    let place = i;
    for (; place > begin && compareRows(ids, row, rows[place - 1]!) < 0; place--) rows[place] = rows[place - 1]!;
    rows[place] = row;
  }
}
