import { createReadStream } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDay } from '../../core/day.ts';
import { isEmailAddress } from '../../core/emailAddress.ts';
import { Failure } from '../../core/failure.ts';
import { printable, printableJson, quoted } from '../../core/printable.ts';
import { amend } from '../folder/amend.ts';
import type { HeldFolder } from '../folder/hold.ts';
import type { Manifest } from '../folder/manifest.ts';
import { attempt, ifPresent } from '../folder/outputFailure.ts';
import { HISTORY, isAudience, MANIFEST } from '../folder/outputPath.ts';
import type { OutputFile } from '../folder/publish.ts';
import { snapshotDays } from '../history.ts';
import { unguard } from '../tables/cell.ts';
import { csvWithout, type OnRow } from './csvWithout.ts';
import {
  contactsIn,
  type RowTest,
  rowsByContact,
  rowsById,
  rowsByValue,
  type Sought,
  soughtCustomers,
} from './customers.ts';
import { otherNames, type WrittenFile, writtenFiles } from './folderFiles.ts';
import { type Forgotten, forgetting, forgottenFile } from './forgotten.ts';
import { jsonWithout, rulesWithout } from './jsonWithout.ts';

/** What was done to a folder so that customers are forgotten. */
export interface Removal {
  /** Rows of tables, or entries of other data, that were taken out of a file. */
  readonly removed: readonly { readonly file: string; readonly count: number; readonly what: 'row' | 'entry' }[];
  /** Files from which nothing can be taken out. */
  readonly deleted: readonly string[];
  /** Files for platforms: hashes and completed phone numbers do not tell whose they are, so all of these are deleted. */
  readonly audiences: readonly string[];
  /** Ids that no table has. */
  readonly unknown: readonly string[];
  /** Files and folders that rfm did not write; nothing was looked for in them. */
  readonly others: readonly string[];
}

/**
 * Removes customers from every file that rfm wrote into a folder, and notes them as forgotten, all or nothing.
 * @param before who is forgotten already
 * @param force notes customers, too, who are in no file
 * @throws Failure where one is in no file
 */
export async function forgetCustomers(
  folder: HeldFolder,
  ids: readonly string[],
  before: Forgotten,
  force: boolean,
): Promise<Removal> {
  const { removal, files, sought } = await planOf(folder.dir, ids, folder.previous);
  if (removal.unknown.length > 0 && !force) {
    throw new Failure(
      'usage',
      `no file of ${printable(folder.dir)} has the customer_id ${removal.unknown.map(quoted).join(', ')}; nobody was forgotten`,
      'check it against customers.csv, or add --force to leave whoever has that id out of later runs all the same',
    );
  }
  // Interactions may know them by their e-mail alone, whatever orders still say of them.
  const addresses = [...sought.contacts].filter(isEmailAddress);
  const withoutThem = (manifest: unknown) => rulesWithout(manifest, sought).value;
  await amend(
    folder,
    [...files, forgottenFile(forgetting(before, [...ids, ...addresses]))],
    [...removal.deleted, ...removal.audiences],
    withoutThem,
  );
  return removal;
}

interface Plan {
  readonly removal: Removal;
  /** The files that change, but for the manifest. */
  readonly files: readonly OutputFile[];
  readonly sought: Sought;
}

async function planOf(dir: string, ids: readonly string[], previous: Manifest | undefined): Promise<Plan> {
  const all = await writtenFiles(dir, previous);
  const written = all.filter(({ file }) => !isAudience(file));
  const tables = written.filter(({ file }) => file.endsWith('.csv'));
  const { sought, found } = await lookUp(dir, tables, ids);
  const removed: Removal['removed'][number][] = [];
  const files: OutputFile[] = [];
  for (const table of tables) {
    let count = 0;
    for await (const _ of tableWithout(dir, table, sought, () => count++));
    if (count === 0) continue;
    removed.push({ file: table.file, count, what: 'row' });
    const rows = table.rows === null ? null : table.rows - count;
    files.push({ file: table.file, chunks: tableWithout(dir, table, sought), rows });
  }
  for (const { file } of written.filter((one) => one.file.endsWith('.json'))) {
    const { value, removed: count } = jsonWithout(await readJson(join(dir, file)), sought);
    if (count === 0) continue;
    removed.push({ file, count, what: 'entry' });
    files.push({ file, chunks: [printableJson(value)], rows: null });
  }
  for (const day of await snapshotDays(dir)) {
    const file = `${HISTORY}/${formatDay(day)}.json`;
    const path = join(dir, file);
    if ((await attempt(path, () => ifPresent(() => lstat(path)), 'read')) === undefined) continue;
    const { value, removed: count } = rulesWithout(await readJson(path), sought);
    if (count === 0) continue;
    removed.push({ file, count, what: 'entry' });
    files.push({ file, chunks: [`${JSON.stringify(value, null, 2)}\n`], rows: null });
  }
  const inManifest = previous === undefined ? 0 : rulesWithout(await readJson(join(dir, MANIFEST)), sought).removed;
  if (inManifest > 0) removed.push({ file: MANIFEST, count: inManifest, what: 'entry' });
  const isData = (file: string) => /\.(?:csv|json)$/.test(file);
  const deletable = removed.length === 0 ? [] : all.map(({ file }) => file);
  const removal = {
    removed,
    deleted: deletable.filter((file) => !isData(file) && !isAudience(file)),
    audiences: deletable.filter(isAudience),
    unknown: ids.filter((id) => !found.has(id)),
    others: await otherNames(dir, previous),
  };
  return { removal, files, sought };
}

/** Which of the customers are in the tables, and with which contacts. */
async function lookUp(
  dir: string,
  tables: readonly WrittenFile[],
  ids: readonly string[],
): Promise<{ readonly sought: Sought; readonly found: ReadonlySet<string> }> {
  const found = new Set<string>();
  const contacts = new Set<string>();
  const onRow: OnRow = (header, cells) => {
    found.add(unguard(cells[header.indexOf('customer_id')]!));
    for (const contact of contactsIn(header, cells)) contacts.add(contact);
  };
  for (const { file } of tables) {
    const path = join(dir, file);
    for await (const _ of csvWithout(path, bytesOf(path), ids, rowsById(soughtCustomers(ids, [])), onRow));
  }
  return { sought: soughtCustomers(ids, contacts), found };
}

/** The bytes of a table without what is sought. */
function tableWithout(
  dir: string,
  { file }: WrittenFile,
  sought: Sought,
  onRow: OnRow = () => undefined,
): AsyncGenerator<Uint8Array> {
  const path = join(dir, file);
  const byId = rowsById(sought);
  const otherwise = file === 'rejects.csv' ? rowsByValue(sought) : rowsByContact(sought);
  const test: RowTest = (header) => (header.includes('customer_id') ? byId(header) : otherwise(header));
  return csvWithout(path, bytesOf(path), [...sought.ids, ...sought.contacts], test, onRow);
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: BYTES_AT_ONCE });
  const next = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await attempt(path, () => next.next(), 'read');
      if (done) return;
      yield value as Uint8Array;
    }
  } finally {
    stream.destroy();
  }
}

const BYTES_AT_ONCE = 0x4_0000;

async function readJson(path: string): Promise<unknown> {
  const text = await attempt(path, () => readFile(path, 'utf8'), 'read');
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(
      'output',
      `${printable(path)} is no JSON any more, so nobody can be taken out of it`,
      'restore it from a copy or remove it, and run the command again',
    );
  }
}
