import { read } from 'node:fs';
import { promisify } from 'node:util';

/** Large enough that asking for a chunk costs little beside what is done with it, small enough for the cache. */
const CHUNK_BYTES = 512 * 1024;

const readInto = promisify(read);

/** The bytes of an open file through two buffers in turn: while one is worked on, the next is read. */
export async function* fileChunks(descriptor: number): AsyncGenerator<Uint8Array> {
  let [current, other] = [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
  const readOn = () => {
    const step = readInto(descriptor, current, 0, CHUNK_BYTES, null);
    // What goes wrong is told to whoever asks for the chunk.
    step.catch(() => undefined);
    return step;
  };
  let step = readOn();
  try {
    for (;;) {
      const { bytesRead } = await step;
      if (bytesRead === 0) return;
      [current, other] = [other, current];
      step = readOn();
      yield other.subarray(0, bytesRead);
    }
  } finally {
    await step.catch(() => undefined);
  }
}
