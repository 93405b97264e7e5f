import type { Texts } from '../../core/texts.ts';
import { isSameRange, viewOf } from './sameBytes.ts';

/** Texts as ranges of bytes, the end not included. */
export interface TextRanges {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Texts one after the other as UTF-8 bytes in one buffer, numbered as they come; one may come twice. */
export interface TextStore {
  /** The number of the text that is added. */
  readonly add: (bytes: Uint8Array, start: number, end: number) => number;
  /** Whether a text is that of a range of bytes, given as a view. */
  readonly isText: (code: number, view: DataView, start: number, end: number) => boolean;
  /** The bytes of all texts, and where each of them begins, which is where the one before it ends. */
  readonly bytes: () => { readonly arena: Uint8Array; readonly starts: Uint32Array };
  /** The texts so far; those that are added later are not among them. */
  readonly texts: () => Texts;
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
  /** The text of a code is `arena` from `starts[code]` up to `starts[code + 1]`. */
  let starts = new Uint32Array(FIRST_TEXTS);
  let arena: Buffer = Buffer.alloc(FIRST_BYTES);
  let arenaView = viewOf(arena);
  let size = 0;
  const makeRoom = (bytes: number): void => {
    if (size + 2 > starts.length) {
      const more = new Uint32Array(2 * starts.length);
      more.set(starts);
      starts = more;
    }
    if (bytes <= arena.length) return;
    const larger = Buffer.alloc(Math.max(2 * arena.length, bytes));
    larger.set(arena.subarray(0, starts[size]));
    arena = larger;
    arenaView = viewOf(arena);
  };
  return {
    add: (bytes, start, end) => {
      const from = starts[size]!;
      const to = from + end - start;
      if (to > arena.length || size + 2 > starts.length) makeRoom(to);
      for (let i = start, at = from; i < end; i++, at++) arena[at] = bytes[i]!;
      starts[++size] = to;
      return size - 1;
    },
    isText: (code, view, start, end) => {
      const from = starts[code]!;
      return starts[code + 1]! - from === end - start && isSameRange(view, start, end, arenaView, from);
    },
    bytes: () => ({ arena, starts }),
    texts: () => ({ bytes: arena, starts: starts.subarray(0, size + 1) }),
    text: (code) => arena.toString('utf8', starts[code], starts[code + 1]),
    size: () => size,
    touch: (codes, count) => {
      for (let i = 0; i < count; i++) codes[i] = starts[codes[i]!]!;
      for (let i = 0; i < count; i++) codes[i] = arena[codes[i]!]!;
    },
  };
}
