import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributions } from '../../src/report/distributions.ts';

const tableOf = (numbers: Readonly<Record<string, readonly number[]>>) => ({
  numbers: Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, Float64Array.from(values)])),
});
const bin = (from: number | null, to: number | null, customers: number) => ({ from, to, customers });

describe('distributions', () => {
  it('of few whole numbers have a bin each', () => {
    const { recency_days, orders } = distributions(
      tableOf({ recency_days: [0, 2, 2, 3, Number.NaN], orders: [1, 1, 3, 2, 1] }),
      'orders',
      'none',
    );
    expect(recency_days).toEqual([bin(0, 1, 1), bin(1, 2, 0), bin(2, 3, 2), bin(3, 4, 1)]);
    expect(orders).toEqual([bin(1, 2, 3), bin(2, 3, 1), bin(3, 4, 1)]);
  });

  it('have an open last bin for the one in a hundred that is far away', () => {
    // Ninety-nine have 1 to 24 orders, which take 24 bins of one; the last has 900.
    const values = [...Array.from({ length: 99 }, (_, i) => (i % 24) + 1), 900];
    const { orders } = distributions(tableOf({ orders: values }), 'orders', 'none');
    expect(orders).toHaveLength(25);
    expect(orders[0]).toEqual(bin(1, 2, 5));
    expect(orders[23]).toEqual(bin(24, 25, 4));
    expect(orders[24]).toEqual(bin(25, null, 1));
  });

  it('are wider where two in a hundred are far away', () => {
    // 900 from 1 on: 24 bins of 20 reach 481, of 50 all of it.
    const values = [...Array.from({ length: 98 }, () => 1), 900, 900];
    const { orders } = distributions(tableOf({ orders: values }), 'orders', 'none');
    expect(orders[0]).toEqual(bin(1, 51, 98));
    expect(orders).toHaveLength(18);
    expect(orders.at(-1)).toEqual(bin(851, 901, 2));
  });

  it('of money have round edges in currency units, and one bin below zero', () => {
    const { revenue } = distributions(
      tableOf({ revenue: [-5_000, 0, 199_999, 200_000, 2_399_900] }),
      'orders',
      'revenue',
    );
    // 239.99 in 24 bins of 10.
    expect(revenue!.slice(0, 4)).toEqual([bin(null, 0, 1), bin(0, 10, 1), bin(10, 20, 1), bin(20, 30, 1)]);
    expect(revenue!.at(-1)).toEqual(bin(230, 240, 1));
    expect(revenue).toHaveLength(25);
  });

  it('are of what is scored: days with a purchase, the average order', () => {
    const table = tableOf({ orders: [4, 4], purchase_days: [2, 3], revenue: [40_000, 80_000] });
    const { orders, revenue } = distributions(table, 'days', 'average');
    expect(orders).toEqual([bin(1, 2, 0), bin(2, 3, 1), bin(3, 4, 1)]);
    expect(revenue!.filter(({ customers }) => customers > 0)).toEqual([bin(1, 1.1, 1), bin(2, 2.1, 1)]);
    expect(distributions(table, 'days', 'profit').revenue).toBeNull();
    expect(distributions(table, 'days', 'none').revenue).toBeNull();
  });

  it('of nobody, and of refunds alone', () => {
    expect(distributions(tableOf({ revenue: [] }), 'orders', 'revenue')).toEqual({
      recency_days: [],
      orders: [],
      revenue: [],
    });
    expect(distributions(tableOf({ revenue: [-20_000] }), 'orders', 'revenue').revenue).toEqual([bin(null, 0, 1)]);
  });

  it('hold every value once, in at most 26 bins that follow each other', () => {
    const amounts = fc.array(fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 1e15 })));
    fc.assert(
      fc.property(amounts, (values) => {
        const bins = distributions(tableOf({ revenue: values }), 'orders', 'revenue').revenue!;
        expect(bins.length).toBeLessThanOrEqual(26);
        for (const [i, { from, to, customers }] of bins.entries()) {
          if (i > 0) expect(from).toBe(bins[i - 1]!.to);
          const [low, high] = [(from ?? Number.NEGATIVE_INFINITY) * 1e4, (to ?? Number.POSITIVE_INFINITY) * 1e4];
          const isInside = (value: number) => value >= Math.round(low) && value < Math.round(high);
          expect(values.filter(isInside).length).toBe(customers);
        }
        expect(bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(values.length);
      }),
    );
  });
});
