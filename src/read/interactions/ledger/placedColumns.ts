import type { Interactions } from '../settle/interactions.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { channelIn, outboundIn, stateIn, typeIn } from '../smallParts.ts';
import { emptyColumns, type LedgerColumns } from './columns.ts';

/** Interactions by person, and which of them are states of profiles; undefined where none is. */
export interface PlacedColumns {
  readonly columns: LedgerColumns;
  readonly isState: Uint8Array | undefined;
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

/**
 * Puts interactions beside those of the same person, in the order in which they came.
 * @param place of each person in the ledger
 * @param offsets where the interactions of each place begin
 * @param productRank by number of a product, that of NONE first
 */
export function placedColumns(
  entries: SettledEntries,
  { count, entry, person, parts }: Interactions,
  place: Int32Array,
  offsets: Int32Array,
  productRank: Int32Array,
  categoryRank: Int32Array,
): PlacedColumns {
  const { day, resolved, score, isFirst, product: productOf, category: categoryOf } = entries;
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
  return { columns, isState };
}

/** @param next where the next interaction of each person goes, which is counted up */
function placeRecords(
  records: Int32Array,
  scores: Float64Array,
  next: Int32Array,
  columns: LedgerColumns,
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
