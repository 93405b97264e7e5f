import { expect, it } from 'vitest';
import { cohorts } from '../../../src/audit/base/cohorts.ts';
import { firstPurchaseDays } from '../../../src/audit/base/periodTotals.ts';
import { toAmount } from '../../../src/core/amount.ts';
import { builtLedger, day, type Entry } from '../../score/builtLedger.ts';

const entries: readonly Entry[] = [
  { customer: 'a', day: day('2024-01-10'), units: 10 },
  { customer: 'a', day: day('2024-04-09'), units: 20 },
  { customer: 'a', day: day('2024-04-10'), units: 30 },
  { customer: 'b', day: day('2024-03-31'), units: 40 },
  { customer: 'b', day: day('2024-04-05'), units: -15, kind: 'refund' },
  { customer: 'c', day: day('2024-06-30'), units: 50 },
  { customer: 'd', day: day('2023-12-31'), units: 60 },
  { customer: 'd', day: day('2024-06-01'), units: 70 },
  { customer: 'e', day: day('2024-01-01'), units: -5, kind: 'refund' },
];
const ledger = builtLedger(entries);
const made = (from?: number, hasMoney = true, asOf = day('2024-09-28')) =>
  cohorts(ledger, firstPurchaseDays(ledger, asOf), day('2023-12-31'), from, asOf, hasMoney);

it('follows each customer from the own first purchase, in windows of 91 days', () => {
  const { list, quarters } = made();
  expect(quarters).toEqual(['2023 Q4', '2024 Q1', '2024 Q2', '2024 Q3']);
  expect(list.map(({ cohort, customers }) => [cohort, customers])).toEqual([
    ['2023 Q4', 1],
    ['2024 Q1', 2],
    ['2024 Q2', 1],
  ]);
  // April 9 is the 91st day of a, April 10 the first of its second window; the newest of them, b, has lived through 182.
  expect(list[1]!.ages).toEqual([
    { age: 1, active: 2, orders: 3, value: toAmount(10 + 20 + 40 - 15) },
    { age: 2, active: 1, orders: 1, value: toAmount(30) },
  ]);
  // c has lived through 91 days from June 30 on with September 28.
  expect(list[2]!.ages).toHaveLength(1);
  expect(made(undefined, true, day('2024-09-27')).list[2]!.ages).toHaveLength(0);
});

it('adds up turnover by calendar quarter', () => {
  const { list } = made();
  expect([...list[1]!.turnover]).toEqual([0, 50, 35, 0].map(toAmount));
  expect([...list[0]!.turnover]).toEqual([60, 0, 70, 0].map(toAmount));
});

it('leaves out those who came before a day, and keeps their turnover', () => {
  const { list, before } = made(day('2024-01-01'));
  expect(list.map(({ cohort }) => cohort)).toEqual(['2024 Q1', '2024 Q2']);
  expect(before.customers).toBe(1);
  expect([...before.turnover]).toEqual([60, 0, 70, 0].map(toAmount));
});

it('counts orders without money', () => {
  const { list } = made(undefined, false);
  expect(list[1]!.ages[0]).toEqual({ age: 1, active: 2, orders: 3, value: undefined });
  expect([...list[1]!.turnover]).toEqual([0, 2, 2, 0]);
});
