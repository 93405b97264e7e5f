import { type Texts, textOf } from '../../core/texts.ts';
import type { Kernel, Pointer } from '../kernel/kernel.ts';

/** Texts one after the other as UTF-8 bytes in the memory of a kernel, numbered as they come; one may come twice. */
export interface TextStore {
  readonly pointer: Pointer;
  readonly text: (code: number) => string;
  /** The texts so far, by number, where they are until room is made. */
  readonly texts: () => Texts;
  /** Numbers are below it. */
  readonly size: () => number;
  /** Makes room for more texts with so many bytes in all, which may move the memory of the kernel. */
  readonly makeRoom: (texts: number, bytes: number) => void;
  /** Puts the bytes of a text where there is room, so that the kernel can look it up or add it. */
  readonly put: (text: Uint8Array) => Pointer;
  /** Adds a text, for which there has to be room; its number. */
  readonly add: (text: string) => number;
  /** For each text the number of the first one that is the same; undefined where all are different, as far as is easily told. */
  readonly firstsOfSame: () => Int32Array | undefined;
}

const FIRST_TEXTS = 64;
const FIRST_BYTES = 4096;

/** @param pointer a store that is there already; without it, a new one */
export function createTextStore(kernel: Kernel, pointer = kernel.calls.createTexts()): TextStore {
  const { calls } = kernel;
  const makeRoom = (texts: number, bytes: number): void => calls.makeTextRoom(pointer, texts, bytes);
  makeRoom(FIRST_TEXTS, FIRST_BYTES);
  const texts = (): Texts => {
    const { buffer } = calls.memory;
    const starts = new Uint32Array(buffer, calls.startsOf(pointer) >>> 0, calls.sizeOfTexts(pointer) + 1);
    return { bytes: new Uint8Array(buffer, calls.arenaOf(pointer) >>> 0, starts.at(-1)), starts };
  };
  const put = (text: Uint8Array): Pointer => {
    const at = calls.endOfTexts(pointer, text.length) >>> 0;
    kernel.memory().set(text, at);
    return at;
  };
  return {
    pointer,
    text: (code) => textOf(texts(), code),
    texts,
    size: () => calls.sizeOfTexts(pointer),
    makeRoom,
    put,
    add: (text) => {
      const bytes = Buffer.from(text);
      return calls.addText(pointer, put(bytes), bytes.length);
    },
    firstsOfSame: () => {
      if (calls.areMonotone(pointer) === 1) return undefined;
      const size = calls.sizeOfTexts(pointer);
      const into = calls.allocate(size * Int32Array.BYTES_PER_ELEMENT) >>> 0;
      calls.firstsOfSame(pointer, into);
      const firsts = new Int32Array(calls.memory.buffer, into, size).slice();
      calls.free(into);
      return firsts;
    },
  };
}
