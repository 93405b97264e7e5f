import type { Failure } from '../core/failure.ts';
import type { Messages } from './messages.ts';
import type { Shell } from './shell.ts';

const POLL_MS = 250;

/** What to do while another run has the output folder: look again and again until `seconds` are over. */
export function waitFor(
  seconds: number,
  messages: Messages,
  shell: Pick<Shell, 'elapsedMs' | 'sleep'>,
): (busy: Failure) => Promise<boolean> {
  let end: number | undefined;
  let told: string | undefined;
  return async ({ message }) => {
    const now = shell.elapsedMs();
    end ??= now + 1000 * seconds;
    if (now >= end) return false;
    // Another one may have been quicker when the first was done.
    if (message !== told) await messages.say(`${message}; waiting for it`);
    told = message;
    await shell.sleep(Math.min(POLL_MS, end - now));
    return true;
  };
}
