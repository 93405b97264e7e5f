import { existsSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { removeStaging } from './complete.ts';
import { type FileMode, folderBits, makeFolder, syncFolder } from './folders.ts';
import { journalPath, stagingNames, unfinishedJournalPath } from './journal.ts';
import type { Manifest } from './manifest.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { checkOutputFolder } from './outputFolder.ts';
import { STAGING } from './outputPath.ts';
import { busy, isHeld, isOwn, makeStaging, ownerPath, ownText } from './owner.ts';
import { type Recovery, recover } from './recover.ts';

export interface HoldChoices {
  readonly mode: FileMode;
  /** Whether a folder may hold files of others. */
  readonly force: boolean;
  /** Files that are certain to be written. */
  readonly targets: readonly string[];
  /** Told that another run has the folder; true after a while for another try, false to give up. Gives up by default. */
  readonly wait?: (busy: Failure) => Promise<boolean>;
  /** Aborted when the process is about to end: the folder is let go of at once. */
  readonly interruption?: AbortSignal;
}

/** An output folder that no other run can get at the same time. */
export interface HeldFolder {
  readonly dir: string;
  readonly mode: FileMode;
  /** What was done about a run that had been interrupted. */
  readonly recovered: Recovery;
  /** The manifest of the previous run; undefined where there is none. */
  readonly previous: Manifest | undefined;
}

/**
 * Holds an output folder while `work` reads and publishes; a folder that did not exist is there meanwhile, and is taken
 * away again where nothing comes into it.
 * @throws Failure `busy` where another run has it, before anything was touched
 */
export async function withFolder<T>(
  dir: string,
  choices: HoldChoices,
  work: (folder: HeldFolder) => Promise<T>,
): Promise<T> {
  const made: string[] = [];
  const own = await ownText();
  const letGoNow = () => releaseNow(dir, made, own);
  choices.interruption?.addEventListener('abort', letGoNow);
  try {
    return await work(await hold(dir, choices, made));
  } finally {
    await release(dir, made);
    choices.interruption?.removeEventListener('abort', letGoNow);
  }
}

async function hold(dir: string, choices: HoldChoices, made: string[]): Promise<HeldFolder> {
  for (let tries = 1; ; tries++) {
    try {
      return await holdAtOnce(dir, choices, made);
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'busy')) throw error;
      // Two that begin at the same moment may each take the other for the one that was quicker.
      if (tries % MOST_TRIES !== 0 && !(await isHeld(dir))) continue;
      if (!(await choices.wait?.(error))) throw error;
    }
  }
}

/** @param made gets the folders that had to be made, the innermost first */
async function holdAtOnce(dir: string, { mode, force, targets }: HoldChoices, made: string[]): Promise<HeldFolder> {
  let recovered = await recover(dir);
  await checkOutputFolder(dir, force, targets);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    made.unshift(...(await makeOutputFolder(dir, mode)));
    if (await makeStaging(dir, mode)) {
      // Another run may have ended since the folder was looked at.
      return { dir, mode, recovered, previous: await checkOutputFolder(dir, force, targets) };
    }
    const more = await recover(dir);
    if (more !== 'nothing') recovered = more;
  }
  throw busy(dir, undefined);
}

const MOST_TRIES = 8;

/** Makes a folder and those above it, and gives what it made, the innermost first. */
async function makeOutputFolder(dir: string, mode: FileMode): Promise<readonly string[]> {
  if ((await attempt(dir, () => ifPresent(() => stat(dir)))) !== undefined) return [];
  const path = resolve(dir);
  const parent = dirname(path);
  const outermost = await attempt(dir, () => mkdir(parent, { recursive: true, mode: folderBits[mode] }));
  const made = (await makeFolder(path, mode)) ? [path] : [];
  for (let folder = parent; outermost !== undefined; folder = dirname(folder)) {
    made.push(folder);
    if (folder === outermost || folder === dirname(folder)) break;
  }
  // The names of new folders survive a power cut, too; a folder above may be closed to this user, and is left as it is.
  for (const folder of made) await syncFolder(dirname(folder)).catch(() => undefined);
  return made;
}

/** What cannot be removed now, the next command removes; a journal stays for it, since what it names may be published. */
async function release(dir: string, made: readonly string[]): Promise<void> {
  const isOurs = await isOwn(dir).catch(() => false);
  if (isOurs && !existsSync(journalPath(dir))) await removeStaging(dir).catch(() => undefined);
  // A folder that has got something stays.
  for (const folder of made) await rmdir(folder).catch(() => undefined);
}

/** The same for a process that has no more time; nothing that it has begun will go on. */
function releaseNow(dir: string, made: readonly string[], own: string): void {
  try {
    // In this order, since the one becomes the other.
    const isPublishing = existsSync(unfinishedJournalPath(dir)) || existsSync(journalPath(dir));
    if (!isPublishing && readFileSync(ownerPath(dir), 'utf8') === own) {
      for (const name of stagingNames) rmSync(join(dir, STAGING, name), { recursive: true, force: true });
      rmdirSync(join(dir, STAGING));
    }
    for (const folder of made) rmdirSync(folder);
  } catch {
    // What is left, the next command removes.
  }
}
