import { describe, expect, test } from 'vitest';
import { csv, folderWith, put, rfm, textOf } from './rfm.ts';

const clean = JSON.stringify([{ name: 'All', when: { r: { gte: 1 } }, why: 'w', action: 'a' }]);
const gaps = JSON.stringify([{ name: 'Top', when: { r: 3 } }]);

describe('rfm rules', () => {
  test('takes the set of its argument, else of the config, else grid', async () => {
    const folder = folderWith({ 'my.json': clean });
    const firstWord = async (...argv: string[]) => (await rfm(folder, ['rules', ...argv])).out.split(' ')[0];
    expect(await firstWord()).toBe('grid');
    expect(await firstWord('rf')).toBe('rf');
    expect(await firstWord('my.json')).toBe('own');
    const configured = folderWith({ 'rfm.config.json': '{"segments": "r-rfm"}', 'own.json': '{"segments": "rf"}' });
    const inConfigured = async (...argv: string[]) => (await rfm(configured, ['rules', ...argv])).out.split(' ')[0];
    expect(await inConfigured()).toBe('r-rfm');
    expect(await inConfigured('--config', 'own.json')).toBe('rf');
    expect(await inConfigured('grid')).toBe('grid');
  });

  test('prints the lint as data', async () => {
    const folder = folderWith({ 'my.json': clean });
    const { code, out, err } = await rfm(folder, ['rules', 'my.json', '--json']);
    expect([code, err]).toEqual([0, 'rfm: no config\n']);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      set: 'own',
      bins: 5,
      money: true,
      rest: 'Others',
      rules: [{ name: 'All', when: { r: { gte: 1 } }, words: 'r at least 1', why: 'w', action: 'a' }],
      lint: { kind: 'lint', cells: 125, uncovered: [], unreachable: [], overlaps: [], assumed: [] },
    });
    expect(report.lint.grid).toHaveLength(25);
  });

  test('--strict exits with 2 for what is to mend, after printing it', async () => {
    const folder = folderWith({ 'clean.json': clean, 'gaps.json': gaps });
    for (const set of ['grid', 'rf', 'clean.json']) {
      expect(await rfm(folder, ['rules', set, '--strict'])).toMatchObject({ code: 0, err: 'rfm: no config\n' });
    }
    const strict = await rfm(folder, ['rules', 'gaps.json', '--strict']);
    expect(strict).toEqual({
      code: 2,
      out: (await rfm(folder, ['rules', 'gaps.json'])).out,
      err: 'rfm: no config\nrfm: --strict: cells that no rule covers: 100; mend the rules, or leave --strict out\n',
    });
    expect((await rfm(folder, ['rules', 'r-rfm', '--strict'])).err).toContain('cells that no rule covers: 10;');
  });

  test('--bins and --monetary none, by flag and by config', async () => {
    const folder = folderWith({ 'gaps.json': gaps, 'my.json': '{"bins": 3, "monetary": "none"}' });
    const cells = async (...argv: string[]) =>
      JSON.parse((await rfm(folder, ['rules', 'gaps.json', '--json', ...argv])).out).lint.uncovered;
    expect(await cells('--bins', '2', '--monetary', 'none')).toEqual(['11', '12', '21', '22']);
    expect(await cells('--config', 'my.json')).toEqual(['11', '12', '13', '21', '22', '23']);
    expect(await rfm(folder, ['rules', 'r-rfm', '--monetary', 'none'])).toMatchObject({
      code: 2,
      err: 'rfm: no config\nrfm: the segments r-rfm need money scores; use --segments grid or rf without money\n',
    });
  });

  test('a file that names its bins is looked at with those', async () => {
    const set = { name: 'three', bins: 3, rules: JSON.parse(gaps) };
    const folder = folderWith({ 'three.json': JSON.stringify(set) });
    expect((await rfm(folder, ['rules', 'three.json'])).out).toContain('; scores from 1 to 3; ');
    for (const bins of ['4', '5']) {
      const { err } = await rfm(folder, ['rules', 'three.json', '--bins', bins]);
      expect(err).toContain(`are made for 3 bins, not ${bins}`);
    }
  });

  test('counts the customers of an output folder by segment', async () => {
    const orders = csv(
      'customer,date,amount',
      'a,2024-03-01,10',
      'b,2024-01-01,600',
      'b,2024-02-01,1',
      'c,2024-01-01,5',
    );
    const own = [
      { name: 'Big', when: { revenue: { gt: 600 }, days_between_orders: 31 } },
      { name: 'Fresh', when: { last_order: { gte: '2024-03-01' } } },
      { name: 'Nobody', when: { orders: 9 } },
    ];
    const folder = folderWith({ 'in.csv': orders, 'my.json': JSON.stringify(own) });
    const sizes = async (...argv: string[]) =>
      JSON.parse((await rfm(folder, ['rules', '--json', ...argv])).out).customers;
    expect(await sizes('my.json')).toBeNull();
    await rfm(folder, ['run', 'in.csv', '--quiet']);
    await rfm(folder, ['run', 'in.csv', '--quiet', '-o', 'no money', '--monetary', 'none']);
    expect(await sizes('my.json')).toEqual({
      folder: 'rfm-output',
      as_of: '2024-03-01',
      total: 3,
      segments: [
        { segment: 'Big', customers: 1 },
        { segment: 'Fresh', customers: 1 },
        { segment: 'Nobody', customers: 0 },
        { segment: 'Others', customers: 1 },
      ],
    });
    const { segments } = JSON.parse(textOf(folder, 'rfm-output/summary.json'));
    const reported = segments.map((one: Record<string, unknown>) => ({
      segment: one.segment,
      customers: one.customers,
    }));
    expect((await sizes('grid')).segments).toEqual(reported);
    expect(await sizes('grid', '--monetary', 'none', '-o', 'no money')).toMatchObject({ total: 3 });

    for (const [argv, made] of [
      [['--bins', '3'], 'rfm-output: its customers are scored in 5 bins with money'],
      [['-o', 'no money'], 'no money: its customers are scored in 5 bins without money'],
    ] as const) {
      const { code, out, err } = await rfm(folder, ['rules', 'my.json', ...argv]);
      expect([code, err]).toEqual([0, `rfm: no config\nrfm: ${made}, so they are not put into these segments\n`]);
      expect(out).not.toContain('Customers');
    }
    expect(await rfm(folder, ['rules', '-o', 'gone'])).toMatchObject({
      code: 2,
      err: 'rfm: no config\nrfm: gone: no run.json is there; name the output folder of rfm run with -o\n',
    });
  });

  test('passes over customers without scores, who are in no segment of the rules', async () => {
    const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-03-01,10', 'b,2024-01-01,600') });
    await rfm(folder, ['run', 'in.csv', '--quiet']);
    const [header, ...rows] = textOf(folder, 'rfm-output/customers.csv').trimEnd().split('\n');
    const prospect = ['c', 'Prospects', ...new Array(header!.split(',').length - 2).fill('')].join(',');
    put(folder, { 'rfm-output/customers.csv': csv(header!, ...rows, prospect) });
    const { customers } = JSON.parse((await rfm(folder, ['rules', '--json'])).out);
    expect(customers.total).toBe(2);
  });

  test.each([
    [['gird'], '"gird" is neither a set of segments nor a file of rules; did you mean grid?'],
    [['grid', 'rf'], 'rfm rules takes no more than [set]; rfm help rules shows how it is used'],
    [['gone.json'], 'gone.json: the rules cannot be read (ENOENT)'],
    [['grid', '--stirct'], "unknown option '--stirct'; did you mean --strict?"],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await rfm(folderWith(), ['rules', ...argv]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
