import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { printable, printableJson } from '../../core/printable.ts';
import { amend } from '../folder/amend.ts';
import type { HeldFolder } from '../folder/hold.ts';
import type { Manifest } from '../folder/manifest.ts';
import { attempt } from '../folder/outputFailure.ts';
import type { OutputFile } from '../folder/publish.ts';
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
import { jsonWithout } from './jsonWithout.ts';

/** What was done to a folder so that customers are forgotten. */
export interface Removal {
  /** Rows of tables, or entries of other data, that were taken out of a file. */
  readonly removed: readonly { readonly file: string; readonly count: number; readonly what: 'row' | 'entry' }[];
  /** Files from which nothing can be taken out. */
  readonly deleted: readonly string[];
  /** Ids that no table has. */
  readonly unknown: readonly string[];
  /** Files and folders that rfm did not write; nothing was looked for in them. */
  readonly others: readonly string[];
}

/**
 * Removes customers from every file that rfm wrote into a folder, and notes them as forgotten, all or nothing.
 * @param before who is forgotten already
 */
export async function forgetCustomers(folder: HeldFolder, ids: readonly string[], before: Forgotten): Promise<Removal> {
  const { removal, files } = await planOf(folder.dir, ids, folder.previous);
  await amend(folder, [...files, forgottenFile(forgetting(before, ids))], removal.deleted);
  return removal;
}

interface Plan {
  readonly removal: Removal;
  /** The files that change. */
  readonly files: readonly OutputFile[];
}

async function planOf(dir: string, ids: readonly string[], previous: Manifest | undefined): Promise<Plan> {
  const written = await writtenFiles(dir, previous);
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
  const isData = (file: string) => /\.(?:csv|json)$/.test(file);
  const deleted = removed.length === 0 ? [] : written.map(({ file }) => file).filter((file) => !isData(file));
  const unknown = ids.filter((id) => !found.has(id));
  return { removal: { removed, deleted, unknown, others: await otherNames(dir, previous) }, files };
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
