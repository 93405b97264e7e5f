import type {
  CohortAge,
  ConcentrationReport,
  CustomerBaseReport,
} from '../../../src/report/audit/customerBaseReport.ts';

const EMPTY: ConcentrationReport = {
  customers: 0,
  turnover: 0,
  largest: [1, 5, 10, 0].map((customers) => ({ customers, share: null })),
  gini: null,
  effective_customers: null,
  not_above_zero: { customers: 0, turnover: 0 },
  without: [],
  curve: [],
};

/** Nobody, nothing to compare with. */
export const emptyBase: CustomerBaseReport = {
  measure: 'revenue',
  findings: [],
  periods: { length: 'year', later: { from: '2023-01-01', to: '2023-12-31' }, earlier: null, year_before: false },
  turnover: { later: 0, earlier: null },
  concentration: { later: EMPTY, earlier: null },
  acquisition: {
    months: [],
    last_new_customer: null,
    recent: null,
    past_year: null,
    year_before: null,
    year_to_last: null,
    ratio: null,
    verdict: 'unknown',
  },
  levers: null,
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

function concentration(top: number): ConcentrationReport {
  return {
    customers: 240,
    turnover: 48_000,
    largest: [
      { customers: 1, share: top / 4 },
      { customers: 5, share: top / 2 },
      { customers: 10, share: top * 0.75 },
      { customers: 24, share: top },
    ],
    gini: 0.62,
    effective_customers: 58.3,
    not_above_zero: { customers: 2, turnover: -31.5 },
    without: Array.from({ length: 10 }, (_, index) => ({
      rank: index + 1,
      customer_id: `C-${1000 + index}`,
      turnover: 4_000 - 300 * index,
      share: (4_000 - 300 * index) / 48_000,
      left: 44_000 + 300 * index,
    })),
    curve: [
      { customers: 0, turnover: 0 },
      { customers: 0.02, turnover: top / 2 },
      { customers: 0.1, turnover: top },
      { customers: 0.3, turnover: (1 + top) / 2 + 0.1 },
      { customers: 0.6, turnover: 0.95 },
      { customers: 1, turnover: 1 },
    ],
  };
}

const quarters = [2021, 2022, 2023].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year} Q${quarter}`));

function cohort(index: number) {
  const ages = Array.from(
    { length: quarters.length - 1 - index },
    (_, at): CohortAge => ({
      age: at + 1,
      retention: at === 0 ? 1 : 0.4 / at + 0.02 * (index % 3),
      orders: at === 0 ? 1.2 : 0.5 / at,
      value: 60 / (at + 1),
      cumulative_value: 60 * (1 + Math.log(at + 1)) + 2 * index,
    }),
  );
  return {
    cohort: quarters[index]!,
    customers: 40 - index,
    ages,
    turnover: quarters.slice(index).map((quarter, at) => ({ quarter, turnover: 2_400 / (at + 1) })),
  };
}

/** A base with everything there is, in round numbers. */
export const fullBase: CustomerBaseReport = {
  measure: 'revenue',
  findings: ['new customers have fallen to 0.6 times the year before', 'the largest customer brings 11 % of turnover'],
  periods: {
    length: 'year',
    later: { from: '2023-01-01', to: '2023-12-31' },
    earlier: { from: '2022-01-01', to: '2022-12-31' },
    year_before: true,
  },
  turnover: { later: 47_900, earlier: 53_800 },
  concentration: { later: concentration(0.44), earlier: concentration(0.36) },
  acquisition: {
    months: Array.from({ length: 30 }, (_, index) => ({
      month: `${2021 + Math.floor((index + 6) / 12)}-${String(((index + 6) % 12) + 1).padStart(2, '0')}`,
      new_customers: index >= 26 ? 6 : 10 + ((index * 7) % 9),
      whole: index > 0 && index < 29,
    })),
    last_new_customer: '2023-12-29',
    recent: { from: '2023-10-02', to: '2023-12-31', days: 91, new_customers: 19, per_month: 6.3 },
    past_year: { from: '2022-10-03', to: '2023-10-01', days: 364, new_customers: 162, per_month: 13.5 },
    year_before: { from: '2022-10-02', to: '2022-12-31', days: 91, new_customers: 40, per_month: 13.3 },
    year_to_last: { from: '2023-01-01', to: '2023-12-30', days: 364, new_customers: 150, per_month: 12.5 },
    ratio: { value: 0.47, low: 0.27, high: 0.76 },
    verdict: 'fallen',
  },
  levers: {
    earlier: {
      customers: 260,
      orders: 1_000,
      turnover: 54_000,
      orders_per_customer: 3.85,
      value_per_order: 54,
      refunds_to_others: -200,
    },
    later: {
      customers: 240,
      orders: 820,
      turnover: 48_000,
      orders_per_customer: 3.42,
      value_per_order: 58.54,
      refunds_to_others: -100,
    },
    change: -5_900,
    effects: { customers: -4_100, orders_per_customer: -6_000, value_per_order: 4_100 },
    refunds_to_others_effect: 100,
    groups: (['kept', 'lost', 'new', 'returned'] as const).map((group, index) => ({
      group,
      customers: 100 - 20 * index,
      earlier: { orders: 300, turnover: group === 'new' || group === 'returned' ? 0 : 27_000 },
      later: { orders: 250, turnover: group === 'lost' ? 0 : 16_000 },
      change: group === 'kept' ? -11_000 : group === 'lost' ? -27_000 : 16_000,
      effects: group === 'kept' ? { customers: 0, orders_per_customer: -12_000, value_per_order: 1_000 } : null,
    })),
  },
  deciles: {
    list: Array.from({ length: 10 }, (_, index) => ({
      decile: 10 - index,
      customers: 24,
      turnover: 21_000 / (index + 1),
      share: 0.44 / (index + 1),
      per_customer: 875 / (index + 1),
    })),
    movements: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, null].flatMap((from, row) =>
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, null].flatMap((to, column) =>
        from === null && to === null ? [] : [{ from, to, customers: Math.max(0, 14 - 3 * Math.abs(row - column)) }],
      ),
    ),
  },
  cohorts: {
    window_days: 91,
    from: '2021-01-01',
    left_out: 12,
    left_out_turnover: [
      { quarter: '2021 Q1', turnover: 900 },
      { quarter: '2023 Q4', turnover: 1_000 },
    ],
    refunds_to_others: [{ quarter: '2023 Q4', turnover: -35 }],
    list: quarters.map((_, index) => cohort(index)),
    comparison: {
      cohort: '2023 Q2',
      age: 2,
      retention: 0.31,
      cumulative_value: 88.2,
      before: { customers: 320, retention: 0.42, cumulative_value: 104.5 },
    },
  },
};
