type Numbers = Uint8Array | Int32Array | Float64Array;

/** A typed array that grows by blocks of values. */
export interface Growing<T extends Numbers> {
  /** Appends the first `count` of some values. */
  readonly append: (block: Numbers, count: number) => void;
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** The values so far, without a copy. */
  readonly values: () => T;
}

const FIRST_CAPACITY = 1024;

/**
 * @param expected how many there may be; where the guess is too high it costs next to nothing, since memory that is not
 * written to is not taken
 */
export function growingIntegers(expected?: number): Growing<Int32Array> {
  return growing<Int32Array>((capacity) => new Int32Array(capacity), expected);
}

/** @param expected see {@link growingIntegers} */
export function growingBytes(expected?: number): Growing<Uint8Array> {
  return growing<Uint8Array>((capacity) => new Uint8Array(capacity), expected);
}

/** @param expected see {@link growingIntegers} */
export function growingFloats(expected?: number): Growing<Float64Array> {
  return growing<Float64Array>((capacity) => new Float64Array(capacity), expected);
}

function growing<T extends Numbers>(create: (capacity: number) => T, expected = FIRST_CAPACITY): Growing<T> {
  let values = create(Math.max(expected, FIRST_CAPACITY));
  let length = 0;
  const makeRoom = (count: number): void => {
    if (length + count <= values.length) return;
    const larger = create(Math.max(2 * values.length, length + count));
    larger.set(values.subarray(0, length) as never);
    values = larger;
  };
  return {
    append: (block, count) => {
      makeRoom(count);
      values.set((count === block.length ? block : block.subarray(0, count)) as never, length);
      length += count;
    },
    push: (value) => {
      makeRoom(1);
      values[length++] = value;
    },
    length: () => length,
    values: () => values.subarray(0, length) as T,
  };
}

/** A column whose texts may be readable two ways; the second reading costs memory only while a value differs in it. */
export interface TwoReadings<T extends Numbers> {
  readonly first: T;
  /** The same array where the readings do not differ. */
  readonly second: T;
}

export interface GrowingReadings<T extends Numbers> {
  /** Appends the first `count` values of both readings; one array where both are the same. */
  readonly append: (first: T, second: T, count: number) => void;
  /** Keeps one reading alone from here on; the other gives the same values. */
  readonly keepOnly: (reading: 'first' | 'second') => void;
  /** The values so far, without a copy. */
  readonly values: () => TwoReadings<T>;
}

export function twoReadings<T extends Numbers>(create: () => Growing<T>): GrowingReadings<T> {
  let first = create();
  let second: Growing<T> | undefined;
  let only: 'first' | 'second' | undefined;
  return {
    append: (one, other, count) => {
      if (only !== undefined) return first.append(only === 'first' ? one : other, count);
      if (second === undefined && one !== other && differ(one, other, count)) {
        second = create();
        second.append(first.values(), first.length());
      }
      first.append(one, count);
      second?.append(other, count);
    },
    keepOnly: (reading) => {
      if (only === undefined && reading === 'second') first = second ?? first;
      only ??= reading;
      second = undefined;
    },
    values: () => {
      const values = first.values();
      return { first: values, second: second?.values() ?? values };
    },
  };
}

function differ(one: Numbers, other: Numbers, count: number): boolean {
  for (let i = 0; i < count; i++) {
    // NaN, which is not equal to itself, is missing in both.
    if (one[i] !== other[i] && !(Number.isNaN(one[i]) && Number.isNaN(other[i]))) return true;
  }
  return false;
}

/** Numbers that are nearly always one and the same: memory is taken from the first other one on. */
export function mostly(usual: number): {
  readonly append: (block: Int32Array, count: number) => void;
  /** Appends the usual number `count` times. */
  readonly appendUsual: (count: number) => void;
  /** Undefined where every number was the usual one. */
  readonly values: () => Int32Array | undefined;
} {
  let values: Growing<Int32Array> | undefined;
  let length = 0;
  return {
    append: (block, count) => {
      if (values === undefined && !isAll(block, count, usual)) {
        values = growingIntegers();
        values.append(new Int32Array(length).fill(usual), length);
      }
      values?.append(block, count);
      length += count;
    },
    appendUsual: (count) => {
      values?.append(new Int32Array(count).fill(usual), count);
      length += count;
    },
    values: () => values?.values(),
  };
}

function isAll(block: Int32Array, count: number, usual: number): boolean {
  for (let i = 0; i < count; i++) if (block[i] !== usual) return false;
  return true;
}
