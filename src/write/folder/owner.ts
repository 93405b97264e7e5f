import { mkdir, open, readFile, rename, rmdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { type FileMode, fileBits, folderBits } from './folders.ts';
import { attempt, ifPresent } from './outputFailure.ts';
import { STAGING } from './outputPath.ts';

const OWNER = 'owner';
const FORMER_OWNER = 'owner.former';
/** What says whose a staging area is. */
export const ownerNames: readonly string[] = [FORMER_OWNER, OWNER];

/** Makes the staging area and says whose it is; false where there is one already, or another run was quicker. */
export async function makeStaging(dir: string, mode: FileMode): Promise<boolean> {
  const staging = join(dir, STAGING);
  const made = await attempt(staging, () => unless('EEXIST', () => mkdir(staging, { mode: folderBits[mode] })));
  return made && (await writeOwner(dir, mode));
}

/**
 * Makes the staging area of a run that is no more one's own.
 * @throws Failure where that run is alive, or another command was quicker
 */
export async function takeOver(dir: string): Promise<void> {
  const former = await ownerText(dir);
  const pid = livingOwner(former);
  if (pid !== undefined) throw busy(dir, pid);
  if (former === ownText()) return;
  const [from, to] = [OWNER, FORMER_OWNER].map((name) => join(dir, STAGING, name)) as [string, string];
  if (former !== undefined) {
    await attempt(from, () => ifPresent(() => rename(from, to)));
    // Another command may have put itself in the place of the one that was read.
    if ((await textOf(to)) !== former) {
      await attempt(from, () => ifPresent(() => rename(to, from)));
      throw busy(dir, livingOwner(await ownerText(dir)));
    }
  }
  if (!(await writeOwner(dir, 'private'))) throw busy(dir, livingOwner(await ownerText(dir)));
}

/** Whether the staging area is that of this process. */
export async function isOwn(dir: string): Promise<boolean> {
  return (await ownerText(dir)) === ownText();
}

/** @throws Failure where another command has taken the staging area away from this run */
export async function checkOwn(dir: string): Promise<void> {
  if (!(await isOwn(dir))) throw busy(dir, livingOwner(await ownerText(dir)));
}

/** Whether the run that made the staging area, another than this one, is alive. */
export async function isHeld(dir: string): Promise<boolean> {
  return livingOwner(await ownerText(dir)) !== undefined;
}

/** Removes a staging area that holds nothing: its run was stopped at its first step or its last one. */
export async function removeEmptyStaging(dir: string): Promise<void> {
  const staging = join(dir, STAGING);
  await attempt(staging, () => unless('ENOENT', () => unless('ENOTEMPTY', () => rmdir(staging))));
}

/** @param pid process number of the other run, undefined where it is not known */
export function busy(dir: string, pid: number | undefined): Failure {
  const other = pid === undefined ? 'another run' : `another run (process ${pid})`;
  return new Failure(
    'busy',
    `${other} is writing to ${printable(dir)}`,
    'wait for it to end and try again, or name another folder with -o',
  );
}

/** False where there is an owner, or no staging area any more. */
async function writeOwner(dir: string, mode: FileMode): Promise<boolean> {
  const path = join(dir, STAGING, OWNER);
  const written = await attempt(path, () =>
    unless('ENOENT', () =>
      unless('EEXIST', async () => {
        const handle = await open(path, 'wx', fileBits[mode]);
        try {
          await handle.writeFile(ownText());
        } finally {
          await handle.close();
        }
      }),
    ),
  );
  // Whoever read it before it was complete took it for that of a run that is no more.
  return written && (await isOwn(dir));
}

function ownText(): string {
  return JSON.stringify({ pid: process.pid, host: hostname() });
}

function ownerText(dir: string): Promise<string | undefined> {
  return textOf(join(dir, STAGING, OWNER));
}

function textOf(path: string): Promise<string | undefined> {
  return attempt(path, () => ifPresent(() => readFile(path, 'utf8')), 'read');
}

/** The process of an owner that is alive on this host, and not this one; what runs on another host cannot be seen. */
function livingOwner(text: string | undefined): number | undefined {
  const [, pid, host] = /^\{"pid":(\d+),"host":(.*)\}$/.exec(text ?? '') ?? [];
  if (host !== JSON.stringify(hostname()) || Number(pid) === process.pid) return undefined;
  return isAlive(Number(pid)) ? Number(pid) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** False where the system refuses a step for that reason; every other error is thrown. */
async function unless(code: string, step: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await step()) !== false;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return false;
    throw error;
  }
}
