// Plain loops: a million calls of a function, or of an iterator, take longer than everything else that is done here.

/** Whole numbers of the given rows, in their order. */
export function wholeInOrder(values: Int32Array | Uint8Array, rows: Int32Array): Int32Array {
  const ordered = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) ordered[i] = values[rows[i]!]!;
  return ordered;
}

/** Numbers of the given rows, in their order. */
export function numbersInOrder(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  const ordered = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) ordered[i] = values[rows[i]!]!;
  return ordered;
}
