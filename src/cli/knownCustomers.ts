import { emailsOfCustomers, noEmails } from '../core/emails.ts';
import { customerCount } from '../core/ledger.ts';
import type { KnownCustomers } from '../read/readInteractions.ts';
import type { OrdersRead } from '../read/readOrders.ts';

/** What orders know of their customers. */
export function knownCustomers({ ledger, emails, items, key }: OrdersRead): KnownCustomers {
  const ofOrders = emails ?? noEmails(customerCount(ledger));
  const { person, texts } = emailsOfCustomers(ofOrders);
  return {
    customers: ledger.customers,
    emailOf: { customer: person, email: texts, day: ofOrders.day },
    key,
    products: (items?.product?.names ?? []).filter((name) => name !== undefined),
  };
}
