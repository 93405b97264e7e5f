import { describe, expect, test } from 'vitest';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, type Files, folderWith, rfm, textOf } from './rfm.ts';
import { checkSetting, customers, type SettingCase } from './settingCases.ts';

const argv = ['score', 'in.csv'];
const header = 'customer,order,date,amount';

/** Five customers that differ in everything: a scores 1 and e scores 5 in recency, orders and revenue. */
const ladder: Files = {
  'in.csv': csv(
    header,
    ...['a', 'b', 'c', 'd', 'e'].flatMap((customer, i) =>
      Array.from({ length: i + 1 }, (_, order) => `${customer},${customer}${order},2024-0${i + 1}-0${order + 1},10`),
    ),
  ),
};

const cutOffs = { recency_days: [1, 2, 3, 4], orders: [2, 3, 4, 5], revenue: [1, 2, 3, 4] };

const cases: readonly SettingCase[] = [
  {
    key: 'as_of',
    flags: ['--as-of', '2024-01-20'],
    value: '2024-01-20',
    other: 'today',
    files: { 'in.csv': csv(header, 'a,1,2024-01-05,10', 'a,2,2024-02-05,20') },
    argv,
    see: customers('orders', 'recency_days', 'segment_since'),
    without: { a: '2 0 2024-02-05' },
    with: { a: '1 15 2024-01-20' },
    withOther: { a: '2 345 2025-01-15' },
  },
  {
    key: 'since',
    flags: ['--since', '2024-02-01'],
    value: '2024-02-01',
    other: '2024-03-01',
    files: { 'in.csv': csv(header, 'a,1,2024-01-05,10', 'a,2,2024-02-05,20', 'a,3,2024-03-05,40', 'b,4,2024-01-05,1') },
    argv,
    see: customers('orders', 'revenue', 'first_order'),
    without: { a: '3 70.00 2024-01-05', b: '1 1.00 2024-01-05' },
    with: { a: '2 60.00 2024-01-05' },
    withOther: { a: '1 40.00 2024-01-05' },
  },
  {
    key: 'returns',
    flags: ['--returns', 'ignore'],
    value: 'ignore',
    other: 'net',
    files: { 'in.csv': csv(header, 'a,1,2024-01-05,10', 'a,2,2024-02-05,-4') },
    argv,
    see: customers('revenue', 'refunded'),
    without: { a: '6.00 4.00' },
    with: { a: '10.00 0.00' },
    withOther: { a: '6.00 4.00' },
  },
  {
    key: 'zero_orders',
    flags: ['--zero-orders', 'count'],
    value: 'count',
    other: 'drop',
    files: { 'in.csv': csv(header, 'a,1,2024-01-05,10', 'a,2,2024-02-05,0') },
    argv,
    see: customers('orders', 'last_order'),
    without: { a: '1 2024-01-05' },
    with: { a: '2 2024-02-05' },
    withOther: { a: '1 2024-01-05' },
  },
  {
    key: 'frequency',
    flags: ['--frequency', 'days'],
    value: 'days',
    other: 'orders',
    // a has most orders, b most days.
    files: {
      'in.csv': csv(
        header,
        'a,1,2024-01-05,10',
        'a,2,2024-01-05,10',
        'a,3,2024-01-05,10',
        'b,4,2024-01-05,10',
        'b,5,2024-01-06,10',
      ),
    },
    argv,
    see: customers('f_score', 'orders', 'purchase_days'),
    without: { a: '3 3 1', b: '1 2 2' },
    with: { a: '1 3 1', b: '3 2 2' },
    withOther: { a: '3 3 1', b: '1 2 2' },
  },
  ...(
    [
      ['average', 'none', { a: '1 30.00', b: '3 20.00' }],
      ['profit', 'average', { a: '1 30.00', b: '3 20.00' }],
      ['none', 'profit', { a: ' ', b: ' ' }],
    ] as const
  ).map(
    ([value, other, seen]): SettingCase => ({
      key: 'monetary',
      flags: ['--monetary', value],
      value,
      other,
      // a brings most revenue, b most an order and most profit.
      files: {
        'in.csv': csv(`${header},cost`, 'a,1,2024-01-05,15,14', 'a,2,2024-01-06,15,14', 'b,3,2024-01-06,20,10'),
      },
      argv,
      see: customers('m_score', 'revenue'),
      without: { a: '3 30.00', b: '1 20.00' },
      with: seen,
      withOther: other === 'none' ? { a: ' ', b: ' ' } : { a: '1 30.00', b: '3 20.00' },
    }),
  ),
  {
    key: 'bins',
    flags: ['--bins', '2'],
    value: 2,
    other: '10',
    files: ladder,
    argv,
    config: { segments: [{ name: 'All', when: { orders: { gte: 1 } } }] },
    see: customers('rfm'),
    without: { a: '111', b: '222', c: '333', d: '444', e: '555' },
    with: { a: '111', b: '111', c: '211', d: '222', e: '222' },
    withOther: { a: '2-1-1', b: '4-3-3', c: '6-5-5', d: '8-7-7', e: '10-9-9' },
  },
  {
    key: 'segments',
    flags: ['--segments', 'r-rfm'],
    value: 'r-rfm',
    other: 'rf',
    files: ladder,
    argv,
    see: customers('segment'),
    without: { a: 'Lost', b: 'Hibernating', c: 'Need Attention', d: 'Loyal', e: 'Champions' },
    with: { a: 'Lost', b: 'Loyal Customers', c: 'Potential Loyalist', d: 'Potential Loyalist', e: 'Champions' },
    withOther: { a: 'Hibernating', b: 'Hibernating', c: 'Need Attention', d: 'Loyal', e: 'Champions' },
  },
  {
    key: 'segments',
    flags: ['--segments', 'grid'],
    value: 'grid',
    other: [
      { name: 'Best', when: { r: 5 } },
      { name: 'Good', when: { orders: [3, 4] } },
    ],
    files: ladder,
    argv,
    see: customers('segment'),
    without: { a: 'Lost', b: 'Hibernating', c: 'Need Attention', d: 'Loyal', e: 'Champions' },
    with: { a: 'Lost', b: 'Hibernating', c: 'Need Attention', d: 'Loyal', e: 'Champions' },
    withOther: { a: 'Others', b: 'Others', c: 'Good', d: 'Good', e: 'Best' },
  },
  ...['earlier', 'earlier/run.json'].map(
    (path): SettingCase => ({
      key: 'thresholds',
      flags: ['--thresholds', path],
      value: path,
      other: { recency_days: [200, 300, 400, null], orders: [1, 1, 1, 1], revenue: [20, 20, 30, 60] },
      files: {
        ...ladder,
        'earlier/run.json': JSON.stringify({ version: '0', as_of: '2024-01-01', cut_offs: cutOffs, outputs: [] }),
      },
      argv,
      see: customers('rfm'),
      without: { a: '111', b: '222', c: '333', d: '444', e: '555' },
      with: { a: '115', b: '125', c: '135', d: '145', e: '555' },
      withOther: { a: '551', b: '553', c: '554', d: '554', e: '554' },
    }),
  ),
];

