import { compiled } from './compiled.ts';

/** A place in the memory of the kernel; 0 is none. From 2 GiB on it comes back below zero: `>>> 0` mends that. */
export type Pointer = number;

interface Value<T> {
  readonly value: T;
}

/** What assembly/index.ts exports; the documentation is there. Booleans are 0 or 1. */
interface Calls {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly allocate: (bytes: number) => Pointer;
  readonly grown: (block: Pointer, bytes: number) => Pointer;
  readonly free: (block: Pointer) => void;

  readonly bytes: Value<Pointer>;
  readonly firstField: Value<Pointer>;
  readonly bounds: Value<Pointer>;
  readonly lines: Value<Pointer>;
  readonly openWindow: (size: number) => void;

  readonly scan: (end: number, delimiter: number, lineEnd: number, firstLine: number) => void;
  readonly count: Value<number>;
  readonly next: Value<number>;
  readonly reason: Value<number>;
  readonly openQuote: Value<number>;
  readonly isAscii: Value<number>;
  readonly hasNul: Value<number>;

  readonly createTexts: () => Pointer;
  readonly freeTexts: (texts: Pointer) => void;
  readonly makeTextRoom: (texts: Pointer, count: number, bytes: number) => void;
  readonly arenaOf: (texts: Pointer) => Pointer;
  readonly startsOf: (texts: Pointer) => Pointer;
  readonly sizeOfTexts: (texts: Pointer) => number;
  readonly endOfTexts: (texts: Pointer, room: number) => Pointer;
  readonly addText: (texts: Pointer, at: Pointer, length: number) => number;
  readonly areMonotone: (texts: Pointer) => number;
  readonly firstsOfSame: (texts: Pointer, into: Pointer) => void;

  readonly createDictionary: (texts: Pointer) => Pointer;
  readonly freeDictionary: (dictionary: Pointer) => void;
  readonly textsOf: (dictionary: Pointer) => Pointer;
  readonly makeRoom: (dictionary: Pointer, count: number, bytes: number) => void;
  readonly codeOf: (dictionary: Pointer, at: Pointer, length: number) => number;

  readonly areRows: (from: number, count: number, width: number, name: Pointer, nameLength: number) => number;
  readonly findRuns: (
    columns: Pointer,
    columnCount: number,
    rows: Pointer,
    count: number,
    first: Pointer,
    runOf: Pointer,
  ) => number;
  readonly filledOf: (field: number, rows: Pointer, count: number, filled: Pointer, places: Pointer) => number;
  readonly mayBeMarks: Value<number>;
  readonly scatter: (values: Pointer, places: Pointer, count: number, into: Pointer) => void;
  readonly hasInteger: (array: Pointer, count: number, value: number) => number;
  readonly areSameIntegers: (one: Pointer, other: Pointer, count: number) => number;
  readonly spread: (ofRuns: Pointer, runOf: Pointer, count: number, into: Pointer) => void;

  readonly makeRowRoom: (count: number) => void;
  readonly createCodeColumn: (dictionary: Pointer, test: number) => Pointer;
  readonly isAllDigits: (column: Pointer) => number;
  readonly freeCodeColumn: (column: Pointer) => void;
  readonly codesOf: ReadCodes;
  readonly repeatingCodesOf: ReadCodes;
  readonly addFieldTexts: (texts: Pointer, field: number, rows: Pointer, count: number) => number;
  readonly addedTextsOf: (
    texts: Pointer,
    test: number,
    field: number,
    rows: Pointer,
    count: number,
    into: Pointer,
    unsure: Pointer,
  ) => number;

  readonly createContactColumn: (texts: Pointer, test: number) => Pointer;
  readonly makeContactRoom: (column: Pointer, customers: number) => void;
  readonly contactsOf: (
    column: Pointer,
    field: number,
    rows: Pointer,
    count: number,
    customers: Pointer,
    into: Pointer,
    unsure: Pointer,
  ) => number;
  readonly keepContact: (
    column: Pointer,
    customer: number,
    at: Pointer,
    length: number,
    spelling: Pointer,
    spellingLength: number,
  ) => number;

