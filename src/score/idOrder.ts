import { emptyKeyedRows, type KeyedRows, sortedByKey } from './radixSort.ts';
import { everyRowOf } from './valueOrder.ts';

/** Up to so many rows, comparing ids costs less than making keys of them. */
const FEW = 256;
/** Up to so many rows, even the call of a sort costs more than moving rows one by one. */
const VERY_FEW = 12;
/** Code units in each half of a key, at most. */
const MOST_UNITS = 9;

/** The rows from `begin` up to `end` of the order, whose ids agree in their first `depth` code units. */
interface Group {
  readonly begin: number;
  readonly end: number;
  readonly depth: number;
}

/**
 * Rows in code unit order of their ids, as `<` compares them; rows of one id as they are. Ids are packed into numbers of
 * 64 bits, from the first code unit in which they differ, and sorted by these. Rows that share a number are sorted again
 * by what follows, so that ids with long common parts take no longer than their length.
 * @param ids by row
 */
export function rowsById(ids: readonly string[]): Int32Array {
  const rows = everyRowOf(ids.length);
  const groups: Group[] = [{ begin: 0, end: rows.length, depth: 0 }];
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    const own = rows.subarray(group.begin, group.end);
    const depth = commonBeginning(own, ids, group.depth);
    const packing = packingOf(own, ids, depth);
    if (packing === undefined) continue;
    const sorted = sortedByKey(packedKeys(own, ids, depth, packing));
    own.set(sorted.rows);
    for (let begin = 0, end = 0; begin < own.length; begin = end) {
      for (end = begin + 1; end < own.length && haveEqualKeys(sorted, begin, end); end++);
      const size = end - begin;
      if (size === 1) continue;
      if (size <= VERY_FEW) insertionSort(own, begin, end, ids);
      else if (size <= FEW) own.subarray(begin, end).sort((a, b) => (ids[a]! < ids[b]! ? -1 : +(ids[a]! > ids[b]!)));
      else groups.push({ begin: group.begin + begin, end: group.begin + end, depth: depth + 2 * packing.units });
    }
  }
  return rows;
}

function haveEqualKeys({ high, low }: KeyedRows, one: number, other: number): boolean {
  return high[one] === high[other] && low[one] === low[other];
}

/** Number of code units that all ids begin with, known to be at least `depth`. */
function commonBeginning(rows: Int32Array, ids: readonly string[], depth: number): number {
  if (rows.length === 0) return depth;
  const first = ids[rows[0]!]!;
  let length = first.length;
  for (let i = 1; i < rows.length && length > depth; i++) {
    const id = ids[rows[i]!]!;
    let same = depth;
    while (same < length && same < id.length && id.charCodeAt(same) === first.charCodeAt(same)) same++;
    length = same;
  }
  return length;
}

/** How code units become digits of a number: unit - lowest + 1 in base `base`, and 0 after the end of an id. */
interface Packing {
  readonly lowest: number;
  readonly base: number;
  /** Code units in each half of a key. */
  readonly units: number;
}

/** Undefined where no id is longer than `start`: they are all equal. */
function packingOf(rows: Int32Array, ids: readonly string[], start: number): Packing | undefined {
  let lowest = 0xffff;
  let highest = 0;
  let longest = 0;
  for (let i = 0; i < rows.length; i++) {
    const id = ids[rows[i]!]!;
    const length = Math.min(id.length - start, 2 * MOST_UNITS);
    if (length > longest) longest = length;
    for (let at = start; at < start + length; at++) {
      const unit = id.charCodeAt(at);
      if (unit < lowest) lowest = unit;
      if (unit > highest) highest = unit;
    }
  }
  if (longest === 0) return undefined;
  const base = highest - lowest + 2;
  let units = 1;
  while (units < Math.min(longest, MOST_UNITS) && base ** (units + 1) <= 2 ** 32) units++;
  return { lowest, base, units };
}

function packedKeys(rows: Int32Array, ids: readonly string[], start: number, packing: Packing): KeyedRows {
  const keyed = emptyKeyedRows(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const id = ids[rows[i]!]!;
    keyed.rows[i] = rows[i]!;
    keyed.high[i] = packed(id, start, packing);
    keyed.low[i] = packed(id, start + packing.units, packing);
  }
  return keyed;
}

function packed(id: string, start: number, { lowest, base, units }: Packing): number {
  let number = 0;
  for (let at = start; at < start + units; at++) {
    const digit = at < id.length ? id.charCodeAt(at) - lowest + 1 : 0;
    // Math.imul, because a plain product of this size is not a whole number to the processor.
    number = (Math.imul(number, base) + digit) | 0;
  }
  return number;
}

function insertionSort(rows: Int32Array, begin: number, end: number, ids: readonly string[]): void {
  for (let i = begin + 1; i < end; i++) {
    const row = rows[i]!;
    const id = ids[row]!;
    let place = i;
    for (; place > begin && id < ids[rows[place - 1]!]!; place--) rows[place] = rows[place - 1]!;
    rows[place] = row;
  }
}
