import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

/** Regulars have two orders; the others are new for ten days, and then in the rest. */
const config = JSON.stringify({
  segments: [
    { name: 'Regulars', when: { orders: { gte: 2 } } },
    { name: 'Newcomers', when: { recency_days: { lte: 10 } } },
  ],
});
const files = {
  'in.csv': csv(
    'customer,order,date,amount',
    'a,1,2024-01-05,10',
    'b,2,2024-01-05,10',
    'a,3,2024-01-17,10',
    'c,4,2024-01-20,10',
    'b,5,2024-01-26,10',
  ),
  'rfm.config.json': config,
};
const weeks = ['2024-01-05', '2024-01-12', '2024-01-19', '2024-01-26'];

async function history(folder: string, ...flags: readonly string[]) {
  const outcome = await rfm(folder, ['history', 'in.csv', '-o', 'out', ...flags]);
  expect(outcome.code, outcome.err).toBe(0);
  return outcome;
}

function snapshots(folder: string): string[] {
  const names = readdirSync(join(folder, 'out/history')).filter((name) => name.endsWith('.csv'));
  return names.sort().map((name) => name.slice(0, -'.csv'.length));
}

/** `customer segment since` by customer, of one snapshot. */
function standing(folder: string, day: string): string[] {
  return rowsOf(textOf(folder, `out/history/${day}.csv`))
    .map(({ customer_id: id, segment, segment_since: since }) => `${id} ${segment} ${since}`)
    .sort();
}

describe('rfm history', () => {
  test('writes a snapshot a week back to the first order, each following on the one before', async () => {
    const folder = folderWith(files);
    await history(folder, '--every', 'week');
    expect(readdirSync(join(folder, 'out'))).toEqual(['history']);
    expect(snapshots(folder)).toEqual(weeks);
    expect(weeks.map((day) => standing(folder, day))).toEqual([
      ['a Newcomers 2024-01-05', 'b Newcomers 2024-01-05'],
      ['a Newcomers 2024-01-05', 'b Newcomers 2024-01-05'],
      ['a Regulars 2024-01-19', 'b Others 2024-01-19'],
      ['a Regulars 2024-01-19', 'b Regulars 2024-01-26', 'c Newcomers 2024-01-26'],
    ]);
  });

  test('reports each segment over time and the average movements', async () => {
    const { out } = await history(folderWith(files), '--every', 'week', '--json');
    const report = JSON.parse(out);
    expect(report.snapshots).toEqual([
      { as_of: '2024-01-05', customers: 2, kept: false },
      { as_of: '2024-01-12', customers: 2, kept: false },
      { as_of: '2024-01-19', customers: 2, kept: false },
      { as_of: '2024-01-26', customers: 3, kept: false },
    ]);
    expect(report.segments).toEqual([
      { segment: 'Regulars', sizes: [0, 0, 1, 2], first: 0, last: 2, least: 0, greatest: 2 },
      { segment: 'Newcomers', sizes: [2, 2, 0, 1], first: 2, last: 1, least: 0, greatest: 2 },
      { segment: 'Others', sizes: [0, 0, 1, 0], first: 0, last: 0, least: 0, greatest: 1 },
    ]);
    // Newcomers: both stay, then one leaves for each of the others.
    expect(report.movements).toEqual({
      steps: 3,
      matrix: [
        { from: 'Regulars', to: 'Regulars', customers: 1, share: 1 },
        { from: 'Newcomers', to: 'Regulars', customers: 1, share: 0.25 },
        { from: 'Newcomers', to: 'Newcomers', customers: 2, share: 0.5 },
        { from: 'Newcomers', to: 'Others', customers: 1, share: 0.25 },
        { from: 'Others', to: 'Regulars', customers: 1, share: 1 },
        { from: null, to: 'Newcomers', customers: 1, share: 1 },
      ],
    });
    expect(report.files_written).toEqual(weeks.flatMap((day) => [`history/${day}.csv`, `history/${day}.json`]));
  });

  test.each([
    [['--every', 'month'], ['2024-01-26']],
    [
      ['--every', 'month', '--as-of', '2024-03-02'],
      ['2024-01-31', '2024-02-29', '2024-03-02'],
    ],
    [
      ['--every', 'week', '--from', '2024-01-13'],
      ['2024-01-19', '2024-01-26'],
    ],
    [['--every', 'week', '--since', '2024-01-18'], ['2024-01-26']],
    [['--every', 'week', '--from', '1999-01-01', '--as-of', '2024-01-06'], ['2024-01-06']],
  ])('%j', async (flags, expected) => {
    const folder = folderWith(files);
    await history(folder, ...flags);
    expect(snapshots(folder)).toEqual(expected);
  });

  test('with frozen cut-offs', async () => {
    const thresholds = { recency_days: [5, 10, 15, 20], orders: [1, 2, 3, 4], revenue: [1, 20, 30, 40] };
    const folder = folderWith({ 'in.csv': files['in.csv'], 'rfm.config.json': JSON.stringify({ thresholds }) });
    await history(folder, '--every', 'week');
    for (const day of weeks) expect(JSON.parse(textOf(folder, `out/history/${day}.json`)).cut_offs).toEqual(thresholds);
    // One order is 1 + 1, two days without one are 5.
    expect(rowsOf(textOf(folder, 'out/history/2024-01-19.csv'))).toMatchObject([
      { customer_id: 'a', r_score: '5', f_score: '3', m_score: '3' },
      { customer_id: 'b', r_score: '3', f_score: '2', m_score: '2' },
    ]);
  });

  test('--quiet prints nothing, and a pipe gets the report', async () => {
    expect(await history(folderWith(files), '--every', 'week', '--quiet')).toEqual({ code: 0, out: '', err: '' });
    const { out } = await history(folderWith(files), '--every', 'week');
    expect(out).toMatch(/^4 weekly snapshots from 2024-01-05 to 2024-01-26: from 2 to 3 customers\n/);
  });
});

