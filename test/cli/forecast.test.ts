import { describe, expect, it } from 'vitest';
import type { SettingName } from '../../src/cli/settings.ts';
import { formatDay, parseDay } from '../../src/core/day.ts';
import type { Report } from '../../src/report/report.ts';
import { sampleOrders } from '../../src/sample/sample.ts';
import { csv, folderWith, type Outcome, rfm } from './rfm.ts';
import { checkSetting } from './settingCases.ts';

type Customer = Readonly<Record<string, string | number | null>>;

const sample = [...sampleOrders(300, 5)].join('');

async function customersOf(text: string, ...flags: readonly string[]): Promise<Customer[]> {
  const { code, out, err } = await rfm(folderWith({ 'in.csv': text }), [
    'score',
    'in.csv',
    '--format',
    'json',
    ...flags,
  ]);
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

async function reportOf(text: string, ...flags: readonly string[]): Promise<Report> {
  const { code, out, err } = await rfm(folderWith({ 'in.csv': text }), ['run', 'in.csv', '--json', ...flags]);
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

const sum = (customers: readonly Customer[], column: string): number =>
  customers.reduce((total, customer) => total + Number(customer[column]), 0);

/** An export of `customers` who bought on these days, counted from the first of January 2024. */
function purchases(
  customers: number,
  days: (customer: number) => readonly number[],
  amount = (_: number) => 10,
): string {
  const first = parseDay('2024-01-01')!;
  const rows = Array.from({ length: customers }, (_, customer) =>
    days(customer).map((day) => `c${customer},${formatDay(first + day)},${amount(customer)}`),
  );
  return csv('customer,date,amount', ...rows.flat());
}

describe('the forecast of a run', () => {
  it('names its model, its units, and what was tried', async () => {
    const { forecast, segments } = await reportOf(sample);
    expect(forecast.model).not.toBeNull();
    expect(forecast.units).toBe('over the next 365 days, discounted at 10 % a year, margin 100 %');
    expect(forecast.tried.map(({ name }) => name)).toEqual(['pareto-nbd', 'mbg-nbd', 'bg-nbd', 'nbd']);
    const { expected, low, high } = forecast.expected_revenue!;
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
    const parts = segments.reduce((total, segment) => total + (segment.expected_revenue?.expected ?? 0), 0);
    expect(Math.abs(parts - expected)).toBeLessThan(1);
  });

  it('adds up in the customers: clv and lifetime value follow from the other columns', async () => {
    const undiscounted = await customersOf(sample, '--discount', '0', '--margin', '0.5');
    for (const customer of undiscounted) {
      const orders = Number(customer.expected_orders);
      expect(Number(customer.clv)).toBeCloseTo(0.5 * orders * Number(customer.expected_order_value), 0);
      expect(Number(customer.lifetime_value)).toBeCloseTo(0.5 * Number(customer.revenue) + Number(customer.clv), 1);
    }
    const values = undiscounted.map((customer) => Number(customer.lifetime_value));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  it('looks as far ahead as --horizon says, and is worth less with --discount', async () => {
    const year = await customersOf(sample);
    expect(sum(await customersOf(sample, '--horizon', '90'), 'expected_orders')).toBeLessThan(
      sum(year, 'expected_orders') / 2,
    );
    const [none, steep] = [
      await customersOf(sample, '--discount', '0'),
      await customersOf(sample, '--discount', '0.5'),
    ];
    expect(sum(none, 'clv')).toBeGreaterThan(sum(year, 'clv'));
    expect(sum(steep, 'clv')).toBeLessThan(sum(year, 'clv'));
    expect(sum(steep, 'expected_orders')).toBeCloseTo(sum(none, 'expected_orders'), 1);
  });

  it('takes the model that is asked for', async () => {
    const leaving = await customersOf(sample, '--model', 'bg-nbd');
    expect(leaving.every(({ orders, p_alive }) => (orders === 1) === (p_alive === null) || Number(orders) > 1)).toBe(
      true,
    );
    const staying = await customersOf(sample, '--model', 'nbd');
    expect(new Set(staying.map(({ p_alive }) => p_alive))).toEqual(new Set([null]));
    expect(sum(staying, 'expected_orders')).toBeGreaterThan(sum(leaving, 'expected_orders'));
    const { forecast } = await reportOf(sample, '--model', 'nbd');
    expect(forecast.words).toContain('assumes nobody leaves: an upper bound');
  });

  it('is left out with --model none: lifetime value is what came in so far', async () => {
    const customers = await customersOf(sample, '--model', 'none', '--margin', '0.25');
    for (const { revenue, lifetime_value, clv, p_alive, expected_orders } of customers) {
      expect([clv, p_alive, expected_orders]).toEqual([null, null, null]);
      expect(Number(lifetime_value)).toBeCloseTo(0.25 * Number(revenue), 1);
    }
  });

  it('is of profit where profit is measured', async () => {
    const text = sample.replace(/\n(.*),(-?[\d.]+)(?=\n)/g, '\n$1,$2,$2').replace('amount', 'amount,cost');
    const { code, out } = await rfm(folderWith({ 'in.csv': text }), ['run', 'in.csv', '--monetary', 'profit']);
    expect(code).toBe(0);
    expect(out).toMatch(/^expected profit /m);
    expect(out).not.toMatch(/^expected revenue /m);
  });

  it('refuses rates and horizons that cannot be, and --margin with profit', async () => {
    for (const flags of [
      ['--horizon', '0'],
      ['--horizon', 'x'],
      ['--discount', '-1'],
      ['--margin', '1.5'],
      ['--model', 'pareto'],
      ['--monetary', 'profit', '--margin', '0.5', '--map', 'cost=amount'],
    ]) {
      const { code } = await rfm(folderWith({ 'in.csv': sample }), ['score', 'in.csv', ...flags]);
      expect(code, flags.join(' ')).toBe(2);
    }
  });
});

describe('each setting of the forecast', () => {
  const argv = ['score', 'in.csv', '--format', 'jsonl'];
  const files = { 'in.csv': [...sampleOrders(80, 5)].join('') };
  /** Rounded sums of a column over all customers. */
  const total = (column: string) => (outcome: Outcome) =>
    Math.round(
      outcome.out
        .trimEnd()
        .split('\n')
        .reduce((all, line) => all + Number(JSON.parse(line)[column]), 0),
    );
  const setting = async (
    key: SettingName,
    flag: string,
    value: string | number,
    other: string | number,
    column: string,
  ) => {
    const see = total(column);
    const cwd = () => folderWith(files);
    const [without, given, otherwise] = [
      see(await rfm(cwd(), argv)),
      see(await rfm(cwd(), [...argv, flag, String(value)])),
      see(await rfm(cwd(), [...argv, flag, String(other)])),
    ];
    expect(new Set([without, given, otherwise]).size, 'each value tells').toBe(3);
    await checkSetting({
      ...{ key, flags: [flag, String(value)], value, other, files, argv, see },
      ...{ without, with: given, withOther: otherwise },
    });
  };
  it.each([
    { key: 'model', flag: '--model', value: 'nbd', other: 'none', column: 'expected_orders' },
    { key: 'horizon', flag: '--horizon', value: 90, other: 30, column: 'expected_orders' },
    { key: 'discount', flag: '--discount', value: 0, other: 0.5, column: 'clv' },
    { key: 'margin', flag: '--margin', value: 0.5, other: 0.25, column: 'lifetime_value' },
  ] as const)('$key, by flag and by config', ({ key, flag, value, other, column }) =>
    setting(key, flag, value, other, column),
  );
});

describe('scaling', () => {
  const scaledMoney = sample
    .split('\n')
    .map((line, i) =>
      i === 0 || line === '' ? line : line.replace(/(-?[\d.]+)$/, (amount) => (Number(amount) * 10).toFixed(2)),
    )
    .join('\n');

  it('money scales what customers are worth and changes no segment', async () => {
    const [before, after] = [await customersOf(sample), await customersOf(scaledMoney)];
    expect(after.map(({ customer_id, segment }) => [customer_id, segment])).toEqual(
      before.map(({ customer_id, segment }) => [customer_id, segment]),
    );
    expect(sum(after, 'clv') / sum(before, 'clv')).toBeCloseTo(10, 3);
    expect(sum(after, 'expected_orders')).toBeCloseTo(sum(before, 'expected_orders'), 2);
  });

  it('counting each customer twice changes no parameter', async () => {
    const lines = sample.trimEnd().split('\n');
    const again = lines.slice(1).map((line) => line.replace(/^(\d+),/, '9$1,').replace(/,C(\d+),/, ',D$1,'));
    const [before, after] = [await reportOf(sample), await reportOf([...lines, ...again, ''].join('\n'))];
    expect(after.totals.customers).toBe(2 * before.totals.customers);
    for (const fit of before.forecast.tried) {
      const twice = after.forecast.tried.find(({ name }) => name === fit.name)!;
      for (const [name, value] of Object.entries(fit.parameters)) {
        expect(twice.parameters[name]! / value, `${fit.name} ${name}`).toBeCloseTo(1, 3);
      }
    }
  });
});

describe('a base that says little', () => {
  const nobodyBack = (count: number) =>
    `no forecast: ${count} ${count === 1 ? 'customer' : 'customers'} bought again, 30 are needed`;
  it.each([
    ['of one customer', purchases(1, () => [0, 10, 20]), nobodyBack(1)],
    ['that bought once each', purchases(40, (customer) => [customer]), nobodyBack(0)],
    ['that bought on one day', purchases(40, () => [0]), nobodyBack(0)],
    [
      'of two customers with many purchases',
      purchases(2, (customer) => Array.from({ length: 5000 }, (_, i) => i + customer)),
      nobodyBack(2),
    ],
  ])('%s has no forecast, and says why', async (_, text, words) => {
    const { forecast } = await reportOf(text);
    expect(forecast).toMatchObject({ model: null, words, expected_revenue: null, value_at_risk: null });
    const [customer] = await customersOf(text);
    expect(customer).toMatchObject({ clv: null, p_alive: null, lifetime_value: customer!.revenue });
  });

  it('that spends the same each time has the mean for everybody, and says so', async () => {
    const days = (customer: number) => [0, 7 + (customer % 40), 60 + 3 * (customer % 50), 200 + (customer % 90)];
    const text = purchases(120, days);
    const { forecast } = await reportOf(text);
    expect(forecast.value_model).toMatchObject({ accepted: false, mean_order_value: 10 });
    if (forecast.model !== null) {
      expect(new Set((await customersOf(text)).map(({ expected_order_value }) => expected_order_value))).toEqual(
        new Set([10]),
      );
    }
  });

  it('measured on its first day has no history to forecast from', async () => {
    const text = purchases(60, (customer) => [0, customer + 1]);
    const { forecast, totals } = await reportOf(text, '--as-of', '2024-01-01');
    expect(totals.customers).toBe(60);
    expect(forecast).toMatchObject({ model: null, words: nobodyBack(0) });
  });

  it('that begins in the middle is fitted on all where few came later, and says so', async () => {
    // 90 customers in the first month, ten in each month after it; everybody comes back now and then.
    const start = (customer: number) => (customer < 90 ? customer % 30 : 30 + 3 * (customer - 90));
    const text = purchases(150, (customer) =>
      [0, 20 + (customer % 50), 150 + (customer % 60)].map((day) => start(customer) + day),
    );
    const { notices, forecast } = await reportOf(text);
    expect(notices).toContainEqual(expect.stringContaining('the export begins in the middle'));
    expect(notices).toContainEqual(
      expect.stringMatching(/^models are fitted on all customers, .* only \d+ came later$/),
    );
    expect(forecast.fitted_customers).toBe(150);
    const unfitted = await reportOf(text, '--model', 'none');
    expect(unfitted.notices).not.toContainEqual(expect.stringContaining('models are fitted'));
  });

  it('without money has expected orders and no value', async () => {
    const text = sample.replace('amount', 'points').replace('unit_price', 'each');
    const customers = await customersOf(text, '--monetary', 'none');
    expect(sum(customers, 'expected_orders')).toBeGreaterThan(0);
    expect(
      customers.every(
        ({ clv, lifetime_value, revenue }) => clv === null && lifetime_value === null && revenue === null,
      ),
    ).toBe(true);
  });

  it('with refunds that exceed purchases stays finite', async () => {
    const rows = Array.from({ length: 60 }, (_, c) => [
      `c${c},2024-01-${10 + (c % 15)},10`,
      `c${c},2024-03-${10 + (c % 18)},8`,
      `c${c},2024-04-01,-${c % 3 === 0 ? 40 : 1}`,
    ]);
    const customers = await customersOf(csv('customer,date,amount', ...rows.flat()));
    for (const { lifetime_value, clv, expected_order_value } of customers) {
      for (const value of [lifetime_value, clv, expected_order_value])
        expect(value === null || Number.isFinite(value)).toBe(true);
    }
  });
});

describe('rfm backtest', () => {
  it('hides the last third, or what comes after --calibration-end', async () => {
    const cwd = folderWith({ 'in.csv': sample });
    const third = JSON.parse((await rfm(cwd, ['backtest', 'in.csv', '--json'])).out);
    expect(third).toMatchObject({ unit: 'week', value_model: { name: 'gamma-gamma' } });
    expect(third.models.map(({ name }: { name: string }) => name)).toEqual(['pareto-nbd', 'mbg-nbd', 'bg-nbd', 'nbd']);
    const given = JSON.parse((await rfm(cwd, ['backtest', 'in.csv', '--json', '--calibration-end', '2024-03-31'])).out);
    expect(given).toMatchObject({
      calibration_end: '2024-03-31',
      holdout_days: parseDay('2024-12-31')! - parseDay('2024-03-31')!,
    });
    expect((await rfm(cwd, ['backtest', 'in.csv', '--calibration-end', 'soon'])).code).toBe(2);
  });

  it('fits every terminal', async () => {
    const cwd = folderWith({ 'in.csv': sample });
    for (const columns of [60, 80, 140]) {
      const { out } = await rfm(cwd, ['backtest', 'in.csv'], { columns });
      expect(Math.max(...out.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(columns);
    }
  });
});
