import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowText } from '../../src/core/texts.ts';
import type { Assignment } from '../../src/segment/assign.ts';
import { causeOf, goneCustomers, movementsOf } from '../../src/segment/movements.ts';
import { earlierCustomers, earlierRows, NOWHERE } from '../../src/segment/standing.ts';
import { builtTexts, textsOf } from '../core/builtTexts.ts';
import { builtTable } from './builtTable.ts';

const names = ['A', 'B', 'C'];
const segment = fc.constantFrom(...names);
const absent = fc.constant(undefined);

/** A customer: the segment before and now, and those by the rules of before under either day's cut-offs. */
const customer = fc.record({
  before: fc.oneof(segment, fc.constant('Former'), absent),
  now: fc.oneof(segment, absent),
  byEarlierCutOffs: segment,
  byCutOffs: segment,
});
type Customer = { readonly [K in 'before' | 'now' | 'byEarlierCutOffs' | 'byCutOffs']: string | undefined };

/** What a reader of the definition would do, customer by customer. */
function expected(customers: readonly Customer[], sameBins: boolean) {
  return customers.flatMap(({ before, now, byEarlierCutOffs, byCutOffs }, id) => {
    if (before === now) return [];
    if (before === undefined) return [[id, undefined, now, undefined]];
    if (now === undefined) return [[id, before, undefined, undefined]];
    const cause = byEarlierCutOffs !== before ? 'behaviour' : sameBins && byCutOffs !== before ? 'cut-offs' : 'rules';
    return [[id, before, now, cause]];
  });
}

describe('movementsOf', () => {
  it('finds the movers and their causes as the definition has them', () => {
    fc.assert(
      fc.property(fc.array(customer), fc.boolean(), (customers, sameBins) => {
        const there = [...customers.entries()].filter(([, { now }]) => now !== undefined);
        const table = {
          ...builtTable({ orders: there.map(() => 1) }),
          ids: builtTexts(there.map(([id]) => String(id))),
        };
        const assigned = (of: (one: Customer) => string | undefined, segments: string[]): Assignment => ({
          segments,
          index: Int32Array.from(there, ([, one]) => segments.indexOf(of(one)!)),
        });
        const known = [...customers.entries()].filter(([, { before }]) => before !== undefined);
        const earlier = earlierCustomers(100, {
          ...builtTable({ orders: known.map(() => 1) }, { segment: known.map(([, { before }]) => before) }),
          ids: builtTexts(known.map(([id]) => String(id))),
        });
        const movements = movementsOf(
          assigned(({ now }) => now, names),
          earlier,
          earlierRows(table, earlier),
          {
            byEarlierCutOffs: assigned((one) => one.byEarlierCutOffs, ['C', 'B', 'A', 'Others']),
            byCutOffs: sameBins ? assigned((one) => one.byCutOffs, names) : undefined,
          },
        );
        const { segments, movers, before, now, gone, goneFrom } = movements;
        const found = [
          ...Array.from(movers, (row) => [
            Number(rowText(table.ids, row)),
            segments[before[row]!],
            segments[now[row]!],
            causeOf(movements, row),
          ]),
          ...Array.from(gone, (row, i) => [
            Number(rowText(earlier.table.ids, row)),
            segments[goneFrom[i]!],
            undefined,
            undefined,
          ]),
        ];
        expect(found.sort(([a], [b]) => Number(a) - Number(b))).toEqual(expected(customers, sameBins));
      }),
    );
  });

  it('keeps what the snapshot holds of the gone, their segment as the previous one', () => {
    const earlier = earlierCustomers(100, {
      ...builtTable({ orders: [1, 2], revenue: [50, 70] }, { segment: ['A', 'B'], lifecycle: ['repeat', 'lapsed'] }),
      ids: builtTexts(['stays', 'goes']),
    });
    const movements = movementsOf({ segments: ['A'], index: Int32Array.of(0) }, earlier, Int32Array.of(0), undefined);
    expect([movements.segments, [...movements.movers], [...movements.gone]]).toEqual([['A', 'B'], [], [1]]);
    const { ids, numbers, texts } = goneCustomers(movements);
    expect([rowText(ids, 0), [...numbers.orders!], [...numbers.revenue!]]).toEqual(['goes', [2], [70]]);
    expect([textsOf(texts.previous_segment!), textsOf(texts.lifecycle!)]).toEqual([['B'], ['lapsed']]);
    expect(texts.segment).toBeUndefined();
  });

  it('knows no cause of those who are new, nor where it is not told', () => {
    const table = { ...builtTable({ orders: [2] }), ids: builtTexts(['new']) };
    const earlier = earlierCustomers(100, builtTable({ orders: [] }, { segment: [] }));
    const movements = movementsOf({ segments: ['A'], index: Int32Array.of(0) }, earlier, earlierRows(table, earlier), {
      byEarlierCutOffs: { segments: ['A'], index: Int32Array.of(0) },
      byCutOffs: undefined,
    });
    expect([...movements.before]).toEqual([NOWHERE]);
    expect(causeOf(movements, 0)).toBeUndefined();
  });
});
