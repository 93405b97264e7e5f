import type { Kernel, Pointer } from './kernel.ts';

/** Numbers in the memory of the kernel, one for each row of a batch; both members are valid until room is made. */
export interface RowNumbers<T extends Int32Array | Float64Array> {
  readonly pointer: Pointer;
  readonly values: T;
}

export type RowIntegers = RowNumbers<Int32Array>;
export type RowFloats = RowNumbers<Float64Array>;

/** Arrays for the rows of the batches of one file. */
export interface RowArrays {
  readonly integers: () => RowIntegers;
  readonly floats: () => RowFloats;
  /** Makes room for so many rows, and looks where the memory is; to be called before each batch, as the last to do so. */
  readonly makeRoom: (rows: number) => void;
  readonly free: () => void;
}

export function createRowArrays(kernel: Kernel): RowArrays {
  const arrays: { pointer: Pointer; values: Int32Array | Float64Array; readonly create: Create }[] = [];
  let capacity = 0;
  const add = (create: Create) => {
    const array = { pointer: 0, values: create(new ArrayBuffer(0), 0, 0), create };
    arrays.push(array);
    return array;
  };
  return {
    integers: () => add((buffer, pointer, length) => new Int32Array(buffer, pointer, length)) as RowIntegers,
    floats: () => add((buffer, pointer, length) => new Float64Array(buffer, pointer, length)) as RowFloats,
    makeRoom: (rows) => {
      if (rows > capacity) {
        capacity = 2 * rows;
        for (const array of arrays)
          array.pointer = kernel.calls.grown(array.pointer, capacity * array.values.BYTES_PER_ELEMENT) >>> 0;
      }
      const { buffer } = kernel.calls.memory;
      for (const array of arrays) {
        const { values, pointer, create } = array;
        // A block that grew may still be where it was.
        const isInPlace = values.buffer === buffer && values.byteOffset === pointer && values.length === capacity;
        if (!isInPlace) array.values = create(buffer, pointer, capacity);
      }
    },
    free: () => {
      for (const { pointer } of arrays) if (pointer !== 0) kernel.calls.free(pointer);
    },
  };
}

type Create = (buffer: ArrayBuffer, pointer: Pointer, length: number) => Int32Array | Float64Array;