describe('settings of what is measured', () => {
  test.each(cases)('$key $value', checkSetting);
});

test('the grid needs five bins, r-rfm needs money', async () => {
  const folder = folderWith(ladder);
  expect(await rfm(folder, [...argv, '--bins', '4'])).toMatchObject({
    code: 2,
    out: '',
    err: 'rfm: no config\nrfm: the segments grid are made for 5 bins, not 4; give --bins 5, or write rules for 4 bins\n',
  });
  expect(await rfm(folder, [...argv, '--segments', 'r-rfm', '--monetary', 'none'])).toMatchObject({ code: 2, out: '' });
  expect(await rfm(folder, [...argv, '--segments', 'rf', '--monetary', 'none'])).toMatchObject({ code: 0 });
});

test('without money, two scores and no amounts are enough', async () => {
  const folder = folderWith({ 'in.csv': csv('customer,date', 'a,2024-01-05', 'b,2024-01-06') });
  const { code, out } = await rfm(folder, [...argv, '--monetary', 'none']);
  expect(code).toBe(0);
  expect(
    rowsOf(out).map(({ customer_id, m_score, f_score, fm_score, rfm, revenue }) => [
      customer_id,
      m_score,
      f_score,
      fm_score,
      rfm,
      revenue,
    ]),
  ).toEqual([
    ['a', '', '1', '1', '31', ''],
    ['b', '', '1', '1', '51', ''],
  ]);
});

