import { readFile, readlink } from 'node:fs/promises';

/** What tells a process from all others of its host, where the system says when it began. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks since the start of the system; undefined where it does not say. */
  readonly started: string | undefined;
}

/** The mark of a process that is alive; undefined where there is none of that number. */
export async function processMark(pid: number): Promise<ProcessMark | undefined> {
  if (!answers(pid)) return undefined;
  // Linux alone has this file, and hides it where others are not to be seen.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return { pid, started: undefined };
  // The name of the program, in brackets, may hold brackets and blanks; the state comes third, the start 22nd.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return ENDED.has(fields[0]!) ? undefined : { pid, started: fields[19] };
}

/** A process that has ended keeps its number until its parent has asked how it ended. */
const ENDED = new Set(['Z', 'X', 'x']);

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Names the processes among which the numbers of this one's count; undefined where the system does not say. */
export function processSpace(): Promise<string | undefined> {
  return readlink('/proc/self/ns/pid').catch(() => undefined);
}
