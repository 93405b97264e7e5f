import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { processMark } from '../../src/write/folder/processMark.ts';

const onLinux = existsSync('/proc/self/stat');

/** Starts a program that goes with the test, and gives the first line that it prints. */
async function started(command: string, argv: readonly string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(command, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) return { child, line };
  throw new Error(`${command} printed nothing`);
}

it('of a process that has ended there is none', async () => {
  expect(await processMark(spawnSync(process.execPath, ['-e', '']).pid)).toBeUndefined();
});

it('of one that is alive is its number', async () => {
  expect(await processMark(process.pid)).toMatchObject({ pid: process.pid });
});

it.skipIf(!onLinux)('says when it began, whatever its name is', async () => {
  const name = 'x) S 1 (2 3';
  const script = `process.title = ${JSON.stringify(name)}; console.log(''); setInterval(() => {}, 1000)`;
  const { child } = await started(process.execPath, ['-e', script]);
  const text = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  expect(text).toContain(`(${name}) `);
  const fields = text.replace(`(${name})`, 'name').split(' ');
  expect(await processMark(child.pid!)).toEqual({ pid: child.pid, started: fields[21] });
  const own = await processMark(process.pid);
  expect(Number(fields[21])).toBeGreaterThan(Number(own?.started));
});

it.skipIf(!onLinux)('there is none of a process that has ended but was not asked for', async () => {
  // It ends once the shell, its parent, has become sleep, which asks for nobody.
  const ending = '(while [ "$(cat /proc/$$/comm)" != sleep ]; do :; done) & echo $!; exec sleep 600';
  const { line } = await started('sh', ['-c', ending]);
  const state = () => readFileSync(`/proc/${line}/stat`, 'utf8').split(') ')[1]![0];
  while (state() !== 'Z') await delay(5);
  expect(await processMark(Number(line))).toBeUndefined();
});
