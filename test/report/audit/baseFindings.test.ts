import { describe, expect, it } from 'vitest';
import { baseFindings } from '../../../src/report/audit/baseFindings.ts';
import type { AcquisitionReport, CustomerBaseReport } from '../../../src/report/audit/customerBaseReport.ts';

type Base = Omit<CustomerBaseReport, 'findings'>;

const span = (count: number, days: number, perMonth: number) => ({
  from: '2024-01-01',
  to: '2024-01-31',
  days,
  new_customers: count,
  per_month: perMonth,
});
const side = {
  customers: 4,
  orders: 8,
  turnover: 1000,
  orders_per_customer: 2,
  value_per_order: 125,
  refunds_to_others: 0,
};

const acquisition: AcquisitionReport = {
  months: [],
  last_new_customer: '2024-09-30',
  recent: span(30, 91, 10),
  past_year: span(120, 364, 10),
  year_before: span(30, 91, 10),
  year_to_last: { ...span(123, 364, 10.3), to: '2024-09-30' },
  ratio: { value: 1, low: 0.8, high: 1.2 },
  verdict: 'steady',
};

/** Forty customers, none of whom stands out. */
function concentration(largest: number, five = largest, ten = five): CustomerBaseReport['concentration'] {
  const later = {
    customers: 40,
    turnover: 1000,
    largest: [largest, five, ten, ten].map((share, i) => ({ customers: [1, 5, 10, 4][i]!, share })),
    gini: 0.5,
    effective_customers: 20,
    not_above_zero: { customers: 0, turnover: 0 },
    without: [{ rank: 1, customer_id: 'a', turnover: 1000 * largest, share: largest, left: 1000 * (1 - largest) }],
    curve: [],
  };
  return { later, earlier: { ...later, largest: [{ customers: 1, share: 0.02 }] } };
}

const quiet: Base = {
  measure: 'revenue',
  periods: {
    length: 'year',
    later: { from: '2024-01-01', to: '2024-12-31' },
    earlier: { from: '2023-01-01', to: '2023-12-31' },
    year_before: true,
  },
  turnover: { later: 1100, earlier: 1000 },
  concentration: concentration(0.05, 0.2, 0.3),
  acquisition,
  levers: {
    earlier: side,
    later: { ...side, turnover: 1100 },
    change: 100,
    effects: { customers: 150, orders_per_customer: -80, value_per_order: 30 },
    refunds_to_others_effect: 0,
    groups: [],
  },
  deciles: { list: [], movements: null },
  cohorts: {
    window_days: 91,
    from: null,
    left_out: 0,
    left_out_turnover: [],
    refunds_to_others: [],
    list: [],
    comparison: null,
  },
};

const findings = (change: Partial<Base>) => baseFindings({ ...quiet, ...change }, 'EUR').map(({ en }) => en);
const levers = (later: number, change: Partial<NonNullable<Base['levers']>>) =>
  findings({ turnover: { later, earlier: 1000 }, levers: { ...quiet.levers!, change: later - 1000, ...change } })[0];

