import { describe, expect, it } from 'vitest';
import { customerBase } from '../../../src/audit/base/customerBase.ts';
import { firstDayOf } from '../../../src/audit/base/periodTotals.ts';
import { toAmount } from '../../../src/core/amount.ts';
import { builtLedger, day, type Entry } from '../../score/builtLedger.ts';

/** An order of 10 on each of the days. */
const buys = (customer: string, ...days: readonly string[]): Entry[] =>
  days.map((one) => ({ customer, day: day(one), units: 10 }));

describe('the first day of the orders', () => {
  const steady = Array.from(
    { length: 400 },
    (_, i): Entry => ({ customer: `c${i}`, day: day('2024-01-01') + i, units: 1 }),
  );

  it('leaves a mistyped year out', () => {
    const stray = buys('old', '1924-05-05', '1999-05-05');
    expect(firstDayOf(builtLedger([...steady, ...stray]))).toBe(day('2024-01-01'));
    expect(firstDayOf(builtLedger([...steady, ...buys('old', '2023-02-01')]))).toBe(day('2023-02-01'));
  });

  it('takes a gap for one where more than a few came before it', () => {
    expect(firstDayOf(builtLedger([...buys('a', '2015-01-01'), ...buys('b', '2024-01-01')]))).toBe(day('2015-01-01'));
    expect(firstDayOf(builtLedger([]))).toBeUndefined();
  });
});

describe('a customer base', () => {
  it('with a mistyped year compares no period before the orders, and keeps that customer out of cohorts', () => {
    const steady = Array.from(
      { length: 400 },
      (_, i): Entry => ({ customer: `c${i}`, day: day('2024-01-01') + i, units: 1 }),
    );
    const asOf = day('2024-01-01') + 399;
    const base = customerBase(builtLedger([...steady, ...buys('old', '1924-05-05')]), asOf, undefined, undefined, true);
    expect(base.periods.earlier!.first).toBeGreaterThanOrEqual(day('2024-01-01'));
    expect(base.from).toBe(day('2024-01-01'));
    expect(base.cohorts.quarters[0]).toBe('2024 Q1');
    expect(base.cohorts.before.customers).toBe(1);
    expect(base.acquisition.months[0]!.month).toBe('2024-01');
  });

  it('that begins in the middle has cohorts and acquisition from a later day on', () => {
    const ledger = builtLedger([
      ...buys('old', '2023-01-02', '2024-05-01'),
      ...buys('a', '2023-05-01', '2024-06-01'),
      ...buys('b', '2023-05-02', '2024-12-31'),
    ]);
    const base = customerBase(ledger, day('2024-12-31'), day('2023-04-02'), undefined, true);
    expect(base.cohorts.list.map(({ cohort, customers }) => [cohort, customers])).toEqual([['2023 Q2', 2]]);
    expect(base.cohorts.before.customers).toBe(1);
    expect(base.acquisition.months[0]).toEqual({ month: '2023-04', customers: 0, isWhole: false });
    expect(base.acquisition.months[1]).toEqual({ month: '2023-05', customers: 2, isWhole: true });
    // Levers are of all.
    expect(base.levers!.groups.find(({ group }) => group === 'kept')!.later.customers).toBe(3);
  });

  it('tells those who paused from those who left where the periods do not adjoin', () => {
    const ledger = builtLedger([
      ...buys('first', '2023-01-01'),
      ...buys('left', '2023-11-01'),
      ...buys('paused', '2023-11-01', '2024-05-05'),
      ...buys('kept', '2023-11-01', '2024-11-01'),
      ...buys('new', '2024-05-05', '2024-11-01'),
      ...buys('newest', '2024-12-31'),
      ...buys('returned', '2023-01-05', '2024-12-31'),
    ]);
    const base = customerBase(ledger, day('2024-12-31'), undefined, 'quarter', true);
    expect(base.periods.isYearBefore).toBe(true);
    const sizes = base.levers!.groups.map(({ group, earlier, later }) => [group, earlier.customers, later.customers]);
    expect(sizes).toEqual([
      ['kept', 1, 1],
      ['lost', 1, 0],
      ['paused', 1, 0],
      ['new', 0, 2],
      ['returned', 0, 1],
    ]);
  });

  it('books refunds to people who bought nothing by themselves, each in its own quarter', () => {
    const ledger = builtLedger([
      ...buys('a', '2024-02-01', '2024-05-01'),
      { customer: 'a', day: day('2024-01-20'), units: -3, kind: 'refund' },
      { customer: 'b', day: day('2024-04-01'), units: -4, kind: 'refund' },
      ...buys('c', '2023-12-31'),
    ]);
    const base = customerBase(ledger, day('2024-06-30'), undefined, 'quarter', true);
    const [before, first] = base.cohorts.list;
    expect(base.cohorts.quarters).toEqual(['2023 Q4', '2024 Q1', '2024 Q2']);
    expect([...before!.turnover]).toEqual([10, 0, 0].map(toAmount));
    expect([...first!.turnover]).toEqual([0, 7, 10].map(toAmount));
    expect(first!.ages[0]).toMatchObject({ orders: 2, value: toAmount(17) });
    expect([...base.cohorts.others]).toEqual([0, 0, -4].map(toAmount));
    expect(base.levers!.later).toMatchObject({ turnover: toAmount(10), others: toAmount(-4) });
  });
});
