import { ofProfileIn } from '../smallParts.ts';
import { CELLS, compareRecords, DAY, PARTS, PERSON, type Records } from './records.ts';

/** More of one person are left to a sort that does not compare each with each. */
const MOST_INSERTED = 64;

/**
 * Numbers of the records, those of each person side by side and in their order, which does not depend on the order in
 * which they came.
 * @param offsets of the people in the ledger: where the records of each begin
 * @param place by person: their place in the ledger
 */
export function personOrder(records: Records, offsets: Int32Array, place: Int32Array): Int32Array {
  const { count, cells } = records;
  const order = new Int32Array(count);
  const next = offsets.slice();
  for (let record = 0; record < count; record++) order[next[place[cells[CELLS * record + PERSON]!]!]!++] = record;
  for (let one = 0; one + 1 < offsets.length; one++) sortRange(records, order, offsets[one]!, offsets[one + 1]!);
  return order;
}

/** In place; those of most people are nearly in order already. */
function sortRange(records: Records, order: Int32Array, from: number, to: number): void {
  if (to - from > MOST_INSERTED) {
    order.subarray(from, to).sort((a, b) => compareRecords(records, a, b));
    return;
  }
  const { cells } = records;
  for (let at = from + 1; at < to; at++) {
    const record = order[at]!;
    const day = cells[CELLS * record + DAY]!;
    let gap = at;
    while (gap > from) {
      const before = order[gap - 1]!;
      const dayBefore = cells[CELLS * before + DAY]!;
      if (dayBefore < day || (dayBefore === day && compareRecords(records, before, record) <= 0)) break;
      order[gap--] = before;
    }
    order[gap] = record;
  }
}

/**
 * Leaves out what profiles say more than once of a person, in place, and moves the offsets.
 * @returns how many of the records are left
 */
export function dropSameStates(records: Records, order: Int32Array, offsets: Int32Array): number {
  let to = 0;
  let from = 0;
  for (let one = 0; one + 1 < offsets.length; one++) {
    const end = offsets[one + 1]!;
    const start = to;
    for (let at = from; at < end; at++) {
      const record = order[at]!;
      const isOfProfile = ofProfileIn(records.cells[CELLS * record + PARTS]!) === 1;
      // All that were kept are at their place, so that the last one of the person can be compared.
      if (isOfProfile && to > start && compareRecords(records, record, order[to - 1]!) === 0) continue;
      order[to++] = record;
    }
    from = end;
    offsets[one + 1] = to;
  }
  return to;
}
