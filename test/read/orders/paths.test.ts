import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOfTexts, textsFrom } from '../../../src/core/texts.ts';
import { applyRules } from '../../../src/read/orders/applyRules.ts';
import { pickCurrency } from '../../../src/read/orders/currency.ts';
import { groupRows } from '../../../src/read/orders/groupRows.ts';
import { createLeavingOut } from '../../../src/read/orders/leftOut.ts';
import { createOrderSum } from '../../../src/read/orders/orderSum.ts';
import { SPECIAL } from '../../../src/read/orders/orders.ts';
import { createOrderTotal } from '../../../src/read/orders/orderTotal.ts';
import { rowStatuses } from '../../../src/read/orders/rowStatus.ts';
import { specialRows } from '../../../src/read/orders/specialRows.ts';
import { NONE, type ReadTexts } from '../../../src/read/rows/rows.ts';
import type { SettledRows } from '../../../src/read/rows/settledRows.ts';

const STATUSES = ['paid', 'shipped', 'n/a', 'cancelled', 'refunded', 'beamed up', 'partially_refunded'];
const CURRENCIES = ['EUR', 'USD'];

/** Rows of few customers and orders in two files, so that nearly all of them meet. */
const someRows = fc
  .record({
    rows: fc.array(
      fc.record({
        customer: fc.integer({ min: NONE, max: 3 }),
        order: fc.integer({ min: NONE, max: 5 }),
        day: fc.integer({ min: 0, max: 4 }),
        amount: fc.constantFrom(0, 1, 1, 2, 5, -1, -2),
        refunded: fc.constantFrom(Number.NaN, Number.NaN, 0, 1, 3),
        cost: fc.constantFrom(0, 1, 2),
        status: fc.constantFrom(NONE, 0, 0, 0, 1, 2, 3, 4, 5, 6),
        currency: fc.constantFrom(NONE, 0, 0, 0, 1),
        used: fc.constantFrom(1, 1, 1, 1, 0),
        // The last two: a sum with a negative amount, and sums of amounts that differ.
        items: fc.constantFrom(1, 1, 2, 3 | 64, 2 | 128),
      }),
      { maxLength: 40 },
    ),
    has: fc.record({
      refunded: fc.boolean(),
      cost: fc.boolean(),
      status: fc.boolean(),
      currency: fc.boolean(),
    }),
    amountIsOfOrder: fc.tuple(fc.boolean(), fc.boolean()),
    refundIsOfRow: fc.tuple(fc.boolean(), fc.boolean()),
    asOf: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  })
  .map(({ rows, has, ...others }) => ({ rows: settled(rows, has), ...others }));

type Row = Readonly<
  Record<
    'customer' | 'order' | 'day' | 'amount' | 'refunded' | 'cost' | 'status' | 'currency' | 'used' | 'items',
    number
  >
>;

function settled(
  rows: readonly Row[],
  has: Readonly<Record<'refunded' | 'cost' | 'status' | 'currency', boolean>>,
): SettledRows {
  const integers = (name: keyof Row) => Int32Array.from(rows, (row) => row[name]);
  const floats = (name: keyof Row) => Float64Array.from(rows, (row) => row[name]);
  return {
    count: rows.length,
    fileStarts: Int32Array.of(0, rows.length >> 1, rows.length),
    customer: integers('customer'),
    order: integers('order'),
    items: Uint8Array.from(rows, (row) => row.items),
    lineOf: (row) => row + 2,
    day: integers('day'),
    amount: floats('amount'),
    refunded: has.refunded ? floats('refunded') : undefined,
    cost: has.cost ? floats('cost') : undefined,
    status: has.status ? integers('status') : undefined,
    currency: has.currency ? integers('currency') : undefined,
    attributes: new Map(),
    carried: new Map(),
    hash: undefined,
    used: Uint8Array.from(rows, (row) => row.used),
  };
}

const texts: ReadTexts = {
  customers: textsFrom(['c0', 'c1', 'c2', 'c3']),
  orders: textsFrom([]),
  statuses: textsFrom(STATUSES),
  currencies: textsFrom(CURRENCIES),
  attributes: textsFrom([]),
};

/** Orders, and what was left out, by the short way where that is enough, or with all rules applied to every order. */
function ordersOf(
  { rows, amountIsOfOrder, refundIsOfRow, asOf }: typeof someRows extends fc.Arbitrary<infer T> ? T : never,
  way: 'short' | 'careful',
) {
  const statuses = rowStatuses(rows, texts.statuses);
  const currency = pickCurrency(rows, texts, undefined, false);
  const picked = { ...currency, isOther: (code: number) => code === 1 };
  const special =
    way === 'short' ? specialRows(rows, statuses, picked, amountIsOfOrder) : new Uint8Array(rows.count).fill(1);
  const grouped = groupRows(rows, special, countOfTexts(texts.customers));
  const orderTotal = createOrderTotal(rows, amountIsOfOrder);
  const leaving = createLeavingOut(rows, texts, statuses, picked, orderTotal, asOf);
  const { flags, refunded, rowsLeftOut, ...orders } = applyRules(
    rows,
    grouped,
    leaving,
    createOrderSum(rows, orderTotal, refundIsOfRow),
    asOf,
  );
  return {
    ...orders,
    flags: flags.map((bits) => bits & ~SPECIAL),
    refunded: refunded ?? new Float64Array(orders.count),
    rowsLeftOut: rowsLeftOut ?? new Uint8Array(rows.count),
    leftOut: leaving.leftOut(),
  };
}

it('orders without anything special are what all the rules make of them', () => {
  fc.assert(
    fc.property(someRows, (run) => {
      expect(ordersOf(run, 'short')).toEqual(ordersOf(run, 'careful'));
    }),
    { numRuns: 2000 },
  );
});
