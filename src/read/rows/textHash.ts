const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over bytes with a final mix, so that every bit depends on every byte. */
export function hashOf(bytes: Uint8Array, start: number, end: number, seed = FNV_START): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, FNV_PRIME);
  return mixed(hash);
}

/** A hash, and a place to look for the text in a table. */
export interface Hashed {
  hash: number;
  place: number;
}

/**
 * The hash of a range of bytes, and its place: the hash, or for a text that ends in a number a place near that of the
 * number before, so that ids which count up, as those of orders do, are found in memory that was just in use.
 */
export function hashInto(bytes: Uint8Array, start: number, end: number, into: Hashed): void {
  let hash = FNV_START;
  let number = 0;
  /** Hash of what stands before the number at the end. */
  let before = hash;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    hash = Math.imul(hash ^ byte, FNV_PRIME);
    if (byte >= ZERO && byte <= NINE) number = (Math.imul(number, 10) + byte - ZERO) | 0;
    else {
      number = 0;
      before = hash;
    }
  }
  into.hash = mixed(hash);
  into.place = before === hash ? into.hash : (mixed(before) + number) | 0;
}

/** The final mix of MurmurHash3, fmix32. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}

const ZERO = 48;
const NINE = 57;
