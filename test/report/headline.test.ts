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

test('in Italian, with the article that a share takes', () => {
  const it = (buyers: readonly Buyer[], names: readonly string[], other: Partial<Parameters<typeof inputOf>[2]> = {}) =>
    say(buyers, names, { language: 'it', ...other });
  expect(it(base, ['Stelle', 'Folla', 'Dormienti'])).toBe(
    'Il 20 % dei clienti (Stelle) porta il 65 % di 9.200,00 EUR; 20 buoni clienti che hanno portato 2.000,00 EUR non si fanno più sentire (Dormienti)',
  );
  expect(it(base, ['Stelle', 'Folla', 'Dormienti'], { monetary: 'none' })).toBe(
    'Il 20 % dei clienti (Stelle) fa il 53 % di 300 ordini; 20 buoni clienti che hanno fatto 80 ordini non si fanno più sentire (Dormienti)',
  );
  // 8 of 100 customers bring 2,400 of 3,000.
  expect(it([...times(8, 0, 5, 8, 300), ...times(60, 1, 5, 1, 10), ...times(32, 2, 5, 1, 0)], ['A', 'B', 'C'])).toBe(
    "L'8 % dei clienti (A) porta l'80 % di 3.000,00 EUR; il segmento più numeroso è B con 60 clienti (60 %)",
  );
  // 1 of 300 customers brings 1,196 of 1,495; who is worth more than the median and silent for long is one more.
  const one = [...times(1, 0, 5, 9, 1196), ...times(298, 1, 5, 1, 1), ...times(1, 2, 200, 1, 2)];
  expect(it(one, ['A', 'B', 'C'])).toBe(
    "Meno dell'1 % dei clienti (A) porta l'80 % di 1.496,00 EUR; 1 buon cliente che ha portato 2,00 EUR non si fa più sentire (C)",
  );
  expect(it(times(50, 1, 5, 1, 10), ['A', 'B'])).toBe('Tutti i 50 clienti sono in B; portano 500,00 EUR');
  expect(it([...times(20, 0, 5, 2, 10), ...times(30, 1, 5, 1, -10)], ['A', 'B'])).toBe(
    '50 clienti con 70 ordini: i rimborsi superano le vendite, il fatturato è -100,00 EUR; il segmento più numeroso è B con 30 clienti (60 %)',
  );
  expect(it([...times(20, 0, 5, 1, 10), ...times(30, 1, 5, 1, 10)], ['A', 'B'])).toBe(
    '50 clienti portano 500,00 EUR; il segmento più numeroso è B con 30 clienti (60 %)',
  );
  expect(it(times(1, 0, 5, 3, 12), ['A'])).toBe(
    '1 solo cliente, troppo poco per una graduatoria: 3 ordini, fatturato 12,00 EUR',
  );
  expect(it([...times(1, 0, 5, 3, 75), ...times(1, 0, 5, 3, -25)], ['A'])).toBe(
    '2 clienti, troppo pochi per una graduatoria: il maggiore porta più dei 50,00 EUR che restano in tutto dopo i rimborsi',
  );
  expect(it([...times(1, 0, 5, 3, 75), ...times(1, 0, 5, 1, -25)], ['A'], { monetary: 'none' })).toBe(
    '2 clienti, troppo pochi per una graduatoria: insieme hanno fatto 4 ordini',
  );
  expect(it([], ['A'])).toBe('Nessuno ha ancora comprato');
});
