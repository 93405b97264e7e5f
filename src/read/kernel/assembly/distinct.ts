import { hashOf } from './dictionary';
import { integerAt, setInteger } from './memory';
import { isText, startOfText, Texts } from './texts';

/** Whether the texts only grow, or only shrink, from each to the next, as numbers that are counted do: all then differ. */
export function areMonotone(texts: Texts): bool {
  if (texts.size < 2) return true;
  const grow = isLess(texts, 0, 1);
  for (let code: i32 = 1; code < texts.size; code++) {
    if (grow ? !isLess(texts, code - 1, code) : !isLess(texts, code, code - 1)) return false;
  }
  return true;
}

/** Shorter texts are less; among those as long, the first byte that differs decides. */
function isLess(texts: Texts, one: i32, other: i32): bool {
  const at = startOfText(texts, one);
  const otherAt = startOfText(texts, other);
  const length = <i32>(startOfText(texts, one + 1) - at);
  const otherLength = <i32>(startOfText(texts, other + 1) - otherAt);
  if (length !== otherLength) return length < otherLength;
  for (let i: i32 = 0; i < length; i += 8) {
    const left = min(length - i, 8);
    const difference = firstBytes(texts.arena + at + <usize>i, left);
    const otherDifference = firstBytes(texts.arena + otherAt + <usize>i, left);
    if (difference !== otherDifference) return difference < otherDifference;
  }
  return false;
}

/** Up to eight bytes as a number in which the first byte counts most. */
function firstBytes(at: usize, length: i32): u64 {
  return bswap(load<u64>(at)) >> <u64>(64 - 8 * length);
}

/** About so many texts are compared with each other at a time: as many as stay in the cache with their slots. */
const TEXTS_AT_ONCE: i32 = 4096;
const MOST_PARTS: i32 = 4096;
/** A text in its part: the lower half of its hash, and its number. */
const ENTRY_BYTES: usize = 8;

/**
 * The number of the first text that is the same, for each text. The texts are sorted into parts by their hashes first,
 * since a table of all of them would be a wait for memory at every text.
 */
export function firstsOfSame(texts: Texts, into: usize): void {
  let parts: i32 = 1;
  while (parts < MOST_PARTS && parts * TEXTS_AT_ONCE < texts.size) parts <<= 1;
  const ends = heap.alloc((<usize>parts) << 2);
  const entries = heap.alloc(max(1, <usize>texts.size) * ENTRY_BYTES);
  sortIntoParts(texts, parts, ends, entries);
  let most: i32 = 0;
  for (let part: i32 = 0; part < parts; part++) most = max(most, sizeOf(ends, part));
  let slots: i32 = 2;
  while (slots < 2 * most) slots <<= 1;
  const table = heap.alloc((<usize>slots) << 2);
  for (let part: i32 = 0; part < parts; part++) {
    const size = sizeOf(ends, part);
    const first = entries + <usize>(integerAt(ends, part) - size) * ENTRY_BYTES;
    findFirsts(texts, first, size, table, slots, into);
  }
  heap.free(table);
  heap.free(entries);
  heap.free(ends);
}

function sizeOf(ends: usize, part: i32): i32 {
  return integerAt(ends, part) - (part === 0 ? 0 : integerAt(ends, part - 1));
}

/** @param ends filled with the place after the last entry of each part */
function sortIntoParts(texts: Texts, parts: i32, ends: usize, entries: usize): void {
  memory.fill(ends, 0, (<usize>parts) << 2);
  for (let code: i32 = 0; code < texts.size; code++) {
    const part = partOf(hashOfText(texts, code), parts);
    setInteger(ends, part, integerAt(ends, part) + 1);
  }
  let before: i32 = 0;
  for (let part: i32 = 0; part < parts; part++) {
    const size = integerAt(ends, part);
    setInteger(ends, part, before);
    before += size;
  }
  for (let code: i32 = 0; code < texts.size; code++) {
    const hash = hashOfText(texts, code);
    const part = partOf(hash, parts);
    const place = integerAt(ends, part);
    setInteger(ends, part, place + 1);
    const entry = entries + <usize>place * ENTRY_BYTES;
    store<u32>(entry, <u32>hash);
    store<i32>(entry, code, 4);
  }
}

function hashOfText(texts: Texts, code: i32): u64 {
  const start = startOfText(texts, code);
  return hashOf(texts.arena + start, <i32>(startOfText(texts, code + 1) - start));
}

/** By the upper half of a hash. */
function partOf(hash: u64, parts: i32): i32 {
  return <i32>(hash >> 32) & (parts - 1);
}

/** @param table of as many slots, each to hold the place of an entry + 1 */
function findFirsts(texts: Texts, entries: usize, size: i32, table: usize, slots: i32, into: usize): void {
  memory.fill(table, 0, (<usize>slots) << 2);
  for (let i: i32 = 0; i < size; i++) {
    const entry = entries + <usize>i * ENTRY_BYTES;
    const hash = load<u32>(entry);
    const code = load<i32>(entry, 4);
    let slot = <i32>hash & (slots - 1);
    let first = code;
    while (true) {
      const other = integerAt(table, slot) - 1;
      if (other < 0) {
        setInteger(table, slot, i + 1);
        break;
      }
      const known = entries + <usize>other * ENTRY_BYTES;
      if (load<u32>(known) === hash && areSameTexts(texts, load<i32>(known, 4), code)) {
        first = load<i32>(known, 4);
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
    setInteger(into, code, first);
  }
}

function areSameTexts(texts: Texts, one: i32, other: i32): bool {
  const start = startOfText(texts, other);
  return isText(texts, one, texts.arena + start, <i32>(startOfText(texts, other + 1) - start));
}