describe('snapshots that are there', () => {
  /** A snapshot of an earlier run, with a customer of whom the export knows nothing. */
  const there = 'customer_id,segment,segment_since\na,Newcomers,2023-12-01\nz,Regulars,2023-12-01\n';

  test('stay as they are, are counted, and later ones follow on them', async () => {
    const folder = folderWith({ ...files, 'out/history/2024-01-12.csv': there });
    const { out } = await history(folder, '--every', 'week', '--json');
    expect(textOf(folder, 'out/history/2024-01-12.csv')).toBe(there);
    expect(snapshots(folder)).toEqual(weeks);
    expect(standing(folder, '2024-01-19')).toEqual(['a Regulars 2024-01-19', 'b Others 2024-01-19']);
    const { snapshots: told, movements } = JSON.parse(out);
    expect(told.map(({ kept }: { kept: boolean }) => kept)).toEqual([false, true, false, false]);
    // b is gone and z comes, then z is gone and b comes back.
    expect(movements.matrix).toContainEqual({ from: 'Newcomers', to: null, customers: 1, share: 0.3333 });
    expect(movements.matrix).toContainEqual({ from: 'Regulars', to: null, customers: 1, share: 0.5 });
    expect(movements.matrix).toContainEqual({ from: null, to: 'Regulars', customers: 1, share: 0.3333 });
  });

  test('of other days are followed on, too', async () => {
    const folder = folderWith({
      ...files,
      'out/history/2023-12-30.csv': there,
      'out/history/2024-01-15.csv': 'customer_id,segment,segment_since\na,Regulars,2024-01-15\nb,Others,2024-01-15\n',
    });
    await history(folder, '--every', 'week');
    expect(standing(folder, '2024-01-05')).toEqual(['a Newcomers 2023-12-01', 'b Newcomers 2024-01-05']);
    expect(standing(folder, '2024-01-19')).toEqual(['a Regulars 2024-01-15', 'b Others 2024-01-15']);
  });

  test('are made anew with --force', async () => {
    const folder = folderWith({ ...files, 'out/history/2024-01-12.csv': there });
    const other = folderWith(files);
    await history(folder, '--every', 'week', '--force');
    await history(other, '--every', 'week');
    for (const day of weeks) expect(standing(folder, day), day).toEqual(standing(other, day));
  });

  test('may be all that there are to be', async () => {
    const folder = folderWith(files);
    await history(folder, '--every', 'week');
    const { out } = await history(folder, '--every', 'week');
    expect(out).toContain('0 snapshots; 4 kept as they were');
  });

  test('that are damaged are refused, and nothing is written', async () => {
    const folder = folderWith({ ...files, 'out/history/2024-01-12.csv': 'customer_id,segment\n' });
    const { code, err } = await rfm(folder, ['history', 'in.csv', '-o', 'out', '--every', 'week']);
    expect(code).toBe(6);
    expect(err).toContain('2024-01-12.csv:1: the snapshot is damaged');
    expect(snapshots(folder)).toEqual(['2024-01-12']);
    expect(readdirSync(join(folder, 'out'))).toEqual(['history']);
  });
});

