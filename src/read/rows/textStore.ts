import type { Kernel, Pointer } from '../kernel/kernel.ts';

/** Texts one after the other as UTF-8 bytes in the memory of a kernel, numbered as they come; one may come twice. */
export interface TextStore {
  readonly pointer: Pointer;
  readonly text: (code: number) => string;
  /** Numbers are below it. */
  readonly size: () => number;
  /** Makes room for more texts with so many bytes in all, which may move the memory of the kernel. */
  readonly makeRoom: (texts: number, bytes: number) => void;
  /** Puts the bytes of a text where there is room, so that the kernel can look it up or add it. */
  readonly put: (text: Uint8Array) => Pointer;
}

const FIRST_TEXTS = 64;
const FIRST_BYTES = 4096;

/** @param pointer a store that is there already; without it, a new one */
export function createTextStore(kernel: Kernel, pointer = kernel.calls.createTexts()): TextStore {
  const { calls } = kernel;
  const makeRoom = (texts: number, bytes: number): void => calls.makeTextRoom(pointer, texts, bytes);
  makeRoom(FIRST_TEXTS, FIRST_BYTES);
  return {
    pointer,
    text: (code) => {
      const memory = kernel.memory();
      const start = (calls.startsOf(pointer) >>> 0) + code * Uint32Array.BYTES_PER_ELEMENT;
      const arena = calls.arenaOf(pointer) >>> 0;
      const end = memory.readUInt32LE(start + Uint32Array.BYTES_PER_ELEMENT);
      return memory.toString('utf8', arena + memory.readUInt32LE(start), arena + end);
    },
    size: () => calls.sizeOfTexts(pointer),
    makeRoom,
    put: (text) => {
      const at = calls.endOfTexts(pointer, text.length) >>> 0;
      kernel.memory().set(text, at);
      return at;
    },
  };
}
