import type { Addresses, PersonEmails } from '../core/emails.ts';
import { NO_TEXT, type RowTexts, type Texts, textOf, textsFrom } from '../core/texts.ts';

/** Who has an address in the orders or in interactions. @param people their number */
export function addressesOf(
  orders: Addresses | undefined,
  emails: PersonEmails | undefined,
  people: number,
): Addresses {
  const email = new Uint8Array(people);
  const phone = new Uint8Array(people);
  email.set(orders?.email ?? []);
  phone.set(orders?.phone ?? []);
  for (const person of emails?.person ?? []) email[person] = 1;
  return { email, phone };
}

/** E-mails by person, of the first so many people alone. */
export function emailsByPerson({ person, texts, codes }: PersonEmails, people: number): Map<number, string[]> {
  const emails = new Map<number, string[]>();
  for (let pair = 0; pair < person.length; pair++) {
    if (person[pair]! >= people) continue;
    const email = textOf(texts, codes[pair]!);
    const own = emails.get(person[pair]!);
    if (own === undefined) emails.set(person[pair]!, [email]);
    else own.push(email);
  }
  return emails;
}

/**
 * An e-mail of each of some people: the first in the alphabet, or their id where that is one.
 * @param ids by row, as are `persons`
 */
export function oneEmailOf(
  persons: Int32Array,
  ids: RowTexts,
  { person, texts, codes }: PersonEmails,
  people: number,
): RowTexts {
  const first = new Int32Array(people).fill(NO_TEXT);
  for (let pair = 0; pair < person.length; pair++) {
    const before = first[person[pair]!]!;
    if (before === NO_TEXT || comesBefore(texts, codes[pair]!, before)) first[person[pair]!] = codes[pair]!;
  }
  const emails = Array.from(persons, (one, row) => {
    if (first[one] !== NO_TEXT) return textOf(texts, first[one]!);
    const id = textOf(ids.texts, ids.codes[row]!);
    return EMAIL.test(id) ? id : '';
  });
  return {
    texts: textsFrom(emails),
    codes: Int32Array.from(emails, (email, row) => (email === '' ? NO_TEXT : row)),
  };
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function comesBefore(texts: Texts, one: number, other: number): boolean {
  return one !== other && textOf(texts, one) < textOf(texts, other);
}