  readonly isoDaysOf: (
    field: number,
    rows: Pointer,
    count: number,
    days: Pointer,
    shapes: Pointer,
    unsure: Pointer,
  ) => number;
  readonly amountsOf: (field: number, rows: Pointer, count: number, amounts: Pointer) => number;
  readonly productsOf: (quantity: number, price: number, rows: Pointer, count: number, amounts: Pointer) => number;
  readonly joinItems: (
    orderOf: Pointer,
    runOf: Pointer,
    count: number,
    amounts: Pointer,
    joinedRunOf: Pointer,
    items: Pointer,
  ) => number;
  readonly points: Value<number>;
  readonly commas: Value<number>;

  readonly putSeed: (name: Pointer, length: number, into: Pointer) => void;
  readonly rowHashesOf: (
    seeds: Pointer,
    columns: number,
    rows: Pointer,
    count: number,
    hashes: Pointer,
    unsure: Pointer,
  ) => number;
  readonly startRowHash: () => void;
  readonly addToRowHash: (seed: Pointer, at: Pointer, length: number) => void;
  readonly rowHash: () => number;
}

type ReadCodes = (
  column: Pointer,
  field: number,
  rows: Pointer,
  count: number,
  into: Pointer,
  unsure: Pointer,
) => number;

/**
 * The inner loops of reading, compiled to WebAssembly, which needs no time to warm up: they work on a window, a part of
 * the file with the records in it, and on dictionaries of its texts, all in one memory. Whoever asks for room may move
 * that memory, so room for a batch is made before it is decoded; where there is none after all, a call ends in an error.
 */
export interface Kernel {
  readonly calls: Calls;
  /** The memory where it is now. */
  readonly memory: () => Buffer;
  /** Makes the window larger; the bytes in it stay. */
  readonly openWindow: (size: number) => void;
  /** The window where it is now. */
  readonly window: () => KernelWindow;
  /** Bytes of the window that may be records; behind them are as many for cells that are computed. */
  readonly windowSize: () => number;
}

/** See RecordBatch. */
export interface KernelWindow {
  readonly bytes: Buffer;
  readonly firstField: Int32Array;
  readonly bounds: Int32Array;
  readonly lines: Int32Array;
}

/** Bytes beside those of a window, and more than the fields beside them, that records in it can make. */
export const BESIDE_BYTES = 4;

export function createKernel(): Kernel {
  const module = new WebAssembly.Module(Buffer.from(compiled, 'base64'));
  const calls = new WebAssembly.Instance(module, { env: { abort } }).exports as Calls;
  let memory = Buffer.from(calls.memory.buffer);
  let size = 0;
  let window: KernelWindow | undefined;
  const hasMoved = (): boolean => memory.buffer !== calls.memory.buffer;
  return {
    calls,
    memory: () => {
      if (hasMoved()) memory = Buffer.from(calls.memory.buffer);
      return memory;
    },
    openWindow: (larger) => {
      size = Math.max(size, larger);
      calls.openWindow(size);
      window = undefined;
    },
    window: () => {
      if (window !== undefined && window.bounds.buffer === calls.memory.buffer) return window;
      const { buffer } = calls.memory;
      const most = size + BESIDE_BYTES;
      window = {
        bytes: Buffer.from(buffer, calls.bytes.value >>> 0, size + most),
        firstField: new Int32Array(buffer, calls.firstField.value >>> 0, most),
        bounds: new Int32Array(buffer, calls.bounds.value >>> 0, 4 * most),
        lines: new Int32Array(buffer, calls.lines.value >>> 0, most),
      };
      return window;
    },
    windowSize: () => size,
  };
}

/** What the allocator calls where a block is too large; where there is no memory left, it ends in a RuntimeError. */
function abort(): never {
  throw new WebAssembly.RuntimeError('a block of memory is too large');
}
