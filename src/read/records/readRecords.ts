import type { Kernel } from '../kernel/kernel.ts';
import { CR, type Dialect, LF, lineEndByte, QUOTE } from './dialect.ts';
import { fastRecords } from './fastRecords.ts';
import type { RecordBatch } from './recordBatch.ts';

export type RecordReader = 'fast' | 'careful';

type ReadRecords = typeof fastRecords;

// csv-parse is loaded only where a file needs it.
const readers: Readonly<Record<RecordReader, () => ReadRecords | Promise<ReadRecords>>> = {
  fast: () => fastRecords,
  careful: async () => (await import('./carefulRecords.ts')).carefulRecords,
};

/** Which reader a dialect needs: the fast one knows delimiters of one byte. */
export function readerOf({ delimiter }: Dialect): RecordReader {
  const [byte, ...more] = Buffer.from(delimiter);
  return more.length === 0 && byte !== QUOTE && byte !== CR && byte !== LF ? 'fast' : 'careful';
}

/**
 * Reads UTF-8 bytes into batches of records in the window of a kernel, blank lines left out. Quotes inside a field that is
 * not quoted are taken as they are; a quote that is never closed is a Failure with the line on which it opened.
 * @param firstLine line number of the first byte
 */
export async function* readRecords(
  kernel: Kernel,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  firstLine: number,
): AsyncGenerator<RecordBatch> {
  const read = await readers[readerOf(dialect)]();
  yield* read(kernel, file, bytes, dialect, firstLine);
}

/** The bytes from a line on; lines are counted as in the header line of a layout, within quotes, too. */
export async function* fromLine(
  bytes: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  line: number,
): AsyncGenerator<Uint8Array> {
  const lineEnd = lineEndByte(dialect);
  let left = line - 1;
  for await (const chunk of bytes) {
    let start = 0;
    while (left > 0 && start < chunk.length) {
      const end = chunk.indexOf(lineEnd, start);
      start = end < 0 ? chunk.length : end + 1;
      if (end >= 0) left--;
    }
    if (start < chunk.length) yield start === 0 ? chunk : chunk.subarray(start);
  }
}
