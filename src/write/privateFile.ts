import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { ifPresent } from './folder/outputFailure.ts';

/**
 * Writes one file that the user alone may read: whole, or not at all. What a path leads to that is no file, such as a
 * pipe, is written to as it is.
 * @param name the file as the user names it
 * @param what it is, such as `a sample`
 * @param header its first bytes: another file is not written over unless it begins with them, or is empty
 */
export async function writePrivateFile(
  path: string,
  name: string,
  what: string,
  header: string,
  chunks: Iterable<string | Uint8Array>,
): Promise<void> {
  try {
    const there = await ifPresent(() => stat(path));
    if (there !== undefined && !there.isFile()) return await writeTo(path, 'w', chunks);
    if (there !== undefined && there.size > 0 && !(await beginsWith(path, header))) {
      throw new Failure('output', `${printable(name)}: holds something else than ${what}`, OTHER_FILE);
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
    throw new Failure('output', `${printable(name)}: cannot be written (${String(error.code)})`, OTHER_FILE);
  }
}

const OTHER_FILE = 'name another file with -o';

async function writeTo(path: string, flag: 'w' | 'wx', chunks: Iterable<string | Uint8Array>): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    for (const chunk of chunks) await file.writeFile(chunk);
  } finally {
    await file.close();
  }
}

async function beginsWith(path: string, header: string): Promise<boolean> {
  const expected = Buffer.from(header);
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(expected.length), 0, expected.length, 0);
    return buffer.subarray(0, bytesRead).equals(expected);
  } finally {
    await file.close();
  }
}
