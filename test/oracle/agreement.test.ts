import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { testShell } from '../shell.ts';
import { type RandomRun, randomRun } from './exports.ts';
import { type OracleCustomer, type OracleOptions, oracle } from './oracle.ts';
import type { Row } from './orders.ts';

const root = mkdtempSync(join(tmpdir(), 'rfm-agreement-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const HEADERS = {
  customer: 'customer_id',
  order: 'order_id',
  date: 'order_date',
  amount: 'amount',
  status: 'status',
  refunded: 'refunded_amount',
  remark: 'remark',
} as const satisfies Record<keyof Row, string>;

const TIME_LIMIT = 60_000;

describe('the tool agrees with the oracle', () => {
  it(
    'on every column of score',
    () =>
      holds(randomRun(), 150, async (run, folder) => {
        const expected = oracle(run.files, run.options);
        const { code, out, err } = await rfm(folder, 'score', run, ['--format', 'json', '--model', 'none']);
        if (expected.customers.length === 0) return;
        expect(code, err).toBe(0);
        const rows = JSON.parse(out) as Record<string, unknown>[];
        expect(rows.map((row) => pick(row, expected.customers[0]!))).toEqual(expected.customers);
        for (const row of rows) {
          expect(row.segment_since).toBe(expected.asOf);
          expect(row.previous_segment).toBeNull();
        }
      }),
    TIME_LIMIT,
  );

  it(
    'on the cut-offs and the segment files of run',
    () =>
      holds(randomRun(), 40, async (run, folder) => {
        const expected = oracle(run.files, run.options);
        const { code, err } = await rfm(folder, 'run', run, ['-o', 'out', '--quiet', '--model', 'none']);
        if (expected.customers.length === 0) return;
        expect(code, err).toBe(0);
        const { as_of, cut_offs } = JSON.parse(readFileSync(join(folder, 'out', 'run.json'), 'utf8'));
        expect(as_of).toBe(expected.asOf);
        expect(cut_offs.recency_days).toEqual(expected.cutOffs.recency_days);
        expect(cut_offs.orders).toEqual(expected.cutOffs.orders);
        expectNear(cut_offs.revenue, expected.cutOffs.revenue);
        const counts = Object.entries(expected.segmentCounts).map(([name, count]) => [slug(name), count]);
        expect(segmentFileSizes(join(folder, 'out'))).toEqual(Object.fromEntries(counts));
      }),
    TIME_LIMIT,
  );
});

describe('the order of rows and files', () => {
  it(
    'changes nothing within a file',
    () =>
      holds(fc.tuple(randomRun(), fc.integer()), 40, async ([run, seed], folder) => {
        const shuffledRun = { ...run, files: run.files.map((rows) => shuffled(rows, seed)) };
        const json = ['--format', 'json'];
        const shuffledFolder = subfolder(folder);
        const [first, second] = [
          await rfm(folder, 'score', run, json),
          await rfm(shuffledFolder, 'score', shuffledRun, json),
        ];
        expect(second.out).toBe(first.out);
        expect(second.code).toBe(first.code);
      }),
    TIME_LIMIT,
  );

  it(
    'leaves customers.csv byte for byte the same',
    () =>
      holds(fc.tuple(randomRun(), fc.integer()), 20, async ([run, seed], folder) => {
        if (oracle(run.files, run.options).customers.length === 0) return;
        const shuffledRun = { ...run, files: run.files.map((rows) => shuffled(rows, seed)) };
        const shuffledFolder = subfolder(folder);
        await rfm(folder, 'run', run, ['-o', 'out']);
        await rfm(shuffledFolder, 'run', shuffledRun, ['-o', 'out']);
        const [first, second] = [folder, shuffledFolder].map((dir) => readFileSync(join(dir, 'out', 'customers.csv')));
        expect(second!.equals(first!)).toBe(true);
      }),
    TIME_LIMIT,
  );

  it(
    'changes nothing between files without order ids',
    () =>
      holds(randomRun({ order: false }), 40, async (run, folder) => {
        const json = ['--format', 'json'];
        const first = await rfm(folder, 'score', run, json);
        const reversed = { ...run, files: run.files.toReversed() };
        const second = await rfm(subfolder(folder), 'score', reversed, json);
        expect(second.out).toBe(first.out);
        expect(second.code).toBe(first.code);
      }),
    TIME_LIMIT,
  );
});

let folders = 0;

/** Runs a property, each time in a new folder. */
async function holds<T>(values: fc.Arbitrary<T>, numRuns: number, check: (value: T, folder: string) => Promise<void>) {
  const property = fc.asyncProperty(values, async (value) => {
    const folder = join(root, String(++folders));
    mkdirSync(folder);
    await check(value, folder);
    rmSync(folder, { recursive: true });
  });
  await fc.assert(property, { numRuns, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false });
}

async function rfm(cwd: string, command: 'score' | 'run', { files, options }: RandomRun, more: readonly string[]) {
  const names = files.map((rows, index) => {
    const name = `week-${index + 1}.csv`;
    writeFileSync(join(cwd, name), csv(rows));
    return name;
  });
  const { shell, out, err } = testShell({ cwd });
  const hasRefunded = files.some((rows) => rows.some((row) => row.refunded !== undefined));
  const map = hasRefunded ? ['--map', `refunded=${HEADERS.refunded}`] : [];
  const code = await main([command, ...names, ...flags(options), ...map, ...more], shell);
  return { code, out: out(), err: err() };
}

function flags(options: OracleOptions): string[] {
  const values = {
    returns: options.returns,
    'zero-orders': options.zeroOrders,
    frequency: options.frequency,
    monetary: options.monetary,
    segments: options.segments,
    'as-of': options.asOf,
    since: options.since,
  };
  return Object.entries(values).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}`, value]));
}

function csv(rows: readonly Row[]): string {
  const fields = (Object.keys(HEADERS) as (keyof Row)[]).filter((field) => rows[0]![field] !== undefined);
  const lines = rows.map((row) => fields.map((field) => row[field]).join(','));
  return `${[fields.map((field) => HEADERS[field]).join(','), ...lines].join('\n')}\n`;
}

function pick(row: Record<string, unknown>, like: OracleCustomer): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((column) => [column, row[column]]));
}

/** Averages may differ in the last bit. */
function expectNear(actual: readonly (number | null)[] | null, expected: readonly (number | null)[] | null) {
  expect(actual?.map((value) => value?.toPrecision(14))).toEqual(expected?.map((value) => value?.toPrecision(14)));
}

function segmentFileSizes(folder: string): Record<string, number> {
  const names = readdirSync(join(folder, 'segments'));
  return Object.fromEntries(
    names.map((name) => {
      const lines = readFileSync(join(folder, 'segments', name), 'utf8').split(/\r?\n/);
      return [name.replace(/\.csv$/, ''), lines.filter((line) => line !== '').length - 1];
    }),
  );
}

function slug(segment: string): string {
  return segment.toLowerCase().replaceAll("'", '').replaceAll(' ', '-');
}

function subfolder(folder: string): string {
  const path = join(folder, 'other');
  mkdirSync(path);
  return path;
}

/** Fisher and Yates, with a small generator, so that a failure can be run again. */
function shuffled(rows: readonly Row[], seed: number): Row[] {
  const result = [...rows];
  let state = seed >>> 0;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
