import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { ifPresent } from './folder/outputFailure.ts';

/** Whether a file that is there and not empty may be written over. */
export type IsReplaceable = (path: string) => Promise<boolean>;

/** What begins like this was written by the same command. */
export function beginningWith(header: string): IsReplaceable {
  const expected = Buffer.from(header);
  return async (path) => {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(expected.length), 0, expected.length, 0);
      return buffer.subarray(0, bytesRead).equals(expected);
    } finally {
      await file.close();
    }
  };
}

/** Nothing is lost where the same is there already. */
export function holding(bytes: Uint8Array): IsReplaceable {
  return async (path) => (await readFile(path)).equals(bytes);
}

/**
 * Writes one file that the user alone may read: whole, or not at all. What a path leads to that is no file, such as a
 * pipe, is written to as it is.
 * @param name the file as the user names it
 * @param what it is, such as `a sample`
 * @param isReplaceable asked of a file that is there and not empty
 * @param flag that names the file
 */
export async function writePrivateFile(
  path: string,
  name: string,
  what: string,
  isReplaceable: IsReplaceable,
  chunks: Iterable<string | Uint8Array>,
  flag = '-o',
): Promise<void> {
  const hint = `name another file with ${flag}`;
  try {
    const there = await ifPresent(() => stat(path));
    if (there !== undefined && !there.isFile()) return await writeTo(path, 'w', chunks);
    if (there !== undefined && there.size > 0 && !(await isReplaceable(path))) {
      throw new Failure('output', `${printable(name)}: holds something else than ${what}`, hint);
    }
    // A link stays one.
    const target = there === undefined ? path : await realpath(path);
    const unfinished = `${target}.${randomUUID().slice(0, 8)}.next`;
    try {
      await writeTo(unfinished, 'wx', chunks);
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error && 'code' in error)) throw error;
    throw new Failure('output', `${printable(name)}: cannot be written (${String(error.code)})`, hint);
  }
}

async function writeTo(path: string, flag: 'w' | 'wx', chunks: Iterable<string | Uint8Array>): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    for (const chunk of chunks) await file.writeFile(chunk);
  } finally {
    await file.close();
  }
}
