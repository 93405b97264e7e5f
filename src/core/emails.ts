import { type Texts, textsFrom } from './texts.ts';

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
