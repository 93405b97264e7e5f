import { lastBytes } from './memory';
import { addText, createTexts, isText, makeTextRoom, Texts } from './texts';

/**
 * A hash table with open addressing over a store of texts, which may hold texts of others, too. A slot has the code of a
 * text + 1, or 0 for none, with the file that it was looked up in last in the upper bits, the place of the text, which
 * tells most other texts without a look at them, and its word: short texts are told by it alone.
 */
@unmanaged
export class Dictionary {
  texts: Texts = changetype<Texts>(0);
  slots: usize = 0;
  mask: u32 = 0;
  /** Number of slots that are taken. */
  known: u32 = 0;
  /** Number of the file that is read, from 1 on; after the last that fits into a slot they begin anew. */
  file: u32 = 0;
}

const FIRST_SLOTS: u32 = 1024;
/** Bytes of a slot as a power of two, and where in it the place and the word are. */
const SLOT_BITS: usize = 4;
const PLACE: usize = 4;
const WORD: usize = 8;
const CODE_BITS: u32 = 27;
const CODE_MASK: u32 = (1 << CODE_BITS) - 1;
const LAST_FILE: u32 = 31;

/** @param texts a store, or 0 for one of its own */
export function createDictionary(texts: Texts): Dictionary {
  const dictionary = new Dictionary();
  dictionary.texts = changetype<usize>(texts) === 0 ? createTexts() : texts;
  createSlots(dictionary, FIRST_SLOTS);
  return dictionary;
}

/** The texts stay. */
export function freeDictionary(dictionary: Dictionary): void {
  heap.free(dictionary.slots);
  heap.free(changetype<usize>(dictionary));
}

export function textsOf(dictionary: Dictionary): Texts {
  return dictionary.texts;
}

function createSlots(dictionary: Dictionary, slots: u32): void {
  const size = (<usize>slots) << SLOT_BITS;
  dictionary.slots = heap.alloc(size);
  memory.fill(dictionary.slots, 0, size);
  dictionary.mask = slots - 1;
}

/** Makes room for more texts and their bytes; only here anything moves in memory. */
export function makeRoom(dictionary: Dictionary, count: i32, bytes: i32): void {
  makeTextRoom(dictionary.texts, count, bytes);
  if (dictionary.texts.size + count >= <i32>CODE_MASK) unreachable();
  // At most two of three slots are taken.
  let slots: u32 = dictionary.mask + 1;
  while ((dictionary.known + <u32>count) * 3 > slots * 2) slots <<= 1;
  if (slots === dictionary.mask + 1) return;
  const before = dictionary.slots;
  const end = endOfSlots(dictionary);
  createSlots(dictionary, slots);
  for (let slot = before; slot < end; slot += 1 << SLOT_BITS) {
    if (codeIn(slot) < 0) continue;
    const place = load<u32>(slot, PLACE);
    let free = slotAt(dictionary, place);
    for (let next = place; codeIn(free) >= 0; free = slotAt(dictionary, next)) next += stepOf(place);
    store<u64>(free, load<u64>(slot));
    store<u64>(free, load<u64>(slot, WORD), WORD);
  }
  heap.free(before);
}

/** Makes every text one that has not been looked up. */
export function beginFile(dictionary: Dictionary): void {
  if (dictionary.file < LAST_FILE) {
    dictionary.file++;
    return;
  }
  dictionary.file = 1;
  const end = endOfSlots(dictionary);
  for (let slot = dictionary.slots; slot < end; slot += 1 << SLOT_BITS) {
    store<u32>(slot, load<u32>(slot) & CODE_MASK);
  }
}

/** Whether the text that was looked up last came for the first time in this file. */
export let isFirst: bool = false;

/**
 * The code of a text in the file, a new one where it is not known, for which there has to be room.
 * @param place what placeOf made of the text
 * @param word what wordOf made of it
 */
export function lookUp(dictionary: Dictionary, place: u32, word: u64, at: usize, length: i32): i32 {
  const slot = slotOf(dictionary, place, word, at, length);
  const taken = load<u32>(slot);
  isFirst = taken >> CODE_BITS !== dictionary.file;
  if (isFirst) {
    const code = taken === 0 ? added(dictionary, slot, place, word, at, length) : taken & CODE_MASK;
    store<u32>(slot, code | (dictionary.file << CODE_BITS));
  }
  return codeIn(slot);
}

/** The code of a text that may not stand in the file; a new one is not looked up by that. */
export function codeOf(dictionary: Dictionary, at: usize, length: i32): i32 {
  const place = placeOf(at, length);
  const word = wordOf(at, length);
  const slot = slotOf(dictionary, place, word, at, length);
  if (load<u32>(slot) === 0) store<u32>(slot, added(dictionary, slot, place, word, at, length));
  return codeIn(slot);
}

/** Where a text is, or where it is to be put. */
function slotOf(dictionary: Dictionary, place: u32, word: u64, at: usize, length: i32): usize {
  let next = place;
  while (true) {
    const slot = slotAt(dictionary, next);
    const code = codeIn(slot);
    if (code < 0) return slot;
    if (load<u32>(slot, PLACE) === place && load<u64>(slot, WORD) === word) {
      if (word !== 0 || isText(dictionary.texts, code, at, length)) return slot;
    }
    next += stepOf(place);
  }
}

/** Adds a text to the store, and its place and word to a slot; what the slot is to hold beside it. */
function added(dictionary: Dictionary, slot: usize, place: u32, word: u64, at: usize, length: i32): u32 {
  dictionary.known++;
  store<u32>(slot, place, PLACE);
  store<u64>(slot, word, WORD);
  return <u32>addText(dictionary.texts, at, length) + 1;
}

export function slotAt(dictionary: Dictionary, place: u32): usize {
  return dictionary.slots + ((<usize>(place & dictionary.mask)) << SLOT_BITS);
}

function endOfSlots(dictionary: Dictionary): usize {
  return dictionary.slots + ((<usize>dictionary.mask + 1) << SLOT_BITS);
}

/** Below zero where the slot is empty. */
export function codeIn(slot: usize): i32 {
  return <i32>(load<u32>(slot) & CODE_MASK) - 1;
}

/**
 * The place to look for a text, a hash: texts that differ in the last byte alone, as ids that count up mostly do, lie
 * side by side, in memory that was just in use.
 */
export function placeOf(at: usize, length: i32): u32 {
  return length === 0 ? 0 : <u32>hashOf(at, length - 1) + load<u8>(at + <usize>(length - 1));
}

/** A text of up to seven bytes with its length; 0 for none and for longer ones. */
export function wordOf(at: usize, length: i32): u64 {
  return length > 7 ? 0 : lastBytes(load<u64>(at), length) | <u64>length;
}

/** A hash of 64 bits. */
export function hashOf(at: usize, length: i32): u64 {
  let hash: u64 = <u64>(length + 1) * 0x9e3779b97f4a7c15;
  let left = length;
  for (; left > 8; left -= 8, at += 8) hash = mixed(hash ^ load<u64>(at));
  return mixed(hash ^ lastBytes(load<u64>(at), left));
}

/** Every bit of the result depends on every bit of a number (the finaliser of MurmurHash3, fmix64). */
export function mixed(number: u64): u64 {
  const half = (number ^ (number >> 33)) * 0xff51afd7ed558ccd;
  const whole = (half ^ (half >> 33)) * 0xc4ceb9fe1a85ec53;
  return whole ^ (whole >> 33);
}

/** From a place that is taken, texts go separate ways: an odd step that the upper bits of the hash decide. */
function stepOf(place: u32): u32 {
  return (place >> 7) | 1;
}
