import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';

/** A refusal of the system (disk full, no permission) as a Failure that names the path; any other error as it came. */
export function outputFailure(error: unknown, path: string, deed: 'written' | 'read' = 'written'): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const reason = REASONS[String(error.code)];
  return new Failure(
    'output',
    `${printable(path)} cannot be ${deed}: ${reason?.[0] ?? error.code}`,
    reason?.[1] ?? 'name another folder with -o',
  );
}

/** Runs one step on a path and turns a refusal of the system into a Failure. */
export async function attempt<T>(
  path: string,
  step: () => Promise<T>,
  deed: 'written' | 'read' = 'written',
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw outputFailure(error, path, deed);
  }
}

/** Undefined where a path leads nowhere; every other error is thrown. */
export async function ifPresent<T>(step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const OTHER_FOLDER = 'name another folder with -o';
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['permission denied', 'name a folder of your own with -o'],
  EPERM: ['the system does not permit it', 'name a folder of your own with -o'],
  EROFS: ['the disk is read-only', OTHER_FOLDER],
  ENOSPC: ['no space left on the disk', 'free some space, or name a folder on another disk with -o'],
  EDQUOT: ['the disk quota is used up', 'free some space, or name a folder on another disk with -o'],
  EFBIG: ['the file would be larger than the system allows', 'raise the limit (ulimit -f), or name another folder'],
  EIO: ['the disk reports an error', 'check the disk, or name a folder on another disk with -o'],
  ENOENT: ['no such folder; it was removed meanwhile', 'run the command again'],
  ENOTDIR: ['a part of the path is a file, not a folder', OTHER_FOLDER],
  EISDIR: ['there is a folder of that name', 'move it away, or name another folder with -o'],
  ENOTEMPTY: ['the folder is not empty', 'run the command again'],
  EEXIST: ['it exists already', 'another run may be writing there: wait for it, then run the command again'],
  ELOOP: ['its links lead in a circle', OTHER_FOLDER],
  ENAMETOOLONG: ['the name is too long', 'name another folder with -o'],
  EMFILE: ['too many files are open', 'raise the limit (ulimit -n)'],
  EXDEV: ['it lies on another disk than the output folder', 'move it there, or name another folder with -o'],
  EBUSY: ['another program uses it', 'close that program and run the command again'],
};
