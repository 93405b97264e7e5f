import type { Contact } from './contact.ts';
import { type ContactOrReason, contactOf, type LeftOutReason, type ListKind } from './contactOf.ts';
import { type Part, partsOf } from './parts.ts';
import type { Person } from './person.ts';
import type { Adjustment, AudienceColumn, Platform } from './platform.ts';

/** How a list is written. */
export interface Form {
  readonly platform: Platform;
  readonly isHashed: boolean;
  readonly callingCode: string | undefined;
  /** Names of the columns of the table that people come from. */
  readonly tableColumns: readonly string[];
}

/** A list of people for a platform, and what became of each: `people` = `written` + all that is in `leftOut`. */
export interface Audience {
  readonly people: number;
  readonly written: number;
  readonly leftOut: ReadonlyMap<LeftOutReason, number>;
  readonly adjusted: ReadonlyMap<Adjustment, number>;
  readonly headers: readonly string[];
  /** Columns that are not there, and why. */
  readonly notices: readonly string[];
  /** The files, one unless the platform's limits ask for more; the text of each begins with the headers. */
  readonly parts: readonly Part[];
}

/**
 * A list of people in the import format of a platform.
 * @param staying lower-case e-mails, and phones, that must not be removed, since others who are in the segment have them
 */
export function audienceOf(
  people: readonly Person[],
  kind: ListKind,
  form: Form,
  staying: ReadonlySet<string>,
): Audience {
  const { platform } = form;
  const leftOut = new Map<LeftOutReason, number>();
  const adjusted = new Map<Adjustment, number>();
  const contacts: Contact[] = [];
  const unrepeated = platform.isUnique ? createUnrepeated() : (one: ContactOrReason) => one;
  for (const person of people) {
    const one = unrepeated(withoutStaying(contactOf(person, kind, platform, form.callingCode), staying));
    if ('leftOut' in one) {
      count(leftOut, one.leftOut);
      continue;
    }
    contacts.push(one.contact);
    for (const what of one.adjusted) count(adjusted, what);
  }

  const { columns, notices } = columnsFor(contacts, kind, form);
  for (const { adjusted: rule } of columns) {
    if (rule === undefined) continue;
    const some = contacts.filter(rule.isFor).length;
    if (some > 0) adjusted.set(rule.what, some);
  }
  const headers = columns.map(({ header }) => header);
  const cut = createCutter(platform.limits.textBytes, () => count(adjusted, 'texts_cut'));
  let written = 0;
  const rows = function* () {
    for (const contact of contacts) {
      const cells = columns.map(({ cell }) => cut(cell(contact)));
      if (cells.every((cell) => cell === '')) {
        // A title for a first name, say, which tells nobody.
        count(leftOut, 'no_identifier');
        continue;
      }
      written++;
      yield cells;
    }
  };
  const parts = partsOf(headers, rows(), platform.limits);
  return { people: people.length, written, leftOut, adjusted, headers, notices, parts };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function columnsFor(
  contacts: readonly Contact[],
  kind: ListKind,
  { platform, isHashed, tableColumns }: Form,
): { readonly columns: readonly AudienceColumn[]; readonly notices: readonly string[] } {
  const wanted = platform.columns(isHashed, tableColumns).filter(({ identifies }) => identifies || kind !== 'left');
  const isAbsent = ({ whenEmpty, cell }: AudienceColumn) =>
    whenEmpty !== undefined && contacts.every((contact) => cell(contact) === '');
  const absent = wanted.filter(isAbsent);
  return {
    columns: wanted.filter((column) => !absent.includes(column)),
    notices: contacts.length === 0 ? [] : absent.flatMap(({ whenEmpty }) => whenEmpty?.notice ?? []),
  };
}

function withoutStaying(one: ContactOrReason, staying: ReadonlySet<string>): ContactOrReason {
  if ('leftOut' in one) return one;
  const { contact } = one;
  if (staying.has(contact.email.toLowerCase())) return { leftOut: 'still_in_segment' };
  return staying.has(contact.phone) ? { ...one, contact: { ...contact, phone: '' } } : one;
}

/** Keeps the first row of each e-mail, and in rows the first of each phone number. */
function createUnrepeated(): (one: ContactOrReason) => ContactOrReason {
  const emails = new Set<string>();
  const phones = new Set<string>();
  return (one) => {
    if ('leftOut' in one) return one;
    const { contact, adjusted } = one;
    const email = contact.email.toLowerCase();
    if (emails.has(email)) return { leftOut: 'repeated_email' };
    emails.add(email);
    if (contact.phone !== '' && phones.has(contact.phone)) {
      return { contact: { ...contact, phone: '' }, adjusted: [...adjusted, 'repeated_phones'] };
    }
    phones.add(contact.phone);
    return one;
  };
}

/** Cuts texts that are longer, in UTF-8, than a platform takes, at the end of a character. */
function createCutter(mostBytes: number | undefined, onCut: () => void): (text: string) => string {
  if (mostBytes === undefined) return (text) => text;
  return (text) => {
    if (Buffer.byteLength(text) <= mostBytes) return text;
    onCut();
    const bytes = Buffer.from(text);
    let end = mostBytes;
    // The bytes of a character after its first begin with 10.
    while ((bytes[end]! & 0xc0) === 0x80) end--;
    return bytes.toString('utf8', 0, end);
  };
}
