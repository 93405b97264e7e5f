import { expect, test } from 'vitest';
import type { Arm } from '../../../src/campaign/lift/arms.ts';
import { outcomesOf } from '../../../src/campaign/lift/outcomes.ts';
import { PARTIAL_REFUND, PURCHASE, REFUND } from '../../../src/core/ledger.ts';
import { textsFrom } from '../../../src/core/texts.ts';

test('counts what lies within the window, both days included, and zeros', () => {
  // Customer, day, kind, amount.
  const entries = [
    ['a', 9, PURCHASE, 500],
    ['a', 10, PURCHASE, 100],
    ['a', 20, PURCHASE, 50],
    ['a', 20, PARTIAL_REFUND, -5],
    ['a', 21, PURCHASE, 900],
    ['b', 5, PURCHASE, 70],
    ['b', 12, REFUND, -70],
    ['c', 15, PURCHASE, 30],
    ['c', 16, REFUND, -30],
    ['d', 11, PURCHASE, 8],
    ['d', 12, PURCHASE, 9],
    ['x', 1, PURCHASE, 1],
  ] as const;
  const names = ['a', 'b', 'c', 'd', 'nobody', 'x'];
  const offsets = [0, ...names.map((name) => entries.filter(([customer]) => customer <= name).length)];
  const ledger = {
    customers: textsFrom(names),
    offsets: Int32Array.from(offsets),
    day: Int32Array.from(entries, ([, day]) => day),
    kind: Uint8Array.from(entries, ([, , kind]) => kind),
    amount: Float64Array.from(entries, ([, , , amount]) => amount),
    cost: undefined,
  };
  const split = new Map<string, Arm>([
    ['a', 'contact'],
    ['b', 'contact'],
    ['c', 'control'],
    ['nobody', 'control'],
    ['unknown', 'contact'],
  ]);
  expect(outcomesOf(ledger, split, { from: 10, to: 20 })).toEqual({
    arms: {
      contact: {
        customers: 3,
        buyers: 1,
        orders: 2,
        revenue: 75,
        ordersOfEach: Float64Array.of(2),
        revenueOfEach: Float64Array.of(-70, 145),
      },
      control: {
        customers: 2,
        buyers: 1,
        orders: 1,
        revenue: 0,
        ordersOfEach: Float64Array.of(1),
        revenueOfEach: new Float64Array(0),
      },
    },
    withoutOrders: 2,
    outside: { customers: 1, orders: 2 },
    oldest: 1,
    newest: 21,
  });
});
