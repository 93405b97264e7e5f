import type { CodedTexts } from '../../core/customers.ts';
import type { InteractionLedger } from '../../core/interactions.ts';
import { textsFrom } from '../../core/texts.ts';
import { NONE } from '../rows/rows.ts';
import type { Interactions } from './settle/interactions.ts';
import type { SettledEntries } from './settle/settledEntries.ts';
import { channelIn, outboundIn, stateIn, typeIn } from './smallParts.ts';

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
 * @param products names by number
 */
export function ledgerOf(
  entries: SettledEntries,
  interactions: Interactions,
  products: readonly string[],
  categories: readonly string[],
  persons: Persons,
): BuiltLedger {
  const { count, entry, person, parts } = interactions;
  const counts = new Int32Array(persons.customers + persons.strangers.length);
  for (let i = 0; i < count; i++) counts[person[i]!]!++;
  const { place, ids } = placesOf(counts, persons);
  const people = persons.customers + ids.length;
  const offsets = new Int32Array(people + 1);
  for (let one = 0; one < counts.length; one++) if (place[one] !== NONE) offsets[place[one]! + 1] = counts[one]!;
  for (let one = 0; one < people; one++) offsets[one + 1]! += offsets[one]!;

  const [product, category] = [rankedNames(products), rankedNames(categories)];
  const { day, resolved, score, isFirst, product: productOf, category: categoryOf } = entries;
  const [productRank, categoryRank] = [product.rank, category.rank];
  // People come in any order, and each would be another place in memory: first they go to their part, then to their place.
  const nextOfPart = partStarts(offsets);
  const records = new Int32Array(RECORD * count);
  const scores = new Float64Array(records.buffer);
  for (let i = 0; i < count; i++) {
    const at = entry[i]!;
    const to = place[person[i]!]!;
    const record = RECORD * nextOfPart[to >> PART_BITS]!++;
    const ofProfile = isFirst === undefined || isFirst[at] === 1 ? 0 : 1;
    records[record] = day[at]!;
    records[record + 1] = resolved[at]!;
    records[record + 2] = productRank[productOf[at]! + 1]!;
    records[record + 3] = categoryRank[categoryOf[at]! + 1]!;
    records[record + 4] = parts[i]! | (ofProfile << PROFILE_BIT);
    records[record + 5] = to;
    scores[(record + SCORE) >> 1] = score[at]!;
  }
  const columns = emptyColumns(count);
  const isState = isFirst === undefined ? undefined : new Uint8Array(count);
  placeRecords(records, scores, offsets.slice(), columns, isState);
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
    sameStates,
  };
}

/** People of a part have numbers that differ in so many bits; what is known of them stays in the cache. */
const PART_BITS = 12;

/** Where the interactions of each part of the people begin. */
function partStarts(offsets: Int32Array): Int32Array {
  const last = offsets.length - 1;
  return Int32Array.from({ length: (last >> PART_BITS) + 1 }, (_, part) => offsets[part << PART_BITS]!);
}

/** Numbers of an interaction while they are put in order, and where its score is among them. */
const RECORD = 8;
const SCORE = 6;
/** Set in what an interaction is where it is the state of a profile. */
const PROFILE_BIT = 24;

function emptyColumns(count: number): Columns {
  return {
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
}

/** @param next where the next interaction of each person goes, which is counted up */
function placeRecords(
  records: Int32Array,
  scores: Float64Array,
  next: Int32Array,
  columns: Columns,
  isState: Uint8Array | undefined,
): void {
  const { day, type, isOutbound, channel, product, category, state, resolved, score } = columns;
  for (let record = 0; record < records.length; record += RECORD) {
    const to = next[records[record + 5]!]!++;
    const small = records[record + 4]! & ~(1 << PROFILE_BIT);
    day[to] = records[record]!;
    resolved[to] = records[record + 1]!;
    product[to] = records[record + 2]!;
    category[to] = records[record + 3]!;
    type[to] = typeIn(small);
    isOutbound[to] = outboundIn(small);
    channel[to] = channelIn(small);
    state[to] = stateIn(small);
    score[to] = scores[(record + SCORE) >> 1]!;
    if (isState !== undefined) isState[to] = records[record + 4]! >> PROFILE_BIT;
  }
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

/** Scores in their order, none last. */
function compareScores(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one - other;
}
