import type { Platform } from '../platform.ts';
import { emailColumn, fact, profileColumns } from '../profileColumns.ts';

/**
 * A list of Klaviyo, which must begin with `Email`; headers that it does not know become properties of the profile.
 * There is no column of consent: that is asked for when the file is imported.
 */
export const klaviyo: Platform = {
  name: 'klaviyo',
  title: 'Klaviyo',
  kind: 'email',
  takesHashes: false,
  completesPhones: true,
  isUnique: true,
  asciiNames: false,
  limits: { bytes: 50_000_000 },
  columns: () => [
    emailColumn('Email'),
    fact('Phone Number', ({ phone }) => phone),
    fact('First Name', ({ firstName }) => firstName),
    fact('Last Name', ({ lastName }) => lastName),
    fact('Country', ({ country }) => country),
    fact('Zip Code', ({ zip }) => zip),
    ...profileColumns,
  ],
};
