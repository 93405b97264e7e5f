import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const project = join(import.meta.dirname, '../..');
const binary = join(project, 'bin/rfm.js');

/** The small export of the fixtures. */
export const bakeryOrders = join(project, 'fixtures/bakery/orders.csv');
export const italianOrders = join(project, 'fixtures/bakery/italian-excel.csv');

if (!existsSync(join(project, 'dist/entry.js'))) {
  throw new Error(
    'dist/entry.js is missing: these tests run the built program; npm test builds it, npm run build, too',
  );
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

/** Starts the real program, whose standard input stays open until it ends. */
export function spawnProgram(cwd: string, argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, [binary, ...argv], { cwd, env: environment({}), stdio: ['pipe', 'ignore', 'ignore'] });
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

/** A moment of a run: some time after its start, or after the first of its files is staged in its output folder. */
export interface Moment {
  readonly after: 'start' | 'staging';
  readonly ms: number;
}

/** How a run ended that was to be stopped. */
export interface Stopped {
  /** Whether it was stopped and not done before. */
  readonly wasStopped: boolean;
  /** Undefined where it was done before its files could be seen. */
  readonly stagedAt: number | undefined;
  /** In milliseconds from its start, as `stagedAt`. */
  readonly endedAt: number;
  readonly code: number | null;
}

/** Runs the real program and sends it a signal at a moment; without one it is only watched. */
export async function stoppedRun(
  cwd: string,
  argv: readonly string[],
  out: string,
  moment: Moment | undefined,
  signal: NodeJS.Signals,
): Promise<Stopped> {
  const started = performance.now();
  const child = spawn(process.execPath, [binary, ...argv], { cwd, env: environment({}), stdio: 'ignore' });
  const running = { isOver: false };
  const ended = new Promise<{ readonly code: number | null; readonly by: NodeJS.Signals | null }>((done) => {
    child.on('close', (code, by) => {
      running.isOver = true;
      done({ code, by });
    });
  });
  const staged = join(cwd, out, '.next/files');
  let stagedAt: number | undefined;
  if (moment?.after === 'start') await delay(moment.ms);
  else {
    while (!running.isOver && !existsSync(staged)) await delay(1);
    if (!running.isOver) stagedAt = performance.now() - started;
    if (moment !== undefined) await delay(moment.ms);
  }
  if (moment !== undefined) child.kill(signal);
  const { code, by } = await ended;
  // Before the program itself runs, a signal ends Node as it ends any program.
  const wasStopped = by === signal || code === 128 + constants.signals[signal];
  return { wasStopped, stagedAt, endedAt: performance.now() - started, code };
}

/** Makes a folder with `rfm sample` of this size in it, and gives the path of that file. */
export function sampleFile(folder: string, customers: number, seed: number): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `sample-${customers}-${seed}.csv`);
  const { code, err } = rfm(folder, ['sample', '--customers', String(customers), '--seed', String(seed), '-o', path]);
  if (code !== 0) throw new Error(err);
  return path;
}
