import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { resultsIn } from '../endToEnd/results.ts';
import { testShell } from '../shell.ts';
import { csv, folderWith, put, rfm, textOf } from './rfm.ts';
import { checkSetting } from './settingCases.ts';

/** One order a customer on a day; `count` customers from the first number on. */
function orders(count: number, day: string, first = 0): string[] {
  return Array.from({ length: count }, (_, i) => `c${first + i},o${first + i},${day},10`);
}

const header = 'customer,order,date,amount';
const hundred = csv(header, ...orders(100, '2024-01-05'));
/** A third of the purchases is gone. */
const broken = csv(header, ...orders(67, '2024-01-05'));
const everybody = { segments: [{ name: 'All', when: { orders: { gte: 0 } } }] };

const outputOf = (folder: string) => resultsIn(join(folder, 'out'));
const run = (folder: string, asOf: string, ...more: readonly string[]) =>
  rfm(folder, ['run', 'in.csv', '-o', 'out', '--model', 'none', '--as-of', asOf, ...more]);

describe('quality gates', () => {
  const gateLine = 'quality gate orders_fall: 100 purchases on 2024-01-10, 67 now, 33.0 % less (limit 30.0 %)';
  const advice = 'nothing was written: check the export, or accept it this once with --force';

  /** A folder with the results of an earlier run, and an export that lost orders. */
  async function afterLoss(config: object = everybody): Promise<string> {
    const folder = folderWith({ 'in.csv': hundred, 'rfm.config.json': JSON.stringify(config) });
    expect((await run(folder, '2024-01-10')).code).toBe(0);
    put(folder, { 'in.csv': broken });
    return folder;
  }

  test('stop a run, which says why and overwrites nothing', async () => {
    const folder = await afterLoss();
    const old = outputOf(folder);
    const { code, out, err } = await run(folder, '2024-01-17', '--quiet');
    expect([code, out, err]).toEqual([4, '', `rfm: ${gateLine}; ${advice}\n`]);
    expect(outputOf(folder)).toEqual(old);
  });

  test('are accepted once by --force, which says so, but not under --quiet', async () => {
    const loud = await afterLoss();
    const forced = await run(loud, '2024-01-17', '--force');
    expect(forced.code).toBe(0);
    expect(forced.err).toContain(`\nrfm: --force overrides ${gateLine}\n`);
    expect(existsSync(join(loud, 'out/history/2024-01-17.csv'))).toBe(true);
    expect((await run(loud, '2024-01-24')).code, 'the next run compares with what was accepted').toBe(0);
    const quiet = await afterLoss();
    expect(await run(quiet, '2024-01-17', '--force', '--quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  test('of several, each is named', async () => {
    const folder = await afterLoss();
    put(folder, { 'in.csv': csv(header, ...orders(20, '2024-01-05')) });
    const { code, err } = await run(folder, '2024-01-17', '--quiet');
    expect([code, err]).toEqual([
      4,
      'rfm: quality gate orders_fall: 100 purchases on 2024-01-10, 20 now, 80.0 % less (limit 30.0 %); quality gate segment_change: customers since 2024-01-10 (limit 50.0 %): All 100 to 20 (80.0 % less); ' +
        `${advice}\n`,
    ]);
  });

  test('look at segments only where the rules are those of the snapshot', async () => {
    // Many more customers: purchases do not fall, the one segment doubles and more.
    const grown = csv(header, ...orders(160, '2024-01-05'));
    const renamed = { segments: [{ name: 'Everybody', when: { orders: { gte: 0 } } }] };
    const reworded = { segments: [{ ...everybody.segments[0], why: 'they are all here' }] };
    for (const [config, expected] of [
      [everybody, 4],
      [reworded, 4],
      [renamed, 0],
      [{ ...everybody, bins: 4 }, 0],
      [{ ...everybody, frequency: 'days' }, 0],
      [{ ...everybody, monetary: 'none' }, 0],
      [{ ...everybody, since: '2024-01-01' }, 0],
    ] as const) {
      const folder = await afterLoss();
      put(folder, { 'in.csv': grown, 'rfm.config.json': JSON.stringify(config) });
      expect((await run(folder, '2024-01-17')).code, JSON.stringify(config)).toBe(expected);
    }
  });

  test('do not look at segments where nobody can say what the rules were', async () => {
    const folder = await afterLoss();
    put(folder, { 'in.csv': csv(header, ...orders(160, '2024-01-05')) });
    rmSync(join(folder, 'out/history/2024-01-10.json'));
    expect((await run(folder, '2024-01-17')).code).toBe(0);
  });

  test('with --as-of today, old orders stop a run that is not the first', async () => {
    // The clock of these tests stands at 2025-01-15.
    const folder = folderWith({ 'in.csv': csv(header, ...orders(3, '2024-12-31')) });
    expect((await run(folder, 'today')).code, 'the first').toBe(0);
    const { code, err } = await run(folder, 'today', '--quiet');
    expect([code, err]).toEqual([
      4,
      `rfm: quality gate newest_order_days: the newest purchase is of 2024-12-31, 15 days before today (limit 14); ${advice}\n`,
    ]);
    expect((await run(folder, '2025-01-15')).code, 'the same day by its date').toBe(0);
    put(folder, { 'in.csv': csv(header, ...orders(3, '2025-01-01')) });
    expect((await run(folder, 'today')).code).toBe(0);
  });

  test.each<[string, object, number]>([
    ['default limits', {}, 4],
    ['a wider limit', { gates: { orders_fall: 0.33 } }, 0],
    ['a narrower limit', { gates: { orders_fall: 0.329 } }, 4],
    ['other limits only', { gates: { segment_change: 0.9 } }, 4],
    ['one off by false', { gates: { orders_fall: false } }, 0],
    ['one off by null', { gates: { orders_fall: null } }, 0],
    ['all off', { gates: false }, 0],
    ['a segment that may change less', { gates: { orders_fall: false, segment_change: 0.32 } }, 4],
    ['a segment that is too small', { gates: { orders_fall: false, segment_change: 0.32, segment_size: 101 } }, 0],
  ])('take their limits from the config: %s', async (_, gates, expected) => {
    expect((await run(await afterLoss({ ...everybody, ...gates }), '2024-01-17')).code).toBe(expected);
  });

  test.each([
    ['{"gates": true}', 'gates true is not possible'],
    ['{"gates": {"order_fall": 0.5}}', 'no limit of a gate is named "order_fall"; did you mean orders_fall?'],
    [
      '{"gates": {"orders_fall": "30%"}}',
      'gates.orders_fall "30%" is not possible; give a share from 0 to 1, or false',
    ],
    ['{"gates": {"orders_fall": 30}}', 'gates.orders_fall 30 is not possible; give a share from 0 to 1, or false'],
    [
      '{"gates": {"segment_size": 0}}',
      'gates.segment_size 0 is not possible; give a whole number of customers, or false',
    ],
    [
      '{"gates": {"newest_order_days": 1.5}}',
      'newest_order_days 1.5 is not possible; give a whole number of days, or false',
    ],
  ])('refuse %s', async (config, message) => {
    const { code, err } = await run(folderWith({ 'in.csv': hundred, 'rfm.config.json': config }), '2024-01-10');
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('--wait', () => {
  /** A folder that another process, alive until the test ends, holds. */
  function heldFolder(): { readonly folder: string; readonly who: string; readonly release: () => void } {
    const folder = folderWith({ 'in.csv': hundred });
    const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }).on(
      'spawn',
      function (this: { kill: () => unknown }) {
        onTestFinished(() => void this.kill());
      },
    );
    put(folder, { 'out/.next/owner': JSON.stringify({ pid, host: hostname() }) });
    const who = `another run \\(process ${pid} on .*, since \\S+Z\\) holds ${join(folder, 'out')}`;
    return { folder, who, release: () => rmSync(join(folder, 'out/.next'), { recursive: true }) };
  }

  /** Runs with a clock that only sleeping moves; `onSleep` is told the seconds slept so far. */
  async function waited(folder: string, argv: readonly string[], onSleep: (seconds: number) => void = () => undefined) {
    const { shell, err } = testShell({ cwd: folder });
    let now = 0;
    const code = await main(['run', 'in.csv', '-o', 'out', ...argv], {
      ...shell,
      elapsedMs: () => now,
      sleep: async (ms) => {
        now += ms;
        onSleep(now / 1000);
      },
    });
    return { code, err: err(), slept: now / 1000 };
  }

  test('waits so many seconds for another run, tells of it once, and gives up', async () => {
    const { folder, who } = heldFolder();
    const { code, err, slept } = await waited(folder, ['--wait', '90.1']);
    expect([code, slept]).toEqual([5, 90.1]);
    expect(err).toMatch(
      new RegExp(`^rfm: no config\\nrfm: ${who}; waiting for it\\nrfm: ${who}; wait for it to end, .*\\n$`),
    );
  });

  test('goes on as soon as the other run is done', async () => {
    const { folder, release } = heldFolder();
    const { code, slept } = await waited(folder, ['--wait', '90'], (seconds) => {
      if (seconds === 30) release();
    });
    expect([code, slept]).toEqual([0, 30]);
  });

  test('does not tell of it under --quiet, and is not needed where nobody holds the folder', async () => {
    const { folder, who, release } = heldFolder();
    const quiet = await waited(folder, ['--wait', '2', '--quiet']);
    expect([quiet.code, quiet.slept]).toEqual([5, 2]);
    expect(quiet.err).toMatch(new RegExp(`^rfm: ${who}; wait for it`));
    release();
    expect(await waited(folder, ['--wait', '2', '--quiet'])).toEqual({ code: 0, err: '', slept: 0 });
  });

  test('by flag and config', async () => {
    await checkSetting({
      key: 'wait',
      flags: ['--wait', '3'],
      value: 3,
      other: 0,
      files: { 'in.csv': hundred, 'rfm-output/.next/owner': JSON.stringify({ pid: 1, host: `not-${hostname()}` }) },
      argv: ['run', 'in.csv'],
      see: ({ code, err }) => [code, err.includes('waiting for it')],
      without: [5, false],
      with: [5, true],
      withOther: [5, false],
    });
  });

  test.each(['-1', 'long', '', '86401'])('of %j is refused', async (seconds) => {
    const { code, err } = await waited(folderWith({ 'in.csv': hundred }), [`--wait=${seconds}`]);
    expect(code).toBe(2);
    expect(err).toContain('give seconds, at most a day of them');
  });
});

describe('--history-keep', () => {
  const days = ['2024-01-10', '2024-01-17', '2024-01-24', '2024-01-31'] as const;

  async function afterRuns(): Promise<string> {
    const folder = folderWith({ 'in.csv': hundred });
    for (const day of days) expect((await run(folder, day)).code).toBe(0);
    return folder;
  }
  const history = (folder: string) => readdirSync(join(folder, 'out/history')).sort();
  const filesOf = (kept: readonly string[]) => kept.flatMap((day) => [`${day}.csv`, `${day}.json`]);

  test('keeps the newest snapshots, that of the run among them, and says how many went', async () => {
    const folder = await afterRuns();
    const { code, err } = await run(folder, '2024-02-07', '--history-keep', '3');
    expect(code).toBe(0);
    expect(err).toMatch(/\nrfm: history: 2 snapshots removed, the 3 newest stay\n$/);
    expect(history(folder)).toEqual(filesOf(['2024-01-24', '2024-01-31', '2024-02-07']));
    const again = await run(folder, '2024-02-07', '--history-keep', '3');
    expect(again.err).not.toContain('removed');
    expect(history(folder)).toHaveLength(6);
  });

  test('counts those that are newer than the run, and keeps its own besides', async () => {
    const folder = await afterRuns();
    expect((await run(folder, '2024-01-20', '--history-keep', '3')).code).toBe(0);
    expect(history(folder)).toEqual(filesOf(['2024-01-20', '2024-01-24', '2024-01-31']));
    const { err } = await run(folder, '2024-01-17', '--history-keep', '2');
    expect(err).toContain('rfm: history: 1 snapshot removed, the 2 newest stay\n');
    expect(history(folder)).toEqual(filesOf(['2024-01-17', '2024-01-24', '2024-01-31']));
    const { outputs } = JSON.parse(textOf(folder, 'out/run.json'));
    expect(outputs.map(({ file }: { file: string }) => file)).toContain('history/2024-01-17.csv');
    expect((await rfm(folder, ['explain', 'c1', '-o', 'out'])).code).toBe(0);
  });

  test('deletes nothing but snapshots', async () => {
    const folder = await afterRuns();
    const mine = ['2024-01-01.csv.bak', '2024-01-01.txt', '2024-13-01.csv', 'notes.csv', 'x2024-01-01.json'];
    for (const name of mine) writeFileSync(join(folder, 'out/history', name), 'mine');
    // One of a pair is left of this one.
    writeFileSync(join(folder, 'out/history/2024-01-02.json'), '{}');
    const { err } = await run(folder, '2024-01-31', '--history-keep', '1');
    expect(err).toContain('history: 3 snapshots removed, the 1 newest stay');
    expect(history(folder)).toEqual([...mine, ...filesOf(['2024-01-31'])].sort());
  });

  test('compares with the snapshot that it deletes', async () => {
    const folder = await afterRuns();
    await run(folder, '2024-02-07', '--history-keep', '1');
    expect(JSON.parse(textOf(folder, 'out/run.json')).previous).toBe('2024-01-31');
    expect(history(folder)).toEqual(filesOf(['2024-02-07']));
  });

  test('by flag and config', async () => {
    const snapshot = csv('customer_id,segment,segment_since', 'c1,New,2024-01-01');
    await checkSetting({
      key: 'history_keep',
      flags: ['--history-keep', '1'],
      value: 1,
      other: 2,
      files: { 'in.csv': hundred, 'rfm-output/history/2024-01-01.csv': snapshot },
      argv: ['run', 'in.csv', '--force'],
      see: (_, folder) =>
        readdirSync(join(folder, 'rfm-output/history')).filter((name) => name.endsWith('.csv')).length,
      without: 2,
      with: 1,
      withOther: 2,
    });
    for (const number of ['0', '1.5', 'all']) {
      const { code, err } = await run(folderWith({ 'in.csv': hundred }), '2024-01-10', '--history-keep', number);
      expect([code, err]).toEqual([
        2,
        `rfm: --history-keep "${number}" is not possible; give a whole number, at least 1\n`,
      ]);
    }
  });
});

describe('a first run that fails', () => {
  test.each([
    [['missing.csv'], 3],
    [['in.csv', '--thresholds', 'nowhere'], 2],
  ] as const)('leaves no folder behind: %j', async (argv, expected) => {
    const folder = folderWith({ 'in.csv': hundred });
    expect((await rfm(folder, ['run', ...argv, '-o', 'a/b/out'])).code).toBe(expected);
    expect(readdirSync(folder)).toEqual(['in.csv']);
  });
});
