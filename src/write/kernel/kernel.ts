import type { Texts } from '../../core/texts.ts';
import type { CsvForm } from '../tables/csvForm.ts';
import { compiled } from './compiled.ts';

/** A place in the memory of the kernel. From 2 GiB on it comes back below zero: `>>> 0` mends that. */
export type Pointer = number;

/** What assembly/index.ts exports; the documentation is there. */
interface Calls {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly allocate: (bytes: number) => Pointer;
  readonly setForm: (
    delimiter: number,
    decimal: number,
    dayFirst: boolean,
    withReturn: boolean,
    keepsDigits: boolean,
  ) => void;

  readonly createLane: (rows: number, room: number) => Pointer;
  readonly slotsOf: (lane: Pointer) => Pointer;
  readonly lengthsOf: (lane: Pointer) => Pointer;
  readonly setSlots: (lane: Pointer, size: number, step: number) => void;

  readonly printIntegers: (lane: Pointer, values: Pointer, count: number) => void;
  readonly printNumbers: (
    lane: Pointer,
    values: Pointer,
    count: number,
    times: number,
    over: number,
    decimals: number,
  ) => void;
  readonly printDays: (lane: Pointer, days: Pointer, count: number) => void;
  readonly printCodes: (
    lane: Pointer,
    codes: Pointer,
    count: number,
    cells: Pointer,
    size: number,
    lengths: Pointer,
  ) => void;
  readonly createTexts: (bytes: number, starts: number) => Pointer;
  readonly bytesOf: (texts: Pointer) => Pointer;
  readonly startsOf: (texts: Pointer) => Pointer;
  readonly printTexts: (
    lane: Pointer,
    texts: Pointer,
    codes: Pointer,
    rows: number,
    room: number,
    most: number,
  ) => number;
  readonly weave: (lanes: Pointer, laneCount: number, count: number, start: Pointer) => Pointer;
}

/** The inner loops of writing, compiled to WebAssembly, which needs no time to warm up, in a memory of their own. */
export interface Kernel {
  readonly calls: Calls;
  /** Room for one number (float64) or code (int32) of each row of a batch. */
  readonly values: Pointer;
  /** The texts in the memory of the kernel: the same for all columns of them. */
  readonly textsOf: (texts: Texts) => Pointer;
  /** The memory where it is now: whoever asks for more of it may move it. */
  readonly memory: () => KernelMemory;
}

/** The same memory in three views. */
export interface KernelMemory {
  readonly bytes: Uint8Array;
  readonly integers: Int32Array;
  readonly floats: Float64Array;
}

/** So many that the calls for a batch do not count, and so few that it stays in the processor's cache. */
export const ROWS_A_BATCH = 512;

/** What the slots of a lane are copied by, and so what their size is a multiple of. */
export const SIXTEEN = 16;

/** @param putOdd puts the cell of a lane (by its index) and a row of the batch, and a delimiter; see weave.ts */
export function createKernel(putOdd: (lane: number, row: number, at: Pointer) => Pointer, form: CsvForm): Kernel {
  module ??= new WebAssembly.Module(Buffer.from(compiled, 'base64'));
  const calls = new WebAssembly.Instance(module, {
    env: { abort },
    weave: { putOdd },
  }).exports as Calls;
  const { delimiter, decimal, days, lineEnd, keepsDigits } = form;
  const [separator, mark] = [delimiter.charCodeAt(0), decimal.charCodeAt(0)];
  calls.setForm(separator, mark, days === 'dd/MM/yyyy', lineEnd === '\r\n', keepsDigits);
  let views: KernelMemory | undefined;
  const memory = (): KernelMemory => {
    const { buffer } = calls.memory;
    if (views?.bytes.buffer !== buffer) {
      views = { bytes: new Uint8Array(buffer), integers: new Int32Array(buffer), floats: new Float64Array(buffer) };
    }
    return views;
  };
  const pointers = new Map<Texts, Pointer>();
  return {
    calls,
    values: calls.allocate(ROWS_A_BATCH * Float64Array.BYTES_PER_ELEMENT),
    textsOf: (texts) => {
      let pointer = pointers.get(texts);
      if (pointer === undefined) {
        pointer = calls.createTexts(texts.bytes.length, texts.starts.length);
        memory().bytes.set(texts.bytes, calls.bytesOf(pointer) >>> 0);
        memory().integers.set(texts.starts, calls.startsOf(pointer) >>> 2);
        pointers.set(texts, pointer);
      }
      return pointer;
    },
    memory,
  };
}

let module: WebAssembly.Module | undefined;

/** What the allocator calls where a block is too large; where there is no memory left, it ends in a RuntimeError. */
function abort(): never {
  throw new WebAssembly.RuntimeError('a block of memory is too large');
}
