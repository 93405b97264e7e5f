import type { CodedTexts } from '../../core/customers.ts';
import type { InteractionLedger } from '../../core/interactions.ts';
import { textsFrom } from '../../core/texts.ts';
import { NONE } from '../rows/rows.ts';
import type { Interactions } from './settle/interactions.ts';
import type { SettledEntries } from './settle/settledEntries.ts';

/** Names by number, and the number of each interaction's, NONE for none. */
export interface NamedCodes {
  readonly names: readonly string[];
  readonly codes: Int32Array;
}

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
  readonly sameStates: number;
}

/**
 * Puts interactions in the order of the ledger, which does not depend on the order in which they were read. Strangers come
 * by id, those alone who have an interaction or subscribed to a channel.
 */
export function ledgerOf(
  entries: SettledEntries,
  interactions: Interactions,
  products: NamedCodes,
  categories: NamedCodes,
  persons: Persons,
): BuiltLedger {
  const { count, entry, type, isOutbound, channel, state } = interactions;
  const { place, ids } = placesOf(interactions, persons);
  const people = persons.customers + ids.length;
  const product = ranked(products);
  const category = ranked(categories);
  const starts = new Int32Array(people + 1);
  for (let i = 0; i < count; i++) starts[place[interactions.person[i]!]! + 1]!++;
  for (let person = 0; person < people; person++) starts[person + 1]! += starts[person]!;
  const next = starts.slice();
  const sorted = new Int32Array(count);
  for (let i = 0; i < count; i++) sorted[next[place[interactions.person[i]!]!]!++] = i;

  const { day: days, resolved: resolvedDays, score: scores, isFirst } = entries;
  const compareRest = (a: number, b: number): number => {
    const [one, other] = [entry[a]!, entry[b]!];
    return (
      type[a]! - type[b]! ||
      isOutbound[a]! - isOutbound[b]! ||
      channel[a]! - channel[b]! ||
      product.codes[a]! - product.codes[b]! ||
      category.codes[a]! - category.codes[b]! ||
      state[a]! - state[b]! ||
      resolvedDays[one]! - resolvedDays[other]! ||
      compareScores(scores[one]!, scores[other]!)
    );
  };
  const compare = (a: number, b: number): number => days[entry[a]!]! - days[entry[b]!]! || compareRest(a, b);
  for (let person = 0; person < people; person++) sortRange(sorted, starts[person]!, starts[person + 1]!, compare);

  const isState = (i: number): boolean => isFirst !== undefined && isFirst[entry[i]!] === 0;
  const offsets = new Int32Array(people + 1);
  let to = 0;
  for (let person = 0; person < people; person++) {
    const from = to;
    for (let at = starts[person]!; at < starts[person + 1]!; at++) {
      const i = sorted[at]!;
      const isSame = to > from && isState(i) && isState(sorted[to - 1]!) && compare(i, sorted[to - 1]!) === 0;
      if (!isSame) sorted[to++] = i;
    }
    offsets[person + 1] = to;
  }
  const kept = sorted.subarray(0, to);
  const subscribed = new Uint16Array(people);
  persons.subscribed.forEach((bits, person) => {
    if (bits !== 0) subscribed[place[person]!] = bits;
  });
  const ledger: InteractionLedger = {
    strangers: textsFrom(ids),
    offsets,
    day: kept.map((i) => days[entry[i]!]!),
    type: taken(Uint8Array, kept, type),
    isOutbound: taken(Uint8Array, kept, isOutbound),
    channel: taken(Int8Array, kept, channel),
    product: { names: product.names, codes: kept.map((i) => product.codes[i]!) },
    category: { names: category.names, codes: kept.map((i) => category.codes[i]!) },
    state: taken(Uint8Array, kept, state),
    resolved: kept.map((i) => resolvedDays[entry[i]!]!),
    score: Float64Array.from(kept, (i) => scores[entry[i]!]!),
    subscribed,
  };
  return { ledger, sameStates: count - to };
}

/** Where each person stands in the ledger, NONE for strangers who are not in it, and the ids of those who are. */
function placesOf(
  { person: personOf }: Interactions,
  { customers, strangers, subscribed }: Persons,
): { readonly place: Int32Array; readonly ids: readonly string[] } {
  const isIn = new Uint8Array(customers + strangers.length);
  for (const person of personOf) isIn[person] = 1;
  subscribed.forEach((bits, person) => {
    if (bits !== 0) isIn[person] = 1;
  });
  const sorted = strangers
    .map((id, stranger) => ({ id, person: customers + stranger }))
    .filter(({ person }) => isIn[person] === 1)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const place = new Int32Array(isIn.length).fill(NONE);
  for (let customer = 0; customer < customers; customer++) place[customer] = customer;
  sorted.forEach(({ person }, i) => {
    place[person] = customers + i;
  });
  return { place, ids: sorted.map(({ id }) => id) };
}

/** Names in their order, none first, and the number of each interaction's. */
function ranked({ names, codes }: NamedCodes): CodedTexts {
  const seen = new Uint8Array(names.length);
  for (const code of codes) if (code !== NONE) seen[code] = 1;
  const used = [...new Set(names.filter((_, code) => seen[code] === 1))].sort();
  const rankOf = new Map(used.map((name, rank) => [name, rank + 1]));
  const ranks = Int32Array.from(names, (name) => rankOf.get(name) ?? 0);
  return { names: [undefined, ...used], codes: codes.map((code) => (code === NONE ? 0 : ranks[code]!)) };
}

/** Scores in their order, none last. */
function compareScores(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one - other;
}

/** Sorts a part of some places; most parts are in order already. */
function sortRange(places: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  let sorted = from + 1;
  while (sorted < to && compare(places[sorted - 1]!, places[sorted]!) <= 0) sorted++;
  if (sorted < to) places.subarray(from, to).sort(compare);
}

function taken<T extends Uint8Array | Int8Array>(create: new (length: number) => T, places: Int32Array, values: T): T {
  const all = new create(places.length);
  for (let i = 0; i < places.length; i++) all[i] = values[places[i]!]!;
  return all;
}
