import { lastBytes } from './memory';
import { addText, createTexts, isText, makeTextRoom, startOfText, Texts } from './texts';

/**
 * A hash table with open addressing over a store of texts, which may hold texts of others, too. A slot is two integers,
 * the code of a text + 1, or 0 for none, and its hash, which tells most other texts without a look at them.
 */
@unmanaged
export class Dictionary {
  texts: Texts = changetype<Texts>(0);
  slots: usize = 0;
  mask: u32 = 0;
  /** Number of slots that are taken. */
  known: u32 = 0;
}

const FIRST_SLOTS: u32 = 1024;

/** @param texts a store, or 0 for one of its own */
export function createDictionary(texts: Texts): Dictionary {
  const dictionary = new Dictionary();
  dictionary.texts = changetype<usize>(texts) === 0 ? createTexts() : texts;
  createSlots(dictionary, FIRST_SLOTS);
  return dictionary;
}

export function textsOf(dictionary: Dictionary): Texts {
  return dictionary.texts;
}

function createSlots(dictionary: Dictionary, slots: u32): void {
  const size = (<usize>slots) << 3;
  dictionary.slots = heap.alloc(size);
  memory.fill(dictionary.slots, 0, size);
  dictionary.mask = slots - 1;
}

/** Makes room for more texts and their bytes; only here anything moves in memory. */
export function makeRoom(dictionary: Dictionary, count: i32, bytes: i32): void {
  makeTextRoom(dictionary.texts, count, bytes);
  // At most five of eight slots are taken.
  let slots: u32 = dictionary.mask + 1;
  while ((dictionary.known + <u32>count) * 8 > slots * 5) slots <<= 1;
  if (slots === dictionary.mask + 1) return;
  const before = dictionary.slots;
  const end = before + ((<usize>dictionary.mask + 1) << 3);
  createSlots(dictionary, slots);
  for (let slot = before; slot < end; slot += 8) {
    const code = load<i32>(slot) - 1;
    if (code >= 0) put(dictionary, code, load<u32>(slot, 4));
  }
  heap.free(before);
}

/** Puts a known text into a slot; it is different from all that are there. */
function put(dictionary: Dictionary, code: i32, hash: u32): void {
  const texts = dictionary.texts;
  const start = startOfText(texts, code);
  const length = <i32>(startOfText(texts, code + 1) - start);
  const hashed = hashOf(texts.arena + start, length);
  let place = placeOf(hashed);
  while (load<i32>(slotAt(dictionary, place)) !== 0) place += stepOf(hash);
  const slot = slotAt(dictionary, place);
  store<i32>(slot, code + 1);
  store<u32>(slot, hash, 4);
}

/** The code of a text, a new one where it is not known, for which there has to be room. */
export function codeOf(dictionary: Dictionary, at: usize, length: i32): i32 {
  return find(dictionary, hashOf(at, length), at, length);
}

/** @param hashed what hashOf made of the text */
export function find(dictionary: Dictionary, hashed: u64, at: usize, length: i32): i32 {
  const hash = <u32>(hashed >> 32);
  let place = placeOf(hashed);
  while (true) {
    const slot = slotAt(dictionary, place);
    const code = load<i32>(slot) - 1;
    if (code < 0) {
      const added = addText(dictionary.texts, at, length);
      dictionary.known++;
      store<i32>(slot, added + 1);
      store<u32>(slot, hash, 4);
      return added;
    }
    if (load<u32>(slot, 4) === hash && isText(dictionary.texts, code, at, length)) return code;
    place += stepOf(hash);
  }
}

export function slotAt(dictionary: Dictionary, place: u32): usize {
  return dictionary.slots + ((<usize>(place & dictionary.mask)) << 3);
}

/**
 * A hash of a text in the upper half, and in the lower half the place to look for it: texts that differ in the last byte
 * alone, as ids that count up mostly do, lie side by side, in memory that was just in use.
 */
export function hashOf(at: usize, length: i32): u64 {
  let hash: u64 = <u64>length * 0x9e3779b97f4a7c15;
  let left = length - 1;
  for (; left > 8; left -= 8, at += 8) hash = mixed(hash ^ load<u64>(at));
  if (left > 0) hash = mixed(hash ^ lastBytes(load<u64>(at), left));
  const last: u64 = length > 0 ? <u64>load<u8>(at + <usize>left) : 0;
  return (mixed(hash ^ (last + 1)) & 0xffffffff00000000) | <u64>(<u32>(hash + last));
}

/** Every bit of the result depends on every bit of a number (the finaliser of MurmurHash3, fmix64). */
export function mixed(number: u64): u64 {
  const half = (number ^ (number >> 33)) * 0xff51afd7ed558ccd;
  const whole = (half ^ (half >> 33)) * 0xc4ceb9fe1a85ec53;
  return whole ^ (whole >> 33);
}

export function placeOf(hashed: u64): u32 {
  return <u32>hashed;
}

/** From a place that is taken, texts go separate ways: an odd step that every bit of the hash decides. */
function stepOf(hash: u32): u32 {
  return (hash >> 7) | 1;
}
