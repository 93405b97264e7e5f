import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowCount } from '../../src/core/customers.ts';
import { buildReport } from '../../src/report/report.ts';
import { alike } from '../core/phrases.ts';
import { anyInput, type Buyer, inputOf } from './reportInputs.ts';

const ann: Buyer = { id: 'ann', segment: 0, recency: 3, orders: 4, revenue: 600, refunded: 20.5, r: 5, fm: 5 };
const bob: Buyer = { id: 'bob', segment: 0, recency: 8, orders: 2, revenue: 300, refunded: 0, r: 5, fm: 4 };
const cid: Buyer = { id: 'cid', segment: 1, recency: 90, orders: 1, revenue: 100.01, refunded: 0, r: 1, fm: 4 };
const dan: Buyer = { id: 'dan', segment: 0, recency: 4, orders: 1, revenue: 0, refunded: 0, r: 5, fm: 4 };
const names = ['Best', 'Gone', 'Empty'];

describe('a small table', () => {
  const report = buildReport(inputOf([ann, bob, cid, dan], names));

  test('totals', () => {
    expect(report.as_of).toBe('2024-01-01');
    expect(report.totals).toEqual({
      customers: 4,
      orders: 8,
      revenue: 1000.01,
      refunded: 20.5,
      average_order_value: 125,
      median_recency_days: 6,
    });
  });

  test('segments', () => {
    expect(report.segments[0]).toEqual({
      segment: 'Best',
      slug: 's0',
      title: 'Best',
      customers: 3,
      share: 0.75,
      revenue: 900,
      revenue_share: 0.9,
      median_recency_days: 4,
      orders: 7,
      average_order_value: 128.57,
      why: 'why 0',
      goal: 'reach Best',
      action: 'act on Best',
      offer: 'give Best',
      avoid: 'not Best',
      expected_revenue: null,
      value_at_risk: null,
      gone: null,
      suppressed: null,
    });
  });

  test('an empty segment has no median and no average, but a revenue of zero', () => {
    expect(report.segments[2]).toMatchObject({
      customers: 0,
      share: 0,
      orders: 0,
      revenue: 0,
      revenue_share: 0,
      median_recency_days: null,
      average_order_value: null,
    });
  });

  test('the grid holds every cell, as it is drawn', () => {
    expect(report.grid).toHaveLength(25);
    expect(report.grid[0]).toEqual({ r: 5, fm: 1, customers: 0, segments: {} });
    expect(report.grid[3]).toEqual({ r: 5, fm: 4, customers: 2, segments: { Best: 2 } });
    expect(report.grid[23]).toEqual({ r: 1, fm: 4, customers: 1, segments: { Gone: 1 } });
  });

  test('top customers are the first rows; concentration is measured on revenue', () => {
    expect(
      report.top_customers.map(({ customer_id, share, cumulative_share }) => [customer_id, share, cumulative_share]),
    ).toEqual([
      ['ann', 0.6, 0.6],
      ['bob', 0.3, 0.9],
      ['cid', 0.1, 1],
      ['dan', 0, 1],
    ]);
    const turned = buildReport(inputOf([dan, cid, bob, ann], names));
    expect(turned.top_customers[0]!.customer_id).toBe('dan');
    expect(turned.concentration).toEqual({ largest_customer_share: 0.6, top_tenth_customers: 1, top_tenth_share: 0.6 });
  });

  test('cut-offs are not rounded', () => {
    const exact = {
      recency_days: [115, 181, 297.4, 482],
      orders: [4, 5, 6, null],
      revenue: [255.8, 382, 506.4012345, 666],
    };
    expect(buildReport(inputOf([ann], names, { cutOffs: exact })).cut_offs).toEqual(exact);
  });
});

test('fewer than 25 customers are too few to rank, and all are shown; 25 are not, and ten are', () => {
  const few = buildReport(
    inputOf(
      Array.from({ length: 24 }, () => ann),
      names,
    ),
  );
  expect([few.too_few_to_rank, few.top_customers.length]).toEqual([true, 24]);
  const enough = buildReport(
    inputOf(
      Array.from({ length: 25 }, () => ann),
      names,
    ),
  );
  expect([enough.too_few_to_rank, enough.top_customers.length]).toEqual([false, 10]);
  expect(enough.concentration).toMatchObject({ top_tenth_customers: 3, top_tenth_share: 0.12 });
});

test('without money every money key is null, not zero', () => {
  const report = buildReport(inputOf([ann, cid], names, { monetary: 'none' }));
  expect(report.totals).toMatchObject({ revenue: null, refunded: null, average_order_value: null, orders: 5 });
  expect(report.concentration).toMatchObject({ largest_customer_share: null, top_tenth_share: null });
  for (const segment of report.segments) {
    expect(segment).toMatchObject({ revenue: null, revenue_share: null, average_order_value: null });
  }
  for (const customer of report.top_customers) {
    expect(customer).toMatchObject({ revenue: null, share: null, cumulative_share: null });
  }
});

test.each([0, -600.01])('shares of a revenue of %d do not exist', (total) => {
  const report = buildReport(inputOf([ann, { ...bob, revenue: total - 600 }], names));
  expect(report.totals.revenue).toBe(total);
  expect(report.segments.map((segment) => segment.revenue_share)).toEqual([null, null, null]);
  expect(report.concentration.largest_customer_share).toBeNull();
});

test('money has the decimals of its currency', () => {
  const report = (currency: string) =>
    buildReport(inputOf([{ ...ann, revenue: 1234.5678 }], names, { currency })).totals.revenue;
  expect([report('JPY'), report('EUR'), report('KWD')]).toEqual([1235, 1234.57, 1234.568]);
});

test('an amount left out that cannot be added up is null', () => {
  const leftOut = [
    { what: alike('orders cancelled'), count: 2, amount: 123_456 },
    { what: alike('rows in USD'), count: 1, amount: undefined },
  ];
  const report = buildReport(
    inputOf([ann], names, { account: { rows: 9, badRows: 1, leftOut, notices: [alike('n')] } }),
  );
  expect(report.left_out.map(({ amount }) => amount)).toEqual([12.35, null]);
  expect(report.read).toMatchObject({ rows: 9, bad_rows: 1 });
});

test('segments, grid and totals add up, and the report is plain JSON', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const report = buildReport(input);
      const sum = (values: readonly (number | null)[]) =>
        values.reduce<number>((total, value) => total + (value ?? 0), 0);
      const { customers, orders, revenue } = report.totals;
      expect(customers).toBe(rowCount(input.table));
      expect(sum(report.segments.map((segment) => segment.customers))).toBe(customers);
      expect(sum(report.segments.map((segment) => segment.orders))).toBe(orders);
      expect(sum(report.grid.map((cell) => cell.customers))).toBe(customers);
      expect(
        report.grid.flatMap((cell) => Object.values(cell.segments)).reduce((total, count) => total + count, 0),
      ).toBe(customers);
      if (revenue !== null) {
        expect(sum(report.segments.map((segment) => segment.revenue))).toBeCloseTo(revenue, -1);
      }
      // JSON has no other numbers than finite ones and no minus zero, so that the copy tells.
      expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
    }),
    { numRuns: 100 },
  );
});
