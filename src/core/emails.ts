import { countOfTexts, lowerCasedTexts, type Texts, textsFrom } from './texts.ts';

/** Who has an address, 1 for those who have; people beyond the arrays have none. */
export interface Addresses {
  readonly email: Uint8Array;
  readonly phone: Uint8Array;
}

/** E-mails in lower case that somebody unsubscribed or that bounced, and since when. */
export interface ClosedEmails {
  readonly texts: Texts;
  /** Numbers of texts. */
  readonly codes: Int32Array;
  /** EpochDay, or ALWAYS. */
  readonly day: Int32Array;
}

/** E-mails of people in lower case: one entry a pair, by person number; a pair may come several times. */
export interface PersonEmails {
  readonly person: Int32Array;
  readonly texts: Texts;
  /** Numbers of texts. */
  readonly codes: Int32Array;
}

/** No e-mail of any of so many customers. */
export function noEmails(customers: number): CustomerEmails {
  const none = new Int32Array(0);
  return { texts: textsFrom([]), offsets: new Int32Array(customers + 1), codes: none, day: none };
}

/** Every e-mail that orders name for a customer: one entry a pair, grouped by customer, as exported. */
export interface CustomerEmails {
  readonly texts: Texts;
  /** Entries of customer c of the ledger are `offsets[c]` up to, not including, `offsets[c + 1]`. */
  readonly offsets: Int32Array;
  /** Numbers of texts. */
  readonly codes: Int32Array;
  /** EpochDay of the newest row that says so. */
  readonly day: Int32Array;
}

/** E-mails of customers in lower case, pair by pair in their order. */
export function emailsOfCustomers({ texts, offsets, codes }: CustomerEmails): PersonEmails {
  const person = new Int32Array(codes.length);
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    for (let pair = offsets[customer]!; pair < offsets[customer + 1]!; pair++) person[pair] = customer;
  }
  return emailsOf(person, texts, codes);
}

/** Some texts of people as e-mails, in lower case. */
export function emailsOf(person: Int32Array, texts: Texts, codes: Int32Array): PersonEmails {
  const lower = lowerCasedTexts(texts, codes);
  return { person, texts: lower, codes: everyCodeOf(lower) };
}

function everyCodeOf(texts: Texts): Int32Array {
  const codes = new Int32Array(countOfTexts(texts));
  for (let code = 0; code < codes.length; code++) codes[code] = code;
  return codes;
}
