import { noEmails } from '../core/emails.ts';
import { customerCount } from '../core/ledger.ts';
import { textOf, textsFrom } from '../core/texts.ts';
import type { KnownCustomers } from '../read/readInteractions.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import { rowsById } from '../score/idOrder.ts';
import { everyRowOf } from '../score/valueOrder.ts';

/** What orders know of their customers; of customers who share an e-mail, the one who bought with it last has it. */
export function knownCustomers({ ledger, emails, items, key }: OrdersRead): KnownCustomers {
  const { texts, offsets, codes, day } = emails ?? noEmails(customerCount(ledger));
  const rankOf = new Float64Array(customerCount(ledger));
  rowsById({ texts: ledger.customers, codes: everyRowOf(rankOf.length) }).forEach((customer, rank) => {
    rankOf[customer] = rank;
  });
  const customerOf = new Int32Array(codes.length);
  for (let customer = 0; customer < rankOf.length; customer++) {
    customerOf.fill(customer, offsets[customer], offsets[customer + 1]);
  }
  const pairs = everyRowOf(codes.length).sort(
    (a, b) => day[a]! - day[b]! || rankOf[customerOf[a]!]! - rankOf[customerOf[b]!]!,
  );
  return {
    customers: ledger.customers,
    emailOf: {
      customer: pairs.map((pair) => customerOf[pair]!),
      email: textsFrom(Array.from(pairs, (pair) => textOf(texts, codes[pair]!).toLowerCase())),
    },
    key,
    products: (items?.product?.names ?? []).filter((name) => name !== undefined),
  };
}
