import { quoted } from '../../core/printable.ts';
import { unguard } from '../tables/cell.ts';

/** Customers who are to be removed from files: their ids, and their e-mail addresses and phone numbers. */
export interface Sought {
  readonly ids: ReadonlySet<string>;
  /** In lower case. */
  readonly contacts: ReadonlySet<string>;
}

/** Whether the rows of a file are theirs, by their cells; decided by its header. */
export type RowTest = (header: readonly string[]) => (cells: readonly string[]) => boolean;

/** Ids that are contacts themselves are looked for in files without ids, too. */
export function soughtCustomers(ids: readonly string[], contacts: Iterable<string>): Sought {
  const asContacts = [...contacts, ...ids.filter((id) => CONTACT.test(id))].map(contactKey);
  return { ids: new Set(ids), contacts: new Set(asContacts.filter(({ length }) => length >= SHORTEST_CONTACT)) };
}

const CONTACT = /@|^\+?[\d ().\-/]{6,}$/;
/** Shorter ones, such as 0, are what people give who give none; others have them, too. */
const SHORTEST_CONTACT = 5;

function contactKey(cell: string): string {
  return unguard(cell).trim().toLowerCase();
}

/** The cells of a row that tell how to reach its customer. */
export function contactsIn(header: readonly string[], cells: readonly string[]): readonly string[] {
  return cells.filter((cell, column) => cell !== '' && (header[column] === 'email' || header[column] === 'phone'));
}

/** By customer_id; rows of a file without that column are nobody's. */
export function rowsById({ ids }: Sought): RowTest {
  return (header) => {
    const column = header.indexOf('customer_id');
    return (cells) => column !== -1 && ids.has(unguard(cells[column] ?? ''));
  };
}

/** In files without a customer_id: rows that have a contact as a cell. */
export function rowsByContact({ contacts }: Sought): RowTest {
  return () => (cells) => cells.some((cell) => contacts.has(contactKey(cell)));
}

/** In rejects.csv: rows whose value is or holds, as a word, an id or a contact. */
export function rowsByValue(sought: Sought): RowTest {
  const isNamed = wordTest([...sought.ids, ...sought.contacts]);
  return (header) => {
    const column = header.indexOf('value');
    return (cells) => isNamed(cells[column] ?? '');
  };
}

/** Whether a sentence of a report names one of them. */
export function sentenceTest({ ids, contacts }: Sought): (sentence: string) => boolean {
  const hasContact = wordTest([...contacts]);
  const names = [...ids].map(quoted);
  return (sentence) => hasContact(sentence) || names.some((name) => sentence.includes(name));
}

/** Whether a text holds one of some words, in any case, with no letter or digit on either side. */
function wordTest(words: readonly string[]): (text: string) => boolean {
  const lower = words.map((word) => word.toLowerCase());
  return (text) => {
    const searched = text.toLowerCase();
    return lower.some((word) => {
      for (let at = searched.indexOf(word); at !== -1; at = searched.indexOf(word, at + 1)) {
        const [before, after] = [searched.slice(0, at), searched.slice(at + word.length)];
        if (!ENDS_IN_WORD.test(before) && !BEGINS_IN_WORD.test(after)) return true;
      }
      return false;
    });
  };
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_IN_WORD = /^[\p{L}\p{N}]/u;
