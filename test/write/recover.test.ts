import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { processSpace } from '../../src/write/folder/processMark.ts';
import type { OutputFile } from '../../src/write/folder/publish.ts';
import { completeInterrupted, recover } from '../../src/write/folder/recover.ts';
import { filesBelow, generationFiles, generationIn, manifestOf, sha256 } from './generations.ts';
import { publish } from './publishAlone.ts';

let base: string;
let dir: string;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'rfm-recover-'));
  dir = join(base, 'out');
  await publish(dir, generationFiles('old'), (outputs) => manifestOf('old', outputs), 'private', false);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Stages files as a run does that stops after its journal was written. */
function stage(files: Readonly<Record<string, string>>, stale: readonly string[] = []): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, '.next/files', file)), { recursive: true });
    writeFileSync(join(dir, '.next/files', file), text);
  }
  const listed = Object.keys(files).map((file) => ({ file, sha256: sha256(join(dir, '.next/files', file)) }));
  writeJournal({ mode: 'private', files: listed, stale });
}

function writeJournal(journal: unknown): void {
  mkdirSync(join(dir, '.next/files'), { recursive: true });
  writeFileSync(join(dir, '.next/journal.json'), typeof journal === 'string' ? journal : JSON.stringify(journal));
}

const refused = (part: string) => ({
  code: 'output',
  message: expect.stringContaining(part),
  hint: expect.any(String),
});

/** A process that is alive until the test ends, and the number of one that is no more. */
function processes(): { readonly living: number; readonly dead: number } {
  const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void living.kill());
  return { living: living.pid!, dead: spawnSync(process.execPath, ['-e', '']).pid };
}

function own(pid: number, host = hostname()): void {
  mkdirSync(join(dir, '.next'), { recursive: true });
  writeFileSync(join(dir, '.next/owner'), JSON.stringify({ pid, host }));
}

