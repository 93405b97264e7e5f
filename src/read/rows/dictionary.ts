import type { Texts } from '../../core/texts.ts';
import type { Kernel, Pointer } from '../kernel/kernel.ts';
import { createTextStore, type TextStore } from './textStore.ts';

/** Different texts numbered in the order in which they first came, in the memory of a kernel. */
export interface Dictionary {
  readonly pointer: Pointer;
  /** The number of a text, for which there has to be room where it is new. */
  readonly code: (text: string) => number;
  readonly text: (code: number) => string;
  /** The texts so far, by number, where they are until room is made. */
  readonly texts: () => Texts;
  /** Numbers are below it. */
  readonly size: () => number;
  /** Makes room for more texts with so many bytes in all, which may move the memory of the kernel. */
  readonly makeRoom: (texts: number, bytes: number) => void;
  /** Lets go of what the dictionary knows, and of its texts where the store is its own. */
  readonly free: () => void;
}

const FIRST_TEXTS = 64;
const FIRST_BYTES = 4096;

/** @param texts may hold texts of others, too, which the dictionary does not know; without it, a store of its own */
export function createDictionary(kernel: Kernel, texts?: TextStore): Dictionary {
  const { calls } = kernel;
  const pointer = calls.createDictionary(texts?.pointer ?? 0);
  const store = texts ?? createTextStore(kernel, calls.textsOf(pointer));
  const makeRoom = (count: number, bytes: number): void => calls.makeRoom(pointer, count, bytes);
  makeRoom(FIRST_TEXTS, FIRST_BYTES);
  return {
    pointer,
    code: (text) => {
      const bytes = Buffer.from(text);
      return calls.codeOf(pointer, store.put(bytes), bytes.length);
    },
    text: store.text,
    texts: store.texts,
    size: store.size,
    makeRoom,
    free: () => {
      calls.freeDictionary(pointer);
      if (texts === undefined) calls.freeTexts(store.pointer);
    },
  };
}
