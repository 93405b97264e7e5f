import { setFlagsFromString } from 'node:v8';
import { main } from './main.ts';
import type { Output } from './shell.ts';

// Reading makes far more garbage than it keeps: let the heap grow in small steps, or a large export takes half as much
// memory again.
setFlagsFromString('--heap-growing-percent=25');

const OUTPUT_FAILED = 6;
const BYTES_A_KIB = 1024;
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
  stdin: process.stdin,
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
  now: () => new Date(),
  elapsedMs: () => performance.now(),
  peakMemory: () => process.resourceUsage().maxRSS * BYTES_A_KIB,
});

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
