type Numbers = Int32Array | Float64Array;

/** A typed array that grows as values are pushed. */
export interface Growing<T extends Numbers> {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** The values so far, without a copy. */
  readonly values: () => T;
}

const FIRST_CAPACITY = 1024;

export function growingIntegers(): Growing<Int32Array> {
  return growing((capacity) => new Int32Array(capacity));
}

export function growingFloats(): Growing<Float64Array> {
  return growing((capacity) => new Float64Array(capacity));
}

function growing<T extends Numbers>(create: (capacity: number) => T): Growing<T> {
  let values = create(FIRST_CAPACITY);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const larger = create(length * 2);
        larger.set(values as never);
        values = larger;
      }
      values[length++] = value;
    },
    length: () => length,
    values: () => values.subarray(0, length) as T,
  };
}

/** A column whose texts may be readable two ways; the second reading costs memory only once a value differs in it. */
export interface TwoReadings<T extends Numbers> {
  readonly push: (first: number, second: number) => void;
  readonly first: () => T;
  readonly second: () => T;
}

export function twoReadings<T extends Numbers>(create: () => Growing<T>): TwoReadings<T> {
  const first = create();
  let second: Growing<T> | undefined;
  return {
    push: (one, other) => {
      if (second === undefined && !Object.is(one, other)) {
        second = create();
        for (const value of first.values()) second.push(value);
      }
      first.push(one);
      second?.push(other);
    },
    first: () => first.values(),
    second: () => (second ?? first).values(),
  };
}
