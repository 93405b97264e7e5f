import type { Inputs } from '../read/bytes/source.ts';
import { cutText } from '../report/terminal/displayText.ts';
import { messageText } from './messages.ts';
import type { Shell } from './shell.ts';

const QUIET_MS = 1000;
const STEP_MS = 200;
const CLEAR_LINE = '\r\u001b[K';

/** A line on the terminal with rate and remaining time, for files that take more than a second. */
export interface Progress {
  readonly onProgress: NonNullable<Inputs['onProgress']>;
  /** Takes the line away. */
  readonly end: () => void;
}

export function createProgress(shell: Shell, wanted: boolean): Progress | undefined {
  if (!wanted || !shell.stderr.isTerminal) return undefined;
  let started = shell.now().getTime();
  let current: string | undefined;
  let last = 0;
  let shown = false;
  return {
    onProgress: (file, bytes, size) => {
      const now = shell.now().getTime();
      if (file !== current) {
        current = file;
        started = now;
      }
      const seconds = (now - started) / 1000;
      if (now - started < QUIET_MS || now - last < STEP_MS) return;
      last = now;
      shown = true;
      // A line that wraps could not be taken away.
      const room = (shell.stderr.columns ?? Number.POSITIVE_INFINITY) - 1;
      const text = progressText(messageText(file, shell.env), bytes, size, seconds);
      void shell.stderr.write(`${CLEAR_LINE}${cutText(text, room, '...')}`);
    },
    end: () => {
      if (shown) void shell.stderr.write(CLEAR_LINE);
    },
  };
}

function progressText(file: string, bytes: number, size: number | undefined, seconds: number): string {
  const rate = bytes / seconds;
  const done = `${file}: ${(bytes / 1e6).toFixed(1)} MB, ${(rate / 1e6).toFixed(1)} MB/s`;
  if (size === undefined || size === 0) return done;
  return `${done}, ${Math.floor((100 * bytes) / size)} %, ${Math.ceil(Math.max(0, size - bytes) / rate)} s left`;
}
