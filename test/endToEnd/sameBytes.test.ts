import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomInteger, seededRandom } from '../../src/numerics/random.ts';
import { bakeryOrders, italianOrders, rfm, sampleFile, shellLine } from './binary.ts';
import { expectStatedHashes, pathsBelow, resultsIn } from './results.ts';

const root = mkdtempSync(join(tmpdir(), 'rfm-bytes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Times close to midnight, with offsets and without, and as seconds since 1970. */
const NIGHT_ORDERS = `order,customer,date,amount
1,A,2024-03-10T23:59:59,10.00
2,A,2024-03-31T02:30:00,11.00
3,B,2024-11-03T00:00:00+14:00,12.00
4,B,2024-10-27T02:30:00-03:30,13.00
5,C,1710115199,14.00
6,C,1710115200,15.00
`;

/** A working directory of its own that holds these files. */
function workingDirectory(name: string, ...files: readonly string[]): string {
  const cwd = join(root, name);
  mkdirSync(cwd);
  for (const [index, file] of files.entries()) copyFileSync(file, join(cwd, `${index + 1}.csv`));
  return cwd;
}

/** Runs a command line in a working directory, its results in `out`. */
function resultsOf(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { code, err } = rfm(cwd, ['run', ...argv, '-o', 'out'], env);
  expect(code, err).toBe(0);
  return resultsIn(join(cwd, 'out'));
}

describe('the same input', { timeout: 60_000 }, () => {
  let bakery: Readonly<Record<string, string>>;
  beforeAll(() => {
    bakery = resultsOf(workingDirectory('bakery', bakeryOrders), ['1.csv']);
  });

  it('gives the same bytes in every file but for the clock, in a new folder and in the same one', () => {
    const cwd = workingDirectory('again', bakeryOrders);
    expect(resultsOf(cwd, ['1.csv'])).toEqual(bakery);
    expect(resultsOf(cwd, ['1.csv'])).toEqual(bakery);
  });

  it('gives the same customers on stdout, from stdin, in another folder and by its whole path', () => {
    expect(rfm(root, ['score', bakeryOrders]).out).toBe(bakery['customers.csv']);
    expect(shellLine(join(root, 'bakery'), 'rfm score < 1.csv').out).toBe(bakery['customers.csv']);
  });

  it('in another order of rows gives the same customers', () => {
    const sample = sampleFile(root, 200, 3);
    const ofSample = resultsOf(workingDirectory('sample', sample), ['1.csv']);
    for (const [file, expected] of [
      [bakeryOrders, bakery],
      [sample, ofSample],
    ] as const) {
      const cwd = workingDirectory(`shuffled-${basename(file)}`);
      writeFileSync(join(cwd, '1.csv'), withRowsShuffled(readFileSync(file, 'utf8'), 7));
      const found = resultsOf(cwd, ['1.csv']);
      const audiences = Object.keys(expected).filter((path) =>
        /^(?:customers|(?:segments|history)\/.*)\.csv$/.test(path),
      );
      expect(audiences).toHaveLength(13);
      for (const path of audiences) expect(found[path], `${file} ${path}`).toBe(expected[path]);
    }
  });
});

describe('the machine', { timeout: 60_000 }, () => {
  const environments: readonly Readonly<Record<string, string>>[] = [
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LC_ALL: 'C' },
    { TZ: 'UTC', LANG: 'en_US.UTF-8' },
  ];

  it('has no part in the results', () => {
    const [first, ...others] = environments.map((env, index) => {
      const cwd = workingDirectory(`machine-${index}`, bakeryOrders, italianOrders);
      writeFileSync(join(cwd, '3.csv'), NIGHT_ORDERS);
      return resultsOf(cwd, ['1.csv', '2.csv', '3.csv'], env);
    });
    expect(first!['customers.csv']).toMatch(/^0012,/m);
    expect(first!['customers.csv']).toMatch(/^A,.*,2024-03-10,2024-03-31,/m);
    expect(first!['customers.csv']).toMatch(/^B,.*,2024-10-27,2024-11-03,/m);
    expect(first!['customers.csv']).toMatch(/^C,.*,2024-03-10,2024-03-11,/m);
    for (const other of others) expect(other).toEqual(first);
  });

  it('has no part in dates of a given pattern and zone', () => {
    const cwd = workingDirectory('patterns');
    writeFileSync(join(cwd, '1.csv'), 'id,customer,date,amount\n1,A,31.03.24 02:30,5.00\n2,B,01.04.24 00:10,6.00\n');
    writeFileSync(join(cwd, '2.csv'), 'id,customer,date,amount\n1,A,2024-03-31T23:30:00Z,5.00\n2,B,1711926000,6.00\n');
    const [first, ...others] = environments.map((env) => [
      rfm(cwd, ['score', '1.csv', '--date-format', 'dd.MM.yy HH:mm'], env).out,
      rfm(cwd, ['score', '2.csv', '--time-zone', 'Europe/Rome'], env).out,
    ]);
    expect(first![0]).toMatch(/^A,.*,2024-03-31,2024-03-31,/m);
    // 23:30 UTC is half past one on the first of April in Rome; 1711926000 is 23:00 UTC.
    expect(first![1]).toMatch(/^A,.*,2024-04-01,2024-04-01,/m);
    expect(first![1]).toMatch(/^B,.*,2024-04-01,2024-04-01,/m);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('the output', { timeout: 60_000 }, () => {
  let out: string;
  beforeAll(() => {
    const cwd = workingDirectory('private', bakeryOrders);
    // Without a mask, nothing but the program keeps others out.
    const { code, err } = shellLine(cwd, 'umask 000; rfm run 1.csv -o a/out --quiet');
    expect(code, err).toBe(0);
    out = join(cwd, 'a/out');
  });

  it('is private to the user, files and folders', () => {
    const files = pathsBelow(out);
    expect(files).toContain('history/2024-12-31.csv');
    for (const file of files) {
      expect([file, bits(join(out, file))]).toEqual([file, '600']);
      expect([dirname(file), bits(dirname(join(out, file)))]).toEqual([dirname(file), '700']);
    }
    expect(bits(dirname(out))).toBe('700');
  });

  it('is what run.json states', () => {
    expectStatedHashes(out);
  });
});

function bits(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/** The records after the header in an order drawn by a seed; a line break inside quotes does not end a record. */
function withRowsShuffled(text: string, seed: number): string {
  const [header, ...records] = text.match(/(?:[^"\n]|"[^"]*")*\n/g)!;
  const random = seededRandom(seed);
  for (let last = records.length - 1; last > 0; last--) {
    const other = randomInteger(random, last + 1);
    [records[last], records[other]] = [records[other]!, records[last]!];
  }
  const shuffled = [header, ...records].join('');
  expect(shuffled).not.toBe(text);
  expect(shuffled).toHaveLength(text.length);
  return shuffled;
}
