import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import { readRows } from '../fixtures/readFixture.ts';
import { csv, fixture, folderWith, rfm, textOf } from './rfm.ts';

interface Inspected {
  readonly file: string;
  readonly findings: readonly { what: string; found: string; samples: readonly string[]; flag?: string }[];
  readonly rows: number | null;
  readonly bad_rows: readonly { file: string; line: number; column: string; value: string; reason: string }[];
  readonly problem: string | null;
}

async function inspected(
  folder: string,
  argv: readonly string[],
): Promise<{ code: number; files: readonly Inspected[] }> {
  const { code, out } = await rfm(folder, ['inspect', ...argv, '--json']);
  return { code, files: JSON.parse(out) };
}

test('what is found, with values as examples and the flag that changes it', async () => {
  const folder = folderWith();
  const { code, files } = await inspected(folder, [fixture(folder, 'italian-excel.csv')]);
  expect(code).toBe(0);
  const [{ findings, rows, bad_rows, problem }] = files as [Inspected];
  expect([bad_rows, problem]).toEqual([[], null]);
  expect(rows).toBe(18);
  expect(findings.map(({ what, found, samples, flag }) => [what, found, samples[0], flag])).toEqual([
    ['encoding', 'Windows-1252', undefined, '--encoding'],
    ['line ends', 'CRLF', undefined, undefined],
    ['delimiter', 'semicolon', undefined, '--delimiter'],
    ['header', 'line 2, 11 columns', undefined, undefined],
    ['preset', 'generic: any export with a header line', undefined, '--preset'],
    ['customer (key)', 'Codice cliente', '0012', '--map customer=, --key'],
    ['date', 'Data ordine', '03/09/2024', '--map date=COLUMN'],
    ['amount', 'Importo', '18,60 €', '--map amount=COLUMN'],
    ['order', 'Numero ordine', '2024/0871', '--map order=COLUMN'],
    ['status', 'Stato', 'Completato', '--map status=COLUMN'],
    ['quantity', 'Quantità', '3', '--map quantity=COLUMN'],
    ['unit_price', 'Prezzo unitario', '6,20 €', '--map unit_price=COLUMN'],
    ['product', 'Prodotto', 'Pane integrale', '--map product=COLUMN'],
    ['first_name', 'Nome', 'Niccolò', '--map first_name=COLUMN'],
    ['last_name', 'Cognome', 'Zanetti', '--map last_name=COLUMN'],
    ['not read', 'Città', 'Forlì', '--map FIELD=COLUMN, --keep'],
    ['dates', 'dd/MM/yyyy', undefined, '--date-format'],
    ['amounts', 'Importo, decimal comma', undefined, '--decimal'],
  ]);
});

test('the flags that are shown change what is found', async () => {
  const folder = folderWith({ 'in.csv': csv('customer;date;amount', 'a;03/04/2024;1.234') });
  const found = async (...flags: readonly string[]) =>
    Object.fromEntries(
      (await inspected(folder, ['in.csv', ...flags])).files[0]!.findings.map((one) => [one.what, one.found]),
    );
  expect(await found('--date-format', 'MM/dd/yyyy', '--decimal', ',')).toMatchObject({
    dates: 'MM/dd/yyyy by your choice',
    amounts: 'amount, decimal comma by your choice',
  });
  expect(await found('--encoding', 'macintosh', '--map', 'customer=date')).toMatchObject({
    encoding: 'Mac Roman',
    'customer (key)': 'date',
  });
  expect(await found('--delimiter', ',')).toMatchObject({ delimiter: 'comma', header: 'line 1, 1 columns' });
});

