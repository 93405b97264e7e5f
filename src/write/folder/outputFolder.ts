import { access, constants, lstat, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { FORGOTTEN, HISTORY, isFolder, isRecord, isSnapshot, MANIFEST, STAGING, sameFileKey } from './outputPath.ts';

/**
 * Fails where results cannot or should not go into a folder, before anything is read or written; to be called after
 * `recover`. Gives the manifest of the previous run, if there is one.
 * @param targets files that are certain to be written
 */
export async function checkOutputFolder(
  dir: string,
  force: boolean,
  targets: readonly string[],
): Promise<Manifest | undefined> {
  const status = await attempt(dir, () => ifPresent(() => stat(dir)));
  if (status === undefined) {
    await checkWritable(await nearestFolder(resolve(dir)), dir);
    return undefined;
  }
  if (!status.isDirectory()) {
    throw new Failure('output', `${printable(dir)} is a file, not a folder`, 'name another folder with -o');
  }
  const names = (await attempt(dir, () => readdir(dir))).filter((name) => name !== STAGING).sort();
  await checkWritable(dir, dir);
  const previous = names.includes(MANIFEST) ? await readManifest(dir) : undefined;
  if (previous === undefined && names.length > 0 && !force && !(await holdsOnlyRecords(dir))) {
    const shown = names.slice(0, 3).map(printable).join(', ');
    const inTheWay = targets.find((file) => names.some((name) => sameFileKey(name) === sameFileKey(file)));
    throw new Failure(
      'usage',
      `${printable(dir)} holds other files (${shown}${names.length > 3 ? ', …' : ''}) and no ${MANIFEST}`,
      inTheWay === undefined
        ? 'name an empty or new folder with -o, or add --force to write beside them'
        : `name an empty or new folder with -o: ${inTheWay} is there already`,
    );
  }
  for (const file of targets) await checkNotForeign(dir, file, previous);
  return previous;
}

/** Fails where a file that is to be written would replace one that no command of rfm wrote. */
export async function checkNotForeign(dir: string, file: string, previous: Manifest | undefined): Promise<void> {
  if (previous !== undefined && isOutput(file, previous)) return;
  if (isRecord(file) && (previous !== undefined || (await holdsOnlyRecords(dir)))) return;
  const path = join(dir, file);
  if ((await attempt(path, () => ifPresent(() => lstat(path)), 'read')) === undefined) return;
  throw new Failure(
    'output',
    `${printable(path)} is there already and was not written by rfm`,
    'move it away, or name another folder with -o',
  );
}

/** Whether a folder holds snapshots, or who is forgotten, and nothing else: such a one is ours without a manifest. */
export async function holdsOnlyRecords(dir: string): Promise<boolean> {
  const namesIn = async (path: string) => (await attempt(path, () => ifPresent(() => readdir(path)), 'read')) ?? [];
  const names = (await namesIn(dir)).filter((name) => name !== STAGING);
  if (names.length === 0 || !names.every((name) => name === HISTORY || name === FORGOTTEN)) return false;
  if (!names.includes(HISTORY)) return true;
  const history = join(dir, HISTORY);
  return (await isFolder(history)) && (await namesIn(history)).every((name) => isSnapshot(`${HISTORY}/${name}`));
}

function isOutput(file: string, { outputs }: Manifest): boolean {
  const key = sameFileKey(file);
  return key === MANIFEST || outputs.some((output) => sameFileKey(output.file) === key);
}

/** The innermost folder of a path that exists; the root always does. */
async function nearestFolder(path: string): Promise<string> {
  const status = await attempt(path, () => ifPresent(() => stat(path)));
  if (status !== undefined) return path;
  const itself = await attempt(path, () => ifPresent(() => lstat(path)));
  if (itself === undefined) return nearestFolder(dirname(path));
  if (itself.isSymbolicLink()) {
    throw new Failure('output', `${printable(path)} is a link to nowhere`, 'remove it, or name another folder with -o');
  }
  // Another run has made it in the meantime.
  return path;
}

async function checkWritable(folder: string, dir: string): Promise<void> {
  await attempt(dir, () => access(folder, constants.W_OK | constants.X_OK));
}
