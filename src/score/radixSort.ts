const DIGIT_BITS = 11;
const DIGIT_VALUES = 1 << DIGIT_BITS;
/** Three digits of 11 bits hold a key. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS] as const;

/** Rows and the key of each, 32 bits without a sign; both arrays have the same length. */
export interface KeyedRows {
  readonly rows: Int32Array;
  // Bits of Int32Array, because the numbers of a Uint32Array are too large to stay small integers.
  readonly keys: Int32Array;
}

/**
 * Rows with their keys, smallest key first and equal keys as before. A radix sort from the last digit to the first: the
 * time is linear in the rows, and digits in which all keys agree cost nothing. The arrays given are overwritten.
 */
export function sortedByKey(keyed: KeyedRows): KeyedRows {
  const digits = countedDigits(keyed.keys);
  let from = keyed;
  let to: KeyedRows | undefined;
  for (let i = 0; i < SHIFTS.length; i++) {
    const next = digits.subarray(i * DIGIT_VALUES, (i + 1) * DIGIT_VALUES);
    if (!startsOfDigits(next, keyed.rows.length)) continue;
    to ??= { rows: new Int32Array(keyed.rows.length), keys: new Int32Array(keyed.rows.length) };
    moveByDigit(from, to, SHIFTS[i]!, next);
    [from, to] = [to, from];
  }
  return from;
}

/** How often each digit has each value, one digit after the other, the last digit first. */
function countedDigits(keys: Int32Array): Int32Array {
  const counts = new Int32Array(SHIFTS.length * DIGIT_VALUES);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    counts[key & (DIGIT_VALUES - 1)]!++;
    counts[DIGIT_VALUES + ((key >>> DIGIT_BITS) & (DIGIT_VALUES - 1))]!++;
    counts[2 * DIGIT_VALUES + (key >>> (2 * DIGIT_BITS))]!++;
  }
  return counts;
}

/** Turns counts into the place of the first row of each value; false where all rows have the same value. */
function startsOfDigits(counts: Int32Array, rows: number): boolean {
  let start = 0;
  for (let value = 0; value < DIGIT_VALUES; value++) {
    const count = counts[value]!;
    if (count === rows) return false;
    counts[value] = start;
    start += count;
  }
  return true;
}

function moveByDigit(from: KeyedRows, to: KeyedRows, shift: number, next: Int32Array): void {
  const { rows, keys } = from;
  const { rows: movedRows, keys: movedKeys } = to;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const digit = (key >>> shift) & (DIGIT_VALUES - 1);
    const place = next[digit]!;
    next[digit] = place + 1;
    movedRows[place] = rows[i]!;
    movedKeys[place] = key;
  }
}
