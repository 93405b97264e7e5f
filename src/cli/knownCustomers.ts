import { noEmails } from '../core/emails.ts';
import { customerCount } from '../core/ledger.ts';
import { lowerCasedTexts } from '../core/texts.ts';
import type { KnownCustomers } from '../read/readInteractions.ts';
import type { OrdersRead } from '../read/readOrders.ts';

/** What orders know of their customers. */
export function knownCustomers({ ledger, emails, items, key }: OrdersRead): KnownCustomers {
  const { texts, offsets, codes, day } = emails ?? noEmails(customerCount(ledger));
  const customer = new Int32Array(codes.length);
  for (let one = 0; one + 1 < offsets.length; one++) {
    for (let pair = offsets[one]!; pair < offsets[one + 1]!; pair++) customer[pair] = one;
  }
  return {
    customers: ledger.customers,
    emailOf: { customer, email: lowerCasedTexts(texts, codes), day },
    key,
    products: (items?.product?.names ?? []).filter((name) => name !== undefined),
  };
}
