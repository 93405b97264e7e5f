import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf } from '../../../src/read/interactions/ledger/columns.ts';
import { dropSameStates, personOrder } from '../../../src/read/interactions/ledger/personOrder.ts';
import { recordsOf } from '../../../src/read/interactions/ledger/records.ts';
import type { SettledEntries } from '../../../src/read/interactions/settle/settledEntries.ts';
import { ofProfile, packed } from '../../../src/read/interactions/smallParts.ts';

const PEOPLE = 3;

const interaction = fc.record({
  // Most are of one person, so that some have more than are sorted by insertion.
  person: fc.constantFrom(0, 0, 0, 0, 0, 1, 2),
  day: fc.integer({ min: -3, max: 3 }),
  type: fc.integer({ min: 0, max: 2 }),
  isOutbound: fc.integer({ min: 0, max: 1 }),
  channel: fc.integer({ min: -1, max: 1 }),
  product: fc.integer({ min: -1, max: 1 }),
  category: fc.integer({ min: -1, max: 0 }),
  state: fc.integer({ min: 0, max: 1 }),
  resolved: fc.integer({ min: 0, max: 1 }),
  score: fc.constantFrom(Number.NaN, 1, 2),
  ofProfile: fc.integer({ min: 0, max: 1 }),
});
type Interaction = typeof interaction extends fc.Arbitrary<infer T> ? T : never;

/** In the order of the ledger, column by column, with no score behind every score. */
const KEYS: readonly ((one: Interaction) => number)[] = [
  ({ person }) => person,
  ({ day }) => day,
  ({ type }) => type,
  ({ isOutbound }) => isOutbound,
  ({ channel }) => channel,
  ({ product }) => product,
  ({ category }) => category,
  ({ state }) => state,
  ({ resolved }) => resolved,
  ({ score }) => (Number.isNaN(score) ? Number.POSITIVE_INFINITY : score),
  (one) => one.ofProfile,
];

function inOrder(all: readonly Interaction[]): readonly Interaction[] {
  const compare = (a: Interaction, b: Interaction): number =>
    KEYS.map((key) => key(a) - key(b)).find((difference) => difference < 0 || difference > 0) ?? 0;
  return [...all].sort(compare);
}

/** Through the records of the ledger, in the order in which they came. */
function ledgerOrder(all: readonly Interaction[], dropsSame: boolean) {
  const integers = (pick: (one: Interaction) => number): Int32Array => Int32Array.from(all, pick);
  const entries = {
    day: integers(({ day }) => day),
    resolved: integers(({ resolved }) => resolved),
    product: integers(({ product }) => product),
    category: integers(({ category }) => category),
    score: Float64Array.from(all, ({ score }) => score),
  } as SettledEntries;
  const interactions = {
    count: all.length,
    entry: Int32Array.from(all.keys()),
    person: integers(({ person }) => person),
    parts: integers((one) => {
      const parts = packed(one.type, one.isOutbound, one.channel, one.state);
      return one.ofProfile === 1 ? ofProfile(parts) : parts;
    }),
  };
  const offsets = new Int32Array(PEOPLE + 1);
  for (let one = 0; one < PEOPLE; one++) {
    offsets[one + 1] = offsets[one]! + all.filter(({ person }) => person === one).length;
  }
  const rank = Int32Array.from([0, 1, 2]);
  const records = recordsOf(entries, interactions, PEOPLE, rank, rank);
  const order = personOrder(records, offsets, Int32Array.from([0, 1, 2]));
  const kept = dropsSame ? dropSameStates(records, order, offsets) : all.length;
  return { columns: columnsOf(records, order.subarray(0, kept)), offsets };
}

/** As {@link ledgerOrder} gives them, names by rank. */
function columnsBy(sorted: readonly Interaction[]) {
  return {
    day: Int32Array.from(sorted, ({ day }) => day),
    type: Uint8Array.from(sorted, ({ type }) => type),
    isOutbound: Uint8Array.from(sorted, ({ isOutbound }) => isOutbound),
    channel: Int8Array.from(sorted, ({ channel }) => channel),
    product: Int32Array.from(sorted, ({ product }) => product + 1),
    category: Int32Array.from(sorted, ({ category }) => category + 1),
    state: Uint8Array.from(sorted, ({ state }) => state),
    resolved: Int32Array.from(sorted, ({ resolved }) => resolved),
    score: Float64Array.from(sorted, ({ score }) => score),
    ofProfile: Uint8Array.from(sorted, ({ ofProfile }) => ofProfile),
  };
}

const many = fc.array(interaction, { maxLength: 200, size: 'max' });

it('interactions come by person, then by day and what they are, in whatever order they were read', () => {
  fc.assert(
    fc.property(many, (all) => {
      expect(ledgerOrder(all, false).columns).toEqual(columnsBy(inOrder(all)));
    }),
  );
});

it('what profiles say again of a person is left out, what interactions say again is not', () => {
  fc.assert(
    fc.property(many, (all) => {
      const sorted = inOrder(all);
      const isSame = (one: Interaction, other: Interaction): boolean => KEYS.every((key) => key(one) === key(other));
      const left = sorted.filter((one, i) => i === 0 || one.ofProfile === 0 || !isSame(one, sorted[i - 1]!));
      const { columns, offsets } = ledgerOrder(all, true);
      expect(columns).toEqual(columnsBy(left));
      expect([...offsets]).toEqual([0, 1, 2, 3].map((end) => left.filter(({ person }) => person < end).length));
    }),
  );
});
