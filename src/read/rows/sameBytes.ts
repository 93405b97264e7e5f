/**
 * Whether two ranges of the same length hold the same bytes; four are looked at together.
 * @param a view of the bytes with the range from `start` up to, not including, `end`
 * @param b view of the bytes with the range from `other` on
 */
export function isSameRange(a: DataView, start: number, end: number, b: DataView, other: number): boolean {
  let at = start;
  let otherAt = other;
  for (; at + 4 <= end; at += 4, otherAt += 4) if (a.getInt32(at) !== b.getInt32(otherAt)) return false;
  for (; at < end; at++, otherAt++) if (a.getUint8(at) !== b.getUint8(otherAt)) return false;
  return true;
}

/** A view of the same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
