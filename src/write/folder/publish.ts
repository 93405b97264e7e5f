import { createHash } from 'node:crypto';
import { mkdir, open, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { complete, removeStaging } from './complete.ts';
import { type FileMode, fileBits, folderBits, makeFolder, syncFolder } from './folders.ts';
import { type Journal, stagedPath, writeJournal } from './journal.ts';
import { type Manifest, type ManifestOutput, readManifest } from './manifest.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { checkNotForeign, checkOutputFolder } from './outputFolder.ts';
import { checkFoldersAbove, checkPlace, foldersAbove, HISTORY, isInside, MANIFEST, sameFileKey } from './outputPath.ts';
import { busy, checkOwn, isOwn, makeStaging } from './owner.ts';
import { recover } from './recover.ts';

/**
 * A file to publish: its path in the output folder with `/`, its text in pieces, its rows where they can be counted.
 * A piece is written before the next is asked for, so the next may reuse its bytes.
 */
export interface OutputFile {
  readonly file: string;
  readonly chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  readonly rows: number | null;
}

export type OutputFiles = Iterable<OutputFile> | AsyncIterable<OutputFile>;

/**
 * Replaces the previous output in a folder by these files and the manifest that `finish` makes of their hashes, all or
 * nothing: a run that fails or is killed leaves either the old files or what `recover` turns into the new ones.
 */
export async function publish(
  dir: string,
  files: OutputFiles,
  finish: (outputs: readonly ManifestOutput[]) => string,
  mode: FileMode,
  force: boolean,
): Promise<readonly ManifestOutput[]> {
  const plan = async (previous: Manifest | undefined): Promise<Publication> => ({
    files,
    manifest: async (staged) => finish(staged),
    stale: (staged) => staleFiles(previous, staged),
  });
  return publishAll(dir, plan, mode, force);
}

/** What goes into a folder, and what goes from it. */
export interface Publication {
  readonly files: OutputFiles;
  /** The text of run.json once the files are staged; undefined where none is to be written. */
  readonly manifest: (staged: readonly ManifestOutput[]) => Promise<string | undefined>;
  /** Files to be deleted; none of those that are staged. */
  readonly stale: (staged: readonly ManifestOutput[]) => readonly string[];
}

/** Publishes, all or nothing, what is planned once no other run can change the folder; all other files stay. */
export async function publishAll(
  dir: string,
  plan: (previous: Manifest | undefined) => Promise<Publication>,
  mode: FileMode,
  force: boolean,
): Promise<readonly ManifestOutput[]> {
  await recover(dir);
  const made = await makeOutputFolder(dir, await checkOutputFolder(dir, force, []), mode);
  await ownStaging(dir, mode);
  const outputs: ManifestOutput[] = [];
  let journal: Journal;
  try {
    // Another run may have ended since the folder was looked at.
    const previous = await readManifest(dir);
    const { files, manifest, stale: staleAmong } = await plan(previous);
    for await (const output of files) outputs.push(await stage(dir, output, previous, mode));
    const text = await manifest(outputs);
    const last = text === undefined ? [] : [{ file: MANIFEST, chunks: [text], rows: null }];
    const staged = [...outputs];
    for (const output of last) staged.push(await stage(dir, output, previous, mode));
    const stale = staleAmong(staged);
    for (const file of stale) await checkFoldersAbove(dir, file);
    journal = { mode, files: staged.map(({ file, sha256 }) => ({ file, sha256 })), stale };
    await syncStaged(dir, journal);
    await checkOwn(dir);
    await writeJournal(dir, journal);
  } catch (error) {
    // The first error is the one to report; what cannot be removed now, the next command removes.
    if (await isOwn(dir).catch(() => false)) await removeStaging(dir).catch(() => undefined);
    if (made) await rmdir(dir).catch(() => undefined);
    throw error;
  }
  await complete(
    dir,
    journal,
    journal.files.map(({ file }) => file),
  );
  return outputs;
}

/** A folder that was there before our first run keeps its bits. */
async function makeOutputFolder(dir: string, previous: Manifest | undefined, mode: FileMode): Promise<boolean> {
  const exists = (await attempt(dir, () => ifPresent(() => stat(dir)))) !== undefined;
  if (exists && previous === undefined) return false;
  const parent = dirname(resolve(dir));
  const outermost = await attempt(dir, () => mkdir(parent, { recursive: true, mode: folderBits[mode] }));
  const made = await makeFolder(dir, mode);
  // The names of new folders survive a power cut, too; a folder above may be closed to this user, and is left as it is.
  const last = outermost === undefined ? parent : dirname(outermost);
  for (let folder = parent; made; folder = dirname(folder)) {
    await syncFolder(folder).catch(() => undefined);
    if (folder === last || folder === dirname(folder)) break;
  }
  return made;
}

/** Makes the staging area, after that of a run that is no more. */
async function ownStaging(dir: string, mode: FileMode): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (await makeStaging(dir, mode)) return;
    await recover(dir);
  }
  throw busy(dir, undefined);
}

const MOST_TRIES = 3;

/** Writes a file into the staging area and onto the disk. */
async function stage(
  dir: string,
  output: OutputFile,
  previous: Manifest | undefined,
  mode: FileMode,
): Promise<ManifestOutput> {
  const { file, rows } = output;
  if (!isInside(file)) throw new Error(`${file} leads out of the output folder`);
  await checkPlace(dir, file);
  await checkNotForeign(dir, file, previous);
  for (const folder of ['', ...foldersAbove(file)]) await makeFolder(stagedPath(dir, folder), mode);
  const target = join(dir, file);
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await attempt(target, () => open(stagedPath(dir, file), 'wx', fileBits[mode]));
  try {
    for await (const chunk of output.chunks) {
      const data = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      hash.update(data);
      bytes += data.length;
      await attempt(target, () => handle.writeFile(data));
    }
    await attempt(target, async () => {
      await handle.chmod(fileBits[mode]);
      await handle.sync();
    });
  } finally {
    await handle.close();
  }
  return { file, sha256: hash.digest('hex'), bytes, rows };
}

/** What the previous run wrote and this one does not; snapshots stay. */
function staleFiles(previous: Manifest | undefined, staged: readonly ManifestOutput[]): readonly string[] {
  const kept = new Set(staged.map(({ file }) => sameFileKey(file)));
  return (previous?.outputs ?? [])
    .map(({ file }) => file)
    .filter((file) => !kept.has(sameFileKey(file)) && !sameFileKey(file).startsWith(`${HISTORY}/`));
}

async function syncStaged(dir: string, journal: Journal): Promise<void> {
  for (const folder of new Set(journal.files.flatMap(({ file }) => ['', ...foldersAbove(file)]))) {
    const path = stagedPath(dir, folder);
    await attempt(path, () => syncFolder(path));
  }
}
