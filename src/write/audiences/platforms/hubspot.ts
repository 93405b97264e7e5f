import type { Platform } from '../platform.ts';
import { emailColumn, fact, profileColumns } from '../profileColumns.ts';

/** Contacts of HubSpot, whose properties are known by these labels; the others become properties of one's own. */
export const hubspot: Platform = {
  name: 'hubspot',
  title: 'HubSpot',
  kind: 'email',
  takesHashes: false,
  completesPhones: true,
  isUnique: true,
  asciiNames: false,
  limits: {
    rows: 1_048_575,
    bytes: 512_000_000,
    columns: 999,
    free: { rows: 500_000, bytes: 20_000_000 },
  },
  columns: () => [
    emailColumn('Email'),
    fact('First Name', ({ firstName }) => firstName),
    fact('Last Name', ({ lastName }) => lastName),
    fact('Phone Number', ({ phone }) => phone),
    fact('Country/Region', ({ country }) => country),
    fact('Postal Code', ({ zip }) => zip),
    ...profileColumns,
  ],
};
