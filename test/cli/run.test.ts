import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { bytesOf, centsOf, readmeTable, readRows, recordsOf, rowsOf } from '../fixtures/readFixture.ts';
import { csv, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

const columns = [
  ...[
    'customer_id',
    'segment',
    'previous_segment',
    'segment_since',
    'r_score',
    'f_score',
    'm_score',
    'fm_score',
    'rfm',
  ],
  ...[
    'recency_days',
    'orders',
    'purchase_days',
    'revenue',
    'average_order_value',
    'refunded',
    'first_order',
    'last_order',
  ],
  ...[
    'days_between_orders',
    'lifecycle',
    'p_alive',
    'expected_orders',
    'expected_order_value',
    'clv',
    'lifetime_value',
  ],
  ...[
    'contacts',
    'service_contacts',
    'complaints',
    'open_complaints',
    'requests',
    'returns',
    'last_contact',
    'days_since_contact',
    'days_between_contacts',
    'engagement',
    'satisfaction',
    'preferred_channel',
    'requested_products',
    'disputed_products',
    'top_product',
    'top_category',
  ],
  ...['channel', 'blocked_channels', 'contact_on', 'cadence_days', 'topic', 'offer', 'suppressed'],
  ...['email', 'phone', 'first_name', 'last_name', 'country', 'zip'],
];
const forecasts = ['lifecycle', 'p_alive', 'expected_orders', 'expected_order_value', 'clv', 'lifetime_value'];
const segments = [
  ...['about-to-sleep', 'at-risk', 'cant-lose-them', 'champions', 'hibernating', 'lost', 'loyal', 'need-attention'],
  ...['new', 'potential-loyalist', 'promising'],
];

/** Every file of a folder, with `/`. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

function headerOf(text: string): readonly string[] {
  return recordsOf(text)[0]!.fields;
}

describe('the bakery', () => {
  async function bakery(...flags: readonly string[]) {
    const folder = folderWith();
    const outcome = await rfm(folder, ['run', fixture(folder, 'orders.csv'), '-o', 'out', ...flags]);
    expect(outcome.code).toBe(0);
    return { ...outcome, folder, text: (name: string) => textOf(folder, `out/${name}`) };
  }

  test('writes these files and no others', async () => {
    const { folder } = await bakery();
    expect(filesIn(join(folder, 'out'))).toEqual([
      'customers.csv',
      'exclusions/acquisition.csv',
      'history/2024-12-31.csv',
      'history/2024-12-31.json',
      'movements.csv',
      'rejects.csv',
      'report.html',
      'run.json',
      ...segments.map((slug) => `segments/${slug}.csv`),
      'summary.json',
    ]);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  test('customers.csv has its columns in order, the most valuable first', async () => {
    const { text } = await bakery('--keep', 'category');
    expect(headerOf(text('customers.csv'))).toEqual([...columns, 'category']);
    const rows = rowsOf(text('customers.csv'));
    expect(rows).toHaveLength(133);
    for (const name of forecasts) expect(rows.filter((row) => row[name] === '').length, name).toBe(0);
    // Values are printed in cents and sorted to the last digit.
    const values = rows.map(({ lifetime_value }) => centsOf(lifetime_value!));
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    for (const { orders, revenue, average_order_value, segment_since, previous_segment } of rows) {
      expect(centsOf(average_order_value!)).toBe(Math.round(centsOf(revenue!) / Number(orders)));
      expect([segment_since, previous_segment]).toEqual(['2024-12-31', '']);
    }
  });

  test('the segment files together are customers.csv', async () => {
    const { text } = await bakery();
    const lines = text('customers.csv').trimEnd().split('\n');
    const bySegment = new Map(rowsOf(text('customers.csv')).map((row, index) => [lines[index + 1]!, row.segment!]));
    const seen: string[] = [];
    for (const [name, customers, revenue] of readmeTable('segment | customers | revenue')) {
      const slug = name!.toLowerCase().replace("'", '').replaceAll(' ', '-');
      const [header, ...members] = text(`segments/${slug}.csv`).trimEnd().split('\n');
      expect(header).toBe(lines[0]);
      expect(members).toEqual(lines.filter((line) => bySegment.get(line) === name));
      expect(members).toHaveLength(Number(customers));
      const cents = rowsOf(text(`segments/${slug}.csv`)).reduce((sum, row) => sum + centsOf(row.revenue!), 0);
      expect(cents).toBe(centsOf(revenue!));
      seen.push(...members);
    }
    expect(seen.sort()).toEqual(lines.slice(1).sort());
  });

  test('rejects.csv holds each bad row with its place, its value and the reason', async () => {
    const { text, folder } = await bakery();
    const file = fixture(folder, 'orders.csv');
    expect(headerOf(text('rejects.csv'))).toEqual(['file', 'line', 'column', 'value', 'reason']);
    expect(rowsOf(text('rejects.csv'))).toEqual([
      { file, line: '317', column: 'order_date', value: '2024-02-30T10:05:00', reason: 'is no date' },
      { file, line: '511', column: 'unit_price', value: 'da definire', reason: 'is no amount' },
      { file, line: '644', column: 'quantity', value: 'sei', reason: 'is no amount' },
    ]);
  });

  test('summary.json is what --json prints', async () => {
    const { out, text } = await bakery('--json');
    expect(text('summary.json')).toBe(out);
    expect(JSON.parse(out)).toMatchObject({
      as_of: '2024-12-31',
      currency: 'EUR',
      totals: { customers: 133, orders: 482, revenue: 9751.61, refunded: 124.3 },
    });
  });

  test('run.json says what was read, with which settings, and hashes of all that was written', async () => {
    const { text, folder } = await bakery('--max-bad-rows', '10', '--since', '2023-01-01', '--frequency', 'days');
    const run = JSON.parse(text('run.json'));
    expect(Object.keys(run)).toEqual([
      'version',
      'as_of',
      'previous',
      'settings',
      'cut_offs',
      'model',
      'inputs',
      'outputs',
      'clock',
    ]);
    expect(run).toMatchObject({
      version: manifest.version,
      as_of: '2024-12-31',
      previous: null,
      settings: { max_bad_rows: { count: 10 }, since: '2023-01-01', frequency: 'days', out: 'out' },
      clock: { started: '2025-01-15T12:00:00.000Z', finished: '2025-01-15T12:00:00.000Z' },
    });
    const bytes = bytesOf('orders.csv');
    expect(run.inputs).toEqual([
      {
        file: fixture(folder, 'orders.csv'),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        rows: 839,
        bad_rows: 3,
        preset: 'generic',
        headers: expect.arrayContaining(['orderid', 'orderdate', 'customerid', 'unitprice']),
        date_format: 'yyyy-MM-dd HH:mm:ss',
        day_month: null,
        decimal: '.',
      },
    ]);
    expect(run.outputs.map(({ file }: { file: string }) => file).sort()).toEqual(
      filesIn(join(folder, 'out')).filter((file) => file !== 'run.json'),
    );
    for (const { file, sha256, bytes: size, rows } of run.outputs) {
      const content = readFileSync(join(folder, 'out', file));
      expect([file, createHash('sha256').update(content).digest('hex'), content.length]).toEqual([file, sha256, size]);
      expect(rows).toBe(file.endsWith('.csv') ? recordsOf(content.toString()).length - 1 : null);
    }
    for (const name of ['recency_days', 'orders', 'revenue']) expect(run.cut_offs[name]).toHaveLength(4);
  });

  test('the snapshot holds what later runs compare with', async () => {
    const { text } = await bakery();
    const names = [
      'customer_id',
      'segment',
      'segment_since',
      'r_score',
      'f_score',
      'm_score',
      'recency_days',
      'orders',
      'revenue',
      'lifetime_value',
      'lifecycle',
    ];
    expect(headerOf(text('history/2024-12-31.csv'))).toEqual(names);
    const pick = (row: Readonly<Record<string, string>>) => names.map((name) => row[name]);
    expect(rowsOf(text('history/2024-12-31.csv')).map(pick)).toEqual(rowsOf(text('customers.csv')).map(pick));
    const { cut_offs } = JSON.parse(text('run.json'));
    expect(JSON.parse(text('history/2024-12-31.json'))).toMatchObject({
      as_of: '2024-12-31',
      bins: 5,
      cut_offs,
      rules: { set: 'grid' },
    });
  });

  test('the report ends with the files and the next command', async () => {
    const { out } = await bakery();
    for (const name of ['customers.csv', 'rejects.csv', 'summary.json', 'run.json', ...segments])
      expect(out).toContain(name);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^rfm inspect \S*orders\.csv$/);
  });
});

test('what was piped in is not to be inspected again', async () => {
  const { out } = await rfm(folderWith(), ['run', '-', '--max-bad-rows', '20%'], { stdin: bytesOf('broken.csv') });
  expect(out.trimEnd().split('\n').at(-1)).toBe('rfm run NEWER-ORDERS.csv -o rfm-output --thresholds rfm-output');
});

test('an empty segment is a file with a header only, and so are rejects without bad rows', async () => {
  const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10') });
  await rfm(folder, ['run', 'in.csv', '-o', 'out']);
  expect(recordsOf(textOf(folder, 'out/segments/new.csv'))).toHaveLength(2);
  expect(textOf(folder, 'out/segments/lost.csv')).toBe(`${columns.join(',')}\n`);
  expect(textOf(folder, 'out/rejects.csv')).toBe('file,line,column,value,reason\n');
});

test('files of segments that are no longer in the set go, other files and snapshots stay', async () => {
  const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10') });
  await rfm(folder, ['run', 'in.csv', '-o', 'out']);
  put(folder, { 'out/notes.txt': 'mine', 'out/segments/mine.csv': 'mine', 'out/history/2020-01-01.txt': 'mine' });
  put(folder, { 'rfm.config.json': '{"segments": [{"name": "Caffè, lovers!", "when": {"orders": 7}}]}' });
  expect((await rfm(folder, ['run', 'in.csv', '-o', 'out', '--as-of', '2024-02-01'])).code).toBe(0);
  expect(filesIn(join(folder, 'out'))).toEqual([
    'changes/caffe-lovers.entered.csv',
    'changes/caffe-lovers.left.csv',
    'changes/new.left.csv',
    'changes/others.entered.csv',
    'changes/others.left.csv',
    'customers.csv',
    'exclusions/acquisition.csv',
    'history/2020-01-01.txt',
    'history/2024-01-05.csv',
    'history/2024-01-05.json',
    'history/2024-02-01.csv',
    'history/2024-02-01.json',
    'movements.csv',
    'notes.txt',
    'rejects.csv',
    'report.html',
    'run.json',
    'segments/caffe-lovers.csv',
    'segments/mine.csv',
    'segments/others.csv',
    'summary.json',
  ]);
  for (const name of ['notes.txt', 'segments/mine.csv', 'history/2020-01-01.txt']) {
    expect(textOf(folder, `out/${name}`)).toBe('mine');
  }
  expect(rowsOf(textOf(folder, 'out/segments/others.csv')).map(({ customer_id }) => customer_id)).toEqual(['a']);
});

describe('a run that fails leaves everything as it was', () => {
  test.each([
    ['a config that cannot be', { 'rfm.config.json': '{"binz": 5}' }, ['in.csv'], 2],
    ['too many bad rows', { 'bad.csv': bytesOf('broken.csv') }, ['bad.csv'], 3],
    ['a missing file', {}, ['in.csv', 'gone.csv'], 3],
    [
      'dates that can be read two ways',
      { 'two.csv': csv('who,date,amount,customer', 'x,03/04/2024,1,a') },
      ['two.csv'],
      3,
    ],
    ['a damaged snapshot', { 'out/history/2023-12-31.csv': 'x\n1\n' }, ['in.csv'], 6],
  ] as const)('%s', async (_, files, operands, code) => {
    const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10') });
    expect((await rfm(folder, ['run', 'in.csv', '-o', 'out'])).code).toBe(0);
    put(folder, files);
    const state = () =>
      filesIn(join(folder, 'out')).map((name) => {
        const { mtimeMs, ino } = statSync(join(folder, 'out', name));
        return [name, mtimeMs, ino, textOf(folder, `out/${name}`)];
      });
    const before = state();
    const { out, ...outcome } = await rfm(folder, ['run', ...operands, '-o', 'out']);
    expect([outcome.code, out]).toEqual([code, '']);
    expect(state()).toEqual(before);
    expect((await rfm(folder, ['run', ...operands, '-o', 'new'])).code).toBe(code === 6 ? 0 : code);
    if (code !== 6) expect(readdirSync(folder)).not.toContain('new');
  });

  test('too many bad rows: how many, the first, and what to do', async () => {
    const folder = folderWith();
    const file = fixture(folder, 'broken.csv');
    const { err } = await rfm(folder, ['run', file]);
    expect(err).toContain(`rfm: 13 of 84 rows are bad, more than the 5 % allowed; the first is ${file}:5: `);
    expect(err).toContain(`rfm inspect ${file} shows them; mend the export, or allow them with --max-bad-rows\n`);
    expect(readdirSync(folder)).toEqual([]);
    expect((await rfm(folder, ['run', file, '--max-bad-rows', '16%', '--quiet'])).code).toBe(0);
    expect(rowsOf(textOf(folder, 'rfm-output/rejects.csv')).map(({ line, column }) => [line, column])).toEqual(
      readRows('broken-expected.csv').map(({ line, column }) => [line, column]),
    );
  });
});
