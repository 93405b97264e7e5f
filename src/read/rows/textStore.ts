/** Texts as ranges of bytes, the end not included. */
export interface TextRanges {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Texts one after the other as UTF-8 bytes in one buffer, numbered as they come; one may come twice. */
export interface TextStore {
  /** The number of the text that is added. */
  readonly add: (bytes: Uint8Array, start: number, end: number) => number;
  readonly isText: (code: number, bytes: Uint8Array, start: number, end: number) => boolean;
  /** The hash of a text, as {@link hashOf} gives it, and its place, as {@link placeOf} does. */
  readonly hash: (code: number) => number;
  readonly place: (code: number, hash: number) => number;
  readonly text: (code: number) => string;
  readonly size: () => number;
  /**
   * Overwrites the first `count` numbers of texts after reading what {@link TextStore.isText} will need of these. Loads
   * that do not depend on each other wait for memory together; such loops make the look-ups after them fast.
   */
  readonly touch: (codes: Int32Array, count: number) => void;
}

const FIRST_TEXTS = 512;
const FIRST_BYTES = 16 * 1024;

export function createTextStore(): TextStore {
  /** The text of a code is `arena` from `ends[code]` up to `ends[code + 1]`. */
  let ends = new Uint32Array(FIRST_TEXTS);
  let arena: Buffer = Buffer.alloc(FIRST_BYTES);
  let size = 0;
  const makeRoom = (bytes: number): void => {
    if (size + 2 > ends.length) {
      const more = new Uint32Array(2 * ends.length);
      more.set(ends);
      ends = more;
    }
    if (bytes <= arena.length) return;
    const larger = Buffer.alloc(Math.max(2 * arena.length, bytes));
    larger.set(arena.subarray(0, ends[size]));
    arena = larger;
  };
  return {
    add: (bytes, start, end) => {
      const from = ends[size]!;
      const to = from + end - start;
      if (to > arena.length || size + 2 > ends.length) makeRoom(to);
      for (let i = start, at = from; i < end; i++, at++) arena[at] = bytes[i]!;
      ends[++size] = to;
      return size - 1;
    },
    isText: (code, bytes, start, end) => {
      let at = ends[code]!;
      if (ends[code + 1]! - at !== end - start) return false;
      for (let i = start; i < end; i++, at++) if (arena[at] !== bytes[i]) return false;
      return true;
    },
    hash: (code) => hashOf(arena, ends[code]!, ends[code + 1]!),
    place: (code, hash) => placeOf(arena, ends[code]!, ends[code + 1]!, hash),
    text: (code) => arena.toString('utf8', ends[code], ends[code + 1]),
    size: () => size,
    touch: (codes, count) => {
      for (let i = 0; i < count; i++) codes[i] = ends[codes[i]!]!;
      for (let i = 0; i < count; i++) codes[i] = arena[codes[i]!]!;
    },
  };
}

/** FNV-1a over bytes with a final mix (MurmurHash3's fmix32), so that every bit depends on every byte. */
export function hashOf(bytes: Uint8Array, start: number, end: number, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * Where in a table a text is looked for first: its hash, or for a text that ends in a number a place near that of the
 * number before, so that ids which count up, as those of orders do, are found in memory that was just in use.
 */
export function placeOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
  let number = 0;
  let unit = 1;
  let at = end - 1;
  for (; at >= start && unit < 1e9; at--, unit *= 10) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) break;
    number += digit * unit;
  }
  return at === end - 1 ? hash : (hashOf(bytes, start, at + 1) + number) | 0;
}
