/** Rows with a key of 64 bits each, in two halves of 32 bits without a sign; all three arrays have the same length. */
export interface KeyedRows {
  readonly rows: Int32Array;
  // Bits of Int32Array, because the numbers of a Uint32Array are too large to stay small integers.
  readonly high: Int32Array;
  readonly low: Int32Array;
}

const DIGIT_BITS = 11;
const DIGIT_VALUES = 1 << DIGIT_BITS;
/** Three digits of 11 bits hold a half of a key. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS] as const;

/**
 * Rows with their keys, smallest key first and equal keys as before. A radix sort from the last digit to the first: the
 * time is linear in the rows, and digits in which all keys agree cost nothing. The arrays given are overwritten.
 */
export function sortedByKey(keyed: KeyedRows): KeyedRows {
  let from = keyed;
  let to: KeyedRows | undefined;
  for (const half of ['low', 'high'] as const) {
    const digits = countedDigits(keyed[half]);
    for (let i = 0; i < SHIFTS.length; i++) {
      const next = digits.subarray(i * DIGIT_VALUES, (i + 1) * DIGIT_VALUES);
      if (!startsOfDigits(next, keyed.rows.length)) continue;
      to ??= emptyKeyedRows(keyed.rows.length);
      moveByDigit(from, to, from[half], SHIFTS[i]!, next);
      [from, to] = [to, from];
    }
  }
  return from;
}

/** How often each digit has each value, one digit after the other, the last digit first. */
function countedDigits(words: Int32Array): Int32Array {
  const counts = new Int32Array(SHIFTS.length * DIGIT_VALUES);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    counts[word & (DIGIT_VALUES - 1)]!++;
    counts[DIGIT_VALUES + ((word >>> DIGIT_BITS) & (DIGIT_VALUES - 1))]!++;
    counts[2 * DIGIT_VALUES + (word >>> (2 * DIGIT_BITS))]!++;
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

function moveByDigit(from: KeyedRows, to: KeyedRows, words: Int32Array, shift: number, next: Int32Array): void {
  const { rows, high, low } = from;
  for (let i = 0; i < words.length; i++) {
    const digit = (words[i]! >>> shift) & (DIGIT_VALUES - 1);
    const place = next[digit]!;
    next[digit] = place + 1;
    to.rows[place] = rows[i]!;
    to.high[place] = high[i]!;
    to.low[place] = low[i]!;
  }
}

/** Arrays to be filled with rows and keys. */
export function emptyKeyedRows(size: number): KeyedRows {
  return { rows: new Int32Array(size), high: new Int32Array(size), low: new Int32Array(size) };
}
