import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createKernel } from '../../../src/read/kernel/kernel.ts';
import { createRowArrays } from '../../../src/read/kernel/rowArrays.ts';
import { readFiles } from '../../../src/read/readFiles.ts';
import { amountOfEach, hasNegativeItem, itemCount } from '../../../src/read/rows/lineItems.ts';
import { NONE } from '../../../src/read/rows/rows.ts';
import { CAREFUL, inChunks, noChoices, outcome } from '../exports.ts';

const runs = fc.array(
  fc.record({
    order: fc.constantFrom(NONE, 0, 7),
    amounts: fc.oneof(
      fc.array(fc.constantFrom<number>(-5, 0, 3, 3, 4), { minLength: 1, maxLength: 5 }),
      fc.array(fc.constantFrom<number>(1, 2), { minLength: 60, maxLength: 200 }),
    ),
  }),
  { maxLength: 6 },
);

it('joined rows stand for the items of a run, at most 63 of them, and each row without an order for itself', () => {
  const kernel = createKernel();
  const arrays = createRowArrays(kernel);
  const [orderOf, runOf, joinedRunOf, items] = [1, 2, 3, 4].map(arrays.integers);
  const amounts = arrays.floats();
  arrays.makeRoom(1500);
  fc.assert(
    fc.property(runs, (all) => {
      const each = all.flatMap((run, of) => run.amounts.map((amount) => ({ of, amount })));
      orderOf!.values.set(all.map(({ order }) => order));
      runOf!.values.set(each.map(({ of }) => of));
      amounts.values.set(each.map(({ amount }) => amount));
      const count = kernel.calls.joinItems(
        orderOf!.pointer,
        runOf!.pointer,
        each.length,
        amounts.pointer,
        joinedRunOf!.pointer,
        items!.pointer,
      );
      const expected = all.flatMap((run, of) => {
        const most = run.order === NONE ? 1 : 63;
        const rows = [];
        for (let at = 0; at < run.amounts.length; at += most) {
          const own = run.amounts.slice(at, at + most);
          rows.push({
            of,
            amount: own.reduce((sum, amount) => sum + amount, 0),
            count: own.length,
            isNegative: own.some((amount) => amount < 0),
            each: own.every((amount) => amount === own[0]) ? own[0] : undefined,
          });
        }
        return rows;
      });
      const joined = Array.from(items!.values.subarray(0, count), (item, i) => ({
        of: joinedRunOf!.values[i],
        amount: amounts.values[i]!,
        count: itemCount(item),
        isNegative: hasNegativeItem(item, amounts.values[i]!),
        each: amountOfEach(item, amounts.values[i]!),
      }));
      expect(joined).toEqual(expected);
    }),
  );
});

const amountsOf = (repeat: boolean) =>
  repeat
    ? fc.tuple(fc.integer({ min: -2, max: 9 }), fc.nat(4)).map(([amount, more]) => new Array(1 + more).fill(amount))
    : fc.oneof(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom<number[]>([3, -3], [4, -5, 1], [0, 0]),
      );
const orders = fc.boolean().chain((repeat) =>
  fc.array(
    fc.record({
      order: fc.constantFrom('1', '2', '3', '4', ' 5', '6', 'none', ''),
      customer: fc.constantFrom('c1', 'c1', 'c2', 'unknown', ''),
      date: fc.constantFrom('2024-01-05', '2024-01-05', '2024-01-06', '2024-01-07 10:00', '2026-01-01'),
      status: fc.constantFrom('paid', 'paid', 'cancelled', 'refunded', 'strange', ''),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', '', 'USD'),
      email: fc.constantFrom('a@example.com', 'b@example.com', ''),
      amounts: amountsOf(repeat),
    }),
    { minLength: 1, maxLength: 12 },
  ),
);
type Orders = typeof orders extends fc.Arbitrary<infer T> ? T : never;

function exported(all: Orders, careful: boolean): string {
  const header = `order_id,customer_id,order_date,status,currency,email,amount${careful ? CAREFUL.header : ''}`;
  const lines = all.flatMap(({ order, customer, date, status, currency, email, amounts }) =>
    amounts.map((amount) => [order, customer, date, status, currency, email, amount].join(',')),
  );
  return [header, ...lines.map((line) => (careful ? line + CAREFUL.cell : line))].join('\n');
}

it('orders are the same whether their line items are joined or not', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (all) => {
      for (const flags of [{}, { currency: 'EUR' }, { currency: 'EUR', returns: 'ignore', asOf: 19_728 }] as const) {
        const joined = await outcome({ 'a.csv': exported(all, false) }, flags);
        expect(joined).toEqual(await outcome({ 'a.csv': exported(all, true) }, flags));
      }
    }),
    { numRuns: 75 },
  );
});

/** Some orders in so many rows that the reading of their amounts is decided on the way. */
function manyOrders(careful: boolean): string {
  const lines = ['order_id,customer_id,order_date,amount'];
  for (let order = 0; lines.length <= 130_000; order++) {
    const date = `2024-01-${String(10 + (order % 20))}`;
    for (let item = 0; item <= order % 4; item++) {
      // Every seventh order has a negative item, and some come again.
      const amount = `${order % 7 === item ? '-' : ''}${order % 11}.${10 + (item % 3)}`;
      lines.push(`${order % 5000 === 4999 ? order - 4000 : order},c${order % 900},${date},${amount}`);
    }
  }
  lines.push('99999999,c1,2026-01-01,1.50');
  return lines.map((line, i) => (careful ? line + (i === 0 ? CAREFUL.header : CAREFUL.cell) : line)).join('\n');
}

it('orders are the same where items are joined from the row on that decides how amounts are read', async () => {
  const joined = await outcome({ 'a.csv': manyOrders(false) }, {});
  expect(joined).toEqual(await outcome({ 'a.csv': manyOrders(true) }, {}));
  // The newest day is that of the last line, wherever its row is now.
  expect(JSON.stringify(joined)).toContain(`a.csv:${manyOrders(false).split('\n').length})`);
});

it('items of files that are compared, of amounts of the whole order, and in open readings stay rows', async () => {
  const rowsOf = async (table: string, paths: readonly string[] = ['-']) => {
    const { files } = await readFiles(
      paths,
      noChoices,
      { dates: new Map(), decimals: new Map() },
      { cwd: '/', stdin: inChunks(Buffer.from(table), 1000), hashes: false },
    );
    return files[0]!.decoded.rows.count;
  };
  const table = (amount: string, name = 'amount') =>
    `order_id,customer_id,order_date,${name}\n${`1,c,2024-01-05,${amount}\n`.repeat(3)}`;
  expect(await rowsOf(table('5'))).toBe(1);
  expect(await rowsOf(table('5.50'))).toBe(3);
  expect(await rowsOf(table('5', 'order_total'))).toBe(3);
});
