import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import { rowsOf } from '../fixtures/readFixture.ts';
import { explained, run } from './explained.ts';
import { csv, type Files, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

/**
 * Two customers and rules of their own, at three times. Cut-offs: 30, 60, 90 and 120 days, 2 to 5 orders, 20, 40, 60 and
 * 80 in money.
 */
const small = {
  'in.csv': csv(
    'customer,order,date,amount,currency',
    'ada@example.com,1,2024-01-01,10.00,EUR',
    'ada@example.com,2,2024-02-01,20.00,EUR',
    'ada@example.com,3,2024-03-01,30.00,EUR',
    'bob,4,2024-01-01,5.00,EUR',
    'bob,5,2024-01-02,-5.00,EUR',
  ),
  'rfm.config.json': JSON.stringify({
    model: 'none',
    thresholds: { recency_days: [30, 60, 90, 120], orders: [2, 3, 4, 5], revenue: [20, 40, 60, 80] },
    segments: [
      { name: 'Regulars', when: { f: [3, 5], r: [4, 5] }, why: 'come again and again', action: 'thank them' },
      { name: 'Big spenders', when: { revenue: { gte: 100 } } },
      { name: 'Quiet', when: { r: { lte: 3 }, orders: { gte: 2 } } },
    ],
  }),
};

/** The small folder after runs as of 10 January, 10 February and 10 March. */
function smallFolder(): Promise<string> {
  return folderOf('small', small, async (folder) => {
    for (const day of ['2024-01-10', '2024-02-10', '2024-03-10']) {
      await run(folder, 'in.csv', '-o', 'out', '--as-of', day);
    }
  });
}

/** The bakery in the middle of 2024, and at its end with a forecast. */
function bakeryFolder(): Promise<string> {
  return folderOf('bakery', {}, async (folder) => {
    const orders = fixture(folder, 'orders.csv');
    await run(folder, orders, '-o', 'out', '--as-of', '2024-06-30', '--model', 'none');
    await run(folder, orders, '-o', 'out', '--model', 'bg-nbd');
  });
}

const made = new Map<string, Files>();

/** A folder of its own for each test, with results that are made once. */
async function folderOf(name: string, files: Files, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = folderWith(files);
  const known = made.get(name);
  if (known !== undefined) {
    put(folder, known);
    return folder;
  }
  await make(folder);
  const paths = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' });
  const results = paths.filter((path) => /\.\w+$/.test(path)).map((path) => `out/${path}`);
  made.set(name, Object.fromEntries(results.map((path) => [path, textOf(folder, path)])));
  return folder;
}

describe('a small folder', () => {
  it('says all that there is to say of a customer', async () => {
    const folder = await smallFolder();
    const { customers, ...rest } = await explained(folder, 'ada@example.com', '-o', 'out');
    expect(rest).toMatchObject({ as_of: '2024-03-10', currency: 'EUR', bins: 5, segment_set: 'own' });
    // 9 days, 3 orders, 60.00.
    const score = (
      name: string,
      measure: string,
      value: number,
      points: number,
      from: number | null,
      below: number,
    ) => ({
      score: name,
      measure,
      value,
      points,
      from,
      below,
    });
    expect(customers).toEqual([
      {
        customer_id: 'ada@example.com',
        segment: 'Regulars',
        segment_since: '2024-03-10',
        segment_before: 'Others',
        why: 'come again and again',
        action: 'thank them',
        last_order: '2024-03-01',
        scores: [
          score('r', 'recency_days', 9, 5, null, 30),
          score('f', 'orders', 3, 3, 3, 4),
          score('m', 'revenue', 60, 4, 60, 80),
        ],
        fm_score: 4,
        rfm: '534',
        rules: [{ name: 'Regulars', when: 'f 3 to 5 and r 4 to 5', matches: true, untrue: null, instead: null }],
        history: [
          { as_of: '2024-01-10', segment: 'Others', segment_since: '2024-01-10' },
          { as_of: '2024-03-10', segment: 'Regulars', segment_since: '2024-03-10' },
        ],
        outlook: {
          // 60 days after 1 March.
          silence: [{ until: '2024-04-29', from: '2024-04-30', segment: 'Quiet' }],
          deadline: { before: '2024-04-30', instead_of: 'Quiet', segment: 'Regulars' },
          order_value: 20,
          orders: [],
          most_orders: 5,
          expected_revenue: null,
          horizon_days: null,
          taken_as_they_are: [],
        },
        suppressed: null,
        segment_by_rounded_values: 'Regulars',
      },
    ]);
  });

  it('takes e-mail addresses as they are written, and says what keeps somebody out', async () => {
    const folder = await smallFolder();
    const { customers } = await explained(folder, ' Ada@Example.com ', 'bob', '-o', 'out');
    expect(customers.map(({ customer_id, segment }: Record<string, string>) => [customer_id, segment])).toEqual([
      ['ada@example.com', 'Regulars'],
      ['bob', 'Others'],
    ]);
    // 69 days and r 3, 1 order, 0.00.
    expect(customers[1].rules).toEqual([
      { name: 'Regulars', when: 'f 3 to 5 and r 4 to 5', matches: false, untrue: 'f 3 to 5', instead: 'f 1' },
      {
        name: 'Big spenders',
        when: 'revenue at least 100.00 EUR',
        matches: false,
        untrue: 'revenue at least 100.00 EUR',
        instead: 'revenue 0.00 EUR',
      },
      {
        name: 'Quiet',
        when: 'r at most 3 and at least 2 orders',
        matches: false,
        untrue: 'at least 2 orders',
        instead: '1 order',
      },
    ]);
    expect(customers[1].outlook).toMatchObject({
      silence: [],
      deadline: null,
      order_value: 0,
      orders: [{ orders: 2, segment: 'Regulars', expected_revenue: null, better: null }],
    });
  });

  it('prints it', async () => {
    const folder = await smallFolder();
    const { out } = await rfm(folder, ['explain', 'ada@example.com', 'bob', '-o', 'out']);
    expect(out).toContain('ada@example.com is Regulars: come again and again\n');
    expect(out).toContain('as of 2024-03-10 · in Regulars since 2024-03-10 · before that Others\n');
    expect(out).toContain('R 5   last order 9 days ago, on 2024-03-01; R 5 is up to 29 days ago\n');
    expect(out).toContain('F 3   3 orders; F 3 is 3\n');
    expect(out).toContain('M 4   revenue 60.00 EUR; M 4 is from 60.00 up to 80.00\n');
    expect(out).toContain('yes  Regulars: f 3 to 5 and r 4 to 5\n');
    expect(out).toContain('Without another order: Regulars until 2024-04-29, then Quiet.\n');
    expect(out).toContain('One more order before 2024-04-30 keeps the customer in Regulars.\n');
    expect(out).toContain('With up to 5 more orders: still Regulars.\n');
    expect(out).toContain('each worth the average so far, 20.00 EUR.\n');
    expect(out).toContain('2024-01-10  Others\n2024-03-10  Regulars\n');
    expect(out).toContain(
      'no   Quiet: r at most 3 and at least 2 orders\n     1 order, not at least 2 orders\nyes  Others: no rule matches\n',
    );
    expect(out).toContain('Without another order: Others, however long.\n');
    expect(out).toContain('With 2 more orders: Regulars.\n');
  });

  it('knows who has left, and when', async () => {
    const folder = await smallFolder();
    const lines = small['in.csv'].split('\n').filter((line) => !line.startsWith('bob'));
    put(folder, { 'in.csv': lines.join('\n') });
    await run(folder, 'in.csv', '-o', 'out', '--as-of', '2024-03-20');
    const { customers } = await explained(folder, 'bob', '-o', 'out');
    expect(customers).toEqual([
      {
        customer_id: 'bob',
        segment: null,
        last_segment: 'Others',
        last_seen: '2024-03-10',
        history: [
          { as_of: '2024-01-10', segment: 'Others', segment_since: '2024-01-10' },
          { as_of: '2024-03-20', segment: null, segment_since: null },
        ],
      },
    ]);
    const { out, code } = await rfm(folder, ['explain', 'bob', '-o', 'out']);
    expect(code).toBe(0);
    expect(out).toContain('bob left after 2024-03-10, was Others\n');
    expect(out).toContain('2024-03-20  not a customer\n');
  });

  it('looks at no snapshot that is newer than the run', async () => {
    const folder = await smallFolder();
    await run(folder, 'in.csv', '-o', 'out', '--as-of', '2024-02-20');
    const { customers } = await explained(folder, 'ada@example.com', '-o', 'out');
    expect(customers[0].history.map((stay: { as_of: string }) => stay.as_of)).toEqual(['2024-01-10']);
  });

  it('says nothing of the future where rounded values lead elsewhere', async () => {
    const folder = await smallFolder();
    put(folder, { 'out/customers.csv': textOf(folder, 'out/customers.csv').replace('Regulars', 'Quiet') });
    const { customers } = await explained(folder, 'ada@example.com', '-o', 'out');
    expect(customers[0]).toMatchObject({ segment: 'Quiet', outlook: null, segment_by_rounded_values: 'Regulars' });
    const { out } = await rfm(folder, ['explain', 'ada@example.com', '-o', 'out']);
    expect(out.replaceAll('\n', ' ')).toContain(
      'By the values in customers.csv, which are rounded, the rules lead to Regulars, not Quiet: nothing can be said',
    );
  });
});

describe('what cannot be explained', () => {
  it.each([
    [
      ['explain', 'bib', '-o', 'out'],
      2,
      'rfm: no customer is named "bib" in out, nor in its snapshots; did you mean "bob"?',
    ],
    [
      ['explain', 'bob', '4711', '-o', 'out'],
      2,
      'rfm: no customer is named "4711" in out, nor in its snapshots; give a customer_id',
    ],
    [['explain', 'bob'], 2, 'rfm: rfm-output holds no run.json; name the output folder of a run with -o'],
    [['explain', 'bob', '-o', 'in.csv'], 6, 'a part of the path is a file, not a folder'],
    [['explain'], 2, 'rfm: rfm explain needs a customer_id; rfm help explain shows how it is used'],
    [['explain', 'bob', '--as-of', '2024-01-01'], 2, "unknown option '--as-of'"],
  ])('%j', async (argv, code, message) => {
    const folder = await smallFolder();
    const outcome = await rfm(folder, argv);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
    expect(outcome.err).toContain(message);
  });

  it.each([
    ['out/customers.csv', undefined, 6, 'customers.csv is not there; rfm run writes it again'],
    [
      'out/customers.csv',
      'customer_id,segment\nbob,Quiet\n',
      6,
      'customer "bob" has no recency_days; rfm run writes it again',
    ],
    [
      'out/customers.csv',
      csv(
        'customer_id,segment,r_score,f_score,fm_score,rfm,recency_days,orders,purchase_days,last_order',
        'bob,Quiet,4,1,1,411,69,1,1,2024-01-01',
      ),
      6,
      'customer "bob" has r_score 4 and f_score 1, and not 3 and 1 as by run.json; rfm run writes it again',
    ],
    [
      'out/history/2024-03-10.json',
      undefined,
      2,
      'out does not hold the rules of its last run; run rfm run ORDERS again',
    ],
    ['out/history/2024-03-10.json', '{}', 6, '2024-03-10.json: the snapshot is damaged at bins'],
    ['out/history/2024-01-10.csv', 'customer_id\nbob\n', 6, 'the snapshot is damaged: it has no column segment'],
    ['out/summary.json', '[]', 6, 'summary.json is damaged; rfm run writes it again'],
  ])('a folder whose %s is %j', async (name, text, code, message) => {
    const folder = await smallFolder();
    if (text === undefined) rmSync(join(folder, name));
    else put(folder, { [name]: text });
    const outcome = await rfm(folder, ['explain', 'bob', '-o', 'out']);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
    expect(outcome.err).toContain(message);
  });

  it('a publication that was interrupted is completed first', async () => {
    const folder = await smallFolder();
    const renamed = textOf(folder, 'out/customers.csv').replace('bob', 'rob');
    const manifest = textOf(folder, 'out/run.json');
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const files = [
      { file: 'customers.csv', sha256: hash(renamed) },
      { file: 'run.json', sha256: hash(manifest) },
    ];
    put(folder, {
      'out/.next/files/customers.csv': renamed,
      'out/.next/files/run.json': manifest,
      'out/.next/journal.json': JSON.stringify({ mode: 'private', files, stale: [] }),
    });
    expect((await explained(folder, 'rob', '-o', 'out')).customers[0].segment).toBe('Others');
    expect(textOf(folder, 'out/customers.csv')).toBe(renamed);
  });

  it('does not need summary.json', async () => {
    const folder = await smallFolder();
    rmSync(join(folder, 'out/summary.json'));
    expect((await explained(folder, 'bob', '-o', 'out')).customers[0].segment).toBe('Others');
  });
});

describe('the bakery', () => {
  it('by hand', async () => {
    const cwd = await bakeryFolder();
    // Cut-offs 24 63 151 277 days, 2 2 4 8 orders, 15.80 34.60 62.20 134.80. FG-0122: one order of 25.00 on 8 December.
    const { customers } = await explained(cwd, 'FG-0122', '-o', 'out');
    expect(customers[0]).toMatchObject({
      segment: 'New',
      segment_before: null,
      rfm: '512',
      rules: [{ name: 'New', matches: true }],
      outlook: {
        silence: [
          { from: '2025-01-01', segment: 'Promising' },
          { from: '2025-02-09', segment: 'About to Sleep' },
          { from: '2025-05-08', segment: 'Hibernating' },
          { from: '2025-09-11', segment: 'Lost' },
        ],
        // 2 orders of 25.00: f 3, m 3; 3: f 3, m 4, fm 4.
        deadline: { before: '2025-01-01', instead_of: 'Promising', segment: 'Potential Loyalist' },
        orders: [
          { orders: 1, segment: 'Potential Loyalist' },
          { orders: 2, segment: 'Champions' },
        ],
        order_value: 25,
        horizon_days: 365,
      },
    });
    const { segments } = JSON.parse(textOf(cwd, 'out/summary.json'));
    const worth = (name: string) => {
      const { expected_revenue, customers: count } = segments.find(
        (each: { segment: string }) => each.segment === name,
      );
      return expected_revenue.expected / count;
    };
    const { outlook } = customers[0];
    expect(outlook.expected_revenue).toBe(worth('New'));
    for (const outcome of outlook.orders) {
      expect(outcome.expected_revenue).toBe(worth(outcome.segment));
      expect(outcome.better).toBe(worth(outcome.segment) > worth('New'));
    }
    expect(outlook.orders.map(({ better }: { better: boolean }) => better)).toEqual([false, true]);
  });

  it('in words, of one who has bought on the last day', async () => {
    const cwd = await bakeryFolder();
    const { out } = await rfm(cwd, ['explain', 'FG-0037', '-o', 'out']);
    expect(out).toContain('R 5   last order on 2024-12-31, the as-of day; R 5 is up to 23 days ago\n');
    expect(out).toContain('F 5   13 orders; F 5 is 8 or more\nM 5   revenue 226.60 EUR; M 5 is from 134.80 up\n');
    expect(out).toContain('Without another order: Champions until 2025-01-23, then Loyal');
    expect(out).toContain('One more order before 2025-01-24 keeps the customer in Champions.\n');
  });

  it('stays within the width, and within ASCII where that is asked for', async () => {
    const cwd = await bakeryFolder();
    const ids = rowsOf(textOf(cwd, 'out/customers.csv')).map((row) => row.customer_id!);
    for (const columns of [60, 80, 140]) {
      const { out } = await rfm(cwd, ['explain', ...ids, '-o', 'out'], { columns });
      expect(out.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
      const plain = await rfm(cwd, ['explain', ...ids, '-o', 'out'], { columns, env: { LANG: 'C', NO_COLOR: '1' } });
      expect(plain.out).toMatch(/^[ -~\n]*$/);
    }
    const coloured = await rfm(cwd, ['explain', ids[0]!, '-o', 'out'], {
      columns: 80,
      env: { LANG: 'C.UTF-8', FORCE_COLOR: '1' },
    });
    const without = await rfm(cwd, ['explain', ids[0]!, '-o', 'out', '--no-color'], {
      columns: 80,
      env: { LANG: 'C.UTF-8', FORCE_COLOR: '1' },
    });
    expect(coloured.out).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(without.out).toBe(coloured.out.replace(/\u001b\[\d+m/g, ''));
  });
});
