import type { CodedTexts } from '../../../core/customers.ts';
import type { InteractionLedger } from '../../../core/interactions.ts';
import { textsFrom } from '../../../core/texts.ts';
import { NONE } from '../../rows/rows.ts';
import type { Interactions } from '../settle/interactions.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { isLasting } from '../typeIndex.ts';
import { columnsOf, type LedgerColumns } from './columns.ts';
import { dropSameStates, personOrder } from './personOrder.ts';
import { recordsOf } from './records.ts';

/** What people are, by number: customers first, then strangers as they came. */
export interface Persons {
  readonly customers: number;
  readonly strangers: readonly string[];
  /** By person: bits of channels. */
  readonly subscribed: Uint16Array;
}

/** The ledger, and how many entries it leaves out since profiles of several files or rows say the same of somebody. */
export interface BuiltLedger {
  readonly ledger: InteractionLedger;
  /** Where each person stands in the ledger, NONE for strangers who are not in it. */
  readonly place: Int32Array;
  readonly sameStates: number;
  /** Interactions of which a profile tells the last one alone. */
  readonly lastAlone: number;
}

/**
 * Puts interactions in the order of the ledger, which does not depend on the order in which they were read. Strangers come
 * by id, those alone who have an interaction or subscribed to a channel.
 * @param products names by number
 */
export function ledgerOf(
  entries: SettledEntries,
  interactions: Interactions,
  products: readonly string[],
  categories: readonly string[],
  persons: Persons,
): BuiltLedger {
  const { count, person } = interactions;
  const counts = new Int32Array(persons.customers + persons.strangers.length);
  for (let i = 0; i < count; i++) counts[person[i]!]!++;
  const { place, ids } = placesOf(counts, persons);
  const people = persons.customers + ids.length;
  const offsets = new Int32Array(people + 1);
  for (let one = 0; one < counts.length; one++) if (place[one] !== NONE) offsets[place[one]! + 1] = counts[one]!;
  for (let one = 0; one < people; one++) offsets[one + 1]! += offsets[one]!;

  const [product, category] = [rankedNames(products), rankedNames(categories)];
  const records = recordsOf(entries, interactions, counts.length, product.rank, category.rank);
  const order = personOrder(records, offsets, place);
  const hasProfiles = entries.isFirst !== undefined;
  const kept = hasProfiles ? dropSameStates(records, order, offsets) : count;
  const columns = columnsOf(records, order.subarray(0, kept));
  const isLastAlone = hasProfiles ? lastAlone(columns) : new Uint8Array(count);
  const subscribed = new Uint16Array(people);
  persons.subscribed.forEach((bits, one) => {
    if (bits !== 0) subscribed[place[one]!] = bits;
  });
  return {
    ledger: {
      strangers: textsFrom(ids),
      offsets,
      day: columns.day,
      type: columns.type,
      isOutbound: columns.isOutbound,
      channel: columns.channel,
      product: { names: product.names, codes: columns.product },
      category: { names: category.names, codes: columns.category },
      state: columns.state,
      resolved: columns.resolved,
      score: columns.score,
      isLastAlone,
      subscribed,
    },
    place,
    sameStates: count - kept,
    lastAlone: hasProfiles ? isLastAlone.reduce((sum, is) => sum + is, 0) : 0,
  };
}

/** 1 for what a profile says of the last time: the day of an unsubscription is that of a state which holds since. */
function lastAlone({ type, ofProfile }: LedgerColumns): Uint8Array {
  return ofProfile.map((is, at) => (is === 1 && !isLasting(type[at]!) ? 1 : 0));
}

/** Where each person stands in the ledger, NONE for strangers who are not in it, and the ids of those who are. */
function placesOf(
  counts: Int32Array,
  { customers, strangers, subscribed }: Persons,
): { readonly place: Int32Array; readonly ids: readonly string[] } {
  const sorted = strangers
    .map((id, stranger) => ({ id, person: customers + stranger }))
    .filter(({ person }) => counts[person]! > 0 || subscribed[person] !== 0)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const place = new Int32Array(counts.length).fill(NONE);
  for (let customer = 0; customer < customers; customer++) place[customer] = customer;
  sorted.forEach(({ person }, i) => {
    place[person] = customers + i;
  });
  return { place, ids: sorted.map(({ id }) => id) };
}

/** Names in their order, none first, and the place there of each number, that of NONE first. */
function rankedNames(names: readonly string[]): { readonly names: CodedTexts['names']; readonly rank: Int32Array } {
  const sorted = [...new Set(names)].sort();
  const rankOf = new Map(sorted.map((name, rank) => [name, rank + 1]));
  return { names: [undefined, ...sorted], rank: Int32Array.from([0, ...names.map((name) => rankOf.get(name)!)]) };
}
