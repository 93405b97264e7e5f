import type { Texts } from './texts.ts';

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
