/** Bytes after the end of every range of texts that may be loaded, though nothing is made of them. */
export const PADDING: i32 = 16;

/** A block of at least so many bytes with the contents of one before it; 0 is no block. */
export function grown(block: usize, bytes: usize): usize {
  return block === 0 ? heap.alloc(bytes) : heap.realloc(block, bytes);
}

/**
 * A block of so many bytes in place of one before it, of which only the first bytes are taken over: the others may be in
 * memory that was never touched.
 */
export function moved(block: usize, used: usize, bytes: usize): usize {
  const larger = heap.alloc(bytes);
  if (block === 0) return larger;
  memory.copy(larger, block, used);
  heap.free(block);
  return larger;
}

export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

export function free(block: usize): void {
  heap.free(block);
}

export function integerAt(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

export function setInteger(array: usize, index: i32, value: i32): void {
  store<i32>(array + ((<usize>index) << 2), value);
}

/** Whether two ranges of bytes are the same; eight are looked at together. */
export function areSame(a: usize, b: usize, length: i32): bool {
  while (length > 8) {
    if (load<u64>(a) !== load<u64>(b)) return false;
    a += 8;
    b += 8;
    length -= 8;
  }
  return lastBytes(load<u64>(a) ^ load<u64>(b), length) === 0;
}

/** The first `length` of eight bytes, from 0 to 8; those after them are shifted out. */
export function lastBytes(eight: u64, length: i32): u64 {
  return length === 0 ? 0 : eight << (<u64>(64 - 8 * length));
}
