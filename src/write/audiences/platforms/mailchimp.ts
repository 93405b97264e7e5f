import { slug } from '../../../segment/rules.ts';
import type { Platform } from '../platform.ts';
import { emailColumn, fact, profileColumns } from '../profileColumns.ts';

/**
 * An audience of Mailchimp: texts up to 255 bytes, and before the @ of an address only ASCII. Imports add tags and
 * never take one away, so those who left a segment have none.
 */
export const mailchimp: Platform = {
  name: 'mailchimp',
  title: 'Mailchimp',
  kind: 'email',
  takesHashes: false,
  completesPhones: true,
  isUnique: true,
  asciiNames: true,
  limits: { textBytes: 255 },
  columns: () => [
    emailColumn('Email Address'),
    fact('First Name', ({ firstName }) => firstName),
    fact('Last Name', ({ lastName }) => lastName),
    fact('Phone Number', ({ phone }) => phone),
    // A slug holds no comma, which would make two tags of it.
    fact('Tags', ({ segment }) => (segment === '' ? '' : `rfm:${slug(segment)}`)),
    ...profileColumns,
  ],
};
