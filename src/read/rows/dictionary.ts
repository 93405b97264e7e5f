import { createTextStore, hashOf, placeOf, type TextRanges, type TextStore } from './textStore.ts';

/** Different texts numbered in the order in which they first came. */
export interface Dictionary {
  /** The number of the text in `bytes` from `start` up to, not including, `end`. */
  readonly codeOf: (bytes: Uint8Array, start: number, end: number) => number;
  /** The numbers of `count` texts in `bytes`: many at once take a fraction of the time of one by one. */
  readonly codesOf: (bytes: Uint8Array, texts: TextRanges, count: number, into: Int32Array) => void;
  readonly code: (text: string) => number;
  readonly text: (code: number) => string;
  /** Numbers are below it. */
  readonly size: () => number;
}

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

  const put = (code: number): void => {
    const hash = store.hash(code);
    let slot = store.place(code, hash) & mask;
    while (slots[slot] !== 0) slot = (slot + stepOf(hash)) & mask;
    slots[slot] = (hash & ~codeMask) | (code + 1);
  };

  /** Makes room for more texts, and for the number that the next one may have. */
  const grow = (): void => {
    const old = slots;
    const oldMask = codeMask;
    if (2 * known >= mask) {
      // Small tables grow in larger steps, since every step places all texts anew.
      slots = new Int32Array((slots.length < MANY_SLOTS ? 4 : 2) * slots.length);
      mask = slots.length - 1;
    } else slots = new Int32Array(slots.length);
    while (codeMask < mask || store.size() + 1 >= codeMask) codeMask = 2 * codeMask + 1;
    for (const taken of old) if (taken !== 0) put((taken & oldMask) - 1);
  };

  const find = (hash: number, place: number, bytes: Uint8Array, start: number, end: number): number => {
    let slot = place & mask;
    for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
      const code = (taken & codeMask) - 1;
      if (((taken ^ hash) & ~codeMask) === 0 && store.isText(code, bytes, start, end)) return code;
      slot = (slot + stepOf(hash)) & mask;
    }
    if (2 * known >= mask || store.size() + 1 >= codeMask) {
      grow();
      return find(hash, place, bytes, start, end);
    }
    const code = store.add(bytes, start, end);
    slots[slot] = (hash & ~codeMask) | (code + 1);
    known++;
    return code;
  };

  const codeOf = (bytes: Uint8Array, start: number, end: number): number => {
    const hash = hashOf(bytes, start, end);
    return find(hash, placeOf(bytes, start, end, hash), bytes, start, end);
  };

  let hashes = new Int32Array(0);
  let places = new Int32Array(0);
  return {
    codeOf,
    codesOf: (bytes, { starts, ends }, count, into) => {
      if (hashes.length < count) {
        hashes = new Int32Array(2 * count);
        places = new Int32Array(2 * count);
      }
      for (let i = 0; i < count; i++) {
        hashes[i] = hashOf(bytes, starts[i]!, ends[i]!);
        places[i] = placeOf(bytes, starts[i]!, ends[i]!, hashes[i]!);
      }
      for (let i = 0; i < count; i++) into[i] = slots[places[i]! & mask]! & codeMask;
      store.touch(into, count);
      for (let i = 0; i < count; i++) into[i] = find(hashes[i]!, places[i]!, bytes, starts[i]!, ends[i]!);
    },
    code: (text) => {
      const bytes = Buffer.from(text);
      return codeOf(bytes, 0, bytes.length);
    },
    text: store.text,
    size: store.size,
  };
}

/** From a place that is taken, texts go separate ways: an odd step that every bit of the hash decides. */
function stepOf(hash: number): number {
  return (hash >>> 7) | 1;
}
