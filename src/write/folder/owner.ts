import { mkdir, open, readFile, rename, rmdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { type FileMode, fileBits, folderBits } from './folders.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { STAGING } from './outputPath.ts';
import { type ProcessMark, processMark, processSpace } from './processMark.ts';

const OWNER = 'owner';
const FORMER_OWNER = 'owner.former';
/** What says whose a staging area is. */
export const ownerNames: readonly string[] = [FORMER_OWNER, OWNER];

/** Another run that has a folder, or may have it. */
interface Holder extends ProcessMark {
  readonly host: string;
  /** The processes among which its number counts, where the system has several such spaces (containers). */
  readonly space: string | undefined;
  readonly since: Date;
  /** Whether it cannot be seen from here. */
  readonly isElsewhere: boolean;
}

/** Makes the staging area and says whose it is; false where there is one already, or another run was quicker. */
export async function makeStaging(dir: string, mode: FileMode): Promise<boolean> {
  const staging = join(dir, STAGING);
  const made = await attempt(staging, () =>
    // The run that made the folder itself may have failed and taken it away just now.
    unless('ENOENT', () => unless('EEXIST', () => mkdir(staging, { mode: folderBits[mode] }))),
  );
  return made && (await writeOwner(dir, mode));
}

/**
 * Makes the staging area of a run that is no more one's own.
 * @throws Failure where that run is alive or cannot be seen from here, or another command was quicker
 */
export async function takeOver(dir: string): Promise<void> {
  const former = await ownerText(dir);
  const holder = await holderOf(dir);
  if (holder !== undefined) throw busy(dir, holder);
  if (await isOwn(dir)) return;
  const [from, to] = [OWNER, FORMER_OWNER].map((name) => join(dir, STAGING, name)) as [string, string];
  if (former !== undefined) {
    await attempt(from, () => ifPresent(() => rename(from, to)));
    // Another command may have put itself in the place of the one that was read.
    if ((await textOf(to)) !== former) {
      await attempt(from, () => ifPresent(() => rename(to, from)));
      throw busy(dir, await holderOf(dir));
    }
  }
  if (!(await writeOwner(dir, 'private'))) throw busy(dir, await holderOf(dir));
}

/** Whether the staging area is that of this process. */
export async function isOwn(dir: string): Promise<boolean> {
  return (await ownerText(dir)) === (await ownText());
}

/** @throws Failure where the folder was removed, or another command has taken the staging area away from this run */
export async function checkOwn(dir: string): Promise<void> {
  if (await isOwn(dir)) return;
  const staging = join(dir, STAGING);
  await attempt(staging, () => stat(staging));
  throw busy(dir, await holderOf(dir));
}

/** Whether the run that made the staging area, another than this one, is alive or cannot be seen from here. */
export async function isHeld(dir: string): Promise<boolean> {
  return (await holderOf(dir)) !== undefined;
}

/** Removes a staging area that holds nothing: its run was stopped at its first step or its last one. */
export async function removeEmptyStaging(dir: string): Promise<void> {
  const staging = join(dir, STAGING);
  await attempt(staging, () => unless('ENOENT', () => unless('ENOTEMPTY', () => rmdir(staging))));
}

/** @param holder undefined where it is not known */
export function busy(dir: string, holder: Holder | undefined): Failure {
  if (holder === undefined)
    return new Failure('busy', `another run holds ${printable(dir)}`, 'try again, or add --wait SECONDS');
  const { pid, host, since, isElsewhere } = holder;
  const who = `process ${pid} on ${printable(host)}, since ${since.toISOString().slice(0, 19)}Z`;
  if (!isElsewhere) {
    return new Failure(
      'busy',
      `another run (${who}) holds ${printable(dir)}`,
      'wait for it to end, with --wait SECONDS if you like, or name another folder with -o',
    );
  }
  return new Failure(
    'busy',
    `a run on another host or in another container (${who}) holds ${printable(dir)}, or has died there`,
    `wait for it to end; if it is no more, remove ${printable(ownerPath(dir))} and run the command again`,
  );
}

export function ownerPath(dir: string): string {
  return join(dir, STAGING, OWNER);
}

/** False where there is an owner, or no staging area any more. */
async function writeOwner(dir: string, mode: FileMode): Promise<boolean> {
  const path = ownerPath(dir);
  const text = await ownText();
  const written = await attempt(path, () =>
    unless('ENOENT', () =>
      unless('EEXIST', async () => {
        const handle = await open(path, 'wx', fileBits[mode]);
        try {
          await handle.writeFile(text);
        } finally {
          await handle.close();
        }
      }),
    ),
  );
  // Whoever read it before it was complete took it for that of a run that is no more.
  return written && (await isOwn(dir));
}

/** What this process writes into the staging areas that are its own. */
export async function ownText(): Promise<string> {
  const { pid } = process;
  const mark = await processMark(pid);
  return JSON.stringify({ pid, host: hostname(), started: mark?.started, space: await processSpace() });
}

function ownerText(dir: string): Promise<string | undefined> {
  return textOf(ownerPath(dir));
}

function textOf(path: string): Promise<string | undefined> {
  return attempt(path, () => ifPresent(() => readFile(path, 'utf8')), 'read');
}

/** The run that has a folder: one that is alive on this host and not this process, or one of another host. */
async function holderOf(dir: string): Promise<Holder | undefined> {
  const path = ownerPath(dir);
  const owner = ownerIn(await textOf(path));
  const status = await attempt(path, () => ifPresent(() => stat(path)), 'read');
  if (owner === undefined || status === undefined) return undefined;
  const { pid, host, started, space } = owner;
  const holder = { ...owner, since: status.mtime };
  const ownSpace = await processSpace();
  // Whether it is alive cannot be seen from here.
  if (host !== hostname() || (space !== undefined && ownSpace !== undefined && space !== ownSpace)) {
    return { ...holder, isElsewhere: true };
  }
  const mark = pid === process.pid ? undefined : await processMark(pid);
  // The system gives the number of a process that has ended to another one, sooner or later.
  const isAnother = started !== undefined && mark?.started !== undefined && mark.started !== started;
  return mark === undefined || isAnother ? undefined : holder;
}

function ownerIn(text: string | undefined): Omit<Holder, 'since'> | undefined {
  const [, pid, host, started, space] = OWNER_TEXT.exec(text ?? '') ?? [];
  if (pid === undefined || host === undefined) return undefined;
  return { pid: Number(pid), host: JSON.parse(host), started, space, isElsewhere: false };
}

/** What was cut off in the middle is nobody's. */
const OWNER_TEXT = /^\{"pid":(\d+),"host":("(?:[^"\\]|\\.)*")(?:,"started":"(\d+)")?(?:,"space":"([^"\\]*)")?\}$/;

/** False where the system refuses a step for that reason; every other error is thrown. */
async function unless(code: string, step: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await step()) !== false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return false;
    throw error;
  }
}
