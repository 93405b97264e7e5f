import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const project = join(import.meta.dirname, '../..');
const binary = join(project, 'bin/rfm.js');

/** The small export of the fixtures. */
export const bakeryOrders = join(project, 'fixtures/bakery/orders.csv');
export const italianOrders = join(project, 'fixtures/bakery/italian-excel.csv');

if (!existsSync(join(project, 'dist/rfm.cjs'))) {
  throw new Error('dist/rfm.cjs is missing: these tests run the built program; npm test builds it, npm run build, too');
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Only what is needed to run, so that the environment of the tests plays no part. */
function environment(more: Readonly<Record<string, string>>) {
  return { PATH: process.env.PATH, NODE: process.execPath, RFM: binary, ...more };
}

/** Runs the real program to its end. */
export function rfm(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...argv], {
    cwd,
    env: environment(env),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs the real program beside others. */
export function start(cwd: string, argv: readonly string[]): Promise<Omit<Ended, 'out'>> {
  const child = spawn(process.execPath, [binary, ...argv], {
    cwd,
    env: environment({}),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  return new Promise((done) => {
    child.on('close', (code) => done({ code, err }));
  });
}

/** Runs a line of a shell, to which `rfm` is the real program. */
export function shellLine(cwd: string, line: string): Ended {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `rfm() { "$NODE" "$RFM" "$@"; }\n${line}`], {
    cwd,
    env: environment({}),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A moment of a run: some time after its start, or after the staging area of its output folder has appeared. */
export interface Moment {
  readonly after: 'start' | 'staging';
  readonly ms: number;
}

/**
 * Runs the real program and kills it at a moment; tells whether it was killed and not done before, and when its staging
 * area appeared and it ended, in milliseconds from its start.
 */
export async function killedRun(cwd: string, argv: readonly string[], out: string, moment: Moment | undefined) {
  const started = performance.now();
  const child = spawn(process.execPath, [binary, ...argv], { cwd, env: environment({}), stdio: 'ignore' });
  const running = { isOver: false };
  const ended = new Promise<NodeJS.Signals | null>((done) => {
    child.on('close', (_, signal) => {
      running.isOver = true;
      done(signal);
    });
  });
  const staging = join(cwd, out, '.next');
  let stagedAt: number | undefined;
  const wait = async () => {
    if (moment?.after === 'start') await delay(moment.ms);
    else {
      while (!running.isOver && !existsSync(staging)) await delay(1);
      stagedAt = performance.now() - started;
      if (moment !== undefined) await delay(moment.ms);
    }
    if (moment !== undefined) child.kill('SIGKILL');
  };
  await wait();
  const signal = await ended;
  return { wasKilled: signal === 'SIGKILL', stagedAt, endedAt: performance.now() - started };
}

/** Makes a folder with `rfm sample` of this size in it, and gives the path of that file. */
export function sampleFile(folder: string, customers: number, seed: number): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `sample-${customers}-${seed}.csv`);
  const { code, err } = rfm(folder, ['sample', '--customers', String(customers), '--seed', String(seed), '-o', path]);
  if (code !== 0) throw new Error(err);
  return path;
}
