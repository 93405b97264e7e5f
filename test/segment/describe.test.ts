import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/segment/conditions.ts';
import { describeCondition } from '../../src/segment/describe.ts';
import { segmentSets } from '../../src/segment/sets/index.ts';

describe('a condition in English', () => {
  it.each<[Condition, string]>([
    [{ r: 5 }, 'r 5'],
    [{ r_score: 5, fm: [4, 5] }, 'r 5 and fm 4 to 5'],
    [{ r: [4, 5], orders: { gte: 2 } }, 'r 4 to 5 and at least 2 orders'],
    [{ r: 5, f: [5, 5], m: { gt: 3 } }, 'r 5, f 5 and m above 3'],
    [{ f: { gte: 2, lt: 4 } }, 'f at least 2 and below 4'],
    [{ f: { gte: 2, lte: 4 } }, 'f 2 to 4'],
    [{ f: { in: [1] } }, 'f 1'],
    [{ f: { in: [1, 3, 5] } }, 'f 1, 3 or 5'],
    [{ f: { ne: 3 } }, 'f other than 3'],
    [{ m: { missing: true } }, 'm unknown'],
    [{ m: { missing: false } }, 'm known'],
    [{ orders: 1 }, '1 order'],
    [{ orders: { gt: 1 } }, 'more than 1 order'],
    [{ orders: { lt: 3 } }, 'fewer than 3 orders'],
    [{ orders: { lte: 1200 } }, 'at most 1,200 orders'],
    [{ orders: { ne: 2 } }, 'other than 2 orders'],
    [{ orders: { gt: 2, lt: 5 } }, 'more than 2 and fewer than 5 orders'],
    [{ purchase_days: [2, 3] }, '2 to 3 purchase days'],
    [{ recency_days: { gt: 365 } }, 'last order more than 365 days ago'],
    [{ recency_days: { lt: 7 } }, 'last order less than 7 days ago'],
    [{ p_alive: { gt: 1e-7 } }, 'P(alive) above 1e-7'],
    [{ recency_days: 1 }, 'last order 1 day ago'],
    [{ recency_days: { lte: 30 } }, 'last order at most 30 days ago'],
    [{ recency_days: [30, 59] }, 'last order 30 to 59 days ago'],
    [{ days_between_orders: { lt: 7.5 } }, 'fewer than 7.5 days between orders'],
    [{ days_between_orders: { missing: true } }, 'days between orders unknown'],
    [{ recency_days: { missing: true } }, 'last order unknown'],
    [{ revenue: { gte: 1234.5 } }, 'revenue at least 1,234.50'],
    [{ revenue: { lt: 0.0725 } }, 'revenue below 0.0725'],
    [{ revenue: [-5, 100] }, 'revenue -5.00 to 100.00'],
    [{ average_order_value: { gt: 20 } }, 'average order above 20.00'],
    [{ clv: { missing: true } }, 'future value unknown'],
    [{ p_alive: { gte: 0.5 } }, 'P(alive) at least 0.5'],
    [{ expected_orders: { gt: 1.25 } }, 'expected orders above 1.25'],
    [{ first_order: { gte: '2024-03-01' } }, 'first order on or after 2024-03-01'],
    [{ first_order: { gt: '2024-03-01' } }, 'first order after 2024-03-01'],
    [{ first_order: { lt: '2024-03-01' } }, 'first order before 2024-03-01'],
    [{ last_order: { lte: '2024-03-01' } }, 'last order on or before 2024-03-01'],
    [{ last_order: '2024-03-01' }, 'last order on 2024-03-01'],
    [{ last_order: { ne: '2024-03-01' } }, 'last order on another day than 2024-03-01'],
    [{ last_order: ['2024-01-01', '2024-03-31'] }, 'last order 2024-01-01 to 2024-03-31'],
    [{ last_order: { in: ['2024-01-01', '2024-03-31'] } }, 'last order on 2024-01-01 or 2024-03-31'],
    [{ lifecycle: 'loyal' }, 'lifecycle "loyal"'],
    [{ lifecycle: { in: ['loyal', 'repeat'] }, r: 1 }, '(lifecycle "loyal" or "repeat") and r 1'],
    [{ lifecycle: { ne: 'loyal' } }, 'lifecycle other than "loyal"'],
    [{ rfm: '555' }, 'RFM "555"'],
    [{ customer_id: { in: ['7', '8'] } }, 'customer "7" or "8"'],
    [{ orders: { gte: 2, missing: false } }, 'at least 2 orders and orders known'],
    [{ any: [{ r: 1 }, { f: 1 }] }, 'r 1 or f 1'],
    [{ any: [{ r: 1 }, { f: 1 }, { m: 1 }] }, 'r 1, f 1 or m 1'],
    [{ any: [{ r: 1, f: 1 }, { orders: 1 }] }, '(r 1 and f 1) or 1 order'],
    [{ r: 5, any: [{ f: 1 }, { m: 1 }] }, 'r 5 and (f 1 or m 1)'],
    [{ r: { in: [1, 5] }, f: 2 }, '(r 1 or 5) and f 2'],
    [{ all: [{ r: 5 }, { f: 1 }], m: 2 }, 'r 5, f 1 and m 2'],
    [{ all: [{ r: 5 }] }, 'r 5'],
    [{ any: [{ r: 5 }] }, 'r 5'],
    [{ not: { r: [4, 5] } }, 'not (r 4 to 5)'],
    [{ r: 5, not: { any: [{ f: 1 }, { m: 1 }] } }, 'r 5 and not (f 1 or m 1)'],
    [{ any: [{ f: { gte: 2, lt: 4 } }, { r: 1 }] }, '(f at least 2 and below 4) or r 1'],
  ])('%j', (condition, words) => {
    expect(describeCondition(condition)).toBe(words);
  });

  it('has money in a currency, with its decimals', () => {
    expect(describeCondition({ revenue: { gte: 1000 } }, 'EUR')).toBe('revenue at least 1,000.00 EUR');
    expect(describeCondition({ revenue: [0.5, 2] }, 'JPY')).toBe('revenue 0.5 to 2 JPY');
  });

  it('says what each rule of a built-in set asks for', () => {
    const words = segmentSets.map(({ rules }) => rules.slice(0, 2).map(({ when }) => describeCondition(when)));
    expect(words).toEqual([
      ['1 order and r 5', '1 order and r 4'],
      ['r 5 and f 4 to 5', 'r 3 to 4 and f 4 to 5'],
      ['r 5, f 5 and m 5', 'r 3 to 5, f 3 to 5 and m 2 to 5'],
    ]);
  });
});
