import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../src/cli/main.ts';
import type { Report } from '../src/report/report.ts';
import { checkLevers } from './audit/base/checkLevers.ts';
import { rowsOf } from './fixtures/readFixture.ts';
import { hasPublicData, publicDataFolder, publicDataNote } from './score/publicData.ts';
import { testShell } from './shell.ts';

let folder: string;

/** `rfm run … --json` in the folder, its report as data; results go to `out`. */
async function report(out: string, ...argv: readonly string[]): Promise<Report> {
  const { shell, out: stdout, err } = testShell({ cwd: folder });
  const code = await main(['run', ...argv, '-o', out, '--json'], shell);
  expect(code, err()).toBe(0);
  const data = JSON.parse(stdout()) as Report;
  const { levers, measure } = data.customer_base;
  // Whatever the data, the levers add up.
  expect(levers).not.toBeNull();
  checkLevers(data.customer_base, measure === 'revenue' ? 100 : 1);
  return data;
}

/** The rows of customers.csv of an earlier {@link report}. */
function customersOf(out: string) {
  return rowsOf(readFileSync(join(folder, out, 'customers.csv'), 'utf8'));
}

/** The sum of printed amounts, in hundredths so that it is exact. */
function cents(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + Math.round(Number(value) * 100), 0);
}

// A file of skipped tests is one line to the reporter, without their names.
if (!hasPublicData) console.warn(`test/publicData.test.ts${publicDataNote}`);

/** Customers, orders and net turnover by the calendar half-years before the last day, and the effects by logarithmic mean. */
const uciHalfYears = {
  earlier: { customers: 2648, orders: 7111, turnover: 3_024_044.51, refunds_to_others: -4218.7 },
  later: { customers: 3486, orders: 10_645, turnover: 4_983_676.96, refunds_to_others: -8060.31 },
  change: 1_955_790.84,
  effects: { customers: 1_078_524.61, orders_per_customer: 504_044.88, value_per_order: 377_062.96 },
} as const;

const saysMiddle = expect.stringContaining('begins in the middle');

