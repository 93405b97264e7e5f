import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { complete, removeStaging } from './complete.ts';
import {
  type Journal,
  journalPath,
  readJournal,
  removalAdvice,
  STAGED_FILES,
  stagedFile,
  stagedPath,
  stagingNames,
} from './journal.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { checkFoldersAbove, STAGING } from './outputPath.ts';
import { isHeld, removeEmptyStaging, takeOver } from './owner.ts';

export type Recovery = 'nothing' | 'undone' | 'completed';

/**
 * Brings a folder in order after a publication that was interrupted: completes it if all its files were ready, else
 * takes it back. Every command that writes to an output folder does this first. It may itself be interrupted and
 * repeated.
 * @throws Failure where the run that is publishing is alive
 */
export async function recover(dir: string): Promise<Recovery> {
  const staging = join(dir, STAGING);
  const status = await attempt(dir, () => ifPresent(() => lstat(staging)), 'read');
  if (status === undefined) return 'nothing';
  // A link may lead anywhere, and other tools have folders of this name, too.
  const names = status.isDirectory()
    ? // The run that made it may end just now.
      ((await attempt(staging, () => ifPresent(() => readdir(staging)), 'read')) ?? [])
    : undefined;
  if (names === undefined || !names.every((name) => stagingNames.includes(name))) {
    throw new Failure(
      'output',
      `${printable(staging)} is not a staging folder of rfm`,
      'name another folder with -o, or move it away',
    );
  }
  if (names.length === 0) {
    await removeEmptyStaging(dir);
    return 'nothing';
  }
  await takeOver(dir);
  const journal = await readJournal(dir);
  if (journal === undefined) {
    await removeStaging(dir);
    // Without any file it had either not begun or was complete.
    return names.includes(STAGED_FILES) ? 'undone' : 'nothing';
  }
  await complete(dir, journal, await stillWaiting(dir, journal));
  return 'completed';
}

/** Completes a publication that was interrupted, where there is one: for commands that only read the folder. */
export async function completeInterrupted(dir: string): Promise<void> {
  const path = journalPath(dir);
  const journal = await attempt(path, () => ifPresent(() => lstat(path)), 'read');
  if (journal !== undefined && !(await isHeld(dir))) await recover(dir);
}

/** The files that are still staged; each file must be as the journal states, where it waits or in its place. */
async function stillWaiting(dir: string, journal: Journal): Promise<readonly string[]> {
  const waiting: string[] = [];
  for (const { file, sha256 } of journal.files) {
    await checkFoldersAbove(dir, stagedFile(file));
    await checkFoldersAbove(dir, file);
    const staged = await fileHash(stagedPath(dir, file));
    if (staged !== undefined) waiting.push(file);
    if ((staged ?? (await fileHash(join(dir, file)))) === sha256) continue;
    throw new Failure(
      'output',
      `${printable(join(dir, file))} is not what the interrupted run was about to publish`,
      removalAdvice(dir),
    );
  }
  return waiting;
}

/** The sha256 of a file; undefined where there is none or it is no plain file. */
async function fileHash(path: string): Promise<string | undefined> {
  return attempt(
    path,
    async () => {
      const status = await ifPresent(() => lstat(path));
      if (!status?.isFile()) return undefined;
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
      return hash.digest('hex');
    },
    'read',
  );
}
