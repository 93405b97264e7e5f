import { open, stat } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';

/**
 * Writes a file of a command's own, over an earlier one of its kind if there is one, and over nothing else.
 * @param name the file as the user names it
 * @param header its first line, by which its kind is known
 * @param kind what it holds, with its article
 */
export async function writeOwnFile(
  name: string,
  path: string,
  header: string,
  kind: string,
  chunks: Iterable<string>,
): Promise<void> {
  const shown = printable(name);
  try {
    if (await holdsSomethingElse(path, header)) {
      throw new Failure('output', `${shown}: holds something else than ${kind}`, 'name another file with -o');
    }
    const file = await open(path, 'w', 0o600);
    try {
      for (const chunk of chunks) await file.write(chunk);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error && 'code' in error)) throw error;
    throw new Failure('output', `${shown}: cannot be written (${String(error.code)})`, 'name another file with -o');
  }
}

/** Whether a file is there that does not begin with the header; devices, pipes and empty files hold nothing to lose. */
async function holdsSomethingElse(path: string, header: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size === 0) return false;
  const expected = Buffer.from(`${header}\n`);
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(expected.length), 0, expected.length, 0);
    return !buffer.subarray(0, bytesRead).equals(expected);
  } finally {
    await file.close();
  }
}
