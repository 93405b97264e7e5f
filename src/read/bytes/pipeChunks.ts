import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net';

/** As much as a pipe usually holds. */
const CHUNK_BYTES = 64 * 1024;

/**
 * The bytes of a pipe through one buffer, each time all that is there: the stream of standard input would fill a new
 * buffer each time. Nothing is read that was not asked for, so a pipe that falls silent keeps no process from its end.
 */
export async function* pipeChunks(descriptor: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let arrived: (length: number) => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  let failure: Error | undefined;
  const callback = (length: number): boolean => {
    arrived(length);
    return false;
  };
  const options: SocketConstructorOpts & ConnectOpts = {
    fd: descriptor,
    readable: true,
    writable: false,
    onread: { buffer, callback },
  };
  const pipe = new Socket(options);
  pipe
    .on('end', () => arrived(0))
    .on('error', (error) => {
      failure = error;
      failed(error);
    });
  try {
    for (;;) {
      const length = await new Promise<number>((resolve, reject) => {
        [arrived, failed] = [resolve, reject];
        // What went wrong meanwhile was told to nobody.
        if (failure !== undefined) reject(failure);
        pipe.resume();
      });
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    pipe.destroy();
  }
}