describe.skipIf(!hasPublicData)(`public data${publicDataNote}`, { timeout: 120_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rfm-public-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('UCI Online Retail', () => {
    let uci: Report;
    beforeAll(async () => {
      uci = await report('uci', join(publicDataFolder, 'uci_online_retail.csv.gz'));
    }, 120_000);

    it('has the known customers, purchases and money', () => {
      expect(uci.as_of).toBe('2011-12-09');
      expect(uci.read).toMatchObject({ rows: 541_909, bad_rows: 0 });
      expect(uci.totals).toMatchObject({
        customers: 4338,
        orders: 18_532,
        revenue: 8_310_477.05,
        refunded: 600_930.85,
      });
    });

    it('has the known bin sizes', () => {
      expect(uci.bin_sizes).toEqual({
        r: [861, 866, 863, 880, 868],
        f: [1493, 835, 508, 802, 700],
        m: [868, 868, 867, 868, 867],
      });
    });

    it('has turnover, customers and orders of two half-years, counted apart from the tool', () => {
      expect(uci.customer_base.periods).toMatchObject({ length: 'half-year', year_before: false });
      expect(uci.customer_base.levers).toMatchObject(uciHalfYears);
    });

    it('says what it leaves out', () => {
      const counts = uci.left_out.map(({ what, count }) => [what, count]);
      expect(counts).toContainEqual(['rows without a customer', 135_080]);
      // Of the 4,372 customers, one has an order of zero and nothing else; 4,338 have a purchase.
      expect(counts).toContainEqual(['customers with refunds and no purchase', 33]);
    });

    it('finds no dropout, says so, and keeps the customer of one cancelled mistake off the top', () => {
      expect(uci.forecast.words).toBe(
        'no dropout found: a dropout model gains 0.00 in log-likelihood; nbd assumes nobody leaves: an upper bound',
      );
      expect(uci.forecast).toMatchObject({ model: 'nbd', value_at_risk: null, fitted_customers: 2656 });
      const ids = readFileSync(join(folder, 'uci', 'customers.csv'), 'utf8')
        .split('\n')
        .map((line) => line.split(',')[0]);
      expect(ids.indexOf('16446')).toBeGreaterThan(1000);
    });

    it('says which purchases were taken back, and that it begins in the middle', () => {
      expect(uci.notices).toEqual([
        expect.stringMatching(/^197 purchases worth 394,238\.81 .*\breversed exactly\b/),
        expect.stringMatching(/^the export begins in the middle: 885 customers .* 30 days, 409 in a usual month/),
        'models are fitted on the 2,656 customers first seen after the first 90 days',
      ]);
    });

    it('has the same customers in its files as in its report', () => {
      const customers = customersOf('uci');
      expect(customers).toHaveLength(4338);
      expect(cents(customers.map((row) => row.revenue!))).toBe(831_047_705);
      expect(cents(customers.map((row) => row.refunded!))).toBe(60_093_085);
    });
  });

  describe('CDNOW', () => {
    beforeAll(() => {
      const text = readFileSync(join(publicDataFolder, 'CDNOW_master.txt'), 'utf8');
      const lines = text.trim().split(/\r?\n/);
      writeFileSync(join(folder, 'cdnow.csv'), lines.map((line) => `${line.trim().split(/\s+/).join(',')}\n`).join(''));
    });

    it('has the known figures, bin sizes and cut-offs', async () => {
      const cdnow = await report('cdnow', 'cdnow.csv');
      expect(cdnow.as_of).toBe('1998-06-30');
      expect(cdnow.read).toMatchObject({ rows: 69_659, bad_rows: 0 });
      expect(cdnow.totals).toMatchObject({ customers: 23_502, orders: 69_579, revenue: 2_500_315.63, refunded: 0 });
      expect(cdnow.left_out).toEqual([{ what: 'orders of zero', count: 80, amount: 0 }]);
      expect(cdnow.bin_sizes).toEqual({
        r: [4509, 4888, 4696, 4708, 4701],
        f: [11_843, 0, 4079, 3655, 3925],
        m: [4749, 4656, 4697, 4700, 4700],
      });
      expect(cdnow.cut_offs.orders).toEqual([2, 2, 3, 5]);
      expect(cdnow.notices).not.toContainEqual(saysMiddle);
    });

    it('has 80 purchases more where orders of zero count', async () => {
      const { totals, left_out } = await report('cdnow-zero', 'cdnow.csv', '--zero-orders', 'count');
      expect(totals).toMatchObject({ customers: 23_570, orders: 69_659, revenue: 2_500_315.63 });
      expect(left_out).toEqual([]);
    });
  });

  describe('the example data of the R package rfm', () => {
    let example: Report;
    beforeAll(async () => {
      const thresholds = {
        recency_days: [115, 181, 297.4, 482],
        orders: [4, 5, 6, 8],
        revenue: [255.8, 382, 506.4, 666],
      };
      writeFileSync(join(folder, 'fixed.json'), JSON.stringify({ thresholds }));
      const flags = ['--config', 'fixed.json', '--as-of', '2006-12-31', '--segments', 'r-rfm'];
      example = await report('example', join(publicDataFolder, 'r_rfm_orders.csv'), ...flags);
    });

    it('finds dropout beyond doubt, in which customers do not differ', () => {
      const { tried, model } = example.forecast;
      const likelihood = (name: string) => tried.find((fit) => fit.name === name)!.log_likelihood;
      expect(likelihood('bg-nbd')).toBeCloseTo(-17_293.7, 0);
      expect(likelihood('nbd')).toBeCloseTo(-17_324.3, 0);
      expect(tried.find(({ name }) => name === 'bg-nbd')!.reason).toContain('customers do not differ in dropout');
      expect(model).not.toBe('nbd');
    });

    it('has the published bin sizes', () => {
      expect(example.totals).toMatchObject({ customers: 995, orders: 4906 });
      expect(example.bin_sizes).toEqual({
        r: [197, 200, 199, 199, 200],
        f: [268, 187, 176, 244, 120],
        m: [200, 200, 198, 202, 195],
      });
    });

    it.each([
      ["Abbey O'Reilly", '205', '6', '472.00', '343'],
      ["Agness O'Keefe", '90', '9', '843.00', '555'],
      ['Aiyanna Bruen', '246', '4', '157.00', '321'],
      ['Ailene Hermann', '281', '8', '699.00', '355'],
    ])('scores %s as published', (name, ...published) => {
      const row = customersOf('example').find(({ customer_id }) => customer_id === name)!;
      expect([row.recency_days, row.orders, row.revenue, row.rfm]).toEqual(published);
    });

    it('has the published segments', () => {
      const published = {
        Champions: 35,
        'Potential Loyalist': 342,
        'Loyal Customers': 170,
        Promising: 9,
        'New Customers': 104,
        "Can't Lose Them": 47,
        'At Risk': 28,
        'Need Attention': 10,
        'About To Sleep': 102,
        Lost: 148,
        Others: 0,
      };
      expect(Object.fromEntries(example.segments.map(({ segment, customers }) => [segment, customers]))).toEqual(
        published,
      );
      const inFiles = example.segments.map(({ segment, slug }) => {
        return [segment, rowsOf(readFileSync(join(folder, 'example/segments', `${slug}.csv`), 'utf8')).length];
      });
      expect(Object.fromEntries(inFiles)).toEqual(published);
    });

    it('does not begin in the middle', () => {
      expect(example.notices).not.toContainEqual(saysMiddle);
    });
  });

  describe('grocery purchases', () => {
    it('are scored without money', async () => {
      const grocery = await report('grocery', join(publicDataFolder, 'grocery_elog.csv'), '--monetary', 'none');
      expect(grocery.totals).toMatchObject({ customers: 1525, orders: 10_483, revenue: null, refunded: null });
      expect(grocery.cut_offs.revenue).toBeNull();
      expect(grocery.bin_sizes.m).toBeNull();
      expect(grocery.notices).not.toContainEqual(saysMiddle);
      for (const row of customersOf('grocery')) {
        expect([row.m_score, row.revenue, row.average_order_value, row.refunded]).toEqual(['', '', '', '']);
        expect(row.fm_score).toBe(row.f_score);
        expect(row.rfm).toBe(`${row.r_score}${row.f_score}`);
      }
    });

    it('are refused with money, since there is none', async () => {
      const { shell, err } = testShell({ cwd: folder });
      expect(await main(['score', join(publicDataFolder, 'grocery_elog.csv')], shell)).toBe(3);
      expect(err()).toContain('--monetary none');
    });
  });
});