describe('a file that run would refuse', () => {
  test.each([
    [
      'ambiguous dates',
      csv('customer,date,amount', 'a,03/04/2024,5.00'),
      [],
      'in.csv:2: date "03/04/2024" can be read day first or month first, and no row of the file decides; say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy',
    ],
    ['ambiguous amounts', csv('customer,date,amount', 'a,2024-01-05,1.234'), [], 'say --decimal . or --decimal ,'],
    ['no customer', csv('date,amount', '2024-01-05,5'), [], 'no column for customer; name it: --map customer=COLUMN'],
    ['no amount', csv('customer,date', 'a,2024-01-05'), [], 'no column for amount; name it: --map amount=COLUMN'],
    [
      'too many bad rows',
      csv('customer,date,amount', 'a,2024-01-05,5', 'b,,5'),
      [],
      '1 of 2 rows are bad, more than the 5 % allowed',
    ],
    [
      'several currencies',
      csv('customer,date,amount,currency', 'a,2024-01-05,5,EUR', 'b,2024-01-05,5,USD'),
      [],
      'orders in several currencies cannot be added up: EUR (1 row), USD (1 row); pick one: --currency EUR',
    ],
    [
      'a currency that is not there',
      csv('customer,date,amount,currency', 'a,2024-01-05,5,EUR'),
      ['--currency', 'CHF'],
      'no order is in CHF; there are EUR (1 row)',
    ],
    [
      'several currencies, one of them picked',
      csv('customer,date,amount,currency', 'a,2024-01-05,5,EUR', 'b,2024-01-05,5,USD'),
      ['--currency', 'USD'],
      null,
    ],
    [
      'fewer bad rows than are allowed',
      csv('customer,date,amount', 'a,2024-01-05,5', 'b,,5'),
      ['--max-bad-rows', '1'],
      null,
    ],
  ])('%s', async (_, text, flags, problem) => {
    const folder = folderWith({ 'in.csv': text });
    const expected = problem === null ? 0 : 3;
    const { code, files } = await inspected(folder, ['in.csv', ...flags]);
    expect(code).toBe(expected);
    if (problem === null) expect(files[0]!.problem).toBeNull();
    else expect(files[0]!.problem).toContain(problem);
    const shown = await rfm(folder, ['inspect', 'in.csv', ...flags]);
    expect(shown.code).toBe(expected);
    expect(shown.out.includes('rfm run would refuse it: ')).toBe(problem !== null);
    expect(shown.out + shown.err).not.toContain('rfm inspect');
    expect((await rfm(folder, ['run', 'in.csv', ...flags, '--quiet'])).code).toBe(expected);
  });

  test.each([
    ['a header and no rows', csv('customer,date,amount'), 'in.csv: a header and no rows; check the export'],
    [
      'cancelled orders alone',
      csv('customer,date,amount,status', 'a,2024-01-05,5,cancelled'),
      'in.csv: no order is left of 1 rows: all are bad or left out by rule',
    ],
    [
      'refunds alone',
      csv('customer,date,amount', 'a,2024-01-05,-5'),
      'no customer has a purchase: every order is a refund or left out',
    ],
  ])('%s', async (_, text, problem) => {
    const folder = folderWith({ 'in.csv': text });
    const { code, files } = await inspected(folder, ['in.csv']);
    expect([code, files[0]!.problem]).toEqual([3, problem]);
    expect((await rfm(folder, ['run', 'in.csv'])).code).toBe(3);
  });

  test('is not one that another file decides', async () => {
    const folder = folderWith({
      's1.csv': csv('customer,date,amount', 'a,03/04/2024,5.00'),
      's2.csv': csv('customer,date,amount', 'b,04/25/2024,5.00'),
      's3.csv': csv('customer,date,amount', 'b,25/04/2024,5.00'),
    });
    const { code, files } = await inspected(folder, ['s1.csv', 's2.csv']);
    expect([code, ...files.map(({ problem }) => problem)]).toEqual([0, null, null]);
    expect(files[0]!.findings.find(({ what }) => what === 'dates')!.found).toBe('MM/dd/yyyy by another file');
    expect((await rfm(folder, ['run', 's1.csv', 's2.csv', '--quiet'])).code).toBe(0);
    const torn = await inspected(folder, ['s1.csv', 's2.csv', 's3.csv']);
    expect(torn.code).toBe(3);
    expect(torn.files.map(({ problem }) => problem?.includes('have the same columns') ?? false)).toEqual([
      false,
      true,
      true,
    ]);
    expect((await rfm(folder, ['run', 's1.csv', 's2.csv', 's3.csv', '--quiet'])).code).toBe(3);
  });

  test('is judged by the bad rows of all files together, as run judges', async () => {
    const good = Array.from({ length: 40 }, (_, i) => `c${i},2024-01-05,5`);
    const folder = folderWith({
      'bad.csv': csv('customer,date,amount', 'a,2024-01-05,5', 'b,,5'),
      'good.csv': csv('customer,date,amount', ...good),
    });
    expect((await inspected(folder, ['bad.csv'])).code).toBe(3);
    const { code, files } = await inspected(folder, ['bad.csv', 'good.csv']);
    expect([code, ...files.map(({ bad_rows }) => bad_rows.length)]).toEqual([0, 1, 0]);
  });

  test('without money in the config, no amount is no fault', async () => {
    const folder = folderWith({
      'in.csv': csv('customer,date', 'a,2024-01-05'),
      'rfm.config.json': '{"monetary": "none"}',
    });
    expect((await inspected(folder, ['in.csv'])).code).toBe(0);
  });
});

