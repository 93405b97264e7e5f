import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EpochDay, formatDay, parseDay } from '../../src/core/day.ts';
import { explained, run } from '../cli/explained.ts';
import { csv, folderWith, put, rfm, textOf } from '../cli/rfm.ts';
import { rowsOf } from '../fixtures/readFixture.ts';

describe('what is foretold', () => {
  const asOf = parseDay('2024-06-30')!;
  // Without a forecast no segment is better, so that all five orders are told.
  interface Outlook {
    readonly silence: readonly { readonly from: string; readonly segment: string }[];
    readonly orders: readonly { readonly orders: number; readonly segment: string }[];
  }
  interface Told {
    readonly customer_id: string;
    readonly segment: string;
    readonly outlook: Outlook;
  }

  /** Orders of up to 30 customers, all orders of a customer being worth the same. */
  const orders = fc
    .array(
      fc.record({
        amount: fc.integer({ min: 1, max: 90 }),
        days: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 7 }),
      }),
      { minLength: 10, maxLength: 30 },
    )
    .map((customers) =>
      customers.flatMap(({ amount, days }, i) => days.map((ago) => `c${i},${formatDay(asOf - ago)},${amount}`)),
    );

  const settings = fc.record({
    segments: fc.constantFrom('grid', 'rf', 'r-rfm', [
      { name: 'Fresh', when: { recency_days: { lt: 45.5 }, purchase_days: { gte: 2 } } },
      { name: 'Rich', when: { any: [{ revenue: { gte: 200 } }, { average_order_value: { gt: 80 } }] } },
      { name: 'Slow', when: { not: { rfm: { in: ['111', '222', '333'] } }, last_order: { gte: '2024-01-01' } } },
    ]),
    frequency: fc.constantFrom('orders', 'days'),
    monetary: fc.constantFrom('revenue', 'average'),
  });

  it('is what runs find on those days, and after those orders, with the same cut-offs', async () => {
    await fc.assert(
      fc.asyncProperty(orders, settings, fc.nat(), async (lines, config, pick) => {
        const text = csv('customer,date,amount', ...lines);
        const folder = folderWith({ 'in.csv': text, 'rfm.config.json': JSON.stringify({ ...config, model: 'none' }) });
        await run(folder, 'in.csv', '-o', 'out', '--as-of', formatDay(asOf));
        const ids = rowsOf(textOf(folder, 'out/customers.csv')).map((row) => row.customer_id!);
        const { customers }: { customers: readonly Told[] } = await explained(folder, ...ids, '-o', 'out');
        expect(customers.map(({ customer_id }) => customer_id)).toEqual(ids);

        const changes = customers.flatMap(({ outlook }) => outlook.silence.map(({ from }) => parseDay(from)!));
        const picked = changes.filter((_, i) => (i + pick) % Math.ceil(changes.length / 2) === 0);
        for (const day of new Set(picked.flatMap((change) => [change - 1, change]))) {
          expect(await segmentsOn(folder, text, day), formatDay(day)).toEqual(
            Object.fromEntries(customers.map((customer) => [customer.customer_id, inSilence(customer, day)])),
          );
        }

        // Everybody buys: with the cut-offs of the run, customers do not change each other's scores.
        const amountOf = new Map(lines.map((line) => [line.split(',')[0]!, line.split(',')[2]!]));
        for (const count of [1, 2, 5]) {
          const days = Array.from({ length: count }, (_, i) => formatDay(asOf + 1 + i));
          const more = days.flatMap((day) => ids.map((id) => `${id},${day},${amountOf.get(id)}`));
          const told = customers.map(({ customer_id, segment, outlook }) => [
            customer_id,
            outlook.orders.findLast((outcome) => outcome.orders <= count)?.segment ?? segment,
          ]);
          expect(await segmentsOn(folder, text + csv(...more), asOf + count), `${count} more`).toEqual(
            Object.fromEntries(told),
          );
        }
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  /** The segment of each customer as of a day, with the cut-offs of the run. */
  async function segmentsOn(folder: string, text: string, day: EpochDay): Promise<Record<string, string>> {
    put(folder, { 'more.csv': text });
    const argv = ['score', 'more.csv', '--as-of', formatDay(day), '--thresholds', 'out'];
    const { code, out, err } = await rfm(folder, argv);
    expect(code, err).toBe(0);
    return Object.fromEntries(rowsOf(out).map((row) => [row.customer_id!, row.segment!]));
  }

  function inSilence({ segment, outlook }: Told, day: EpochDay): string {
    return outlook.silence.findLast(({ from }) => parseDay(from)! <= day)?.segment ?? segment;
  }
});
