import { type Contact, lacksCountryCode } from '../contact.ts';
import type { AudienceColumn, Platform } from '../platform.ts';
import { sha256 } from '../sha256.ts';

/**
 * Meta custom audiences, https://www.facebook.com/business/help/2082575038703844. Those of its headers that can be
 * filled; `uid` is an id of an app and no customer_id. `value` is for lookalikes by value, and is never hashed.
 */
export const meta: Platform = {
  name: 'meta',
  title: 'Meta',
  kind: 'ads',
  takesHashes: true,
  completesPhones: true,
  isUnique: false,
  asciiNames: false,
  limits: { fewest: 100 },
  columns: (isHashed) => {
    const cellOf = (plain: Cell, normal: Cell): Cell => (isHashed ? (contact) => sha256(normal(contact)) : plain);
    const email: Cell = (contact) => contact.email.toLowerCase();
    const identifiers = {
      email: cellOf(email, email),
      phone: cellOf(
        ({ phone }) => phone,
        ({ phone }) => metaPhone(phone),
      ),
      fn: cellOf(
        ({ firstName }) => firstName,
        ({ firstName }) => metaName(firstName),
      ),
      ln: cellOf(
        ({ lastName }) => lastName,
        ({ lastName }) => metaName(lastName),
      ),
      zip: cellOf(
        ({ zip }) => zip,
        ({ zip }) => metaZip(zip),
      ),
    };
    const country = cellOf(
      ({ countryCode }) => countryCode,
      ({ countryCode }) => countryCode.toLowerCase(),
    );
    return [
      ...Object.entries(identifiers).map(([header, cell]) => ({ header, cell, identifies: true })),
      { header: 'country', cell: country, identifies: true, adjusted: lacksCountryCode },
      VALUE,
    ];
  },
};

type Cell = AudienceColumn['cell'];

const isNegative = ({ clv }: Contact) => clv.startsWith('-');

/** What customers are worth in future, empty where nobody knows: Meta takes no negative numbers. */
const VALUE: AudienceColumn = {
  header: 'value',
  cell: (contact) => (isNegative(contact) ? '' : contact.clv),
  identifies: false,
  whenEmpty: { notice: 'no forecast of anybody, so there is no column value' },
  adjusted: { what: 'negative_values', isFor: isNegative },
};

// As segmentio/action-destinations has them, facebook-custom-audiences/sync/functions.ts. Meta's own SDK drops every
// letter with an accent from names, which its documentation asks to keep.

/** Digits alone: without the + that Google's hash has. */
export function metaPhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0+/, '');
}

/** In lower case and without punctuation; accents stay. */
export function metaName(name: string): string {
  return name.toLowerCase().replace(/\p{P}/gu, '').trim();
}

/** The part before a hyphen, as of a US code of nine digits; without blanks, in lower case. */
export function metaZip(zip: string): string {
  return zip.split('-')[0]!.replace(/\s/g, '').toLowerCase();
}