describe('the findings on a base', () => {
  it('are the change of turnover where nothing stands out', () => {
    expect(findings({})).toEqual([
      'Turnover rose by 10 % against the year before, from 1,000.00 EUR to 1,100.00 EUR: customers +150.00 EUR, orders per customer -80.00 EUR, value per order +30.00 EUR',
    ]);
  });

  it('say a fall, a standstill and what has no percentage', () => {
    expect(levers(750, { effects: null })).toBe(
      'Turnover fell by 25 % against the year before, from 1,000.00 EUR to 750.00 EUR',
    );
    expect(levers(1000, { effects: null })).toBe('Turnover is 1,000.00 EUR, as in the year before');
    for (const turnover of [-50, 25_000]) {
      expect(levers(turnover, { effects: null })).not.toContain('%');
    }
  });

  it('add up to the change they state, refunds to others among them', () => {
    expect(levers(1060, { refunds_to_others_effect: -40 })).toBe(
      'Turnover rose by 6 % against the year before, from 1,000.00 EUR to 1,060.00 EUR: customers +150.00 EUR, orders per customer -80.00 EUR, value per order +30.00 EUR, refunds to others -40.00 EUR',
    );
  });

  it.each([
    [
      0.1,
      'One customer is 10 % of turnover: without it 900.00 EUR of 1,000.00 EUR would be left; in the year before the largest was 2 %',
    ],
    [
      0.38,
      'One customer is 38 % of turnover: without it 620.00 EUR of 1,000.00 EUR would be left; in the year before the largest was 2 %',
    ],
    [1.5, 'One customer is more than all turnover: without it -500.00 EUR of 1,000.00 EUR would be left'],
  ])('begin with a customer of %d of turnover', (share, sentence) => {
    expect(findings({ concentration: concentration(share) })[0]).toBe(sentence);
  });

  it('name no major customer below a tenth, nor one who is no more than the others', () => {
    expect(findings({ concentration: concentration(0.0999, 0.2, 0.3) })).toHaveLength(1);
    const { later } = concentration(0.125);
    const eight = { later: { ...later, customers: 8, largest: [{ customers: 1, share: 0.125 }] }, earlier: null };
    expect(findings({ concentration: eight })).toHaveLength(1);
    for (const [customers, share] of [
      [4, 0.25],
      [2, 0.5],
      [1, 1],
    ] as const) {
      const { later: few } = concentration(share);
      const concentrated = { later: { ...few, customers, largest: [{ customers: 1, share }] }, earlier: null };
      expect(findings({ concentration: concentrated })[0]).toContain(`One customer is ${100 * share} % of turnover`);
    }
  });

  it('end with few who are half of everything', () => {
    expect(findings({ concentration: concentration(0.06, 0.3, 0.5) }).at(-1)).toBe(
      '10 of 40 customers are 50 % of turnover',
    );
    expect(findings({ concentration: concentration(0.06, 0.3, 0.4999) })).toHaveLength(1);
  });

  it.each([
    [
      { verdict: 'stopped', recent: span(0, 91, 0) },
      'Acquisition has stopped: no new customer since 2024-09-30; the 364 days up to then brought 123',
    ],
    [
      { verdict: 'stopped', recent: span(1, 91, 0.3) },
      'Acquisition has all but stopped: 0.3 new customers a month in the last 91 days, 10.0 in the 364 days before them',
    ],
    [
      { verdict: 'stopped', recent: span(0, 91, 0), past_year: span(0, 364, 0) },
      'Acquisition has stopped: no new customer since 2024-09-30; the 364 days up to then brought 123, unless the orders are those of chosen customers alone',
    ],
    [
      { verdict: 'fallen', recent: span(9, 91, 3) },
      'Acquisition has fallen: 3.0 new customers a month in the last 91 days, 10.0 in the 364 days before them',
    ],
    [
      { verdict: 'risen', recent: span(60, 91, 20), past_year: span(60, 182, 10), year_before: null },
      'Acquisition has risen: 20.0 new customers a month in the last 91 days, 10.0 in the 182 days before them; it may be the season, as the same days of a year before are not known',
    ],
  ] as const)('say what became of acquisition: %o', (change, sentence) => {
    expect(findings({ acquisition: { ...acquisition, ...change } })[0]).toBe(sentence);
  });

  it('are in the order of how serious they are', () => {
    const all = findings({
      concentration: concentration(0.2, 0.5, 0.6),
      acquisition: { ...acquisition, verdict: 'fallen', recent: span(9, 91, 3) },
    });
    expect(all.map((finding) => finding.split(' ').slice(0, 2).join(' '))).toEqual([
      'One customer',
      'Acquisition has',
      'Turnover rose',
      '5 of',
    ]);
  });

  it('say that there is nothing to compare with, and count orders without money', () => {
    expect(findings({ levers: null })).toEqual([
      'Nothing to compare with: the orders do not reach back through a whole period before 2024-01-01 to 2024-12-31',
    ]);
    expect(
      findings({
        measure: 'orders',
        levers: { ...quiet.levers!, effects: { customers: 150, orders_per_customer: -50, value_per_order: null } },
      })[0],
    ).toBe(
      'Orders rose by 10 % against the year before, from 1,000 orders to 1,100 orders: customers +150, orders per customer -50',
    );
    expect(baseFindings(quiet, undefined)[0]!.en).toContain('from 1,000.00 to 1,100.00: customers +150.00, ');
  });
});
