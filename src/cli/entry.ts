import { fstatSync } from 'node:fs';
import { constants } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { fileChunks } from '../read/bytes/fileChunks.ts';
import { pipeChunks } from '../read/bytes/pipeChunks.ts';
import { main } from './main.ts';
import type { Output } from './shell.ts';

const STDIN = 0;
const OUTPUT_FAILED = 6;
const BYTES_A_KIB = 1024;
/** What shells add to the number of the signal that ended a program. */
const SIGNALLED = 128;

void start();

/** Runs the command line of this process. */
async function start(): Promise<void> {
  // Most of what is made on the way is soon garbage: where the heap grows in small steps, less of it piles up.
  setFlagsFromString('--heap-growing-percent=25');
  // Most loops run once, and slowly until V8 has compiled them: the less it takes into them, the sooner.
  setFlagsFromString('--max-inlined-bytecode-size=150');
  // A reader that has seen enough (`| head`) closes the pipe: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`rfm: standard output cannot be written (${error.code ?? error.message})\n`);
    process.exit(OUTPUT_FAILED);
  });
  // Where nobody reads the messages any more, the work is done all the same.
  process.stderr.on('error', () => undefined);

  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdin: standardInput(),
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    now: () => new Date(),
    elapsedMs: () => performance.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    interruption: interruption(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    peakMemory: () => process.resourceUsage().maxRSS * BYTES_A_KIB,
  });
}

/** Ends the process at SIGINT and SIGTERM, once those who listen have tidied up. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort();
      process.exit(SIGNALLED + constants.signals[signal]);
    });
  }
  return controller.signal;
}

/** What is redirected here is read like a file that is named; a pipe is read without the buffers of a stream. */
async function* standardInput(): AsyncGenerator<Uint8Array> {
  const stats = fstatSync(STDIN);
  if (stats.isFile()) yield* fileChunks(STDIN);
  else if (stats.isFIFO() || stats.isSocket()) yield* pipeChunks(STDIN);
  else yield* process.stdin;
}

function outputTo(stream: NodeJS.WriteStream): Output {
  return {
    write: (data) =>
      new Promise((done) => {
        // A stream that failed never drains, but it always calls back.
        stream.write(data, () => done());
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.columns,
  };
}
