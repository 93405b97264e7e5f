import type { CustomerTable } from '../core/customers.ts';
import { isAddress, isEmailAddress } from '../core/emailAddress.ts';
import type { Addresses, PersonEmails } from '../core/emails.ts';
import type { CustomerAttribute } from '../core/ledger.ts';
import {
  combinedTexts,
  compareTexts,
  countOfTexts,
  NO_TEXT,
  type RowTexts,
  type Texts,
  textOf,
  textsFrom,
} from '../core/texts.ts';

/**
 * Who has an address in the orders, as their id or in interactions.
 * @param customers ids of the customers
 * @param people their number, with those whom only interactions know
 */
export function addressesOf(
  orders: Addresses | undefined,
  customers: Texts,
  emails: PersonEmails | undefined,
  people: number,
): Addresses {
  const email = new Uint8Array(people);
  const phone = new Uint8Array(people);
  email.set(orders?.email ?? []);
  for (let customer = 0; customer < countOfTexts(customers); customer++) {
    if (isAddress(customers, customer)) email[customer] = 1;
  }
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

/** The attributes of customers, with an e-mail of interactions for those of whom the orders know none. */
export function withEmailsOf(
  emails: PersonEmails,
  { ids, attributes }: CustomerTable,
  persons: Int32Array,
  people: number,
): readonly CustomerAttribute[] {
  const { texts, codes } = emails;
  const first = firstEmails(emails, people);
  return attributes.map((attribute) => {
    if (attribute.name !== 'email') return attribute;
    const own = attribute.codes.length === 0 ? new Int32Array(ids.codes.length).fill(NO_TEXT) : attribute.codes.slice();
    const known = countOfTexts(attribute.texts);
    for (let row = 0; row < own.length; row++) {
      const other = first[persons[row]!]!;
      if (own[row] === NO_TEXT && other !== NO_TEXT) own[row] = known + other;
    }
    return codes.length === 0 ? attribute : { ...attribute, texts: combinedTexts(attribute.texts, texts), codes: own };
  });
}

/** By person, the number of the first of their e-mails in the alphabet; NO_TEXT without one. */
function firstEmails({ person, texts, codes }: PersonEmails, people: number): Int32Array {
  const first = new Int32Array(people).fill(NO_TEXT);
  for (let pair = 0; pair < person.length; pair++) {
    const before = first[person[pair]!]!;
    if (before === NO_TEXT || compareTexts(texts, codes[pair]!, before) < 0) first[person[pair]!] = codes[pair]!;
  }
  return first;
}

/**
 * An e-mail of each of some people: the first in the alphabet, or their id where that is one.
 * @param ids by row, as are `persons`
 */
export function oneEmailOf(persons: Int32Array, ids: RowTexts, known: PersonEmails, people: number): RowTexts {
  const first = firstEmails(known, people);
  const emails = Array.from(persons, (one, row) => {
    const code = first[one]!;
    if (code !== NO_TEXT) return textOf(known.texts, code);
    const id = textOf(ids.texts, ids.codes[row]!);
    return isEmailAddress(id) ? id : '';
  });
  return {
    texts: textsFrom(emails),
    codes: Int32Array.from(emails, (email, row) => (email === '' ? NO_TEXT : row)),
  };
}
