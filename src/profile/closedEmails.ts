import { type Consents, NO_CONSENT } from '../core/consents.ts';
import { isAddress } from '../core/emailAddress.ts';
import {
  type ClosedEmails,
  type CustomerEmails,
  emailsOf,
  emailsOfCustomers,
  type PersonEmails,
} from '../core/emails.ts';
import { createTextSet } from '../core/textSet.ts';
import { countOfTexts, type Texts } from '../core/texts.ts';

/** Everything that tells whose e-mail is whose. */
export interface KnownEmails {
  /** Ids of the customers, some of which may be addresses. */
  readonly customers: Texts;
  readonly ofOrders: CustomerEmails | undefined;
  readonly ofInteractions: PersonEmails | undefined;
}

/**
 * By person: 1 where one of their e-mails is closed, since somebody with that address unsubscribed, bounced, or said no.
 * @param people their number
 * @param until the last day of which states are known
 */
export function closedEmailsOf(
  people: number,
  emails: KnownEmails,
  closed: ClosedEmails | undefined,
  consents: Consents | undefined,
  until: number,
): Uint8Array {
  const isClosed = new Uint8Array(people);
  const addresses = createTextSet();
  for (let i = 0; closed !== undefined && i < closed.codes.length; i++) {
    if (closed.day[i]! <= until) addresses.add(closed.texts, closed.codes[i]!);
  }
  const ofCustomers = ofOrders(emails);
  if (consents !== undefined && (consents.channel === undefined || consents.channel === 'email')) {
    for (const { person, texts, codes } of ofCustomers) {
      for (let pair = 0; pair < person.length; pair++) {
        if (consents.of[person[pair]!] === NO_CONSENT) addresses.add(texts, codes[pair]!);
      }
    }
  }
  if (addresses.size() === 0) return isClosed;
  for (const { person, texts, codes } of emails.ofInteractions
    ? [...ofCustomers, emails.ofInteractions]
    : ofCustomers) {
    for (let pair = 0; pair < person.length; pair++) {
      if (addresses.has(texts, codes[pair]!)) isClosed[person[pair]!] = 1;
    }
  }
  return isClosed;
}

/** Every e-mail that orders know of customers: their ids where these are addresses, and what stands beside them. */
function ofOrders({ customers, ofOrders: beside }: KnownEmails): readonly PersonEmails[] {
  const ids: number[] = [];
  for (let customer = 0; customer < countOfTexts(customers); customer++) {
    if (isAddress(customers, customer)) ids.push(customer);
  }
  const ofIds = emailsOf(Int32Array.from(ids), customers, Int32Array.from(ids));
  return beside === undefined ? [ofIds] : [ofIds, emailsOfCustomers(beside)];
}
