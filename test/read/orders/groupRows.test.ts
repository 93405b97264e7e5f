import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupRows } from '../../../src/read/orders/groupRows.ts';
import { allRowsOf, CONTINUES, RETURNED } from '../../../src/read/orders/orders.ts';
import { NONE } from '../../../src/read/rows/rows.ts';
import type { SettledRows } from '../../../src/read/rows/settledRows.ts';

/** Many more than are in one part, so that some parts have nobody. */
const CUSTOMERS = 20_000;

const someRows = fc.array(
  fc.record({
    customer: fc.constantFrom(NONE, 0, 1, 4094, 4095, 4096, 12_000, CUSTOMERS - 1),
    order: fc.constantFrom(NONE, 0, 1, 2, 3, 4, 5),
    day: fc.nat(5),
    amount: fc.integer({ min: -3, max: 9 }),
    cost: fc.nat(5),
    used: fc.constantFrom(1, 1, 1, 0),
  }),
  { maxLength: 40 },
);
type Row = typeof someRows extends fc.Arbitrary<readonly (infer R)[]> ? R : never;

function settled(rows: readonly Row[]): SettledRows {
  const integers = (name: keyof Row) => Int32Array.from(rows, (row) => row[name]);
  return {
    count: rows.length,
    fileStarts: Int32Array.of(0, rows.length),
    customer: integers('customer'),
    order: integers('order'),
    items: new Uint8Array(rows.length).fill(1),
    lineOf: (row) => row + 2,
    day: integers('day'),
    amount: Float64Array.from(rows, ({ amount }) => amount),
    refunded: undefined,
    cost: Float64Array.from(rows, ({ cost }) => cost),
    status: undefined,
    currency: undefined,
    attributes: new Map(),
    carried: new Map(),
    hash: undefined,
    used: Uint8Array.from(rows, ({ used }) => used),
  };
}

/** Orders by customer and id, each row without an id one of its own. */
function expectedOrders(rows: readonly Row[]) {
  const byOrder = new Map<string, number[]>();
  rows.forEach(({ customer, order, used }, row) => {
    if (used === 0) return;
    const key = `${customer} ${order === NONE ? `row ${row}` : order}`;
    byOrder.set(key, [...(byOrder.get(key) ?? []), row]);
  });
  return [...byOrder.values()]
    .sort(([a], [b]) => rows[a!]!.customer - rows[b!]!.customer || rows[a!]!.order - rows[b!]!.order || a! - b!)
    .map((own) => ({
      customer: rows[own[0]!]!.customer,
      rows: own,
      day: Math.min(...own.map((row) => rows[row]!.day)),
      total: own.reduce((sum, row) => sum + rows[row]!.amount, 0),
      cost: own.reduce((sum, row) => sum + rows[row]!.cost, 0),
      isReturned: own.some((row) => rows[row]!.amount < 0),
    }));
}

it('rows of one id are one order, by customer and id, whichever part a customer is in', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const orders = groupRows(settled(rows), undefined, CUSTOMERS);
      const { offsets, flags, day, total, cost } = orders;
      expect(offsets).toHaveLength(CUSTOMERS + 2);
      const grouped = [];
      for (let customer = NONE; customer < CUSTOMERS; customer++) {
        for (let order = offsets[customer + 1]!; order < offsets[customer + 2]!; order++) {
          if ((flags[order]! & CONTINUES) !== 0) continue;
          grouped.push({
            customer,
            rows: allRowsOf(orders, order, []),
            day: day[order],
            total: total[order],
            cost: cost![order],
            isReturned: (flags[order]! & RETURNED) !== 0,
          });
        }
      }
      expect(grouped).toEqual(expectedOrders(rows));
    }),
    { numRuns: 300 },
  );
});
