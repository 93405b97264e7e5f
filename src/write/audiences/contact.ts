import type { Person } from './person.ts';

/** Somebody with what a platform may be told of them. What is not known, or must not be told, is the empty text. */
export interface Contact extends Omit<Person, 'phone'> {
  /** With its country code, as `+390551234567`; as it is in the table for platforms that take it so. */
  readonly phone: string;
  /** ISO 3166-1 alpha-2 in capitals; empty where the country is not written so. */
  readonly countryCode: string;
}

/** Whether all is there that ad platforms find somebody by without e-mail and phone. */
export function hasAddress({ firstName, lastName, countryCode, zip }: Contact): boolean {
  return firstName !== '' && lastName !== '' && countryCode !== '' && zip !== '';
}

/** Of columns of country codes. */
export const lacksCountryCode = {
  what: 'countries_without_code',
  isFor: ({ country, countryCode }: Contact) => country !== '' && countryCode === '',
} as const;

/** The two letters of a country; the text itself must be such a code, since names come in every language. */
export function countryCode(country: string): string {
  const code = country.toUpperCase();
  // Reserved for the United Kingdom in ISO 3166-1, and what many shops write.
  if (code === 'UK') return 'GB';
  return /^[A-Z]{2}$/.test(code) ? code : '';
}