test('each snapshot has the bytes of a run without a forecast on its day', async () => {
  const folder = folderWith();
  const orders = fixture(folder, 'orders.csv');
  const { code, out } = await rfm(folder, ['history', orders, '-o', 'out', '--every', 'month', '--json']);
  expect(code).toBe(0);
  const days = JSON.parse(out).snapshots.map(({ as_of: day }: { as_of: string }) => day) as string[];
  expect(days.length).toBeGreaterThan(15);
  for (const day of days) {
    const run = await rfm(folder, ['run', orders, '-o', 'runs', '--model', 'none', '--as-of', day, '--quiet']);
    expect(run.code, run.err).toBe(0);
  }
  for (const name of days.flatMap((day) => [`history/${day}.csv`, `history/${day}.json`])) {
    expect(textOf(folder, `out/${name}`), name).toBe(textOf(folder, `runs/${name}`));
  }
});

test('into the folder of a run, whose run.json stays true', async () => {
  const folder = folderWith(files);
  expect((await rfm(folder, ['run', 'in.csv', '-o', 'out'])).code).toBe(0);
  const newest = textOf(folder, 'out/history/2024-01-26.csv');
  await history(folder, '--every', 'week');
  expect(textOf(folder, 'out/history/2024-01-26.csv')).toBe(newest);
  await history(folder, '--every', 'week', '--force');
  expect(textOf(folder, 'out/history/2024-01-26.csv')).not.toBe(newest);
  const { outputs } = JSON.parse(textOf(folder, 'out/run.json'));
  expect(outputs.map(({ file }: { file: string }) => file)).toContain('history/2024-01-26.csv');
  for (const { file, sha256, bytes } of outputs) {
    const text = textOf(folder, `out/${file}`);
    expect([Buffer.byteLength(text), createHash('sha256').update(text).digest('hex')], file).toEqual([bytes, sha256]);
  }
  expect((await rfm(folder, ['run', 'in.csv', '-o', 'out', '--as-of', '2024-01-30'])).code).toBe(0);
  expect(JSON.parse(textOf(folder, 'out/run.json')).previous).toBe('2024-01-26');
});

test('a folder that another process holds is left alone', async () => {
  const folder = folderWith(files);
  const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }).on(
    'spawn',
    function (this: { kill: () => unknown }) {
      onTestFinished(() => void this.kill());
    },
  );
  put(folder, { 'out/.next/owner': JSON.stringify({ pid, host: hostname() }) });
  const { code, err } = await rfm(folder, ['history', 'in.csv', '-o', 'out', '--every', 'week']);
  expect([code, err]).toEqual([5, expect.stringContaining(`another run (process ${pid} on `)]);
  expect(readdirSync(join(folder, 'out'))).toEqual(['.next']);
});

