import { access, constants, readdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { MANIFEST, STAGING } from './outputPath.ts';

/**
 * Fails where results cannot or should not go into a folder, before anything is read or written; to be called after
 * `recover`. Gives the manifest of the previous run, if there is one.
 */
export async function checkOutputFolder(dir: string, force: boolean): Promise<Manifest | undefined> {
  const status = await attempt(dir, () => ifPresent(() => stat(dir)));
  if (status === undefined) {
    await checkWritable(await nearestFolder(dirname(resolve(dir))), dir);
    return undefined;
  }
  if (!status.isDirectory()) {
    throw new Failure('output', `${printable(dir)} is a file, not a folder`, 'name another folder with -o');
  }
  const names = (await attempt(dir, () => readdir(dir))).filter((name) => name !== STAGING).sort();
  await checkWritable(dir, dir);
  if (names.includes(MANIFEST)) return readManifest(dir);
  if (names.length > 0 && !force) {
    const shown = names.slice(0, 3).map(printable).join(', ');
    throw new Failure(
      'usage',
      `${printable(dir)} holds other files (${shown}${names.length > 3 ? ', …' : ''}) and no ${MANIFEST}`,
      'name an empty or new folder with -o, or add --force to write beside them',
    );
  }
  return undefined;
}

/** The innermost folder of a path that exists; the root always does. */
async function nearestFolder(path: string): Promise<string> {
  const status = await attempt(path, () => ifPresent(() => stat(path)));
  return status === undefined ? nearestFolder(dirname(path)) : path;
}

async function checkWritable(folder: string, dir: string): Promise<void> {
  await attempt(dir, () => access(folder, constants.W_OK | constants.X_OK));
}
