import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../src/report/audit/auditReport.ts';
import { elements, parsePage } from '../report/html/pageText.ts';
import { csv, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

const bases = fileURLToPath(new URL('../../fixtures/audit/', import.meta.url));
const bakery = fileURLToPath(new URL('../../fixtures/bakery/', import.meta.url));

async function audited(file: string, ...argv: readonly string[]): Promise<AuditReport> {
  const { code, out, err } = await rfm(bases, ['audit', file, '--json', ...argv]);
  expect(code, err).toBe(0);
  return JSON.parse(out) as AuditReport;
}

async function printed(file: string, ...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await rfm(bases, ['audit', file, ...argv]);
  expect(code, err).toBe(0);
  return out;
}

/** Without the line breaks of a narrow terminal. */
const firstLine = (out: string) => out.split('\n\n')[0]!.replaceAll('\n', ' ');

describe('the levers of a base worked out by hand', async () => {
  const { customer_base: base } = await audited('levers.csv');

  it('compares 2024 with 2023', () => {
    expect(base.periods).toEqual({
      length: 'year',
      later: { from: '2024-01-01', to: '2024-12-31' },
      earlier: { from: '2023-01-01', to: '2023-12-31' },
      year_before: true,
    });
  });

  it('splits the change of turnover', () => {
    expect(base.levers).toMatchObject({
      // Ada 2 orders of 200, Bea 1 of 50, Cleo 1 of 80, Dora 2 of 40.
      earlier: {
        customers: 4,
        orders: 6,
        turnover: 370,
        orders_per_customer: 1.5,
        value_per_order: 61.67,
        refunds_to_others: 0,
      },
      // Ada 3 of 450, Bea 1 of 50, Eva 1 of 60, Frida 1 of 40, Hanna 1 of 25 that she gave back; Gita got 10 back.
      later: {
        customers: 5,
        orders: 7,
        turnover: 600,
        orders_per_customer: 1.4,
        value_per_order: 85.71,
        refunds_to_others: -10,
      },
      change: 220,
      // 230 / ln(600 / 370) = 475.7702 times ln(5 / 4), ln(1.4 / 1.5), ln(85.7143 / 61.6667).
      // 106.165, -32.825 and 156.660: to the cent, the cents that rounding down leaves over go to those that lost most.
      effects: { customers: 106.16, orders_per_customer: -32.82, value_per_order: 156.66 },
      refunds_to_others_effect: -10,
    });
  });

  it('splits it again for those who stayed, left, came and came back', () => {
    expect(base.levers!.groups).toEqual([
      {
        group: 'kept',
        customers: 2,
        earlier: { orders: 3, turnover: 250 },
        later: { orders: 4, turnover: 500 },
        change: 250,
        // 250 / ln 2 = 360.6738 times ln 1, ln(2 / 1.5), ln(125 / 83.3333).
        effects: { customers: 0, orders_per_customer: 103.76, value_per_order: 146.24 },
      },
      {
        group: 'lost',
        customers: 2,
        earlier: { orders: 3, turnover: 120 },
        later: { orders: 0, turnover: 0 },
        change: -120,
        effects: { customers: -120, orders_per_customer: 0, value_per_order: 0 },
      },
      {
        group: 'new',
        customers: 2,
        earlier: { orders: 0, turnover: 0 },
        later: { orders: 2, turnover: 60 },
        change: 60,
        effects: { customers: 60, orders_per_customer: 0, value_per_order: 0 },
      },
      {
        group: 'returned',
        customers: 1,
        earlier: { orders: 0, turnover: 0 },
        later: { orders: 1, turnover: 40 },
        change: 40,
        effects: { customers: 40, orders_per_customer: 0, value_per_order: 0 },
      },
    ]);
  });

  it('measures concentration', () => {
    const { later, earlier } = base.concentration;
    expect(later).toMatchObject({
      customers: 5,
      turnover: 600,
      largest: [
        { customers: 1, share: 0.75 },
        { customers: 5, share: 1 },
        { customers: 5, share: 1 },
        { customers: 1, share: 0.75 },
      ],
      // Of 40, 50, 60, 450: 2 (40 + 100 + 180 + 1800) / (4 x 600) - 5 / 4.
      gini: 0.516667,
      // 600² / (40² + 50² + 60² + 450²).
      effective_customers: 1.7,
      not_above_zero: { customers: 1, turnover: 0 },
    });
    expect(later.without.slice(0, 2)).toEqual([
      { rank: 1, customer_id: 'Ada', turnover: 450, share: 0.75, left: 150 },
      { rank: 2, customer_id: 'Eva', turnover: 60, share: 0.1, left: 540 },
    ]);
    expect(later.curve.slice(0, 3)).toEqual([
      { customers: 0, turnover: 0 },
      { customers: 0.2, turnover: 0.75 },
      { customers: 0.4, turnover: 0.85 },
    ]);
    // Of 40, 50, 80, 200: 2 (40 + 100 + 240 + 800) / (4 x 370) - 5 / 4, and 370² / 50,500.
    expect(earlier).toMatchObject({ customers: 4, turnover: 370, gini: 0.344595, effective_customers: 2.7 });
  });

  it('puts customers in deciles and follows them', () => {
    expect(base.deciles.list.filter(({ customers }) => customers > 0)).toEqual([
      { decile: 9, customers: 1, turnover: 450, share: 0.75, per_customer: 450 },
      { decile: 7, customers: 1, turnover: 60, share: 0.1, per_customer: 60 },
      { decile: 5, customers: 1, turnover: 50, share: 0.083333, per_customer: 50 },
      { decile: 3, customers: 1, turnover: 40, share: 0.066667, per_customer: 40 },
      { decile: 1, customers: 1, turnover: 0, share: 0, per_customer: 0 },
    ]);
    expect(base.deciles.movements).toEqual([
      { from: 8, to: 9, customers: 1 },
      { from: 6, to: null, customers: 1 },
      { from: 3, to: 5, customers: 1 },
      { from: 1, to: null, customers: 1 },
      { from: null, to: 7, customers: 1 },
      { from: null, to: 3, customers: 1 },
      { from: null, to: 1, customers: 1 },
    ]);
  });

  it('counts new customers', () => {
    const { acquisition } = base;
    expect(acquisition.months.filter((month) => month.new_customers > 0)).toEqual(
      ['2022-03', '2022-11', '2023-01', '2023-02', '2023-03', '2023-05', '2024-02', '2024-07'].map((month) => ({
        month,
        new_customers: 1,
        whole: month !== '2022-03',
      })),
    );
    expect(acquisition).toMatchObject({
      last_new_customer: '2024-07-07',
      recent: { from: '2024-10-02', to: '2024-12-31', days: 91, new_customers: 0, per_month: 0 },
      past_year: { from: '2023-10-04', to: '2024-10-01', days: 364, new_customers: 2, per_month: 0.2 },
      year_before: { from: '2023-10-02', to: '2023-12-31', new_customers: 0 },
      ratio: { value: 0, low: 0 },
      // Two in a year are too few to miss one in a quarter.
      verdict: 'steady',
    });
  });

  it('follows cohorts at equal age', () => {
    const first = base.cohorts.list.find(({ cohort }) => cohort === '2023 Q1')!;
    expect(first.customers).toBe(3);
    // Ada's orders are of the days 0, 228, 375, 453 and 726, Bea's of 0 and 604; Cleo, the newest, has lived through 670.
    expect(first.ages.map(({ age, retention, orders, value }) => [age, retention, orders, value])).toEqual([
      [1, 1, 1, 76.67],
      [2, 0, 0, 0],
      [3, 0.333333, 0.333333, 33.33],
      [4, 0, 0, 0],
      [5, 0.333333, 0.666667, 100],
      [6, 0, 0, 0],
      [7, 0.333333, 0.333333, 16.67],
    ]);
    expect(first.ages.map((age) => age.cumulative_value)).toEqual([76.67, 76.67, 110, 110, 210, 210, 226.67]);
    expect(first.turnover).toEqual(
      [230, 0, 100, 0, 150, 150, 0, 200].map((turnover, i) => ({
        quarter: `${2023 + Math.floor(i / 4)} Q${(i % 4) + 1}`,
        turnover,
      })),
    );
  });
});

describe('the first line of the audit', () => {
  it('says that one customer is 38 % of turnover', async () => {
    expect(firstLine(await printed('one-customer.csv'))).toMatch(
      /^One customer is 38 % of turnover: without it 6,200\.00 of 10,000\.00 would be left; in the year before the largest was 21 %/,
    );
    expect(await printed('one-customer.csv', '--lang', 'it')).toMatch(/^Un solo cliente fa il 38 % del fatturato/);
  });

  it('says that acquisition stopped', async () => {
    // Four a month, of the twelve months from 2023-06-27 on.
    expect(firstLine(await printed('no-new-customers.csv'))).toMatch(
      /^Acquisition has stopped: no new customer since 2024-06-24; the 364 days up to then brought 48/,
    );
    expect(await printed('no-new-customers.csv', '--lang', 'it')).toMatch(/^L'acquisizione si è fermata/);
  });
});

describe('rfm audit', () => {
  it('compares the periods that are asked for', async () => {
    const { customer_base: base } = await audited('one-customer.csv', '--period', 'quarter');
    expect(base.periods).toMatchObject({
      length: 'quarter',
      later: { from: '2024-10-01' },
      earlier: { from: '2023-10-01', to: '2023-12-31' },
    });
    const none = await audited('one-customer.csv', '--period', '900');
    expect(none.customer_base).toMatchObject({ levers: null, concentration: { earlier: null } });
    expect(none.customer_base.findings).toContainEqual(expect.stringMatching(/^Nothing to compare with/));
  });

  it.each([
    ['--period', 'yeer', 'did you mean year?'],
    ['--period', '2024', 'or a number of days up to 1826'],
    ['--period', '0', 'give year, half-year, quarter, month, or a number of days'],
    ['--periods', 'year', '--period'],
  ])('refuses %s %s', async (flag, value, hint) => {
    const { code, err } = await rfm(folderWith(), ['audit', join(bases, 'levers.csv'), flag, value]);
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });

  it('counts orders where there is no money', async () => {
    const { customer_base: base } = await audited('levers.csv', '--monetary', 'none');
    expect(base).toMatchObject({
      measure: 'orders',
      levers: {
        earlier: { turnover: 6, value_per_order: null },
        later: { turnover: 7, orders_per_customer: 1.4, value_per_order: null },
        change: 1,
      },
    });
    const { effects } = base.levers!;
    expect(effects!.customers + effects!.orders_per_customer).toBe(1);
    expect(await printed('levers.csv', '--monetary', 'none')).toContain('in orders, as there is no money');
  });

  it('takes no other measure of money than revenue', async () => {
    expect(await printed('levers.csv', '--monetary', 'average')).toBe(await printed('levers.csv'));
  });

  it('tells of the moment of truth and listens', async () => {
    const { code, out } = await rfm(folderWith(), [
      'audit',
      join(bakery, 'orders.csv'),
      '-i',
      join(bakery, 'interactions.csv'),
    ]);
    expect(code).toBe(0);
    for (const title of ['Moment of truth', 'Small things to do', 'Listening']) expect(out).toContain(title);
  });

  it('says what it reads on standard error where it prints JSON', async () => {
    const { err } = await rfm(folderWith(), ['audit', join(bases, 'levers.csv'), '--json']);
    expect(err).toContain('1 purchase worth 25.00 reversed exactly');
    expect((await rfm(folderWith(), ['audit', join(bases, 'levers.csv'), '--json', '--quiet'])).err).toBe('');
  });

  it('names customers in its page where that is asked for, and nowhere else', async () => {
    const folder = folderWith();
    const page = async (...argv: readonly string[]) => {
      const { code, err } = await rfm(folder, [
        'audit',
        join(bases, 'levers.csv'),
        '--html',
        'base.html',
        '--quiet',
        ...argv,
      ]);
      expect(code, err).toBe(0);
      return readFileSync(join(folder, 'base.html'), 'utf8');
    };
    expect(await page()).not.toMatch(/\b(?:Ada|Eva|Frida)\b/);
    expect(await page('--with-customers')).toMatch(/\bAda\b/);
    const { code, err } = await rfm(bases, ['audit', 'levers.csv', '--with-customers']);
    expect([code, err]).toEqual([2, expect.stringContaining('--with-customers changes nothing without --html')]);
  });

  it('writes no page into an output folder, where rfm forget would miss it', async () => {
    const folder = folderWith({ 'orders.csv': csv('customer,date,amount', 'ada,2024-01-05,10.00') });
    await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--quiet']);
    for (const html of ['out/report.html', 'out/deeper/base.html']) {
      const { code, err } = await rfm(folder, ['audit', 'orders.csv', '--html', html, '--quiet']);
      expect([code, err]).toEqual([2, expect.stringContaining(`"${html}" lies in out`)]);
    }
    expect((await rfm(folder, ['audit', 'orders.csv', '--html', 'base.html', '--quiet'])).code).toBe(0);
  });

  it('counts refunds to others in the turnover, with an earlier period or without', async () => {
    const short = folderWith({
      'short.csv': csv(
        'order_id,customer,date,amount',
        '1,ada,2024-01-05,310.00',
        '2,bob,2024-01-02,50.00',
        'C9,eve,2024-01-20,-700.00',
      ),
    });
    const { out } = await rfm(short, ['audit', 'short.csv', '--json', '--period', 'year']);
    const { customer_base: base } = JSON.parse(out) as AuditReport;
    expect(base).toMatchObject({ levers: null, turnover: { later: -340, earlier: null } });
    expect((await rfm(short, ['audit', 'short.csv', '--period', 'year'])).out).toContain('turnover -340.00');
    const { customer_base: levers } = await audited('levers.csv');
    expect(levers.turnover).toEqual({ later: 590, earlier: 370 });
  });

  it('has something to say of one customer, and nothing of none', async () => {
    const one = folderWith({ 'one.csv': csv('customer,date,amount', 'ada,2024-01-05,10.00') });
    const { code, out } = await rfm(one, ['audit', 'one.csv']);
    expect(code).toBe(0);
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
    expect(out).toMatch(
      /^One customer is 100 % of turnover: without it 0\.00 of 10\.00 would be left\nNothing to compare with/,
    );
    const none = folderWith({ 'none.csv': csv('customer,date,amount', 'ada,2024-01-05,-10.00') });
    expect(await rfm(none, ['audit', 'none.csv'])).toMatchObject({ code: 3 });
  });
});

describe('a page of the audit', () => {
  it('has pictures, names nobody, and is written over nothing else', async () => {
    const folder = folderWith();
    const orders = [fixture(folder, 'orders.csv'), '-i', fixture(folder, 'interactions.csv')];
    const { code, out } = await rfm(folder, ['audit', ...orders, '--html', 'base.html'], { columns: 160 });
    expect(code).toBe(0);
    const text = textOf(folder, 'base.html');
    const page = parsePage(text);
    expect(elements(page, 'figure').length).toBeGreaterThan(12);
    expect(text).not.toMatch(/NaN|undefined|Infinity|FG-\d/);
    expect(out).toMatch(/FG-\d/);
    // It is written over, and nothing else is.
    expect((await rfm(folder, ['audit', ...orders, '--html', 'base.html', '--quiet'])).code).toBe(0);
    expect(textOf(folder, 'base.html')).toBe(text);
    put(folder, { 'mine.html': '<!DOCTYPE html>mine' });
    const refused = await rfm(folder, ['audit', ...orders, '--html', 'mine.html', '--quiet']);
    expect(refused.code).toBe(6);
    expect(textOf(folder, 'mine.html')).toBe('<!DOCTYPE html>mine');
  });
});
