import { type Consents, NO_CONSENT } from '../core/consents.ts';
import { isAddress } from '../core/emailAddress.ts';
import type { ClosedEmails, CustomerEmails, PersonEmails } from '../core/emails.ts';
import { countOfTexts, type Texts, textOf } from '../core/texts.ts';

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
  const addresses = new Set<string>();
  for (const [i, code] of (closed?.codes ?? new Int32Array(0)).entries()) {
    if (closed!.day[i]! <= until) addresses.add(textOf(closed!.texts, code));
  }
  const isAboutEmail = consents?.channel === undefined || consents.channel === 'email';
  if (consents !== undefined && isAboutEmail) {
    eachOfOrders(emails, (customer, email) => {
      if (consents.of[customer] === NO_CONSENT) addresses.add(email);
    });
  }
  if (addresses.size === 0) return isClosed;
  eachOfOrders(emails, (customer, email) => {
    if (addresses.has(email)) isClosed[customer] = 1;
  });
  const { ofInteractions } = emails;
  for (let pair = 0; pair < (ofInteractions?.person.length ?? 0); pair++) {
    const { person, texts, codes } = ofInteractions!;
    if (addresses.has(textOf(texts, codes[pair]!))) isClosed[person[pair]!] = 1;
  }
  return isClosed;
}

/** Every e-mail that orders know of a customer, in lower case. */
function eachOfOrders({ customers, ofOrders }: KnownEmails, visit: (customer: number, email: string) => void): void {
  for (let customer = 0; customer < countOfTexts(customers); customer++) {
    if (isAddress(customers, customer)) visit(customer, textOf(customers, customer).toLowerCase());
    if (ofOrders === undefined) continue;
    for (let pair = ofOrders.offsets[customer]!; pair < ofOrders.offsets[customer + 1]!; pair++) {
      visit(customer, textOf(ofOrders.texts, ofOrders.codes[pair]!).toLowerCase());
    }
  }
}
