import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDay } from '../../core/day.ts';
import type { Manifest } from '../folder/manifest.ts';
import { attempt, ifPresent } from '../folder/outputFailure.ts';
import {
  checkFoldersAbove,
  FORGOTTEN,
  foldersAbove,
  HISTORY,
  isSnapshot,
  MANIFEST,
  STAGING,
  sameFileKey,
} from '../folder/outputPath.ts';
import { snapshotDays } from '../history.ts';

/** A file that is there and holds customers, and its rows where the manifest states them. */
export interface WrittenFile {
  readonly file: string;
  readonly rows: number | null;
}

/** Every file that the manifest lists, and the tables of all snapshots, but not what these were made with. */
export async function writtenFiles(dir: string, previous: Manifest | undefined): Promise<readonly WrittenFile[]> {
  const listed = (previous?.outputs ?? []).filter(({ file }) => !(isSnapshot(file) && file.endsWith('.json')));
  const keys = new Set(listed.map(({ file }) => sameFileKey(file)));
  const snapshots = (await snapshotDays(dir)).map((day) => ({ file: `${HISTORY}/${formatDay(day)}.csv`, rows: null }));
  const present: WrittenFile[] = [];
  for (const { file, rows } of [...listed, ...snapshots.filter((snapshot) => !keys.has(snapshot.file))]) {
    await checkFoldersAbove(dir, file);
    const path = join(dir, file);
    const status = await attempt(path, () => ifPresent(() => lstat(path)), 'read');
    if (status !== undefined) present.push({ file, rows });
  }
  return present;
}

/** What else is in the folder and in those that rfm writes to, sorted; a folder of others, with `/`, is not looked into. */
export async function otherNames(dir: string, previous: Manifest | undefined): Promise<readonly string[]> {
  const ours = [MANIFEST, FORGOTTEN, ...(previous?.outputs ?? []).map(({ file }) => sameFileKey(file))];
  const files = new Set(ours);
  const folders = new Set([HISTORY, ...ours.flatMap(foldersAbove)]);
  const others: string[] = [];
  const look = async (folder: string): Promise<void> => {
    const path = join(dir, folder);
    const entries = (await attempt(path, () => ifPresent(() => readdir(path, { withFileTypes: true })), 'read')) ?? [];
    for (const entry of entries) {
      const name = `${folder}${entry.name}`;
      if (name === STAGING || files.has(sameFileKey(name)) || isSnapshot(name)) continue;
      if (entry.isDirectory() && folders.has(sameFileKey(name))) await look(`${name}/`);
      else others.push(entry.isDirectory() ? `${name}/` : name);
    }
  };
  await look('');
  return others.sort();
}
