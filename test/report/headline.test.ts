import { expect, test } from 'vitest';
import { buildReport } from '../../src/report/report.ts';
import { type Buyer, inputOf } from './reportInputs.ts';

const times = (count: number, segment: number, recency: number, orders: number, revenue: number): Buyer[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${segment}-${index}`,
    segment,
    recency,
    orders,
    revenue,
    refunded: 0,
    r: 1,
    fm: 1,
  }));
const say = (...parameters: Parameters<typeof inputOf>) => buildReport(inputOf(...parameters)).headline;

const base = [...times(20, 0, 5, 8, 300), ...times(60, 1, 30, 1, 20), ...times(20, 2, 200, 4, 100)];

test('few who bring much, and good customers gone quiet, whatever the segments are called', () => {
  expect(say(base, ['Stars', 'Crowd', 'Sleepers'])).toBe(
    '20 % of customers (Stars) bring 65 % of 9,200.00 EUR; 20 good customers who brought 2,000.00 EUR have gone quiet (Sleepers)',
  );
});

test('without money, orders are what counts', () => {
  expect(say(base, ['Stars', 'Crowd', 'Sleepers'], { monetary: 'none' })).toBe(
    '20 % of customers (Stars) place 53 % of 300 orders; 20 good customers who placed 80 orders have gone quiet (Sleepers)',
  );
});

test('where nobody has gone quiet, the largest segment is named', () => {
  const active = [...times(10, 0, 5, 8, 300), ...times(90, 1, 5, 1, 20)];
  expect(say(active, ['A', 'B'], { currency: undefined })).toBe(
    '10 % of customers (A) bring 63 % of 4,800.00; the largest segment is B with 90 customers (90 %)',
  );
});

test('where nobody stands out, nobody is said to', () => {
  expect(say([...times(20, 0, 5, 1, 10), ...times(30, 1, 5, 1, 10)], ['A', 'B'])).toBe(
    '50 customers bring 500.00 EUR; the largest segment is B with 30 customers (60 %)',
  );
  expect(say(times(50, 1, 5, 1, 10), ['A', 'B'])).toBe('All 50 customers are in B; they bring 500.00 EUR');
});

test('refunds that outweigh sales are said, not divided by', () => {
  expect(say([...times(20, 0, 5, 2, 10), ...times(30, 1, 5, 1, -10)], ['A', 'B'])).toBe(
    '50 customers with 70 orders: refunds outweigh sales, revenue is -100.00 EUR; the largest segment is B with 30 customers (60 %)',
  );
});

test('a revenue of exactly zero is not called negative', () => {
  expect(say([...times(20, 0, 5, 2, 10), ...times(20, 1, 5, 1, -10)], ['A', 'B'])).toContain('revenue is 0.00 EUR');
});

test('one customer, few customers, no customers', () => {
  expect(say(times(1, 0, 5, 3, 12), ['A'])).toBe('1 customer, too few to rank: 3 orders, revenue 12.00 EUR');
  expect(say([...times(1, 0, 5, 3, 75), ...times(1, 0, 5, 3, 25)], ['A'])).toBe(
    '2 customers, too few to rank: the largest brings 75 % of 100.00 EUR',
  );
  expect(say([...times(1, 0, 5, 3, 75), ...times(1, 0, 5, 3, -25)], ['A'])).toBe(
    '2 customers, too few to rank: the largest brings more than all 50.00 EUR that are left after refunds',
  );
  expect(say([], ['A'])).toBe('Nobody has bought anything');
});