describe('a staging area with an owner', () => {
  it('is left alone while that process is alive, by recover, publish and who only reads', async () => {
    const { living } = processes();
    stage({ 'customers.csv': 'new', 'run.json': '{}' });
    own(living);
    const refusal = {
      code: 'busy',
      message: expect.stringMatching(new RegExp(`^another run \\(process ${living} on .*\\) holds ${dir}$`)),
      hint: expect.stringContaining('wait'),
    };
    await expect(recover(dir)).rejects.toMatchObject(refusal);
    const again = publish(dir, generationFiles('new'), (outputs) => manifestOf('new', outputs), 'private', false);
    await expect(again).rejects.toMatchObject(refusal);
    await completeInterrupted(dir);
    expect(filesBelow(join(dir, '.next'))).toEqual(['files/customers.csv', 'files/run.json', 'journal.json', 'owner']);
  });

  it('of a dead process is undone or completed', async () => {
    const { dead } = processes();
    stage({ 'customers.csv': 'new', 'run.json': '{}' });
    rmSync(join(dir, '.next/journal.json'));
    own(dead);
    expect(await recover(dir)).toBe('undone');
    expect(generationIn(dir)).toBe('old');
    stage({ 'customers.csv': 'new', 'run.json': '{}' });
    own(dead);
    expect(await recover(dir)).toBe('completed');
    expect(existsSync(join(dir, '.next'))).toBe(false);
  });

  it('of a process that other containers number for themselves is left alone, even where its number is dead here', async () => {
    const { dead } = processes();
    stage({ 'customers.csv': 'new', 'run.json': '{}' });
    own(dead);
    const owner = join(dir, '.next/owner');
    const text = readFileSync(owner, 'utf8');
    writeFileSync(owner, text.replace(/\}$/, ',"space":"pid:[1]"}'));
    await expect(recover(dir)).rejects.toMatchObject({ code: 'busy' });
    writeFileSync(owner, text.replace(/\}$/, `,"space":${JSON.stringify(await processSpace())}}`));
    expect(await recover(dir)).toBe('completed');
  });

  it('of a process on another host is left alone until somebody removes the file that says so', async () => {
    const { dead } = processes();
    stage({ 'customers.csv': 'new', 'run.json': '{}' });
    own(dead, `not-${hostname()}`);
    const owner = join(dir, '.next/owner');
    utimesSync(owner, 0, Date.UTC(2024, 1, 3, 4, 5, 6) / 1000);
    await expect(recover(dir)).rejects.toMatchObject({
      code: 'busy',
      message: `a run on another host or in another container (process ${dead} on not-${hostname()}, since 2024-02-03T04:05:06Z) holds ${dir}, or has died there`,
      hint: `wait for it to end; if it is no more, remove ${owner} and run the command again`,
    });
    await completeInterrupted(dir);
    expect(filesBelow(join(dir, '.next'))).toContain('files/customers.csv');
    rmSync(owner);
    expect(await recover(dir)).toBe('completed');
    expect(readFileSync(join(dir, 'customers.csv'), 'utf8')).toBe('new');
  });

  it('is touched by who only reads where there is something to complete alone', async () => {
    const { dead } = processes();
    stage({ 'customers.csv': 'new', 'run.json': '{}' });
    own(dead);
    const journal = readFileSync(join(dir, '.next/journal.json'));
    rmSync(join(dir, '.next/journal.json'));
    await completeInterrupted(dir);
    expect(existsSync(join(dir, '.next/files/customers.csv'))).toBe(true);
    writeFileSync(join(dir, '.next/journal.json'), journal);
    await completeInterrupted(dir);
    expect(readFileSync(join(dir, 'customers.csv'), 'utf8')).toBe('new');
  });

  it('and nothing else was complete or had not begun: there is nothing to tell', async () => {
    const { dead } = processes();
    own(dead);
    expect(await recover(dir)).toBe('nothing');
    mkdirSync(join(dir, '.next'));
    expect(await recover(dir)).toBe('nothing');
    expect(generationIn(dir)).toBe('old');
  });

  it('that was taken away from its run makes the run stop before its journal, and what is there stays', async () => {
    const { living } = processes();
    function* robbed(): Generator<OutputFile> {
      yield { file: 'customers.csv', chunks: ['new'], rows: 1 };
      own(living);
    }
    await expect(
      publish(dir, robbed(), (outputs) => manifestOf('new', outputs), 'private', false),
    ).rejects.toMatchObject({ code: 'busy' });
    expect(filesBelow(join(dir, '.next'))).toEqual(['files/customers.csv', 'files/run.json', 'owner']);
    rmSync(join(dir, '.next'), { recursive: true });
    expect(generationIn(dir)).toBe('old');
  });
});

