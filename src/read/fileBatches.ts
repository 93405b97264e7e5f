import type { Transcoder } from './bytes/encodings.ts';
import type { Source } from './bytes/source.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { ExportStart } from './layout/exportStart.ts';
import { fromLine, readRecords } from './records/readRecords.ts';
import type { RecordBatch } from './records/recordBatch.ts';

/** The records of a file from its header on, in batches; the encoding is known in the end. */
export async function* batchesOf(
  kernel: Kernel,
  { file, chunks }: Source,
  start: ExportStart,
  transcoder: Transcoder,
): AsyncGenerator<RecordBatch> {
  async function* table(): AsyncGenerator<Uint8Array> {
    for await (const chunk of without(chunks, start.bom)) yield transcoder.push(chunk);
    yield transcoder.end();
  }
  yield* readRecords(kernel, file, fromLine(table(), start, start.headerLine), start, start.headerLine);
}

/** A guess by the lines in the first bytes of a file, a little high; 0 for a stream, whose end is not known. */
export function expectedRows({ sample, size }: Source): number {
  if (size === undefined) return 0;
  const start = sample.subarray(0, GUESS_BYTES);
  let lines = 0;
  for (const byte of start) if (byte === LF) lines++;
  return Math.min(MOST_EXPECTED, Math.ceil((1.05 * size * lines) / Math.max(1, start.length)));
}

const LF = 10;
/** Enough lines to tell how long they are. */
const GUESS_BYTES = 64 * 1024;
/** More than that is not believed before it is seen. */
const MOST_EXPECTED = 100_000_000;

/** The stream without its first bytes. */
async function* without(chunks: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield skipped === 0 ? chunk : chunk.subarray(skipped);
  }
}
