/** The text of pieces of bytes, which may share their memory. */
export function textOf(chunks: Iterable<Uint8Array>): string {
  return Buffer.concat(Array.from(chunks, (chunk) => chunk.slice())).toString();
}
