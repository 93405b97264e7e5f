import type { Texts } from '../../core/texts.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import { viewOf } from './sameBytes.ts';
import { type Hashed, hashInto } from './textHash.ts';
import { createTextStore, type TextRanges, type TextStore } from './textStore.ts';

/** Different texts numbered in the order in which they first came. */
export interface Dictionary {
  /** The number of the text in bytes from `start` up to, not including, `end`. */
  readonly codeOf: (bytes: Bytes, start: number, end: number) => number;
  /** The numbers of `count` texts: many at once take a fraction of the time of one by one. */
  readonly codesOf: (bytes: Bytes, texts: TextRanges, count: number, into: Int32Array) => void;
  readonly code: (text: string) => number;
  readonly text: (code: number) => string;
  /** The texts so far, by number. */
  readonly texts: () => Texts;
  /** Numbers are below it. */
  readonly size: () => number;
  /** Makes room for about so many texts, while there is none. */
  readonly reserve: (texts: number) => void;
}

/** Bytes and a view of them, as in a batch of records. */
export type Bytes = Pick<RecordBatch, 'bytes' | 'view'>;

const FIRST_SLOTS = 1024;
const MANY_SLOTS = 1024 * 1024;

/**
 * A hash table with open addressing over a store of texts: a text takes its bytes and 12 to 24 more.
 * @param store may hold texts of others, too, which the dictionary does not know
 */
export function createDictionary(store: TextStore = createTextStore()): Dictionary {
  /**
   * A slot is 0 where it is empty. Else its low bits, one more than number the slots, are code + 1, and the others are
   * those of the hash, which tell most other texts without a look at them. At most half of the slots are taken.
   */
  let slots = new Int32Array(FIRST_SLOTS);
  let mask = FIRST_SLOTS - 1;
  let known = 0;
  /** Codes are below it, so that they fit beside the bits of the hash. */
  let codeMask = mask;

  const hashed: Hashed = { hash: 0, place: 0 };
  /** Puts known texts into slots that are empty; they are all different. */
  const put = (codes: Int32Array): void => {
    const { arena, starts } = store.bytes();
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!;
      hashInto(arena, starts[code]!, starts[code + 1]!, hashed);
      let slot = hashed.place & mask;
      while (slots[slot] !== 0) slot = (slot + stepOf(hashed.hash)) & mask;
      slots[slot] = (hashed.hash & ~codeMask) | (code + 1);
    }
  };

  /** The numbers of the texts in the slots, in order, so that their bytes are too. */
  const knownCodes = (): Int32Array => {
    if (known === store.size()) {
      const codes = new Int32Array(known);
      for (let code = 0; code < known; code++) codes[code] = code;
      return codes;
    }
    return slots
      .filter((taken) => taken !== 0)
      .map((taken) => (taken & codeMask) - 1)
      .sort();
  };

  /** Makes room for a number of texts, and for the number that the next one may have. */
  const makeRoom = (texts: number): void => {
    const codes = knownCodes();
    while (mask < 2 * texts) mask = 2 * mask + 1;
    while (codeMask < mask || store.size() + 1 >= codeMask) codeMask = 2 * codeMask + 1;
    slots = new Int32Array(mask + 1);
    put(codes);
  };

  const find = (hash: number, place: number, { bytes, view }: Bytes, start: number, end: number): number => {
    let slot = place & mask;
    for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
      const code = (taken & codeMask) - 1;
      if (((taken ^ hash) & ~codeMask) === 0 && store.isText(code, view, start, end)) return code;
      slot = (slot + stepOf(hash)) & mask;
    }
    if (2 * known >= mask || store.size() + 1 >= codeMask) {
      // Small tables grow in larger steps, since every step places all texts anew.
      makeRoom((mask < MANY_SLOTS ? 4 : 2) * known);
      return find(hash, place, { bytes, view }, start, end);
    }
    const code = store.add(bytes, start, end);
    slots[slot] = (hash & ~codeMask) | (code + 1);
    known++;
    return code;
  };

  const codeOf = (some: Bytes, start: number, end: number): number => {
    hashInto(some.bytes, start, end, hashed);
    return find(hashed.hash, hashed.place, some, start, end);
  };

  let hashes = new Int32Array(0);
  let places = new Int32Array(0);
  return {
    codeOf,
    codesOf: (some, { starts, ends }, count, into) => {
      if (hashes.length < count) {
        hashes = new Int32Array(2 * count);
        places = new Int32Array(2 * count);
      }
      for (let i = 0; i < count; i++) {
        hashInto(some.bytes, starts[i]!, ends[i]!, hashed);
        hashes[i] = hashed.hash;
        places[i] = hashed.place;
      }
      for (let i = 0; i < count; i++) into[i] = slots[places[i]! & mask]! & codeMask;
      store.touch(into, count);
      for (let i = 0; i < count; i++) into[i] = find(hashes[i]!, places[i]!, some, starts[i]!, ends[i]!);
    },
    code: (text) => {
      const bytes = Buffer.from(text);
      return codeOf({ bytes, view: viewOf(bytes) }, 0, bytes.length);
    },
    text: store.text,
    texts: store.texts,
    size: store.size,
    reserve: (texts) => {
      if (known === 0 && mask < 2 * texts) makeRoom(texts);
    },
  };
}

/** From a place that is taken, texts go separate ways: an odd step that every bit of the hash decides. */
function stepOf(hash: number): number {
  return (hash >>> 7) | 1;
}
