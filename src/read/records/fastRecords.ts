import type { Kernel } from '../kernel/kernel.ts';
import { CR, countLineEnds, type Dialect, lineEndByte } from './dialect.ts';
import { batchInWindow, type RecordBatch } from './recordBatch.ts';
import { MAX_RECORD_BYTES, neverClosed, tooLong } from './recordFailures.ts';

/** As much as stays, with its bounds, in the second-level cache between the scan and the decoders. */
const WINDOW_BYTES = 128 * 1024;
/** Most bytes with which a line ends. */
const LINE_END_BYTES = 2;
/** Why a scan stopped, as the kernel numbers it. */
const REASONS = ['incomplete', 'unclosed', 'too long'] as const;

/**
 * Reads records whose delimiter is one byte through the window of a kernel: the chunks are copied into it, the complete
 * records in it are a batch, and the bytes after them move to its start.
 */
export async function* fastRecords(
  kernel: Kernel,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  firstLine: number,
  windowBytes = WINDOW_BYTES,
): AsyncGenerator<RecordBatch> {
  const window = createWindow(kernel, file, dialect, firstLine, windowBytes);
  for await (const chunk of chunks) {
    let rest = chunk;
    while (rest.length > 0) {
      rest = rest.subarray(window.fill(rest));
      const batch = window.isFull() ? window.take() : undefined;
      if (batch !== undefined) yield batch;
    }
  }
  const last = window.takeLast();
  if (last !== undefined) yield last;
}

function createWindow(kernel: Kernel, file: string, dialect: Dialect, firstLine: number, windowBytes: number) {
  const { calls } = kernel;
  const delimiter = Buffer.from(dialect.delimiter)[0]!;
  const lineEnd = lineEndByte(dialect);
  let size = windowBytes;
  kernel.openWindow(size);
  /** Bytes in the window that are in no batch; the first of them is at `start`, on line `line`. */
  let [start, end] = [0, 0];
  let line = firstLine;

  /** @param most bytes that the record that goes on after the end may have so far */
  const scan = (
    scanEnd: number,
    most: number,
  ): { readonly batch: RecordBatch | undefined; readonly openQuote: number } => {
    calls.scan(scanEnd, delimiter, lineEnd, line);
    const count = calls.count.value;
    const reason = REASONS[calls.reason.value];
    const openQuote = calls.openQuote.value;
    const { bytes, lines } = kernel.window();
    start = calls.next.value;
    line = lines[count]!;
    if (reason === 'too long' || (reason === 'incomplete' && end - start > most)) {
      throw tooLong(file, bytes.subarray(start, end), line, dialect);
    }
    if (reason === 'unclosed') throw neverClosed(file, line + countLineEnds(bytes, start, openQuote, dialect));
    const batch =
      count === 0 ? undefined : batchInWindow(kernel, count, calls.isAscii.value === 1, calls.hasNul.value === 1);
    return { batch, openQuote };
  };
  /** Makes room for what comes next: the bytes that are left go to the start, of a larger window if they fill this one. */
  const carry = (): void => {
    if (start === 0 && end === size) {
      size *= 2;
      kernel.openWindow(size);
    }
    kernel.window().bytes.copyWithin(0, start, end);
    [start, end] = [0, end - start];
  };
  return {
    /** Takes the start of a chunk, as much as there is room for; gives its length. */
    fill: (chunk: Uint8Array): number => {
      if (end === size || start > 0) carry();
      const part = chunk.subarray(0, size - end);
      kernel.window().bytes.set(part, end);
      end += part.length;
      return part.length;
    },
    isFull: (): boolean => end === size,
    take: (): RecordBatch | undefined => {
      // A CR at the end waits for the byte that follows, since an LF there makes both one line end.
      const waits = dialect.lineEnd === 'CR' && kernel.window().bytes[end - 1] === CR;
      // Its line end may be among the bytes of the record that goes on.
      return scan(waits ? end - 1 : end, MAX_RECORD_BYTES + LINE_END_BYTES).batch;
    },
    /** The records up to the end of the file, whose last line may have no end. */
    takeLast: (): RecordBatch | undefined => {
      if (start > 0) carry();
      const { bytes } = kernel.window();
      // With a CR before the LF, a CR at the end of the file remains part of the last field.
      const withLineEnd = end + bytes.write(dialect.lineEnd === 'CR' ? '\r' : '\r\n', end, 'latin1');
      const { batch, openQuote } = scan(withLineEnd, MAX_RECORD_BYTES);
      if (openQuote >= 0) throw neverClosed(file, line + countLineEnds(bytes, start, openQuote, dialect));
      return batch;
    },
  };
}
