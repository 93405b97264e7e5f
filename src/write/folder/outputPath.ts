import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDay } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { attempt, ifPresent } from './outputFailure.ts';

/** Where files wait until they are published, below the output folder. */
export const STAGING = '.next';
export const MANIFEST = 'run.json';
/** The folder of the snapshots. */
export const HISTORY = 'history';
/** The folder of the files for ad and e-mail platforms. */
export const AUDIENCES = 'audiences';
/** Who is to be left out for good. */
export const FORGOTTEN = 'forgotten.json';

/** Whether a file named in data stays inside the output folder and outside the staging area; parts are joined by `/`. */
export function isInside(file: string): boolean {
  const parts = file.split('/');
  return !/[\\\0]/.test(file) && parts.every((part) => !NOWHERE.has(part)) && sameFileKey(parts[0]!) !== STAGING;
}

const NOWHERE = new Set(['', '.', '..']);

/** Equal for names that some file system takes for the same file: case and composition of accents do not count. */
export function sameFileKey(file: string): string {
  return file.normalize('NFC').toLowerCase();
}

/** The folders on the way to a file, outermost first: `a/b/c.csv` gives `a`, `a/b`. */
export function foldersAbove(file: string): readonly string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Fails where a folder on the way to a file is a link, which may lead out, or no folder. */
export async function checkFoldersAbove(base: string, file: string): Promise<void> {
  for (const folder of foldersAbove(file)) {
    const path = join(base, folder);
    const status = await attempt(path, () => ifPresent(() => lstat(path)), 'read');
    if (status === undefined) return;
    if (status.isDirectory()) continue;
    throw new Failure(
      'output',
      status.isSymbolicLink()
        ? `${printable(path)} is a link; files are only written into the output folder itself`
        : `${printable(path)} is a file where a folder is needed`,
      'move it away and run the command again, or name another folder with -o',
    );
  }
}

/** Fails where a file cannot go to its place in the output folder: see {@link checkFoldersAbove}, or a folder is there. */
export async function checkPlace(dir: string, file: string): Promise<void> {
  await checkFoldersAbove(dir, file);
  if (!(await isFolder(join(dir, file)))) return;
  throw new Failure(
    'output',
    `${printable(join(dir, file))} is a folder where a file is needed`,
    'move it away and run the command again, or name another folder with -o',
  );
}

/** Whether a path is a folder itself; a link to one is none. */
export async function isFolder(path: string): Promise<boolean> {
  const status = await attempt(path, () => ifPresent(() => lstat(path)), 'read');
  return status?.isDirectory() ?? false;
}

/** Whether a file is one for an ad or e-mail platform, by its name. */
export function isAudience(file: string): boolean {
  return sameFileKey(file).startsWith(`${AUDIENCES}/`);
}

/** Whether a file outlives the manifest of the run that wrote it. */
export function isRecord(file: string): boolean {
  return file === FORGOTTEN || isSnapshot(file);
}

/** Whether a file is one of the two of a snapshot, by its name. */
export function isSnapshot(file: string): boolean {
  const [, day] = new RegExp(`^${HISTORY}/(.*)\\.(?:csv|json)$`).exec(file) ?? [];
  return day !== undefined && parseDay(day) !== undefined;
}
