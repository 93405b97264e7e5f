import type { Contact } from './contact.ts';

/** What became of a part of somebody's row, by the key that the JSON of it has; in words that follow a count. */
export const adjustments = {
  blocked_emails: 'e-mails not written because that channel is blocked',
  blocked_phones: 'phones not written because text messages or calls are blocked',
  unusable_emails: 'e-mails not written because they are no addresses',
  phones_without_country_code: 'phones not written because their country code is not certain',
  countries_without_code: 'countries not written because they are not two letters such as IT',
  negative_values: 'values not written because they are negative',
  repeated_phones: 'phones not written because another row has them',
  texts_cut: 'texts cut',
} as const;
export type Adjustment = keyof typeof adjustments;

/** A column of an audience file. */
export interface AudienceColumn {
  readonly header: string;
  readonly cell: (contact: Contact) => string;
  /** Whether it tells who somebody is: those who left a segment have these columns alone. */
  readonly identifies: boolean;
  /** For a column that is left out where its cells are all empty: what is to be said of it then, if anything. */
  readonly whenEmpty?: { readonly notice: string | undefined };
  /** For whom something is known that the cell does not say. */
  readonly adjusted?: { readonly what: Adjustment; readonly isFor: (contact: Contact) => boolean };
}

/** What a platform accepts; undefined where no limit is known. */
export interface Limits {
  /** Rows of a file, without the header; more are split. */
  readonly rows?: number;
  /** Bytes of a file; more are split. */
  readonly bytes?: number;
  readonly columns?: number;
  /** Bytes of a text in UTF-8; longer ones are cut. */
  readonly textBytes?: number;
  /** People of a list: fewer are refused. */
  readonly fewest?: number;
  /** What free accounts take of it: only said. */
  readonly free?: { readonly rows: number; readonly bytes: number };
}

/** An ad or e-mail platform, or a program, that imports files of customers. */
export interface Platform {
  /** As the command line and the folder have it. */
  readonly name: string;
  readonly title: string;
  /** Ads find people by any identifier, lists of e-mails by that alone. */
  readonly kind: 'ads' | 'email';
  /** Whether identifiers may be hashed, as they then are by default. */
  readonly takesHashes: boolean;
  /** Whether phone numbers are written with their country code, and left out without it. */
  readonly completesPhones: boolean;
  /** Whether an e-mail address, or a phone number, may come once only. */
  readonly isUnique: boolean;
  /** Whether letters beyond ASCII are refused before the @. */
  readonly asciiNames: boolean;
  readonly limits: Limits;
  /** @param tableColumns names of the columns of the table that people come from */
  readonly columns: (isHashed: boolean, tableColumns: readonly string[]) => readonly AudienceColumn[];
}
