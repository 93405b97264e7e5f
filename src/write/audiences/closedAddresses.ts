import { isBlocked, type Person } from './person.ts';
import { completePhone } from './phones.ts';

/** Addresses that nobody is to be written to by, under whichever id they have them. */
export interface ClosedAddresses {
  /** In lower case, of everybody who must not be written to now. */
  readonly emails: ReadonlySet<string>;
  /** With their country codes, of everybody who closed text messages or calls. */
  readonly phones: ReadonlySet<string>;
}

/** @param people everybody in the folder */
export function closedAddresses(people: Iterable<Person>, callingCode: string | undefined): ClosedAddresses {
  const emails = new Set<string>();
  const phones = new Set<string>();
  for (const person of people) {
    if (person.isSuppressed && person.email !== '') emails.add(person.email.toLowerCase());
    const phone = isBlocked(person, 'sms', 'phone') ? completePhone(person.phone, callingCode) : undefined;
    if (phone !== undefined) phones.add(phone);
  }
  return { emails, phones };
}

/** Somebody as those who share their addresses have left them. */
export function withClosed(
  person: Person,
  { emails, phones }: ClosedAddresses,
  callingCode: string | undefined,
): Person {
  const isSuppressed = person.isSuppressed || emails.has(person.email.toLowerCase());
  const phone = phones.size === 0 ? undefined : completePhone(person.phone, callingCode);
  const isPhoneClosed = phone !== undefined && phones.has(phone);
  return { ...person, isSuppressed, blocked: isPhoneClosed ? new Set([...person.blocked, 'phone']) : person.blocked };
}
