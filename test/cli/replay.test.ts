import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/core/day.ts';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, folderWith, put, rfm, textOf } from './rfm.ts';

/** One row of an export: an order of a customer, or a refund with an order id of its own where the amount is below zero. */
interface StreamOrder {
  readonly customer: string;
  /** Days after the first possible one. */
  readonly after: number;
  readonly cents: number;
  /** What was refunded within the order. */
  readonly refundedCents: number;
  readonly status: 'paid' | 'cancelled';
}

const FIRST_DAY = parseDay('2024-01-29')!;
const LAST_AFTER = 45;

const rules = {
  segments: [
    { name: 'Best', when: { r: [4, 5], fm: [4, 5] } },
    { name: 'Recent', when: { recency_days: { lte: 10 } } },
    { name: 'Loyal', when: { orders: { gte: 3 } } },
    { name: 'Rich', when: { m: [3, 5], lifecycle: { ne: 'lapsed' } } },
  ],
};

/** A stream without what an export tells of an order that happened after its day. */
const plainStream = streamOf(fc.constant({ refundedCents: 0, status: 'paid' as const }));
/** One in which orders are refunded within their id, and cancelled. */
const anyStream = streamOf(
  fc.record({
    refundedCents: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4000 })),
    status: fc.oneof({ weight: 4, arbitrary: fc.constant('paid' as const) }, fc.constant('cancelled' as const)),
  }),
);

function streamOf(
  fate: fc.Arbitrary<Pick<StreamOrder, 'refundedCents' | 'status'>>,
): fc.Arbitrary<readonly StreamOrder[]> {
  const order = fc
    .record({
      customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      after: fc.integer({ min: 0, max: LAST_AFTER }),
      cents: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 4000 }) }, fc.integer({ min: -2000, max: -1 })),
    })
    .chain((main) =>
      fate.map((rest) => ({ ...main, ...(main.cents > 0 ? rest : { refundedCents: 0, status: 'paid' as const }) })),
    );
  return fc.array(order, { minLength: 1, maxLength: 30 });
}

function exportOf(orders: readonly StreamOrder[]): string {
  const money = (cents: number): string => (cents / 100).toFixed(2);
  return csv(
    'customer,order,date,amount,refunded,status',
    ...orders.map(({ customer, after, cents, refundedCents, status }, i) =>
      [customer, i + 1, formatDay(FIRST_DAY + after), money(cents), money(refundedCents), status].join(','),
    ),
  );
}

/** Who is in which segment since when, and was in which before, by snapshot. */
type Standing = Readonly<Record<string, readonly string[]>>;

/** By the snapshots of one history. */
async function ofHistory(folder: string, every: string): Promise<Standing | undefined> {
  const { code, out, err } = await rfm(folder, ['history', 'in.csv', '-o', 'out', '--every', every, '--json']);
  // A stream may hold no purchase at all.
  if (code === 3) return undefined;
  expect(code, err).toBe(0);
  const standing: Record<string, readonly string[]> = {};
  let before = new Map<string, string>();
  for (const { as_of: day } of JSON.parse(out).snapshots as { readonly as_of: string }[]) {
    const rows = rowsOf(textOf(folder, `out/history/${day}.csv`));
    standing[day] = rows
      .map(
        ({ customer_id: id, segment, segment_since: since }) => `${id}: ${segment}, ${before.get(id!) ?? ''}, ${since}`,
      )
      .sort();
    before = new Map(rows.map(({ customer_id: id, segment }) => [id!, segment!]));
  }
  return standing;
}

/** By runs into one folder, the oldest first, each of what `exportOn` gives for its day. */
async function ofRuns(folder: string, days: readonly string[], exportOn: (day: string) => string): Promise<Standing> {
  const standing: Record<string, readonly string[]> = {};
  for (const day of days) {
    put(folder, { 'day.csv': exportOn(day) });
    const argv = ['run', 'day.csv', '-o', 'runs', '--as-of', day, '--model', 'none', '--quiet'];
    const { code, err } = await rfm(folder, argv);
    expect(code, err).toBe(0);
    standing[day] = rowsOf(textOf(folder, 'runs/customers.csv'))
      .map((row) => `${row.customer_id}: ${row.segment}, ${row.previous_segment}, ${row.segment_since}`)
      .sort();
  }
  return standing;
}

describe('a history and separate runs, the oldest first, tell the same of every customer', () => {
  const folderOf = (orders: readonly StreamOrder[]) =>
    folderWith({ 'in.csv': exportOf(orders), 'rfm.config.json': JSON.stringify(rules) });
  const rhythm = fc.constantFrom('week', 'month');

  it('where each run has the export as it was on its day, unless orders change afterwards', async () => {
    // With refunds inside an order id, or orders cancelled later, the export of a day may hold an order that is still whole,
    // which the newest export has already as it became: there the two differ, and a history says so.
    await fc.assert(
      fc.asyncProperty(plainStream, rhythm, async (orders, every) => {
        const folder = folderOf(orders);
        const found = await ofHistory(folder, every);
        if (found === undefined) return;
        const until = (day: string) => exportOf(orders.filter(({ after }) => FIRST_DAY + after <= parseDay(day)!));
        expect(found).toEqual(await ofRuns(folder, Object.keys(found), until));
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('where all runs have the newest export, whatever became of its orders', async () => {
    await fc.assert(
      fc.asyncProperty(anyStream, rhythm, async (orders, every) => {
        const folder = folderOf(orders);
        const found = await ofHistory(folder, every);
        if (found === undefined) return;
        expect(found).toEqual(await ofRuns(folder, Object.keys(found), () => exportOf(orders)));
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('but not where an order was still whole in the export of a day', async () => {
    const orders = (refundedCents: number): StreamOrder[] => [
      { customer: 'a', after: 0, cents: 1000, refundedCents, status: 'paid' },
      { customer: 'b', after: 14, cents: 1000, refundedCents: 0, status: 'paid' },
    ];
    const folder = folderOf(orders(1000));
    const found = await ofHistory(folder, 'week');
    expect(found).toEqual({ '2024-02-12': ['b: Recent, , 2024-02-12'] });
    const whole = await ofRuns(folder, ['2024-02-05', '2024-02-12'], (day) =>
      exportOf(day === '2024-02-05' ? orders(0).slice(0, 1) : orders(1000)),
    );
    expect(whole).toEqual({
      '2024-02-05': [expect.stringMatching(/^a: /)],
      '2024-02-12': ['b: Recent, , 2024-02-12'],
    });
  });
});
