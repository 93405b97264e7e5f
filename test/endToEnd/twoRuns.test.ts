import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { bakeryOrders, spawnProgram, start } from './binary.ts';
import { expectStatedHashes } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-two-runs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sets = ['grid', 'rf'];
const argvOf = (set: string, ...more: readonly string[]) => [
  'run',
  bakeryOrders,
  '--segments',
  set,
  '-o',
  'out',
  '--quiet',
  ...more,
];

it('two runs into one folder at once: both are done, or one finds the other there', { timeout: 120_000 }, async () => {
  const out = join(folder, 'out');
  for (let round = 0; round < 8; round++) {
    const ended = await Promise.all(sets.map((set) => start(folder, argvOf(set))));
    const codes = ended.map(({ code }) => code).sort();
    expect([[0, 0].join(), [0, 5].join()], ended.map(({ err }) => err).join('')).toContain(codes.join());
    for (const { code, err } of ended) if (code === 5) expect(err).toMatch(/^rfm: another run .*holds .*out; /);
    expect(existsSync(join(out, '.next'))).toBe(false);
    expectStatedHashes(out);
    if (round % 2 === 0) rmSync(out, { recursive: true });
  }
});

it('of runs that wait for each other, each is done', { timeout: 120_000 }, async () => {
  const ended = await Promise.all([...sets, ...sets].map((set) => start(folder, argvOf(set, '--wait', '100'))));
  expect(ended).toEqual(ended.map(() => ({ code: 0, err: '' })));
  expect(existsSync(join(folder, 'out/.next'))).toBe(false);
  expectStatedHashes(join(folder, 'out'));
});

it('a run that waits for its input keeps all others out, and is ended by a signal', { timeout: 120_000 }, async () => {
  const out = join(folder, 'held');
  // Nothing is ever written to its standard input.
  const holder = spawnProgram(folder, ['run', '-', '-o', 'held']);
  while (!existsSync(join(out, '.next/owner'))) await delay(5);
  const { code, err } = await start(folder, ['run', 'missing.csv', '-o', 'held', '--quiet']);
  expect([code, err]).toEqual([5, expect.stringContaining(`another run (process ${holder.pid} on `)]);
  holder.kill('SIGTERM');
  expect(await new Promise((done) => holder.on('close', done))).toBe(143);
  expect(existsSync(out), 'a first run leaves no folder behind').toBe(false);
});