test('a column to keep that no file has is refused as run refuses it, after all that was found', async () => {
  const folder = folderWith({
    'in.csv': csv('customer,date,amount,colour', 'a,2024-01-05,5,red'),
    'more.csv': csv('customer,date,amount', 'a,2024-01-05,5'),
  });
  for (const argv of [['in.csv'], ['more.csv', 'in.csv']]) {
    expect((await rfm(folder, ['inspect', ...argv, '--keep', 'colour'])).code).toBe(0);
    const { code, out, err } = await rfm(folder, ['inspect', ...argv, '--keep', 'color']);
    expect(code).toBe(2);
    expect(out).toContain('customer (key)');
    expect(err).toContain('rfm: no file has a column "color" (--keep); did you mean "colour"?\n');
  }
  const { code, err } = await rfm(folder, ['inspect', 'more.csv', '--keep', 'weight']);
  expect([code, err]).toEqual([
    2,
    'rfm: no config\nrfm: no file has a column "weight" (--keep); columns: "customer", "date", "amount"\n',
  ]);
  expect((await rfm(folder, ['run', 'more.csv', '--keep', 'weight'])).code).toBe(2);
});

test('Unix times are called so', async () => {
  const folder = folderWith({
    'seconds.csv': csv('customer,date,amount', 'a,1704448800,5'),
    'milliseconds.csv': csv('customer,date,amount', 'a,1704448800000,5'),
  });
  for (const [name, letter] of [
    ['seconds', 't'],
    ['milliseconds', 'T'],
  ] as const) {
    const { files } = await inspected(folder, [`${name}.csv`]);
    expect(files[0]!.findings.find(({ what }) => what === 'dates')!.found).toBe(`Unix ${name}`);
    expect((await rfm(folder, ['run', `${name}.csv`, '-o', name])).err).toContain(`date = date (Unix ${name})`);
    expect(JSON.parse(textOf(folder, `${name}/run.json`)).inputs[0].date_format).toBe(letter);
  }
});

test('one that cannot be read at all', async () => {
  const folder = folderWith({ 'in.csv': '' });
  expect(await rfm(folder, ['inspect', 'in.csv'])).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('in.csv: the file is empty'),
  });
});

test('bad rows: all of them as data, the first twenty as text', async () => {
  const folder = folderWith({
    'many.csv': csv('customer,date,amount', ...Array.from({ length: 23 }, (_, i) => `a,2024-01-05,x${i}`)),
  });
  const { files } = await inspected(folder, [fixture(folder, 'broken.csv')]);
  expect(files[0]!.bad_rows.map(({ line, column }) => [line, column])).toEqual(
    readRows('broken-expected.csv').map(({ line, column }) => [Number(line), column]),
  );
  const { out } = await rfm(folder, ['inspect', 'many.csv']);
  expect(out.match(/^ {2}line \d+: amount "x\d+" is no amount$/gm)).toHaveLength(20);
  expect(out).toContain('23 rows, 23 of them bad');
  expect(out).toContain('  and 3 more; --json lists all');
  expect((await inspected(folder, ['many.csv'])).files[0]!.bad_rows).toHaveLength(23);
});

test('several files, and stdin', async () => {
  const orders = csv('customer,date,amount', 'a,2024-01-05,10');
  const folder = folderWith({ 'in.csv': orders, 'no.csv': csv('x,y', '1,2') });
  const { code, files } = await inspected(folder, ['in.csv', 'no.csv']);
  expect(code).toBe(3);
  expect(files.map(({ file, rows }) => [file, rows])).toEqual([
    ['in.csv', 1],
    ['no.csv', null],
  ]);
  const piped = await rfm(folder, ['inspect', '-', '--json'], { stdin: orders });
  expect(piped.code).toBe(0);
  expect(JSON.parse(piped.out)[0]).toMatchObject({ file: '-', rows: 1 });
});

test.each([60, 80, 140])('text fits a terminal of %d columns', async (columns) => {
  const long = 'a long name '.repeat(20).trim();
  const folder = folderWith({
    [`${long}.csv`]: csv(`customer,date,amount,${long},日本語`, `a,2024-01-05,10,${long},${'東京'.repeat(40)}`),
  });
  const names = ['orders.csv', 'broken.csv', 'italian-excel.csv', 'ambiguous.csv'].map((name) => fixture(folder, name));
  for (const argv of [names, [`${long}.csv`]]) {
    for (const env of [{ LANG: 'C.UTF-8', NO_COLOR: '1' }, { NO_COLOR: '1' }]) {
      const { out } = await rfm(folder, ['inspect', ...argv], { columns, env });
      expect(out.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
      expect(out).toContain('--date-format');
    }
  }
});

test('nothing is written', async () => {
  const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10') });
  await rfm(folder, ['inspect', 'in.csv']);
  expect(readdirSync(folder)).toEqual(['in.csv']);
});
