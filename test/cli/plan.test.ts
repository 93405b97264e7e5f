import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlanReport } from '../../src/report/plan/planReport.ts';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, type Files, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

const HEADER =
  'customer_id,segment,recency_days,orders,purchase_days,revenue,average_order_value,lifecycle,p_alive,expected_orders,expected_order_value,clv,lifetime_value,blocked_channels,contact_on,suppressed';
/** At a margin of a half: 40 and 30 at risk, then 1; one order of a newcomer is worth 10, of the loyal one 6. */
const CUSTOMERS = [
  'ada,At Risk,200,5,5,100.00,20.00,lapsed,0.5000,2.0000,20.00,40.00,90.00,,2024-06-30,',
  'bea,"Can\'t Lose Them",90,5,5,100.00,20.00,slipping,0.2500,1.0000,20.00,10.00,60.00,email,2024-06-30,',
  'cleo,Lost,300,9,9,180.00,20.00,lapsed,0.0500,0.0000,20.00,4.00,94.00,,2024-06-30,',
  'dan,At Risk,80,2,2,40.00,20.00,slipping,0.9000,1.0000,20.00,9.00,29.00,,2024-06-30,',
  'eva,New,3,1,1,20.00,20.00,onboarding,0.9000,3.0000,20.00,30.00,40.00,,2024-08-01,',
  'fia,Promising,9,1,1,20.00,20.00,repeat,0.9000,3.0000,20.00,30.00,40.00,,2024-08-01,open complaint',
  'gus,Loyal,30,4,4,48.00,12.00,loyal,0.9000,4.0000,12.00,24.00,48.00,,2024-07-07,',
  'hal,Loyal,29,4,4,48.00,12.00,loyal,0.9000,4.0000,12.00,24.00,48.00,,2024-07-08,',
  'ivo,Prospects,,,,,,prospect,,,,,,,,',
];
const OUTPUTS = [{ file: 'suppressed/new.csv', sha256: '', bytes: 1, rows: 0 }];

/** An output folder that nothing but these lines has made. */
function outputFolder(customers: readonly string[] = CUSTOMERS, more: Files = {}): string {
  const manifest = {
    version: '0.1.0',
    as_of: '2024-06-30',
    settings: { margin: 0.5, horizon: 180, currency: 'EUR' },
    cut_offs: { recency_days: [1, 2, 3, 4], orders: [1, 2, 3, 4], revenue: [1, 2, 3, 4] },
    outputs: OUTPUTS,
  };
  const basis = { bins: 5, cut_offs: manifest.cut_offs, currency: 'EUR', rules: { set: 'grid', rules: [] } };
  return folderWith({
    'out/customers.csv': csv(HEADER, ...customers),
    'out/run.json': JSON.stringify(manifest),
    'out/history/2024-06-30.json': JSON.stringify(basis),
    ...more,
  });
}

const plan = (folder: string, ...argv: readonly string[]) => rfm(folder, ['plan', '-o', 'out', ...argv]);
const TERMS = ['--budget', '10', '--cost', '0.50', '--response', '10%'] as const;

