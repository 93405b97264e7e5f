import { rename, rm, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileMode, makeFolder, syncFolder } from './folders.ts';
import { type Journal, journalPath, stagedPath, stagingNames } from './journal.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { checkFoldersAbove, checkPlace, foldersAbove, isFolder, MANIFEST, STAGING } from './outputPath.ts';
import { removeEmptyStaging } from './owner.ts';

/**
 * Moves the `waiting` files to their places, the manifest last; then deletes the stale files, the folders that this
 * empties, and the staging area. It may be killed at any moment and repeated with the files that still wait.
 */
export async function complete(dir: string, journal: Journal, waiting: readonly string[]): Promise<void> {
  for (const { file } of journal.files) await checkPlace(dir, file);
  for (const file of journal.stale) await checkFoldersAbove(dir, file);
  const outputs = waiting.filter((file) => file !== MANIFEST);
  for (const file of outputs) await move(dir, file, journal.mode);
  // The manifest must not reach the disk before the files that it names.
  await syncFolders(dir, journal.files);
  if (waiting.includes(MANIFEST)) await move(dir, MANIFEST, journal.mode);
  await syncFolders(dir, []);
  for (const file of journal.stale) await remove(join(dir, file));
  await removeEmptied(dir, journal.stale);
  // As long as the journal is there, a command that comes after a kill sees that all was published.
  await removeTree(stagedPath(dir, ''));
  await removeStaging(dir);
  await syncFolders(dir, []);
}

/**
 * Deletes the staging area, the journal first: whatever a kill leaves of it is then deleted by the next command. Its
 * owner goes last, so that no other command takes it for its own meanwhile.
 */
export async function removeStaging(dir: string): Promise<void> {
  await removeTree(journalPath(dir));
  for (const name of stagingNames) await removeTree(join(dir, STAGING, name));
  await removeEmptyStaging(dir);
}

async function removeTree(path: string): Promise<void> {
  await attempt(path, () => rm(path, { recursive: true, force: true }));
}

async function move(dir: string, file: string, mode: FileMode): Promise<void> {
  for (const folder of foldersAbove(file)) await makeFolder(join(dir, folder), mode);
  await attempt(join(dir, file), () => rename(stagedPath(dir, file), join(dir, file)));
}

async function remove(path: string): Promise<void> {
  if (!(await isFolder(path))) await attempt(path, () => ifPresent(() => unlink(path)));
}

async function removeEmptied(dir: string, stale: readonly string[]): Promise<void> {
  const innermostFirst = [...new Set(stale.flatMap(foldersAbove))].sort((a, b) => b.length - a.length);
  for (const folder of innermostFirst) {
    // One that still holds something, or is gone already, stays as it is.
    await rmdir(join(dir, folder)).catch(() => undefined);
  }
  await syncFolders(
    dir,
    stale.map((file) => ({ file })),
  );
}

/** Syncs the output folder and those on the way to the files, where they exist. */
async function syncFolders(dir: string, files: readonly { readonly file: string }[]): Promise<void> {
  for (const folder of new Set(['', ...files.flatMap(({ file }) => foldersAbove(file))])) {
    const path = join(dir, folder);
    await attempt(path, () => ifPresent(() => syncFolder(path)));
  }
}
