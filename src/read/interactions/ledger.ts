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
  /** Where each person stands in the ledger, NONE for strangers who are not in it. */
  readonly place: Int32Array;
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
  const { count, entry, person, type, isOutbound, channel, state } = interactions;
  const { place, ids } = placesOf(interactions, persons);
  const people = persons.customers + ids.length;
  const [product, category] = [ranked(products), ranked(categories)];
  const columns: Columns = {
    day: new Int32Array(count),
    type: new Uint8Array(count),
    isOutbound: new Uint8Array(count),
    channel: new Int8Array(count),
    product: new Int32Array(count),
    category: new Int32Array(count),
    state: new Uint8Array(count),
    resolved: new Int32Array(count),
    score: new Float64Array(count),
  };
  const isState = entries.isFirst === undefined ? undefined : new Uint8Array(count);
  const offsets = new Int32Array(people + 1);
  for (let i = 0; i < count; i++) offsets[place[person[i]!]! + 1]!++;
  for (let one = 0; one < people; one++) offsets[one + 1]! += offsets[one]!;
  const next = offsets.slice();
  const { day, resolved, score } = entries;
  for (let i = 0; i < count; i++) {
    const to = next[place[person[i]!]!]!++;
    const at = entry[i]!;
    columns.day[to] = day[at]!;
    columns.type[to] = type[i]!;
    columns.isOutbound[to] = isOutbound[i]!;
    columns.channel[to] = channel[i]!;
    columns.product[to] = product.codes[i]!;
    columns.category[to] = category.codes[i]!;
    columns.state[to] = state[i]!;
    columns.resolved[to] = resolved[at]!;
    columns.score[to] = score[at]!;
    if (isState !== undefined) isState[to] = 1 - entries.isFirst![at]!;
  }
  sortWithin(columns, offsets, isState);
  const sameStates = isState === undefined ? 0 : dropSameStates(columns, offsets, isState);
  const subscribed = new Uint16Array(people);
  persons.subscribed.forEach((bits, one) => {
    if (bits !== 0) subscribed[place[one]!] = bits;
  });
  const kept = <T extends Uint8Array | Int8Array | Int32Array | Float64Array>(values: T): T =>
    values.subarray(0, count - sameStates) as T;
  return {
    ledger: {
      strangers: textsFrom(ids),
      offsets,
      day: kept(columns.day),
      type: kept(columns.type),
      isOutbound: kept(columns.isOutbound),
      channel: kept(columns.channel),
      product: { names: product.names, codes: kept(columns.product) },
      category: { names: category.names, codes: kept(columns.category) },
      state: kept(columns.state),
      resolved: kept(columns.resolved),
      score: kept(columns.score),
      subscribed,
    },
    place,
    sameStates,
  };
}

/** What the ledger holds of each interaction; names by their rank. */
interface Columns {
  readonly day: Int32Array;
  readonly type: Uint8Array;
  readonly isOutbound: Uint8Array;
  readonly channel: Int8Array;
  readonly product: Int32Array;
  readonly category: Int32Array;
  readonly state: Uint8Array;
  readonly resolved: Int32Array;
  readonly score: Float64Array;
}

/** Below zero where one interaction comes before another of the same person. */
function compare(columns: Columns, a: number, b: number): number {
  const { day, type, isOutbound, channel, product, category, state, resolved, score } = columns;
  return (
    day[a]! - day[b]! ||
    type[a]! - type[b]! ||
    isOutbound[a]! - isOutbound[b]! ||
    channel[a]! - channel[b]! ||
    product[a]! - product[b]! ||
    category[a]! - category[b]! ||
    state[a]! - state[b]! ||
    resolved[a]! - resolved[b]! ||
    compareScores(score[a]!, score[b]!)
  );
}

/** Sorts the interactions of each person, in place; those of most are in order already. */
function sortWithin(columns: Columns, offsets: Int32Array, isState: Uint8Array | undefined): void {
  const all = [...Object.values(columns), ...(isState === undefined ? [] : [isState])] as Int32Array[];
  const { day } = columns;
  for (let person = 0; person + 1 < offsets.length; person++) {
    const from = offsets[person]!;
    const to = offsets[person + 1]!;
    let sorted = from + 1;
    while (sorted < to && (day[sorted - 1]! < day[sorted]! || compare(columns, sorted - 1, sorted) <= 0)) sorted++;
    if (sorted >= to) continue;
    const places = Int32Array.from({ length: to - from }, (_, i) => from + i);
    places.sort((a, b) => compare(columns, a, b));
    for (const values of all) {
      const before = values.slice(from, to);
      for (let i = 0; i < places.length; i++) values[from + i] = before[places[i]! - from]!;
    }
  }
}

/** Leaves out states that profiles say more than once of a person, in place; how many. */
function dropSameStates(columns: Columns, offsets: Int32Array, isState: Uint8Array): number {
  const all = [...Object.values(columns), isState] as Int32Array[];
  let to = 0;
  let from = 0;
  for (let person = 0; person + 1 < offsets.length; person++) {
    const end = offsets[person + 1]!;
    const start = to;
    for (let at = from; at < end; at++) {
      // All that were kept are at their place, so that the last one of the person can be compared.
      const isSame = to > start && isState[at] === 1 && isState[to - 1] === 1 && compare(columns, at, to - 1) === 0;
      if (isSame) continue;
      if (to < at) for (const values of all) values[to] = values[at]!;
      to++;
    }
    from = end;
    offsets[person + 1] = to;
  }
  return from - to;
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
  const own = new Int32Array(codes.length);
  for (let i = 0; i < own.length; i++) own[i] = codes[i] === NONE ? 0 : ranks[codes[i]!]!;
  return { names: [undefined, ...used], codes: own };
}

/** Scores in their order, none last. */
function compareScores(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one - other;
}
