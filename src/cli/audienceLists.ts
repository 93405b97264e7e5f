import { join } from 'node:path';
import { currencyDecimals } from '../core/amount.ts';
import type { CustomerTable } from '../core/customers.ts';
import { parseDay } from '../core/day.ts';
import { Failure } from '../core/failure.ts';
import { printable } from '../core/printable.ts';
import { type Audience, audienceOf, type Form } from '../write/audiences/audience.ts';
import { listFiles, listPath } from '../write/audiences/audienceFiles.ts';
import { type ClosedAddresses, closedAddresses, withClosed } from '../write/audiences/closedAddresses.ts';
import { contactOf, type ListKind } from '../write/audiences/contactOf.ts';
import type { Part } from '../write/audiences/parts.ts';
import { columnNames, type Person, peopleOf } from '../write/audiences/person.ts';
import { completePhone } from '../write/audiences/phones.ts';
import type { Manifest } from '../write/folder/manifest.ts';
import { readBasis } from '../write/history.ts';
import { readCustomers } from '../write/tables/readCustomers.ts';
import { askedSegments } from './audienceSegments.ts';
import { ADVICE } from './customerRow.ts';

/** What is asked for. */
export interface AudienceChoices extends Omit<Form, 'tableColumns'> {
  /** Whether those who came and went are asked for, and not the members. */
  readonly isOfChanges: boolean;
}

/** A list that is to be written. */
export interface AudienceList {
  readonly segment: string;
  readonly kind: ListKind;
  readonly audience: Audience;
  /** Path of its files without the ending, relative to the output folder. */
  readonly path: string;
  readonly files: readonly { readonly file: string; readonly part: Part }[];
  /** Members who may have been on the list and should not be now, which a list of changes does not tell. */
  readonly closedMembers: number;
}

/**
 * The lists of some segments from an output folder.
 * @param operands segments as the user names them
 * @param out the folder as the user names it
 */
export async function audienceLists(
  operands: readonly string[],
  dir: string,
  out: string,
  manifest: Manifest,
  choices: AudienceChoices,
): Promise<readonly AudienceList[]> {
  const { isOfChanges } = choices;
  const basis = await readBasis(dir, parseDay(manifest.as_of)!);
  const files = new Set(manifest.outputs.map(({ file }) => file));
  const read: Reading = { dir, out, decimals: currencyDecimals(basis?.currency ?? undefined) };
  const closed = closedAddresses(await everybody(files, read), choices.callingCode);
  const folder: Folder = { ...read, files, closed, callingCode: choices.callingCode };
  const lists: AudienceList[] = [];
  for (const segment of askedSegments(operands, manifest, basis, isOfChanges, out)) {
    lists.push(
      ...(isOfChanges ? await changesOf(segment, folder, choices) : [await membersOf(segment, folder, choices)]),
    );
  }
  return lists;
}

interface Reading {
  readonly dir: string;
  readonly out: string;
  readonly decimals: number;
}

interface Folder extends Reading {
  /** Those that the run has written. */
  readonly files: ReadonlySet<string>;
  readonly closed: ClosedAddresses;
  readonly callingCode: string | undefined;
}

/** The members of all segments: what one of them closed is closed for whoever shares it. */
async function everybody(files: ReadonlySet<string>, read: Reading): Promise<readonly Person[]> {
  const all: Person[] = [];
  for (const file of files) {
    if (!/^(?:segments|suppressed)\/[^/]+\.csv$/.test(file)) continue;
    for (const person of (await peopleIn(file, read)).people) all.push(person);
  }
  return all;
}

async function membersOf(segment: string, folder: Folder, choices: AudienceChoices): Promise<AudienceList> {
  const [open, suppressed] = await segmentTables(segment, folder);
  return listOf(segment, 'members', [...open.people, ...suppressed.people], open.columns, choices);
}

/** Those who came, and those who left, of whom some may still be there under another id. */
async function changesOf(segment: string, folder: Folder, choices: AudienceChoices): Promise<readonly AudienceList[]> {
  const [open, suppressed] = await segmentTables(segment, folder);
  const members = [...open.people, ...suppressed.people];
  const isClosed = (person: Person) => {
    const one = contactOf(person, 'members', choices.platform, choices.callingCode);
    return 'leftOut' in one && (one.leftOut === 'suppressed' || one.leftOut === 'blocked');
  };
  const closed = members.filter(isClosed).length;
  const staying = new Set(open.people.map(({ email }) => email.toLowerCase()));
  for (const { phone } of open.people) staying.add(completePhone(phone, choices.callingCode) ?? '');
  staying.delete('');
  const lists: AudienceList[] = [];
  for (const kind of ['entered', 'left'] as const) {
    const file = `changes/${segment}.${kind}.csv`;
    if (!folder.files.has(file)) continue;
    const { people, columns } = await (kind === 'left' ? peopleIn : openPeopleIn)(file, folder);
    lists.push(listOf(segment, kind, people, columns, choices, kind === 'left' ? staying : NOBODY, closed));
  }
  return lists;
}

const NOBODY: ReadonlySet<string> = new Set();

function listOf(
  segment: string,
  kind: ListKind,
  people: readonly Person[],
  tableColumns: readonly string[],
  choices: AudienceChoices,
  staying = NOBODY,
  closedMembers = 0,
): AudienceList {
  const audience = audienceOf(people, kind, { ...choices, tableColumns }, staying);
  const path = listPath(choices.platform.name, segment, kind);
  return { segment, kind, audience, path, files: listFiles(path, audience.parts), closedMembers };
}

interface People {
  readonly people: readonly Person[];
  readonly columns: readonly string[];
}

/** The members of a segment who may be written to, and those who must not be now. */
async function segmentTables(segment: string, folder: Folder): Promise<readonly [open: People, suppressed: People]> {
  const tableIn = (name: string) => {
    const file = `${name}/${segment}.csv`;
    // There is none of a segment that is no more, nor where nothing tells who is suppressed.
    return folder.files.has(file) ? openPeopleIn(file, folder) : { people: [], columns: [] };
  };
  return [await tableIn('segments'), await tableIn('suppressed')];
}

/** The people of a file, with what others who share their addresses have closed. */
async function openPeopleIn(file: string, folder: Folder): Promise<People> {
  const { people, columns } = await peopleIn(file, folder);
  return { people: people.map((person) => withClosed(person, folder.closed, folder.callingCode)), columns };
}

async function peopleIn(file: string, { dir, out, decimals }: Reading): Promise<People> {
  const table = await readCustomers({ path: join(dir, file), what: 'list of customers', advice: ADVICE });
  checkContacts(table, `${out}/${file}`);
  return { people: peopleOf(table, decimals), columns: columnNames(table) };
}

function checkContacts({ attributes }: CustomerTable, file: string): void {
  if (attributes.some(({ name }) => name === 'email')) return;
  throw new Failure(
    'input',
    `${printable(file)} has no column email: it was written with --no-contacts`,
    'run rfm run again without --no-contacts',
  );
}
