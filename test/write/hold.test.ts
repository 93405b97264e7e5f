import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type HeldFolder, type HoldChoices, withFolder } from '../../src/write/folder/hold.ts';
import { processMark, processSpace } from '../../src/write/folder/processMark.ts';
import { type OutputFile, publish as publishHeld } from '../../src/write/folder/publish.ts';
import { filesBelow, generationFiles, generationIn, manifestOf } from './generations.ts';
import { publish } from './publishAlone.ts';

let base: string;
let dir: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rfm-hold-'));
  dir = join(base, 'out');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const choices: HoldChoices = { mode: 'private', force: false, targets: [] };

function publishOld(): Promise<unknown> {
  return publish(dir, generationFiles('old'), (outputs) => manifestOf('old', outputs), 'private', false);
}

function publishNew(folder: HeldFolder): Promise<unknown> {
  return publishHeld(folder, generationFiles('new'), (outputs) => manifestOf('new', outputs), []);
}

/** The number of a process that is alive until the test ends. */
function living(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill());
  return child.pid!;
}

function own(owner: object): void {
  mkdirSync(join(dir, '.next'), { recursive: true });
  writeFileSync(join(dir, '.next/owner'), JSON.stringify(owner));
}

describe('a folder', () => {
  it('is held while work is done, and publishing lets go of it', async () => {
    await publishOld();
    const result = await withFolder(dir, choices, async (folder) => {
      const { started } = (await processMark(process.pid))!;
      const space = await processSpace();
      expect(JSON.parse(readFileSync(join(dir, '.next/owner'), 'utf8'))).toEqual({
        pid: process.pid,
        host: hostname(),
        started,
        space,
      });
      expect(folder).toMatchObject({ dir, recovered: 'nothing', previous: { version: 'old' } });
      await publishNew(folder);
      expect(generationIn(dir)).toBe('new');
      return 7;
    });
    expect(result).toBe(7);
  });

  it('is let go of where nothing was published', async () => {
    await publishOld();
    await withFolder(dir, choices, async () => undefined);
    expect(generationIn(dir)).toBe('old');
    await expect(withFolder(dir, choices, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(generationIn(dir)).toBe('old');
  });

  it('that was made for it is taken away when nothing comes into it, with those above that were made', async () => {
    mkdirSync(join(base, 'there'));
    const deep = join(base, 'there/a/b/out');
    const failing = withFolder(deep, choices, () => {
      expect(readdirSync(join(deep, '.next'))).toEqual(['owner']);
      return Promise.reject(new Error('a bug'));
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(readdirSync(join(base, 'there'))).toEqual([]);
    mkdirSync(dir);
    await expect(withFolder(dir, choices, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(readdirSync(dir), 'one that was there stays').toEqual([]);
  });

  it('tells of the run that it was interrupted', async () => {
    await publishOld();
    mkdirSync(join(dir, '.next/files'), { recursive: true });
    const recovered = await withFolder(dir, choices, async (folder) => folder.recovered);
    expect(recovered).toBe('undone');
  });

  it('that is removed in the middle does not come back', async () => {
    await publishOld();
    const removed = withFolder(dir, choices, (folder) => {
      rmSync(dir, { recursive: true });
      return publishNew(folder);
    });
    await expect(removed).rejects.toMatchObject({
      code: 'output',
      message: `${join(dir, '.next')} cannot be written: no such folder; it was removed meanwhile`,
    });
    expect(existsSync(dir)).toBe(false);
  });
});

describe('a folder that another run has', () => {
  const unused = () => Promise.reject(new Error('work was begun'));

  it('is not touched', async () => {
    const owner = { pid: living(), host: hostname() };
    own(owner);
    await expect(withFolder(dir, { ...choices, mode: 'group' }, unused)).rejects.toMatchObject({ code: 'busy' });
    expect(filesBelow(dir)).toEqual(['.next/owner']);
    expect(JSON.parse(readFileSync(join(dir, '.next/owner'), 'utf8'))).toEqual(owner);
  });

  it('is waited for', async () => {
    await publishOld();
    own({ pid: living(), host: hostname() });
    const told: string[] = [];
    await withFolder(
      dir,
      {
        ...choices,
        wait: async ({ code, message }) => {
          told.push(`${code} ${message}`);
          if (told.length === 3) rmSync(join(dir, '.next'), { recursive: true });
          return true;
        },
      },
      publishNew,
    );
    expect(told).toHaveLength(3);
    for (const one of told) expect(one).toMatch(/^busy another run \(process \d+ on .*\) holds /);
    expect(generationIn(dir)).toBe('new');
  });

  it('until nobody waits any more', async () => {
    own({ pid: living(), host: hostname() });
    let left = 4;
    const waiting = withFolder(dir, { ...choices, wait: async () => --left > 0 }, unused);
    await expect(waiting).rejects.toMatchObject({ code: 'busy' });
    expect(left).toBe(0);
  });

  it.skipIf(!existsSync('/proc/self/stat'))(
    'is had by the process that began when it says, not by its number',
    async () => {
      await publishOld();
      const pid = living();
      const { started } = (await processMark(pid))!;
      own({ pid, host: hostname(), started });
      await expect(withFolder(dir, choices, unused)).rejects.toMatchObject({ code: 'busy' });
      own({ pid, host: hostname(), started: String(Number(started) - 1) });
      await withFolder(dir, choices, publishNew);
      expect(generationIn(dir)).toBe('new');
      // Even the number of this very process.
      own({ pid: process.pid, host: hostname(), started: '1' });
      await withFolder(dir, choices, publishNew);
      expect(generationIn(dir)).toBe('new');
    },
  );
});

describe('an interruption', () => {
  /** Interrupts at some moment of the work, and goes on no more; what is there is looked at after that. */
  async function interrupted(work: (folder: HeldFolder, stop: () => never) => Promise<unknown>, see: () => void) {
    const controller = new AbortController();
    const over = new Error('the process is over');
    const stop = () => {
      controller.abort();
      see();
      throw over;
    };
    const run = withFolder(dir, { ...choices, interruption: controller.signal }, (folder) => work(folder, stop));
    await expect(run).rejects.toBe(over);
  }

  it('before anything is published leaves nothing at once', async () => {
    const see = () => expect(existsSync(dir)).toBe(false);
    await interrupted(async (_, stop) => stop(), see);
    function* files(stop: () => never): Generator<OutputFile> {
      yield* generationFiles('new').slice(0, 2);
      expect(existsSync(join(dir, '.next/files/segments/a.csv'))).toBe(true);
      stop();
    }
    await interrupted((folder, stop) => publishHeld(folder, files(stop), () => '', []), see);
  });

  it('leaves the previous output', async () => {
    await publishOld();
    await interrupted(
      async (_, stop) => stop(),
      () => expect(generationIn(dir)).toBe('old'),
    );
  });

  it.each(['journal.json', 'journal.json.part'])('leaves what has %s to the next command', async (name) => {
    const left = ['.next/files/customers.csv', `.next/${name}`, '.next/owner'];
    await interrupted(
      async (_, stop) => {
        mkdirSync(join(dir, '.next/files'));
        for (const file of left.slice(0, 2)) writeFileSync(join(dir, file), '');
        stop();
      },
      () => expect(filesBelow(dir)).toEqual(left),
    );
  });

  it('leaves alone what another run has taken', async () => {
    const owner = { pid: living(), host: hostname() };
    await interrupted(
      async (_, stop) => {
        own(owner);
        stop();
      },
      () => expect(JSON.parse(readFileSync(join(dir, '.next/owner'), 'utf8'))).toEqual(owner),
    );
  });
});
