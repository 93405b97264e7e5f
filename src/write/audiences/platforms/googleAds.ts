import { type Contact, hasAddress, lacksCountryCode } from '../contact.ts';
import type { AudienceColumn, Platform } from '../platform.ts';
import { sha256 } from '../sha256.ts';

/**
 * Google Ads Customer Match, https://support.google.com/google-ads/answer/10589050. A file is wholly hashed or wholly
 * plain; country and zip are never hashed; an address counts only with all four of its columns.
 *
 * Help texts of Google ask for e-mails in lower case, its own library for dots and tags to go from Gmail addresses:
 * where the two differ, both are there, in two columns `Email`.
 */
export const googleAds: Platform = {
  name: 'google-ads',
  title: 'Google Ads',
  kind: 'ads',
  takesHashes: true,
  completesPhones: true,
  isUnique: false,
  asciiNames: false,
  limits: {},
  columns: (isHashed) => (isHashed ? hashedColumns : plainColumns),
};

const column = (header: string, cell: (contact: Contact) => string): AudienceColumn => ({
  header,
  cell,
  identifies: true,
});

const ofAddress = (part: (contact: Contact) => string) => (contact: Contact) =>
  hasWholeAddress(contact) ? part(contact) : '';

const country = {
  ...column(
    'Country',
    ofAddress(({ countryCode }) => countryCode),
  ),
  adjusted: lacksCountryCode,
};
const zip = column(
  'Zip',
  ofAddress((contact) => contact.zip),
);

const hashedColumns: readonly AudienceColumn[] = [
  column('Email', ({ email }) => sha256(googleEmail(email) || email.toLowerCase())),
  { ...column('Email', otherEmail), whenEmpty: { notice: undefined } },
  column(
    'First Name',
    ofAddress(({ firstName }) => sha256(googleGivenName(firstName))),
  ),
  column(
    'Last Name',
    ofAddress(({ lastName }) => sha256(googleFamilyName(lastName))),
  ),
  country,
  zip,
  column('Phone', ({ phone }) => sha256(phone)),
];

const plainColumns: readonly AudienceColumn[] = [
  column('Email', ({ email }) => email.toLowerCase()),
  column(
    'First Name',
    ofAddress(({ firstName }) => firstName),
  ),
  column(
    'Last Name',
    ofAddress(({ lastName }) => lastName),
  ),
  country,
  zip,
  column('Phone', ({ phone }) => phone),
];

/** The address in lower case where it is not that of {@link googleEmail}. */
function otherEmail({ email }: Contact): string {
  const [canonical, lower] = [googleEmail(email), email.toLowerCase()];
  return canonical === '' || canonical === lower ? '' : sha256(lower);
}

/** A title alone is no name. */
function hasWholeAddress(contact: Contact): boolean {
  return hasAddress(contact) && googleGivenName(contact.firstName) !== '' && googleFamilyName(contact.lastName) !== '';
}

/**
 * An e-mail address as Google hashes it, after `formatEmailAddress` of `UserDataFormatter`, googleads/data-manager-node,
 * util/src/formatter.ts: in lower case; of addresses of Gmail alone, what follows a + goes, and every dot before the @.
 * googlemail.com stays. Empty where nothing is left before the @.
 *
 * `Jefferson.Loves.hiking+tag@Gmail.com` is `jeffersonloveshiking@gmail.com`.
 */
export function googleEmail(email: string): string {
  const [name = '', domain = ''] = email.trim().toLowerCase().split('@');
  const short = GMAIL.has(domain) ? name.split('+')[0]!.replaceAll('.', '') : name;
  return short === '' || domain === '' ? '' : `${short}@${domain}`;
}

const GMAIL: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** `formatGivenName` of the same: in lower case, without a title. `Dr. Ada` is `ada`. */
export function googleGivenName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^(?:mr|mrs|ms|dr)\.(?:\s|$)/, '')
    .trim();
}

/** `formatFamilyName` of the same: in lower case, without what follows the name. `Smith, Jr. PhD` is `smith`. */
export function googleFamilyName(name: string): string {
  let rest = name.trim().toLowerCase();
  while (SUFFIX.test(rest)) rest = rest.replace(SUFFIX, '');
  return rest;
}

const SUFFIX = /(?:,\s*|\s+)(?:jr\.?|sr\.?|2nd|3rd|ii|iii|iv|v|vi|cpa|dc|dds|vm|jd|md|phd)\s?$/;