test('the cut-offs of a run give the scores of that run again', async () => {
  const folder = folderWith(ladder);
  await rfm(folder, ['run', 'in.csv', '-o', 'week']);
  const { cut_offs: recorded } = JSON.parse(textOf(folder, 'week/run.json'));
  const own = await rfm(folder, argv);
  expect((await rfm(folder, [...argv, '--thresholds', 'week'])).out).toBe(own.out);
  const fixed = folderWith({ ...ladder, 'rfm.config.json': JSON.stringify({ thresholds: recorded }) });
  expect((await rfm(fixed, argv)).out).toBe(own.out);
});

test.each([
  [{ recency_days: [1, 2, 3], orders: [1, 2, 3, 4], revenue: [1, 2, 3, 4] }, 'recency_days has 3 cut-offs'],
  [{ recency_days: [1, 2, 3, 4], orders: [1, 2, 4, 3], revenue: [1, 2, 3, 4] }, 'orders descends from 4 to 3'],
  [{ recency_days: [1, 2, 3, 4], orders: [1, 2, 3, 4] }, 'revenue is null'],
])('cut-offs that cannot be: %j', async (thresholds, message) => {
  const folder = folderWith({ ...ladder, 'rfm.config.json': JSON.stringify({ thresholds }) });
  const { code, err } = await rfm(folder, argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('--since after --as-of is refused, and so is a --since that leaves nobody', async () => {
  const folder = folderWith(ladder);
  expect(await rfm(folder, [...argv, '--since', '2024-06-01', '--as-of', '2024-05-01'])).toMatchObject({ code: 2 });
  expect(await rfm(folder, [...argv, '--since', '2024-06-01'])).toMatchObject({
    code: 3,
    err: expect.stringContaining('no customer has a purchase since 2024-06-01; give an earlier --since'),
  });
  expect(await rfm(folder, [...argv, '--as-of', '2023-12-31'])).toMatchObject({
    code: 3,
    err: expect.stringContaining('no order is on or before 2023-12-31; check that day'),
  });
});

test('--since leaves aside purchases before it that were reversed later', async () => {
  const rows = [
    'a,1,2024-01-05,10',
    'a,2,2024-02-05,20',
    'a,C1,2024-02-10,-10',
    'a,C2,2024-02-10,-20',
    'a,3,2024-02-11,5',
  ];
  const folder = folderWith({ 'in.csv': csv(header, ...rows) });
  expect((await rfm(folder, argv)).err).toContain('2 purchases worth 30.00 reversed exactly');
  expect((await rfm(folder, [...argv, '--since', '2024-02-01'])).err).toContain(
    '1 purchase worth 20.00 reversed exactly',
  );
});

test('--monetary none asks for no money: amounts may be blank, currencies several, and none is shown', async () => {
  const rows = ['a,1,2024-01-05,', 'b,2,2024-02-05,€20', 'b,3,2024-02-06,$20', ',4,2024-02-06,$20'];
  const folder = folderWith({ 'in.csv': csv(header, ...rows) });
  const { code, out, err } = await rfm(folder, [...argv, '--monetary', 'none']);
  expect(rowsOf(out).map(({ customer_id, orders }) => [customer_id, orders])).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(code).toBe(0);
  expect(err).toMatch(/left out: rows without a customer: 1$/m);
  expect(err).not.toContain('bad');
});
