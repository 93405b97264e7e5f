import type { Consents } from '../core/consents.ts';
import type { CodedTexts, CustomerTable } from '../core/customers.ts';
import type { Addresses } from '../core/emails.ts';
import type { InteractionLedger } from '../core/interactions.ts';
import type { ItemLedger } from '../core/items.ts';
import type { OrderLedger } from '../core/ledger.ts';
import { columnsInOrder } from '../score/customerTable.ts';
import { numbersInOrder, wholeInOrder } from '../score/inOrder.ts';
import { engagementValues } from './engagement.ts';
import { interactionProfile, type KnownUntil } from './interactionProfile.ts';
import { reachOf } from './reach.ts';
import { suppressionsOf } from './suppression.ts';
import { topItems } from './topItems.ts';
import { topicsOf } from './topics.ts';

/** What is known of people besides what they spent. */
export interface ProfileSources {
  readonly orders: OrderLedger;
  /** Undefined without interaction files. */
  readonly interactions: InteractionLedger | undefined;
  readonly items: ItemLedger | undefined;
  /** Undefined where orders say nothing of consent. */
  readonly consents: Consents | undefined;
  readonly addresses: Addresses;
  readonly known: KnownUntil;
  readonly requiresConsent: boolean;
  /** By customer: the EpochDay of the newest refund; ALWAYS without one. */
  readonly lastRefund: Int32Array | undefined;
  /** By person: 1 where an e-mail of theirs is closed, whoever unsubscribed it. */
  readonly closedEmail: Uint8Array;
  /** Customers of the orders and those whom only interactions know. */
  readonly people: number;
}

/** The columns that interactions give, by row, `engagement` apart, whose values are to be scored. */
export interface Profiles extends Pick<CustomerTable, 'numbers' | 'texts'> {
  readonly engagementValues: Float64Array;
  /** By row in the order of person numbers. */
  readonly openComplaints: Int32Array;
}

/** @param unordered person numbers by row, each once @returns undefined without interactions */
export function profilesOf(
  unordered: Int32Array,
  { interactions, items, known, people }: ProfileSources,
): Profiles | undefined {
  if (interactions === undefined) return undefined;
  const { persons, rows } = inNumberOrder(unordered, people);
  const { preferred_channel, requested_products, disputed_products, ...numbers } = interactionProfile(
    interactions,
    persons,
    known,
  );
  const top = (column: CodedTexts | undefined) => column && topItems(items!, column, persons, known.asOf);
  const [product, category] = [top(items?.product), top(items?.category)];
  const texts = {
    preferred_channel,
    requested_products,
    disputed_products,
    ...(product && { top_product: product }),
    ...(category && { top_category: category }),
  };
  return {
    ...columnsInOrder({ numbers, texts }, rows),
    engagementValues: numbersInOrder(engagementValues(interactions, persons, known.asOf), rows),
    openComplaints: numbers.open_complaints,
  };
}

/** Where, about what and whether to write to people, by row; without interactions and consents nothing but the day. */
export interface Communication {
  readonly texts: CustomerTable['texts'];
  /** Rows whose consent is not known; undefined where nobody's is. */
  readonly unknownConsent: number | undefined;
}

/** @param unordered person numbers by row, each once @param profiles of the same rows */
export function communicationOf(
  unordered: Int32Array,
  sources: ProfileSources,
  profiles: Profiles | undefined,
): Communication {
  const { lastRefund, interactions, items, consents, addresses, closedEmail, known, requiresConsent } = sources;
  if (interactions === undefined && consents === undefined) return { texts: {}, unknownConsent: undefined };
  const { persons, rows } = inNumberOrder(unordered, sources.people);
  const reach = reachOf(persons, interactions, consents, addresses, closedEmail, known, requiresConsent);
  const { openComplaints } = profiles ?? {};
  const texts = {
    channel: reach.channel,
    blocked_channels: reach.blocked,
    ...(interactions && { topic: topicsOf(interactions, items, persons, known.asOf) }),
    suppressed: suppressionsOf(persons, lastRefund, interactions, openComplaints, reach.isCutOff, known.asOf),
  };
  return { texts: columnsInOrder({ numbers: {}, texts }, rows).texts, unknownConsent: reach.unknownConsent };
}

/**
 * People in the order of their numbers, in which what is known of them lies in memory, and by row the place of each among
 * them.
 */
function inNumberOrder(
  unordered: Int32Array,
  people: number,
): { readonly persons: Int32Array; readonly rows: Int32Array } {
  const placeOf = new Int32Array(people);
  for (let row = 0; row < unordered.length; row++) placeOf[unordered[row]!] = 1;
  const persons = new Int32Array(unordered.length);
  let place = 0;
  for (let person = 0; person < people; person++) {
    if (placeOf[person] === 0) continue;
    persons[place] = person;
    placeOf[person] = place++;
  }
  return { persons, rows: wholeInOrder(placeOf, unordered) };
}
