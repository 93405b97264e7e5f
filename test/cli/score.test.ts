import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, readRows, rowsOf } from '../fixtures/readFixture.ts';
import { csv, fixture, folderWith, rfm } from './rfm.ts';

const orders = csv('customer,order,date,amount', 'a,1,2024-01-05,10', 'b,2,2024-01-06,5', 'b,3,2024-02-06,25.5');

test('customers on stdout and nothing else, in any of three formats', async () => {
  const folder = folderWith({ 'in.csv': orders });
  const score = async (...flags: readonly string[]) => (await rfm(folder, ['score', 'in.csv', ...flags])).out;
  const rows = rowsOf(await score());
  expect(
    rows.map(({ customer_id, orders: count, revenue, days_between_orders, previous_segment, segment_since }) => [
      customer_id,
      count,
      revenue,
      days_between_orders,
      previous_segment,
      segment_since,
    ]),
  ).toEqual([
    ['b', '2', '30.50', '31.0', '', '2024-02-06'],
    ['a', '1', '10.00', '', '', '2024-02-06'],
  ]);
  const objects = JSON.parse(await score('--format', 'json'));
  expect(
    objects.map(
      ({
        customer_id,
        orders: count,
        revenue,
        days_between_orders,
        previous_segment,
        first_order,
      }: Record<string, unknown>) => [customer_id, count, revenue, days_between_orders, previous_segment, first_order],
    ),
  ).toEqual([
    ['b', 2, 30.5, 31, null, '2024-01-06'],
    ['a', 1, 10, null, null, '2024-01-05'],
  ]);
  const lines = (await score('--format', 'jsonl')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(objects);
  expect(Object.keys(objects[0])).toEqual(Object.keys(rows[0]!));
  expect(await score('--format', 'csv')).toBe(await score());
  expect(readdirSync(folder)).toEqual(['in.csv']);
});

test('stdin without a file and for -, plain or gzip', async () => {
  const folder = folderWith({ 'in.csv': orders });
  const { out } = await rfm(folder, ['score', 'in.csv']);
  for (const stdin of [orders, gzipSync(orders)]) {
    for (const argv of [['score'], ['score', '-'], ['score', '--quiet']]) {
      expect(await rfm(folder, argv, { stdin })).toMatchObject({ code: 0, out });
    }
  }
  expect(await rfm(folder, ['score'])).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('-: the file is empty'),
  });
});

test('several files: the later one replaces orders of the earlier one', async () => {
  const folder = folderWith({
    'one.csv': orders,
    'two.csv.gz': gzipSync(csv('customer,order,date,amount', 'b,3,2024-02-06,20', 'c,4,2024-02-07,1')),
  });
  const { code, out, err } = await rfm(folder, ['score', 'one.csv', 'two.csv.gz']);
  expect(code).toBe(0);
  expect(rowsOf(out).map(({ customer_id, revenue }) => `${customer_id} ${revenue}`)).toEqual([
    'b 25.00',
    'a 10.00',
    'c 1.00',
  ]);
  expect(err).toMatch(/^rfm: one\.csv: .*; 3 rows$/m);
  expect(err).toMatch(/^rfm: two\.csv\.gz: .*; 2 rows$/m);
});

test('the overlapping weeks of the bakery', async () => {
  const folder = folderWith();
  for (const [files, expected] of [
    [['week-1.csv', 'week-2.csv'], 'week-expected.csv'],
    [['till-week-1.csv', 'till-week-2.csv'], 'till-week-expected.csv'],
    [['italian-excel.csv'], 'italian-excel-expected.csv'],
  ] as const) {
    const { out } = await rfm(folder, ['score', ...files.map((name) => fixture(folder, name))]);
    const figures = rowsOf(out)
      .map(({ customer_id, orders: count, revenue, refunded }) => ({ customer_id, orders: count, revenue, refunded }))
      .sort((a, b) => (a.customer_id! < b.customer_id! ? -1 : 1));
    expect(figures).toEqual(readRows(expected).map(({ of: _, ...row }) => row));
  }
});

test('stdin is one file: a header in the middle is skipped and named', async () => {
  const stdin = Buffer.concat([bytesOf('week-1.csv'), bytesOf('week-2.csv')]);
  const { code, err } = await rfm(folderWith(), ['score'], { stdin });
  expect(code).toBe(0);
  expect(err).toContain('rfm: -: the header comes 1 more time and was skipped; order ids on both sides of it: 5');
  expect(err).toContain('pass the files as arguments, not as one stream');
});

describe('cells that a spreadsheet would take for a formula', () => {
  const risky = csv(
    'customer,date,amount,phone,first_name,shop',
    '=1+1,2024-01-05,10,+39 0532 123456,@cmd,-3.5',
    '-5,2024-01-05,9,,+SUM(A1),"\t=x"',
  );
  test('are guarded in CSV; numbers and phone numbers are not', async () => {
    const { out } = await rfm(folderWith({ 'in.csv': risky }), ['score', 'in.csv', '--keep', 'shop']);
    expect(
      rowsOf(out).map(({ customer_id, phone, first_name, shop }) => [customer_id, phone, first_name, shop]),
    ).toEqual([
      ["'=1+1", '+39 0532 123456', "'@cmd", '-3.5'],
      ['-5', '', "'+SUM(A1)", "'=x"],
    ]);
  });
  test('are as they came in JSON', async () => {
    const { out } = await rfm(folderWith({ 'in.csv': risky }), ['score', 'in.csv', '--format', 'json']);
    expect(
      JSON.parse(out).map((one: { customer_id: string; first_name: string }) => [one.customer_id, one.first_name]),
    ).toEqual([
      ['=1+1', '@cmd'],
      ['-5', '+SUM(A1)'],
    ]);
  });
});

test('what was left out and what is worth knowing goes to stderr', async () => {
  const folder = folderWith({
    'in.csv': csv(
      'customer,date,amount,status',
      'a,2024-01-05,10,paid',
      ',2024-01-05,7,paid',
      'b,2024-01-06,3,cancelled',
      'c,2024-01-06,2,wrapped',
    ),
  });
  const { err } = await rfm(folder, ['score', 'in.csv']);
  expect(err).toContain('rfm: left out: rows without a customer: 1 (7.00)');
  expect(err).toContain('rfm: left out: orders of status cancelled: 1 (3.00)');
  expect(err).toContain('rfm: status "wrapped" is not known and counts: 1 order');
});