describe('recover', () => {
  it('has nothing to do after a whole run, or where no run was', async () => {
    expect(await recover(dir)).toBe('nothing');
    expect(await recover(join(base, 'nowhere'))).toBe('nothing');
  });

  it('undoes what has no journal yet', async () => {
    stage({ 'customers.csv': 'new', 'run.json': '{}' });
    rmSync(join(dir, '.next/journal.json'));
    writeFileSync(join(dir, '.next/journal.json.part'), '{"mode":');
    expect(await recover(dir)).toBe('undone');
    expect(generationIn(dir)).toBe('old');
  });

  it('completes what has one: moves, skips what was moved, deletes what is stale', async () => {
    stage({ 'customers.csv': 'new', 'x/y.csv': 'new', 'run.json': '{}' }, ['gone/deep/x.csv', 'segments/b.csv']);
    rmSync(join(dir, 'customers.csv'));
    writeFileSync(join(dir, 'customers.csv'), 'new');
    rmSync(join(dir, '.next/files/customers.csv'));
    expect(await recover(dir)).toBe('completed');
    expect(filesBelow(dir)).toEqual([
      'customers.csv',
      'history/2024-01-01.csv',
      'run.json',
      'segments/a.csv',
      'x/y.csv',
    ]);
    expect(readdirSync(dir)).not.toContain('gone');
    expect(readFileSync(join(dir, 'x/y.csv'), 'utf8')).toBe('new');
    expect(await recover(dir)).toBe('nothing');
  });

  it('moves nothing when a file is not what the journal states, staged or in its place', async () => {
    stage({ 'customers.csv': 'new', 'segments/a.csv': 'new', 'run.json': '{}' });
    writeFileSync(join(dir, '.next/files/segments/a.csv'), 'torn');
    await expect(recover(dir)).rejects.toMatchObject(refused('segments/a.csv is not what'));
    rmSync(join(dir, '.next/files/segments/a.csv'));
    await expect(recover(dir)).rejects.toMatchObject(refused('segments/a.csv is not what'));
    rmSync(join(dir, '.next'), { recursive: true });
    expect(generationIn(dir)).toBe('old');
  });

  it.each([
    [{ files: [{ file: '../victim', sha256: '' }] }, 'leads out'],
    [{ files: [{ file: '/victim', sha256: '' }] }, 'leads out'],
    [{ files: [{ file: '.next/journal.json', sha256: '' }] }, 'leads out'],
    [{ stale: ['../victim'] }, 'leads out'],
    [{ stale: ['segments/../../victim'] }, 'leads out'],
    [{ stale: ['run.json'] }, 'no journal'],
    [
      {
        files: [
          { file: 'run.json', sha256: '' },
          { file: 'customers.csv', sha256: '' },
        ],
      },
      'not its last file',
    ],
    [{ mode: 'public' }, 'no journal'],
  ])('refuses the journal %j', async (part, message) => {
    writeFileSync(join(base, 'victim'), 'mine');
    writeJournal({
      mode: 'private',
      files: [{ file: 'run.json', sha256: sha256(join(dir, 'run.json')) }],
      stale: [],
      ...part,
    });
    await expect(recover(dir)).rejects.toMatchObject(refused(message));
    expect(readFileSync(join(base, 'victim'), 'utf8')).toBe('mine');
    expect(existsSync(join(dir, 'run.json'))).toBe(true);
  });

  it('refuses a journal that is no JSON', async () => {
    writeJournal('{"mode":');
    await expect(recover(dir)).rejects.toMatchObject(refused('journal.json is no journal'));
  });

  it('neither moves nor deletes through links, staged or in place', async () => {
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'a.csv'), 'mine');
    for (const place of ['segments', '.next/files/segments']) {
      stage({ 'segments/a.csv': 'mine', 'run.json': '{}' }, ['linked/a.csv']);
      rmSync(join(dir, place), { recursive: true });
      symlinkSync(elsewhere, join(dir, place));
      await expect(recover(dir)).rejects.toMatchObject(refused(`${place} is a link`));
      rmSync(join(dir, place));
    }
    symlinkSync(elsewhere, join(dir, 'linked'));
    stage({ 'segments/a.csv': 'mine', 'run.json': '{}' }, ['linked/a.csv']);
    await expect(recover(dir)).rejects.toMatchObject(refused('linked is a link'));
    expect(readFileSync(join(elsewhere, 'a.csv'), 'utf8')).toBe('mine');
  });

  it('follows no link named .next, and leaves a .next of other tools alone', async () => {
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(join(elsewhere, 'files'), { recursive: true });
    writeFileSync(join(elsewhere, 'files/mine'), 'mine');
    symlinkSync(elsewhere, join(dir, '.next'));
    await expect(recover(dir)).rejects.toMatchObject(refused('not a staging folder'));
    expect(existsSync(join(elsewhere, 'files/mine'))).toBe(true);
    rmSync(join(dir, '.next'));
    mkdirSync(join(dir, '.next/server'), { recursive: true });
    await expect(recover(dir)).rejects.toMatchObject(refused('not a staging folder'));
    expect(existsSync(join(dir, '.next/server'))).toBe(true);
  });
});
