import { readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LiftReport } from '../../src/report/lift/liftReport.ts';
import { csv, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

async function folderWithRun(): Promise<string> {
  const folder = folderWith();
  const { code } = await rfm(folder, ['run', fixture(folder, 'orders.csv'), '--quiet']);
  expect(code).toBe(0);
  return folder;
}

const split = (folder: string, ...more: readonly string[]) => rfm(folder, ['lift', 'split', ...more]);

describe('rfm lift split', () => {
  test('writes the members of a segment in their order, each with an arm, and says how many', async () => {
    const folder = await folderWithRun();
    const { code, out, err } = await split(folder, 'Champions', '--campaign', 'may', '--control', '30%');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('customer_id,segment,arm');
    const members = rowsOf(textOf(folder, 'rfm-output/segments/champions.csv')).map(([id]) => id);
    expect(rowsOf(out).map(([id]) => id)).toEqual(members);
    expect(new Set(rowsOf(out).map(([, segment]) => segment))).toEqual(new Set(['Champions']));
    const control = rowsOf(out).filter(([, , arm]) => arm === 'control').length;
    const contact = rowsOf(out).filter(([, , arm]) => arm === 'contact').length;
    expect(control).toBeGreaterThan(0);
    expect(control + contact).toBe(members.length);
    expect(err).toContain(`rfm: champions: contact ${contact}, control ${control} (`);
    expect(err).toContain('warning: control has ');
    expect(err).toContain('with fewer than 30 only very large differences can be seen');
  });

  test('all segments give every customer who may be contacted once, in the arm of their own segment', async () => {
    const folder = await folderWithRun();
    const { out, err } = await split(folder, 'all', '--campaign', 'may');
    const ids = rowsOf(out).map(([id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(err).toMatch(/^rfm: together: contact \d+, control \d+ \(\d+\.\d %\)$/m);
    const lost = await split(folder, 'lost', 'champions', '--campaign', 'may', '--quiet');
    expect(lost.err).toBe('');
    for (const line of lost.out.trimEnd().split('\n')) expect(out.split('\n')).toContain(line);
  });

  test('says how many members are held back', async () => {
    const folder = folderWith({
      'orders.csv': csv(
        'customer,date,amount,accepts_marketing',
        ...Array.from({ length: 40 }, (_, i) => `c${i},2024-01-${10 + (i % 20)},${10 + i},${i < 3 ? 'no' : 'yes'}`),
      ),
    });
    await rfm(folder, ['run', 'orders.csv', '--map', 'consent=accepts_marketing', '--quiet']);
    const { out, err } = await split(folder, 'all', '--campaign', 'may');
    expect(rowsOf(out)).toHaveLength(37);
    expect(err).toContain('rfm: 3 members are in neither arm: they must not be contacted now (suppressed/)\n');
  });

  test('another campaign or seed gives another split, more control keeps those who were', async () => {
    const folder = await folderWithRun();
    const inControl = async (...more: readonly string[]) => {
      const { out } = await split(folder, 'all', '--quiet', ...more);
      return rowsOf(out).flatMap(([id, , arm]) => (arm === 'control' ? [id] : []));
    };
    const may = await inControl('--campaign', 'may');
    expect(await inControl('--campaign', 'may', '--control', '0.1', '--seed', '1')).toEqual(may);
    expect(await inControl('--campaign', 'june')).not.toEqual(may);
    expect(await inControl('--campaign', 'may', '--seed', '2')).not.toEqual(may);
    expect(await inControl('--campaign', 'may', '--control', '40%')).toEqual(expect.arrayContaining(may));
  });

  test('-o names the folder, and the file where it ends in .csv, which is private', async () => {
    const folder = await folderWithRun();
    const { out } = await split(folder, 'lost', '--campaign', 'may', '--quiet');
    await rfm(folder, ['run', fixture(folder, 'orders.csv'), '--quiet', '-o', 'weekly']);
    put(folder, { 'there.csv': out, 'empty.CSV': '', 'other.csv': 'customer_id,segment,arm\nold,Lost,contact\n' });
    symlinkSync('there.csv', join(folder, 'link.csv'));
    for (const file of ['new.csv', 'link.csv', 'empty.CSV']) {
      const outcome = await split(folder, 'lost', '--campaign', 'may', '--quiet', '-o', file, '-o', 'weekly');
      expect(outcome).toEqual({ code: 0, out: '', err: '' });
      expect(textOf(folder, file)).toBe(out);
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
    expect((await split(folder, 'lost', '--campaign', 'may', '-o', 'other.csv')).code).toBe(6);
    expect(textOf(folder, 'other.csv')).toContain('old,Lost,contact');
    expect((await split(folder, 'lost', '--campaign', 'may', '-o', 'rfm-output/new.csv')).code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.endsWith('.next'))).toEqual([]);
  });

  const refused: readonly (readonly [readonly string[], number, string])[] = [
    [['lost'], 2, '--campaign is missing'],
    [['lost', '--campaign', ' '], 2, '--campaign " " is not possible; give a name in one line'],
    [['lost', '--campaign', 'a\nb'], 2, 'give a name in one line'],
    [['lost', '--campaign', 'm', '--seed', '1.5'], 2, '--seed "1.5" is not possible; give a whole number'],
    [
      ['lost', '--campaign', 'm', '--control', '10'],
      2,
      '--control "10" is not possible; give a share above 0 and below 1',
    ],
    [['lost', '--campaign', 'm', '--control', '0%'], 2, '--control "0%" is not possible'],
    [['lost', '--campaign', 'm', '--control', 'half'], 2, '--control "half" is not possible'],
    [['lots', '--campaign', 'm'], 2, 'no segment of rfm-output is named "lots"; did you mean "lost"?'],
    [['lost', '--campaign', 'm', '-o', 'gone'], 2, 'gone holds no run.json'],
    [['lost', '--campaign', 'm', '-o', 'a', '-o', 'b'], 2, '--out "a" and --out "b" are two folders'],
    [['lost', '--campaign', 'm', '-o', 'a.csv', '-o', 'b.CSV'], 2, '--out "a.csv" and --out "b.CSV" are two files'],
    [['lost', '--campaign', 'm', '-o', ''], 2, '--out "" is not possible'],
    [
      ['lost', '--campaign', 'm', '-o', 'mine.csv'],
      6,
      'mine.csv: holds something else than this list of contacts; name another file',
    ],
    [['lost', '--campaign', 'm', '-o', 'no/where.csv'], 6, 'no/where.csv: cannot be written (ENOENT)'],
    [['champions', '--campaign', 'm', '-o', 'small'], 3, 'champions: nobody is in there who may be contacted'],
  ];
  test('refuses what is not possible, and leaves other files alone', async () => {
    const folder = await folderWithRun();
    put(folder, { 'mine.csv': 'a,b\n1,2\n', 'one.csv': csv('customer,date,amount', 'a,2024-01-05,10') });
    await rfm(folder, ['run', 'one.csv', '-o', 'small', '--quiet']);
    for (const [argv, code, message] of refused) {
      const outcome = await split(folder, ...argv);
      expect([outcome.code, outcome.out], argv.join(' ')).toEqual([code, '']);
      expect(outcome.err).toContain(message);
    }
    expect(textOf(folder, 'mine.csv')).toBe('a,b\n1,2\n');
  });
});

/** Ten in each arm: in contact four buy for 10 and one of them twice, in control one for 20, who gives back 5. */
const members = (id: string, arm: string) => Array.from({ length: 10 }, (_, i) => `${id}${i},${arm}`);
const splitText = csv('customer_id,arm', ...members('con', 'contact'), ...members('ctl', 'control'));
const ordersText = csv(
  'order_id,customer,date,amount,currency',
  '1,con0,2024-05-01,10,EUR',
  '2,con1,2024-05-10,10,EUR',
  '3,con2,2024-05-20,10,EUR',
  '4,con3,2024-05-31,10,EUR',
  '5,con3,2024-05-31,10,EUR',
  '6,ctl0,2024-05-05,20,EUR',
  '7,ctl0,2024-05-06,-5,EUR',
  '8,con4,2024-04-30,1000,EUR',
  '9,ctl1,2024-06-01,1000,EUR',
  '10,someone,2024-05-02,77,EUR',
  '11,someone,2024-05-03,77,EUR',
);
const files = { 'orders.csv': ordersText, 'may.csv': splitText };
const window = ['--split', 'may.csv', '--from', '2024-05-01', '--to', '2024-05-31'];

async function measured(more: Readonly<Record<string, string>> = {}, ...flags: readonly string[]) {
  const folder = folderWith({ ...files, ...more });
  const { code, out, err } = await rfm(folder, ['lift', 'measure', 'orders.csv', ...window, '--json', ...flags]);
  expect([code, err]).toEqual([0, expect.any(String)]);
  return JSON.parse(out) as LiftReport;
}

describe('rfm lift measure', () => {
  test('has the figures that are counted by hand', async () => {
    const report = await measured();
    expect(report).toMatchObject({
      from: '2024-05-01',
      to: '2024-05-31',
      split: 'may.csv',
      currency: 'EUR',
      verdict: 'too_small',
      level: 0.95,
      contact: {
        customers: 10,
        buyers: 4,
        buyers_share: 0.4,
        orders: 5,
        orders_per_customer: 0.5,
        revenue: 50,
        revenue_per_customer: 5,
      },
      control: {
        customers: 10,
        buyers: 1,
        buyers_share: 0.1,
        orders: 1,
        orders_per_customer: 0.1,
        revenue: 15,
        revenue_per_customer: 1.5,
      },
      revenue_per_customer: { value: 3.5, of_control: 2.333333 },
      // Wilson of 4 of 10: 0.168180 to 0.687326; of 1 of 10: 0.017876 to 0.404150.
      buyers: { value: 0.3, low: -0.082423, high: 0.598832 },
      orders_per_customer: { value: 0.4 },
      attributable: { value: 35 },
      // Squares around 5: 3·5² + 15² + 6·5² = 450; around 1.5: 13.5² + 9·1.5² = 202.5; 652.5 / 18 = 36.25;
      // (1.9599640 + 0.8416212) · √(36.25 · 2 / 10) = 7.543499.
      smallest_visible: { power: 0.8, per_customer: 7.5435, over_contacted: 75.43, of_control: 5.028999 },
      // 7.8488797 · 36.25 / 0.15² · 4 = 50,581.67.
      matters: { of_control: 0.1, per_customer: 0.15, customers_needed: 50_582 },
      outside: { customers: 1, orders: 2 },
      // ctl1 bought after the window, con5 … con9 and ctl2 … ctl9 never.
      without_orders: 14,
    });
    const { value, low, high } = report.revenue_per_customer!;
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(report.attributable!.low).toBeCloseTo(10 * low!, 1);
  });

  test('is the same whatever the order of the rows', async () => {
    const [header, ...rows] = ordersText.trimEnd().split('\n');
    const turned = await measured({ 'orders.csv': csv(header!, ...rows.toReversed()) });
    expect(turned).toEqual(await measured());
  });

  test('refuses a window that the orders do not reach', async () => {
    const folder = folderWith({ 'may.csv': splitText, 'orders.csv': ordersText });
    const argv = ['lift', 'measure', 'orders.csv', '--split', 'may.csv', '--from', '2030-01-01', '--to', '2030-01-31'];
    const { code, err } = await rfm(folder, argv);
    expect(code).toBe(3);
    expect(err).toMatch(/the orders end on \d{4}-\d\d-\d\d, before the window begins on 2030-01-01/);
  });

  test('counts what is to be known', async () => {
    const { notices } = await measured({ 'may.csv': `${splitText}con0,CONTACT\n` });
    expect(notices).toEqual([
      'contact has 10 customers: with fewer than 30 only very large differences can be seen',
      'control has 10 customers: with fewer than 30 only very large differences can be seen',
      '14 of the 20 customers in the split have no order in these files up to 2024-05-31 and count as zero; where that is many, are their ids of the same key (--key)?',
      '1 row of may.csv names a customer again, in the same arm: a customer counts once',
      '2 orders of 1 customer who are not in the split play no part',
    ]);
  });

  test('says which days of the window the orders lack', async () => {
    const orders = csv('order_id,customer,date,amount', '1,con0,2024-05-03,10', '2,ctl0,2024-05-29,10');
    expect((await measured({ 'orders.csv': orders })).notices).toEqual(
      expect.arrayContaining([
        'the orders begin on 2024-05-03: they lack the first 2 days of the window',
        'the orders end on 2024-05-29: they lack the last 2 days of the window, or nobody bought then',
      ]),
    );
    const later = `${orders}3,x,2024-06-20,10\n`;
    expect((await measured({ 'orders.csv': later })).notices.join()).not.toContain('the orders end');
  });

  test('is the same whatever comes after the window, refunds too', async () => {
    const { notices: _, ...before } = await measured();
    const { notices: __, ...after } = await measured({
      'orders.csv': `${ordersText}r1,con0,2024-07-01,-10,EUR\n12,con1,2024-07-01,-10,EUR\n13,con9,2024-08-01,5000,EUR\n`,
    });
    expect(after).toEqual(before);
  });

  test('reads a split that Excel has saved: byte-order mark, semicolons, guards, other columns, case', async () => {
    const rows = splitText
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
      .map(([id, arm], i) => (i === 0 ? `arm;note;${id}` : `${arm!.toUpperCase()} ;x,y;${id}`));
    const excel = `\ufeff${rows.join('\r\n')}\r\n\r\n`;
    expect(await measured({ 'may.csv': excel })).toEqual(await measured());
    const guarded = (text: string) => text.replaceAll('con0', '"=con0"');
    expect(
      await measured({
        'orders.csv': guarded(ordersText),
        'may.csv': splitText.replace('con0', "'=con0"),
      }),
    ).toEqual(await measured());
  });

  test('e-mail keys match whatever their case and the blanks around them', async () => {
    const withMail = (text: string) => text.replaceAll(/\b(con\d|ctl\d|someone)\b/g, '$1@Example.com');
    const orders = withMail(ordersText).replace('customer', 'email');
    const shouting = withMail(splitText).replaceAll(/^\w{3}\d@/gm, (start) => ` ${start.toUpperCase()}`);
    expect(await measured({ 'orders.csv': orders, 'may.csv': shouting })).toEqual(await measured());
  });

  test('without money, buyers and orders alone', async () => {
    const report = await measured({}, '--monetary', 'none');
    expect(report).toMatchObject({
      verdict: null,
      contact: { revenue: null, revenue_per_customer: null, buyers: 4 },
      revenue_per_customer: null,
      attributable: null,
      smallest_visible: null,
      matters: null,
      buyers: { value: 0.3 },
    });
    const { out } = await rfm(folderWith(files), ['lift', 'measure', 'orders.csv', ...window, '--monetary', 'none']);
    expect(out).toMatch(/^Whether it sold more cannot be claimed without money \(--monetary none\)/);
    expect(out).not.toMatch(/NaN|null|undefined|evenue a/);
  });

  test('takes returns and orders of zero as it is told', async () => {
    const { control } = await measured({}, '--returns', 'ignore');
    expect(control.revenue).toBe(20);
    const zero = { 'orders.csv': `${ordersText}20,ctl5,2024-05-09,0,EUR\n` };
    expect((await measured(zero)).control.buyers).toBe(1);
    expect((await measured(zero, '--zero-orders', 'count')).control.buyers).toBe(2);
  });

  test('says so where nobody bought, and where a single customer did', async () => {
    const before = csv('order_id,customer,date,amount', '1,con0,2024-04-03,10', '2,x,2024-05-31,10');
    const nobody = await rfm(folderWith({ ...files, 'orders.csv': before }), [
      'lift',
      'measure',
      'orders.csv',
      ...window,
    ]);
    expect(nobody.code).toBe(0);
    expect(nobody.out.replaceAll('\n', ' ')).toMatch(
      /^This campaign was too small to tell: nobody in the split brought /,
    );
    const one = await measured({ 'orders.csv': `${before}3,con0,2024-05-03,10\n` });
    expect(one.verdict).toBe('too_small');
    for (const text of [nobody.out, JSON.stringify(one)]) expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('prints a sentence first, and all figures in lines that fit', async () => {
    for (const columns of [60, 80, 120]) {
      const { code, out } = await rfm(folderWith(files), ['lift', 'measure', 'orders.csv', ...window], { columns });
      expect(code).toBe(0);
      expect(out).toMatch(/^This campaign was too small to tell: /);
      for (const words of ['50.00', '15.00', '1.50', '+3.50', '+35.00', '+30.0', '7.54', '50,582'])
        expect(out).toContain(words);
      expect(out.split('\n').filter((line) => line.length > columns)).toEqual([]);
    }
  });

  const badSplits: readonly (readonly [string, string, string])[] = [
    ['no arm', 'customer_id,segment\na,b\n', 'may.csv:1: it has no column arm'],
    ['no customer', 'id,arm\na,contact\n', 'may.csv:1: it has no column customer_id'],
    ['two arms', 'customer_id,arm,Arm\na,contact,control\n', 'may.csv:1: it has two columns arm'],
    [
      'another word',
      'customer_id,arm\na,contact\nb,treated\n',
      'may.csv:3: it has arm "treated", which is neither contact nor control',
    ],
    ['no id', 'customer_id,arm\n,contact\n', 'may.csv:2: it has no customer_id'],
    [
      'both arms',
      'customer_id,arm\na,contact\nb,control\na,control\n',
      'may.csv:4: it has "a" in control, and before in contact',
    ],
    [
      'more cells',
      'customer_id,arm\na,contact\nb,control,x\n',
      'may.csv:3: it has a row with more or fewer cells than the header',
    ],
    ['nothing', '', 'may.csv:1: it has no header'],
    ['no control', 'customer_id,arm\ncon0,contact\ncon1,contact\n', 'may.csv: control has nobody'],
    [
      'one in control',
      'customer_id,arm\ncon0,contact\ncon1,contact\nctl0,control\n',
      'may.csv: control has a single customer',
    ],
    [
      'strangers',
      'customer_id,arm\na,contact\nb,contact\nc,control\nd,control\n',
      'may.csv: none of its 4 customers has an order up to 2024-05-31',
    ],
  ];
  test.each(badSplits)('refuses a split with %s', async (_, text, message) => {
    const folder = folderWith({ ...files, 'may.csv': text });
    const { code, out, err } = await rfm(folder, ['lift', 'measure', 'orders.csv', ...window]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(`rfm: ${message}`);
  });

  test.each([
    [['--split', 'may.csv', '--from', '2024-05-01'], 2, '--to is missing'],
    [['--split', 'may.csv', '--to', '2024-05-01'], 2, '--from is missing'],
    [['--from', '2024-05-01', '--to', '2024-05-31'], 2, '--split is missing'],
    [['--split', 'gone.csv', '--from', '2024-05-01', '--to', '2024-05-31'], 3, 'gone.csv: no such file'],
    [
      ['--split', 'may.csv', '--from', '2024-06-01', '--to', '2024-05-31'],
      2,
      '--from 2024-06-01 is after --to 2024-05-31',
    ],
    [['--split', 'may.csv', '--from', '1/5/24', '--to', '2024-05-31'], 2, '--from "1/5/24" is not possible'],
    [[...window, '--monetary', 'profit'], 2, 'rfm lift measure does not measure profit (--monetary)'],
    [[...window, '--matters', '0'], 2, '--matters "0" is not possible'],
    [[...window, '--as-of', '2024-05-31'], 2, "unknown option '--as-of'"],
    [['--split', 'may.csv', '--from', '2023-05-01', '--to', '2023-05-31'], 3, 'no order is on or before 2023-05-31'],
  ])('refuses %j', async (flags, code, message) => {
    const outcome = await rfm(folderWith(files), ['lift', 'measure', 'orders.csv', ...flags]);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
    expect(outcome.err).toContain(message);
  });
});

describe('commands of two words', () => {
  const cwd = process.cwd();
  let help = '';
  beforeAll(async () => {
    help = (await rfm(cwd, ['lift', '--help'])).out;
  });

  test.each([[['lift']], [['help', 'lift']], [['lift', 'spilt', '--help']], [['--help', 'lift']]])(
    '%j',
    async (argv) => {
      const outcome = await rfm(cwd, argv);
      expect([outcome.code, outcome.err]).toEqual([0, '']);
      if (argv[0] !== '--help') expect(outcome.out).toBe(help);
    },
  );

  test.each([
    [['lift', 'spilt'], 'rfm lift has no command "spilt"; did you mean rfm lift split?'],
    [['lift', 'orders.csv'], 'rfm lift has no command "orders.csv"; there are split, measure'],
    [['help', 'lift', 'spilt'], 'rfm lift has no command "spilt"; did you mean rfm lift split?'],
    [['lift', '--quiet'], 'rfm lift needs a command of its own; there are split, measure'],
    [['lift', 'split'], 'rfm lift split needs a segment; rfm help lift split shows how it is used'],
    [['lift', 'measure'], 'rfm lift measure needs a file; rfm help lift measure shows how it is used'],
    [['lift', 'split', 'lost', '--campain', 'm'], "unknown option '--campain'; did you mean --campaign?"],
    [['lift', 'measure', 'a.csv', '--form', '2024-01-01'], "unknown option '--form'; did you mean --from?"],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await rfm(cwd, argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(`rfm: ${message}\n`);
  });

  test('flags may stand before the second word, and before the first', async () => {
    const folder = await folderWithRun();
    const usual = await rfm(folder, ['lift', 'split', 'lost', '--campaign', 'split', '--quiet']);
    expect(usual.code).toBe(0);
    for (const argv of [
      ['lift', '--campaign', 'split', '--quiet', 'split', 'lost'],
      ['--campaign', 'split', '--quiet', 'lift', 'split', 'lost'],
      ['--quiet', 'lift', '--campaign', 'split', 'split', 'lost'],
    ]) {
      expect(await rfm(folder, argv)).toEqual(usual);
    }
  });
});

test('from a run to a split to a measure', async () => {
  const folder = folderWith();
  const { out: sample } = await rfm(folder, ['sample', '--customers', '1500']);
  put(folder, { 'orders.csv': sample });
  await rfm(folder, ['run', 'orders.csv', '--as-of', '2024-06-30', '--quiet']);
  await rfm(folder, ['lift', 'split', 'all', '--control', '30%', '--campaign', 'july', '-o', 'july.csv', '--quiet']);
  const arms = rowsOf(textOf(folder, 'july.csv'));
  const contacted = new Set(arms.flatMap(([id, , arm]) => (arm === 'contact' ? [id] : [])));
  // Everybody who was written to buys once more, for 100.
  const bought = [...contacted].map((id, i) => `x${i},2024-08-01 10:00:00,${id},,IT,paid,Cake,cake,1,100.00,100.00`);
  const flags = ['--split', 'july.csv', '--from', '2024-07-01', '--to', '2024-09-30'];
  const before = JSON.parse(
    (await rfm(folder, ['lift', 'measure', 'orders.csv', ...flags, '--json'])).out,
  ) as LiftReport;
  put(folder, { 'after.csv': `${sample}${bought.join('\n')}\n` });
  const { code, out } = await rfm(folder, ['lift', 'measure', 'after.csv', ...flags, '--json']);
  expect(code).toBe(0);
  const after = JSON.parse(out) as LiftReport;
  expect(after.contact.customers).toBe(contacted.size);
  expect(after.control.customers).toBe(arms.length - contacted.size);
  expect(after.control).toEqual(before.control);
  expect(after.contact.orders).toBe(before.contact.orders + contacted.size);
  expect(after.revenue_per_customer!.value).toBeCloseTo(before.revenue_per_customer!.value + 100, 3);
  expect(after.verdict).toBe('more');
  const { out: text } = await rfm(folder, ['lift', 'measure', 'after.csv', ...flags]);
  expect(text).toMatch(/^It sold more: \+\d/);
});
