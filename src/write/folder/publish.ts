import { createHash } from 'node:crypto';
import { access, constants, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { complete, removeStaging } from './complete.ts';
import { type FileMode, fileBits, makeFolder, syncFolder } from './folders.ts';
import type { HeldFolder } from './hold.ts';
import { type Journal, stagedPath, writeJournal } from './journal.ts';
import type { Manifest, ManifestOutput } from './manifest.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { checkNotForeign } from './outputFolder.ts';
import { checkFoldersAbove, checkPlace, foldersAbove, HISTORY, isInside, MANIFEST, sameFileKey } from './outputPath.ts';
import { checkOwn, isOwn } from './owner.ts';

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
 * nothing: a run that fails or is killed leaves either the old files or what `recover` turns into the new ones. The
 * folder is let go of at the end.
 * @param expired files of the folder that are deleted, too
 */
export async function publish(
  folder: HeldFolder,
  files: OutputFiles,
  finish: (outputs: readonly ManifestOutput[]) => string,
  expired: readonly string[],
): Promise<readonly ManifestOutput[]> {
  return publishAll(folder, {
    files,
    manifest: async (staged) => finish(staged),
    stale: (staged) => staleFiles(folder.previous, staged, expired),
  });
}

/** What goes into a folder, and what goes from it. */
interface Publication {
  readonly files: OutputFiles;
  /** The text of run.json once the files are staged; undefined where none is to be written. */
  readonly manifest: (staged: readonly ManifestOutput[]) => Promise<string | undefined>;
  /** Files to be deleted; none of those that are staged. */
  readonly stale: (staged: readonly ManifestOutput[]) => readonly string[];
}

/** Publishes, all or nothing, and lets go of the folder; all other files stay. */
export async function publishAll(
  { dir, mode, previous }: HeldFolder,
  { files, manifest, stale: staleAmong }: Publication,
): Promise<readonly ManifestOutput[]> {
  await checkOwn(dir);
  // A folder that was there before our first run keeps its bits.
  if (previous !== undefined) await makeFolder(dir, mode);
  const outputs: ManifestOutput[] = [];
  let journal: Journal;
  try {
    for await (const output of files) outputs.push(await stage(dir, output, previous, mode));
    const text = await manifest(outputs);
    const last = text === undefined ? [] : [{ file: MANIFEST, chunks: [text], rows: null }];
    const staged = [...outputs];
    for (const output of last) staged.push(await stage(dir, output, previous, mode));
    const stale = staleAmong(staged);
    for (const file of stale) await checkFoldersAbove(dir, file);
    journal = { mode, files: staged.map(({ file, sha256 }) => ({ file, sha256 })), stale };
    await syncStaged(dir, journal);
    await checkFoldersOpen(dir, journal);
    await checkOwn(dir);
    await writeJournal(dir, journal);
  } catch (error) {
    // The first error is the one to report; what cannot be removed now, the next command removes.
    if (await isOwn(dir).catch(() => false)) await removeStaging(dir).catch(() => undefined);
    throw error;
  }
  await complete(
    dir,
    journal,
    journal.files.map(({ file }) => file),
  );
  return outputs;
}

/** Fails where a folder that a file goes to or is deleted from cannot be written: later that would stop it half-way. */
async function checkFoldersOpen(dir: string, { files, stale }: Journal): Promise<void> {
  for (const folder of new Set([...files.map(({ file }) => file), ...stale].flatMap(foldersAbove))) {
    const path = join(dir, folder);
    try {
      // Those that are not there are made when the files are moved.
      await attempt(path, () => ifPresent(() => access(path, constants.W_OK | constants.X_OK)));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure(error.code, error.message, 'make that folder writable and run the command again');
    }
  }
}

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

/** What the previous run wrote and this one does not, and what has expired; other snapshots stay. */
function staleFiles(
  previous: Manifest | undefined,
  staged: readonly ManifestOutput[],
  expired: readonly string[],
): readonly string[] {
  const kept = new Set(staged.map(({ file }) => sameFileKey(file)));
  const dropped = (previous?.outputs ?? [])
    .map(({ file }) => file)
    .filter((file) => !sameFileKey(file).startsWith(`${HISTORY}/`));
  return [...dropped, ...expired].filter((file) => !kept.has(sameFileKey(file)));
}

async function syncStaged(dir: string, journal: Journal): Promise<void> {
  for (const folder of new Set(journal.files.flatMap(({ file }) => ['', ...foldersAbove(file)]))) {
    const path = stagedPath(dir, folder);
    await attempt(path, () => syncFolder(path));
  }
}