test('a folder of other files needs --force', async () => {
  const folder = folderWith({ ...files, 'out/notes.txt': 'mine' });
  const { code, err } = await rfm(folder, ['history', 'in.csv', '-o', 'out', '--every', 'week']);
  expect([code, err]).toEqual([2, expect.stringContaining('holds other files (notes.txt)')]);
  await history(folder, '--every', 'week', '--force');
  expect(readdirSync(join(folder, 'out'))).toEqual(['history', 'notes.txt']);
});

test('says what the exports tell without a day', async () => {
  const folder = folderWith({
    'in.csv': csv(
      'customer,order,date,amount,refunded,status',
      'a,1,2024-01-05,10,0,paid',
      'a,2,2024-01-06,10,4,paid',
      'b,3,2024-01-07,10,10,refunded',
      'c,4,2024-01-08,10,3,paid',
      'c,5,2024-01-09,10,0,cancelled',
      'c,R6,2024-01-10,-3,0,paid',
    ),
  });
  const { err } = await history(folder, '--every', 'week');
  expect(err).toContain(
    'the exports do not tell on which day this happened, so every snapshot knows it already: 2 orders refunded in part (taken off on the day of the order), 1 order refunded in full (never a purchase), 1 order cancelled or left out by status (in no snapshot)\n',
  );
  expect((await history(folderWith({ 'in.csv': files['in.csv'] }), '--every', 'week')).err).not.toContain(
    'do not tell',
  );
});

test('a rule on lifetime_value is told to see no forecast', async () => {
  const segments = [{ name: 'Rich', when: { lifetime_value: { gte: 15 } } }];
  const folder = folderWith({ ...files, 'rfm.config.json': JSON.stringify({ segments, model: 'pareto-nbd' }) });
  const { err } = await history(folder, '--every', 'week');
  expect(err).toContain('lifetime_value is margin x revenue so far in these snapshots, without a forecast: Rich asks');
  expect(standing(folder, '2024-01-19')).toEqual(['a Rich 2024-01-19', 'b Others 2024-01-05']);
});

describe('refuses', () => {
  const forecast = JSON.stringify({ segments: [{ name: 'Asleep', when: { not: { p_alive: { gte: 0.5 } } } }] });
  test.each([
    [[], 'how far the snapshots are to be apart is not said; add --every week or --every month'],
    [['--every', 'weeks'], '--every "weeks" is not possible; did you mean week?'],
    [['--every', 'fortnight'], '--every "fortnight" is not possible; choose one of week, month'],
    [['--every', 'week', '--from', '1/2/2024'], '--from "1/2/2024" is not possible; give a day such as 2024-12-31'],
    [
      ['--every', 'week', '--from', '2024-01-27'],
      '--from 2024-01-27 is after 2024-01-26, the day of the newest snapshot; give an earlier day',
    ],
    [['--every', 'week', '--model', 'auto'], "unknown option '--model'"],
  ])('%j', async (flags, message) => {
    const folder = folderWith(files);
    const { code, err } = await rfm(folder, ['history', 'in.csv', '-o', 'out', ...flags]);
    expect([code, err]).toEqual([2, expect.stringContaining(`rfm: ${message}`)]);
    expect(readdirSync(folder).sort()).toEqual(['in.csv', 'rfm.config.json']);
  });

  test('a rule on a forecast', async () => {
    const folder = folderWith(files);
    put(folder, { 'rfm.config.json': forecast });
    const { code, err } = await rfm(folder, ['history', 'in.csv', '-o', 'out', '--every', 'week']);
    expect(code).toBe(2);
    expect(err).toContain('the rule "Asleep" asks for p_alive, and a history forecasts nothing');
  });

  test('an export without a purchase', async () => {
    const folder = folderWith({ 'in.csv': csv('customer,order,date,amount', 'a,1,2024-01-05,-10') });
    const { code, err } = await rfm(folder, ['history', 'in.csv', '-o', 'out', '--every', 'week']);
    expect([code, err]).toEqual([3, expect.stringContaining('no customer has a purchase')]);
  });
});