async function reportOf(folder: string, ...argv: readonly string[]): Promise<PlanReport> {
  const { code, out, err } = await plan(folder, '--json', ...argv);
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

describe('rfm plan', () => {
  test('shows the options with their figures', async () => {
    const report = await reportOf(outputFolder(), ...TERMS);
    expect(report).toMatchObject({
      ...{ as_of: '2024-06-30', currency: 'EUR', budget: 10, cost_per_contact: 0.5, most_contacts: 20 },
      ...{ response: 0.1, response_is_assumed: false, horizon_days: 180, margin: 0.5 },
      ...{ customers: 8, suppressed: 1, prospects: 1, least_effort: 1, not_shown: [] },
    });
    // Orders x value x margin; 40 + 30 + 1 + 2 x 30 / 9 + 2 x 24 / 9 at risk.
    expect(report.without_campaign).toEqual({
      ...{ expected_orders: 18, expected_earnings: 148, interval: null, value_at_risk: 83 },
    });
    const figures = report.options.map((option) => [
      option.kind,
      [option.members, option.contacts, option.suppressed, option.do_not_pay, option.beyond_budget],
      [option.cost, option.expected_orders.expected, option.expected_return!.expected, option.net_return],
      [option.break_even_response, option.pays_from_response, option.return_of_one_order],
    ]);
    expect(figures).toEqual([
      ['win-back', [3, 2, 0, 1, 0], [1, 0.2, 7, 6], [0.0142857, 0.0125, 2]],
      ['second-order', [2, 1, 1, 0, 0], [0.5, 0.1, 1, 0.5], [0.05, 0.05, 1]],
      ['next-order', [1, 1, 0, 0, 0], [0.5, 0.1, 0.6, 0.1], [0.0833333, 0.0833333, 0.6]],
      ['best-contacts', [6, 4, 1, 1, 0], [2, 0.4, 8.6, 6.6], [0.0232558, 0.0125, 3.6]],
      ['do-nothing', [0, 0, 0, 0, 0], [0, 0, 0, 0], [null, null, 0]],
    ]);
    expect(report.options[0]!.expected_return).toMatchObject({ low: 0, high: 40 });
    expect(report.options[0]!.segments).toEqual([
      { segment: 'At Risk', title: 'At Risk', contacts: 1 },
      { segment: "Can't Lose Them", title: "Can't Lose Them", contacts: 1 },
    ]);
    expect(report.notices).toEqual([
      '1 person in these options closed a channel: blocked_channels in customers.csv says which not to use',
      '1 person without a purchase: in no option',
    ]);
    for (const { advantages, drawbacks, rests_on: restsOn } of report.options) {
      for (const words of [advantages, drawbacks]) expect([2, 3]).toContain(words.length);
      expect(restsOn.length).toBeGreaterThan(0);
    }
    expect(report.options[0]!.rests_on).toEqual([
      'response 10 %, as given',
      'a success counts 35.00 EUR on average: what an active customer like them brings in 180 days (discounted at 10 % a year), times the chance that they have left',
      'should they come back for one order and no more, the return is 2.00 EUR, not 7.00 EUR',
      'margin 50 % of revenue',
    ]);
    expect(report.next).toBe(
      'rfm plan -o out --budget 10 --cost 0.50 --response 10% --choose 1 -o win-back-2024-06-30.csv',
    );
  });

  test('takes the interval of the expected revenue from the summary of the same run', async () => {
    const summary = (asOf: string) =>
      JSON.stringify({
        as_of: asOf,
        forecast: { horizon_days: 180, expected_revenue: { expected: 148.02, low: 90, high: 200 } },
        segments: [],
      });
    const same = await reportOf(outputFolder(CUSTOMERS, { 'out/summary.json': summary('2024-06-30') }), ...TERMS);
    expect(same.without_campaign!.interval).toEqual({ expected: 148.02, low: 90, high: 200 });
    expect(same.options.at(-1)!.rests_on).toEqual([
      'without a campaign the forecast expects 18 orders and 148.02 EUR (80 of 100 times 90.00 EUR to 200.00 EUR) in 180 days; the other options come on top of that',
    ]);
    const other = await reportOf(outputFolder(CUSTOMERS, { 'out/summary.json': summary('2024-06-29') }), ...TERMS);
    expect(other.without_campaign!.interval).toBeNull();
  });

  test('assumes a response of 1 % where none is given, and says so first', async () => {
    const folder = outputFolder();
    const { out } = await rfm(folder, ['plan', '-o', 'out', '--budget', '10', '--cost', '0.50'], { columns: 140 });
    expect(out.split('\n\n')[0]!.replaceAll('\n', ' ')).toBe(
      [
        'Do nothing: at a response of 1 % no option is expected to bring more than it costs; the first contact would from 1.3 % on',
        'The response, the share of those contacted who buy once more because of it, is assumed to be 1 %: nobody has measured it. The break-even is the response that just earns the cost of an option; it needs no guess. To know it, measure it on a control group: rfm lift split, then rfm lift measure',
      ].join(' '),
    );
    const {
      least_effort: least,
      options,
      next,
      not_shown: notShown,
    } = await reportOf(folder, ...['--budget', '10', '--cost', '0.50']);
    expect(least).toBe(4);
    expect(next).toBeNull();
    expect(options.map(({ contacts, break_even_response: response }) => [contacts, response])).toEqual([
      [0, 0.0211268], // 3 x 0.50 / (40 + 30 + 1)
      [0, 0.05],
      [0, 0.0833333],
      [0, null],
    ]);
    expect(options[0]!.empty_because).toBe(
      'at a response of 1 % nobody brings more than a contact costs: the first does from 1.3 % on',
    );
    expect(notShown).toEqual([
      { title: 'The best contacts of all groups', reason: 'no contact is worthwhile in any group' },
    ]);
  });

  test('is the same report from the Excel form, and takes the config', async () => {
    const files = {
      'orders.csv': csv('customer,date,amount,currency', ...SMALL),
      'plan.json': '{"lang":"it","out":"b"}',
    };
    const folder = folderWith(files);
    for (const argv of [['a'], ['b', '--excel', 'eu']]) {
      const { code, err } = await rfm(folder, ['run', 'orders.csv', '-o', ...argv]);
      expect(code, err).toBe(0);
    }
    const flags = ['--budget', '10', '--cost', '0.10', '--response', '0.1', '--json'];
    const plain = await rfm(folder, ['plan', '-o', 'a', '--lang', 'it', ...flags]);
    const excel = await rfm(folder, ['plan', '--config', 'plan.json', ...flags]);
    expect(plain.code, plain.err).toBe(0);
    expect(excel.out.replaceAll('-o b ', '-o a ')).toBe(plain.out);
  });

  test('counts past orders where there is no forecast', async () => {
    const folder = folderWith({ 'orders.csv': csv('customer,date,amount,currency', ...SMALL) });
    await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--margin', '0.5']);
    const report = await reportOf(folder, '--budget', '10', '--cost', '0.10', '--response', '10%');
    expect(report).toMatchObject({ horizon_days: null, without_campaign: null, currency: 'EUR', customers: 5 });
    const [first, second, third] = report.options;
    // The averages of anna, 30, and dora, 25, differ by no more than chance: all count 320 / 11 x 0.5 = 14.55.
    expect(first).toMatchObject({ kind: 'win-back', contacts: 1, cost: 0.1, expected_return: { expected: 1.45 } });
    expect(second).toMatchObject({ kind: 'second-order', contacts: 2, cost: 0.2, expected_return: { expected: 2.91 } });
    expect(third).toMatchObject({ kind: 'next-order', contacts: 1, cost: 0.1, expected_return: { expected: 1.45 } });
    expect(report.notices[0]).toMatch(/^the run has no forecast/);
    expect(report.notices).toContainEqual(expect.stringMatching(/^nothing tells who must not be contacted now/));
  });

  test('says that customers are missing in a table that somebody cut', async () => {
    const folder = folderWith({ 'orders.csv': csv('customer,date,amount,currency', ...SMALL) });
    await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--quiet']);
    put(folder, { 'out/customers.csv': csv(...textOf(folder, 'out/customers.csv').split('\n').slice(0, 3)) });
    const { code, err } = await plan(folder, ...TERMS);
    expect(code).toBe(0);
    expect(err).toContain('customers.csv has 2 rows, and the run wrote 5: the plan is for those that are there');
  });

  test('helps without money', async () => {
    const folder = folderWith({ 'orders.csv': csv('customer,date,amount,currency', ...SMALL) });
    await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--monetary', 'none']);
    const report = await reportOf(folder, '--budget', '0.1', '--cost', '0.10', '--response', '10%');
    expect(report.least_effort).toBeNull();
    expect(report.options.map((option) => [option.contacts, option.expected_return, option.cost_per_order])).toEqual([
      [1, null, 1],
      [1, null, 1],
      [1, null, 1],
      [0, null, null],
    ]);
    const { out } = await plan(folder, '--budget', '0.1', '--cost', '0.10');
    expect(out).toContain('an order won costs 10.00');
    expect(out).not.toMatch(/\breturn \d/);
  });

  test('shows costs of a fraction of a cent as they are', async () => {
    const { out } = await plan(outputFolder(), '--budget', '0.01', '--cost', '0.0025', '--response', '0.125%');
    expect(out).toContain('0.0025 EUR a contact · at most 4 people');
    expect(out).toContain('0.125 %');
  });

  test('does with contacts that cost nothing, and with those that cost a fortune', async () => {
    const free = await reportOf(outputFolder(), '--budget', '1', '--cost', '0');
    expect(free).toMatchObject({ most_contacts: null, least_effort: 4 });
    expect(free.options[3]).toMatchObject({ contacts: 5, cost: 0, break_even_response: 0 });
    const dear = await reportOf(
      outputFolder(),
      '--budget',
      '99999999999',
      '--cost',
      '99999999998',
      '--response',
      '99%',
    );
    expect(dear).toMatchObject({ most_contacts: 1, least_effort: 4 });
    expect(dear.options[0]!.empty_because).toBe('a contact costs more than any of them would bring if they answered');
    const little = await reportOf(outputFolder(), '--budget', '0.49', '--cost', '0.5', '--response', '50%');
    expect(little.notices[0]).toBe('the budget does not pay for one contact, which costs 0.50 EUR');
    expect(little.options[0]!.empty_because).toBe('the budget does not pay for one contact');
    expect(little.least_effort_words).toBe('Do nothing: the budget does not pay for one contact');
  });

  test('says so where everybody is suppressed', async () => {
    const { options, least_effort_words: words } = await reportOf(
      outputFolder(CUSTOMERS.map((line) => line.replace(/[^,]*$/, 'no channel left'))),
      ...TERMS,
    );
    expect(
      options.map(({ kind, contacts, suppressed, empty_because: why }) => [kind, contacts, suppressed, why]),
    ).toEqual([
      ['win-back', 0, 3, 'none of them may be contacted now'],
      ['second-order', 0, 2, 'none of them may be contacted now'],
      ['next-order', 0, 1, 'none of them may be contacted now'],
      ['do-nothing', 0, 0, null],
    ]);
    expect(words).toBe('Do nothing: there is nobody to contact now');
  });

  test.each(['en', 'it'])('is no wider than the terminal in %s, and has every part', async (lang) => {
    const folder = outputFolder();
    for (const columns of [60, 80, 140]) {
      for (const LANG of ['en_US.UTF-8', 'C']) {
        const env = { LANG, NO_COLOR: '1' };
        const { out } = await rfm(folder, ['plan', '-o', 'out', ...TERMS, '--lang', lang], { columns, env });
        expect(out.split('\n').filter((line) => [...line].length > columns)).toEqual([]);
        if (LANG === 'C') expect(out).toMatch(/^[ -~\n]*$/);
        for (const { title } of (await reportOf(folder, ...TERMS, '--lang', lang)).options) {
          expect(out).toContain(LANG === 'C' ? title.replace('può', "puo'") : title);
        }
      }
    }
  });

  test('is Italian throughout', async () => {
    const { out } = await plan(outputFolder(), ...TERMS, '--lang', 'it');
    expect(out).toContain('Il grosso del ritorno con il minimo sforzo: opzione 1, Salvare chi non si può');
    expect(out).toContain('0,50 EUR a contatto');
    expect(out).toContain('A rischio 1');
    expect(out).not.toMatch(/\b(?:the|of|with|customers(?!\.csv)|orders|at a)\b/);
  });

  test.each([
    [['--cost', '1'], '--budget is missing; give what the campaign may cost'],
    [['--budget', '9'], '--cost is missing; give what one contact costs'],
    [
      ['--budget', 'abc', '--cost', '1'],
      '--budget "abc" is not possible; give what the campaign may cost, such as 200',
    ],
    [['--budget', '0', '--cost', '1'], '--budget 0 is not possible; give more than 0'],
    [['--budget=-5', '--cost', '1'], '--budget "-5" is not possible; '],
    [['--budget', '9', '--cost', '0,05'], '--cost "0,05" is not possible; give what one contact costs'],
    [['--budget', '1e3', '--cost', '1'], '--budget "1e3" is not possible; '],
    [['--budget', '9', '--cost', '0.00001'], '--cost "0.00001" is not possible; give at most four decimals'],
    [[...TERMS, '--response', '150%'], '--response "150%" is not possible; give a share such as 2% or 0.02'],
    [[...TERMS, '--response', '1'], '--response "1" is not possible; give a share such as 2% or 0.02'],
    [[...TERMS, '--response', 'two'], '--response "two" is not possible; '],
    [[...TERMS, '--lang', 'de'], '--lang "de" is not possible; choose one of en, it'],
    [[...TERMS, '--control', '20%'], '--control changes nothing without --choose; add --choose'],
    [[...TERMS, '--seed', '2'], '--seed changes nothing without --choose; '],
    [[...TERMS, '-o', 'list.csv'], 'nothing is written to "list.csv" without --choose; '],
    [[...TERMS, '-o', 'other'], '--out "out" and --out "other" are two folders; name one folder with -o'],
    [[...TERMS, '--choose', '1', '-o', 'a.csv', '-o', 'B.CSV'], '--out "a.csv" and --out "B.CSV" are two files; '],
    [[...TERMS, '--choose', '1', '--json'], '--json prints the options, --choose a list of contacts; '],
    [[...TERMS, '--choose', 'two'], '--choose "two" is not possible; give a whole number up to 9'],
    [[...TERMS, '--choose', '6'], '--choose 6: there are options 1 to 5; '],
    [[...TERMS, '--choose', '0'], '--choose 0: there are options 1 to 5; '],
    [[...TERMS, '--choose', '5'], '--choose 5: Do nothing: there is nobody to contact; '],
    [
      [...TERMS, '--choose', '1', '--control', '10'],
      '--control "10" is not possible; give a share above 0 and below 1, such as 10% or 0.1',
    ],
    [
      ['--budget', '9', '--cost', '5', '--choose', '1'],
      "--choose 1: Save those who can't be lost: at a response of 1 % ",
    ],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await plan(outputFolder(), ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    const lines = err.trimEnd().split('\n');
    expect(lines.filter((line) => line !== 'rfm: no config')).toHaveLength(1);
  });

  test('names the folder that holds no run, and what is missing in one', async () => {
    const nowhere = await rfm(folderWith(), ['plan', '-o', 'gone', ...TERMS]);
    expect([nowhere.code, nowhere.out]).toEqual([2, '']);
    expect(nowhere.err).toContain('gone holds no run.json; name the output folder of a run with -o');
    const folder = outputFolder();
    const text = textOf(folder, 'out/customers.csv').replace('lifecycle', 'stage');
    put(folder, { 'out/customers.csv': text });
    const { code, err } = await plan(folder, ...TERMS);
    expect(code).toBe(6);
    expect(err).toContain('customers.csv has no column lifecycle; rfm run writes it again');
  });
});

/** anna has been silent for long; bert and cora have just come; dora is due within a week; emil a day later. */
const SMALL = [
  ...['anna,2023-01-01,30,EUR', 'anna,2023-01-09,30,EUR', 'anna,2023-01-17,30,EUR', 'anna,2023-01-25,30,EUR'],
  ...['bert,2024-06-28,20,EUR', 'cora,2024-06-27,40,EUR'],
  ...['dora,2024-06-16,25,EUR', 'dora,2024-06-21,25,EUR', 'dora,2024-06-29,25,EUR'],
  ...['emil,2024-06-20,35,EUR', 'emil,2024-06-30,30,EUR'],
];

describe('rfm plan --choose', () => {
  /** The arm by its definition: SHA-256 of seed, campaign and id, its first 13 digits as a share of all there are. */
  function armOf(id: string, campaign: string, seed = 1, control = 0.1): string {
    const hash = createHash('sha256').update(`${seed}\n${campaign}\n${id}`, 'utf8').digest('hex');
    return Number(BigInt(`0x${hash.slice(0, 13)}`)) / 2 ** 52 < control ? 'control' : 'contact';
  }

  test('writes the contacts to stdout, the best first, with a control group', async () => {
    const folder = outputFolder();
    const { code, out, err } = await plan(folder, ...TERMS, '--choose', '4', '--control', '40%', '--seed', '7');
    expect(code, err).toBe(0);
    const arm = (id: string) => armOf(id, 'best-contacts-2024-06-30', 7, 0.4);
    expect(out).toBe(
      csv(
        'customer_id,segment,arm',
        `ada,At Risk,${arm('ada')}`,
        `bea,Can't Lose Them,${arm('bea')}`,
        `eva,New,${arm('eva')}`,
        `gus,Loyal,${arm('gus')}`,
      ),
    );
    const contacts = ['ada', 'bea', 'eva', 'gus'].filter((id) => arm(id) === 'contact').length;
    expect(contacts).toBeGreaterThan(0);
    expect(contacts).toBeLessThan(4);
    expect(err).toBe(
      [
        'rfm: no config',
        `rfm: option 4, The best contacts of all groups: ${contacts} ${contacts === 1 ? 'person' : 'people'} to contact for ${(contacts / 2).toFixed(2)} EUR, ${4 - contacts} kept out to compare with (control 40 %)`,
        'rfm: campaign best-contacts-2024-06-30, seed 7: the same names give everybody the same arm',
        'rfm: 1 person on the list closed a channel: see blocked_channels in customers.csv, or use rfm audience',
        ...[['contact', contacts] as const, ['control', 4 - contacts] as const].map(
          ([arm, count]) =>
            `rfm: warning: ${arm} has ${count} ${count === 1 ? 'customer' : 'customers'}; with fewer than 30 only very large differences can be seen`,
        ),
        '',
      ].join('\n'),
    );
  });

  test('spends the budget on contacts alone', async () => {
    const bakery = folderWith();
    const run = await rfm(bakery, ['run', fixture(bakery, 'orders.csv'), '-o', 'out']);
    expect(run.code, run.err).toBe(0);
    const flags = ['--budget', '1', '--cost', '0.05', '--response', '5%'];
    const { options } = JSON.parse((await rfm(bakery, ['plan', '-o', 'out', ...flags, '--json'])).out) as PlanReport;
    expect(options[0]).toMatchObject({ kind: 'win-back', contacts: 20, cost: 1 });
    const list = ['--choose', '1', '--control', '30%', '--campaign', 'estate', '-o', 'list.csv'];
    const { code, out, err } = await rfm(bakery, ['plan', '-o', 'out', ...flags, ...list]);
    expect([code, out], err).toEqual([0, '']);
    const rows = rowsOf(textOf(bakery, 'list.csv'));
    expect(rows.filter(({ arm }) => arm === 'contact')).toHaveLength(20);
    expect(rows.length).toBeGreaterThan(22);
    for (const { customer_id: id, arm } of rows) expect(arm).toBe(armOf(id!, 'estate', 1, 0.3));
    expect(err).toContain('20 people to contact for 1.00 EUR');
    expect(err).toContain(', written to list.csv');
    expect(statSync(join(bakery, 'list.csv')).mode & 0o777).toBe(0o600);
    const { segment } = rowsOf(textOf(bakery, 'out/customers.csv')).find(
      ({ customer_id: id }) => id === rows[0]!.customer_id,
    )!;
    expect(rows[0]!.segment).toBe(segment);
  });

  test('writes over the same list and over nothing else, and says nothing under --quiet', async () => {
    const folder = outputFolder();
    const choose = ['--choose', '1', '-o', 'list.csv', '--quiet'];
    for (let time = 0; time < 2; time++) {
      expect(await plan(folder, ...TERMS, ...choose)).toEqual({ code: 0, out: '', err: '' });
    }
    const before = readFileSync(join(folder, 'list.csv'), 'utf8');
    put(folder, { 'list.csv': 'customer_id,email\nada,ada@example.com\n' });
    const { code, err } = await plan(folder, ...TERMS, ...choose);
    expect(code).toBe(6);
    expect(err).toContain('list.csv: holds something else than this list of contacts; name another file with -o');
    put(folder, { 'list.csv': before });
    const other = await plan(folder, ...TERMS, ...choose, '--seed', '2', '--control', '60%');
    expect(other.code).toBe(6);
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe(before);
    const inside = await plan(folder, ...TERMS, '--choose', '1', '-o', 'out/list.csv');
    expect(inside.code).toBe(2);
    expect(inside.err).toContain('"out/list.csv" lies in out, where rfm forget would miss it');
    expect(before).toContain('ada,At Risk,');
    expect(existsSync(join(folder, 'out/list.csv'))).toBe(false);
  });

  test('says when chance keeps nobody out, and what that costs', async () => {
    const { out, err } = await plan(outputFolder(), ...TERMS, '--choose', '1', '--control', '0.01%');
    expect(out).toBe(csv('customer_id,segment,arm', 'ada,At Risk,contact', "bea,Can't Lose Them,contact"));
    expect(err).toContain('nobody is in control: what the campaign brings cannot be measured');
  });
});
