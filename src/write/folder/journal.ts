import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Failure } from '../../core/failure.ts';
import { printable } from '../../core/printable.ts';
import { fileBits, syncFolder } from './folders.ts';
import { readJsonFile } from './jsonFile.ts';
import { attempt } from './outputFailure.ts';
import { isInside, MANIFEST, STAGING } from './outputPath.ts';
import { ownerNames } from './owner.ts';

const pathSchema = z.string().refine(isInside, 'leads out of the output folder');

const journalSchema = z.object({
  mode: z.enum(['private', 'group']),
  /** In the order in which they are moved; the manifest, where there is one, is the last one. */
  files: z.array(z.object({ file: pathSchema, sha256: z.string() }).readonly()).readonly(),
  /** Files that are to be deleted: those of the previous run that this one no longer has, for one. */
  stale: z.array(pathSchema.refine((file) => file !== MANIFEST)).readonly(),
});

/** What is left to do to publish the staged files; once it is on the disk, the publication can be completed. */
export type Journal = Readonly<z.infer<typeof journalSchema>>;

export const STAGED_FILES = 'files';
const JOURNAL = 'journal.json';
const UNFINISHED_JOURNAL = 'journal.json.part';
/** All that is ever in the staging area. */
export const stagingNames: readonly string[] = [STAGED_FILES, JOURNAL, UNFINISHED_JOURNAL, ...ownerNames];

export function journalPath(dir: string): string {
  return join(dir, STAGING, JOURNAL);
}

/** Where the journal is while it is written. */
export function unfinishedJournalPath(dir: string): string {
  return join(dir, STAGING, UNFINISHED_JOURNAL);
}

/** Where a file waits, relative to the output folder. */
export function stagedFile(file: string): string {
  return `${STAGING}/${STAGED_FILES}/${file}`;
}

export function stagedPath(dir: string, file: string): string {
  return join(dir, stagedFile(file));
}

/** Writes the journal so that it is either there as a whole, even after a power cut, or not at all. */
export async function writeJournal(dir: string, journal: Journal): Promise<void> {
  const staging = join(dir, STAGING);
  const unfinished = unfinishedJournalPath(dir);
  const path = journalPath(dir);
  await attempt(path, async () => {
    const handle = await open(unfinished, 'wx', fileBits.private);
    try {
      await handle.writeFile(JSON.stringify(journal));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, path);
    await syncFolder(staging);
    await syncFolder(dir);
  });
}

/** The journal of an interrupted publication; undefined where it was not yet complete. It is data: every path is checked. */
export async function readJournal(dir: string): Promise<Journal | undefined> {
  const path = journalPath(dir);
  const json = await readJsonFile(path);
  if (json === undefined) return undefined;
  const result = journalSchema.safeParse(json.value);
  if (result.success && result.data.files.slice(0, -1).every(({ file }) => file !== MANIFEST)) return result.data;
  const reason = result.error?.issues[0]?.message ?? `${MANIFEST} is not its last file`;
  throw new Failure('output', `${printable(path)} is no journal of rfm: ${printable(reason)}`, removalAdvice(dir));
}

/** The advice for a staging area that cannot be trusted. */
export function removalAdvice(dir: string): string {
  return `remove ${printable(join(dir, STAGING))} and run the command again`;
}
