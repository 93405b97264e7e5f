import { isEmailAddress } from '../../core/emailAddress.ts';
import { type Contact, countryCode, hasAddress } from './contact.ts';
import { isBlocked, type Person } from './person.ts';
import { completePhone } from './phones.ts';
import type { Adjustment, Platform } from './platform.ts';

/** Who a list is of: the members of a segment, those who came into it, or those who left it and are to be removed. */
export type ListKind = 'members' | 'entered' | 'left';

/** Why somebody is in no file, by the key that the JSON of it has; in words that follow a count. */
export const leftOutReasons = {
  suppressed: 'suppressed',
  blocked: 'whose channel is blocked',
  no_email: 'without a usable e-mail',
  no_identifier: 'without a usable e-mail, phone or whole address',
  no_country_code: 'whose phone has no certain country code, and of whom nothing else is known',
  not_ascii: 'whose e-mail has letters beyond ASCII before the @',
  repeated_email: 'whose e-mail another row has',
  still_in_segment: 'whose e-mail is still in the segment',
} as const;
export type LeftOutReason = keyof typeof leftOutReasons;

/** Somebody who goes into a file, and what does not go along; or why not. */
export type ContactOrReason =
  | { readonly contact: Contact; readonly adjusted: readonly Adjustment[] }
  | { readonly leftOut: LeftOutReason };

/**
 * What a platform may be told of somebody. Those who are to be removed are told by all that they were told by before,
 * whatever is blocked now.
 */
export function contactOf(
  person: Person,
  kind: ListKind,
  platform: Platform,
  callingCode: string | undefined,
): ContactOrReason {
  const isToBeRemoved = kind === 'left';
  if (!isToBeRemoved && person.isSuppressed) return { leftOut: 'suppressed' };
  const adjusted: Adjustment[] = [];
  const told = (text: string, isOpen: boolean, blocked: Adjustment, usable: string | undefined, not: Adjustment) => {
    if (text === '') return '';
    if (!isToBeRemoved && !isOpen) adjusted.push(blocked);
    else if (usable === undefined) adjusted.push(not);
    else return usable;
    return '';
  };
  const usableEmail = isUsable(person.email) ? person.email : undefined;
  const email = told(person.email, !isBlocked(person, 'email'), 'blocked_emails', usableEmail, 'unusable_emails');
  const usablePhone = completePhone(person.phone, callingCode);
  const phone = platform.completesPhones
    ? told(
        person.phone,
        !isBlocked(person, 'sms', 'phone'),
        'blocked_phones',
        usablePhone,
        'phones_without_country_code',
      )
    : person.phone;
  const contact = { ...person, email, phone, countryCode: countryCode(person.country) };
  const leftOut = refusal(contact, adjusted, platform);
  return leftOut === undefined ? { contact, adjusted } : { leftOut };
}

function refusal(
  contact: Contact,
  adjusted: readonly Adjustment[],
  { kind, asciiNames }: Platform,
): LeftOutReason | undefined {
  const { email, phone } = contact;
  if (kind === 'email') {
    if (email === '') return adjusted.includes('blocked_emails') ? 'blocked' : 'no_email';
    return asciiNames && /[^\0-\x7f].*@/.test(email) ? 'not_ascii' : undefined;
  }
  if (email !== '' || phone !== '') return undefined;
  // Whoever said no to e-mails and calls is not to be looked for by their address either.
  if (adjusted.includes('blocked_emails') || adjusted.includes('blocked_phones')) return 'blocked';
  if (hasAddress(contact)) return undefined;
  return adjusted.includes('phones_without_country_code') ? 'no_country_code' : 'no_identifier';
}

/** Addresses are at most 254 bytes long (RFC 5321, erratum 1690). */
function isUsable(email: string): boolean {
  return isEmailAddress(email) && Buffer.byteLength(email) <= LONGEST_EMAIL;
}

const LONGEST_EMAIL = 254;
