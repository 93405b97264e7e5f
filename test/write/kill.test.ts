import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recover } from '../../src/write/folder/recover.ts';
import { buildChildren, run } from './children.ts';
import { checkStated, EXPIRED, filesBelow, generationFiles, generationIn, manifestOf } from './generations.ts';
import { publish } from './publishAlone.ts';

const base = mkdtempSync(join(tmpdir(), 'rfm-kill-'));
const child = join(base, 'publishChild.mjs');
const template = join(base, 'template');
const FOREIGN: Readonly<Record<string, string>> = {
  'notes.txt': 'mine',
  'segments/mine.csv': 'mine, too',
  'gone/kept.txt': 'a folder that is not ours alone',
};
let count = 0;

beforeAll(async () => {
  buildChildren(base);
  await publish(template, generationFiles('old'), (outputs) => manifestOf('old', outputs), 'private', false);
  for (const [file, text] of Object.entries(FOREIGN)) writeFileSync(join(template, file), text);
  for (const file of EXPIRED) writeFileSync(join(template, file), '');
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('an interrupted publication', { timeout: 60_000 }, () => {
  it('ends as all old or all new, whatever step it and its recoveries stopped before', async () => {
    const { printed } = await run([join(base, 'haltChild.mjs'), template, join(base, 'halted')]);
    const counts = JSON.parse(printed) as Record<string, number>;
    // It can be completed from the journal on: the renames, the syncs, the deletions.
    expect(counts.old).toBeGreaterThan(30);
    expect(counts.new).toBeGreaterThan(15);
  });

  it('that was killed before one of its steps, and its recovery, too', async () => {
    const steps = Number((await run([child, 'publish', copyOfOld(), '0'])).printed);
    const seen = new Set<string>();
    for (let step = 2; step <= steps; step += 4) {
      const dir = copyOfOld();
      expect((await run([child, 'publish', dir, String(step)])).signal).toBe('SIGKILL');
      await run([child, 'recover', dir, String(1 + (step % 9))]);
      await recover(dir);
      seen.add(checked(dir));
    }
    expect([...seen].sort()).toEqual(['new', 'old']);
  });

  it('that was killed at a random moment', async () => {
    const { tookMs } = await run([child, 'publish', copyOfOld(), '0']);
    const random = randomFrom(20_240_201);
    let kills = 0;
    for (let round = 0; round < 30; round++) {
      const dir = copyOfOld();
      if ((await run([child, 'publish', dir, '0'], random() * tookMs)).signal !== null) kills += 1;
      if (random() < 0.2) await run([child, 'recover', dir, '0'], random() * 5);
      await recover(dir);
      checked(dir);
    }
    expect(kills).toBeGreaterThan(10);
  });

  it('that was the first one leaves nothing or everything', async () => {
    for (let step = 1; step <= 71; step += 10) {
      const dir = join(base, `first-${step}`);
      await run([child, 'publish', dir, String(step)]);
      await recover(dir);
      const files = existsSync(dir) ? filesBelow(dir) : [];
      if (files.length > 0) expect(generationIn(dir)).toBe('new');
    }
  });

  it('that was the first one, halted before any step, leaves nothing that the next run stumbles over', async () => {
    const { printed } = await run([join(base, 'haltFirst.mjs'), join(base, 'first')]);
    expect(Number(printed)).toBeGreaterThan(50);
  });
});

describe('a power cut', () => {
  it('after the end of a run takes back neither the new folders nor the end of the staging area', async () => {
    const dir = join(base, 'power/above/out');
    const deeds = JSON.parse((await run([child, 'synced', dir])).printed) as readonly string[];
    for (const folder of ['power/above', 'power', '.']) expect(deeds).toContain(join(base, folder));
    expect(deeds).not.toContain(dirname(base));
    expect(deeds.slice(-2)).toEqual([`rmdir ${join(dir, '.next')}`, dir]);
  });
});

describe('two publications at once', { timeout: 60_000 }, () => {
  it('end one after the other, or one of them does nothing', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const dir = round % 2 === 0 ? copyOfOld() : join(base, `both-${round}`);
      if (round % 3 === 0 && existsSync(dir)) await run([child, 'publish', dir, '30']);
      const both = await Promise.all(['new', 'old'].map((name) => run([child, 'publish', dir, '0', name])));
      const codes = both.map(({ printed }) => (printed.startsWith('{') ? codeOf(printed) : 'done'));
      outcomes.add(codes.sort().join(' '));
      checkStated(dir);
      expect(filesBelow(dir).filter((file) => file.startsWith('.next'))).toEqual([]);
      rmSync(dir, { recursive: true });
    }
    expect([...outcomes].filter((outcome) => !['busy done', 'done done'].includes(outcome))).toEqual([]);
    expect(outcomes).toContain('busy done');
  });
});

/** The code of a failure; with its message where it is another than is to be seen. */
function codeOf(printed: string): string {
  const { code, message } = JSON.parse(printed) as { readonly code: string; readonly message: string };
  return code === 'busy' ? code : `${code}: ${message}`;
}

function copyOfOld(): string {
  count += 1;
  const dir = join(base, `run-${count}`);
  mkdirSync(dir);
  cpSync(template, dir, { recursive: true });
  return dir;
}

/** The generation in a folder, after checking that what is not ours was left alone; the folder is removed. */
function checked(dir: string): string {
  const generation = generationIn(dir);
  for (const [file, text] of Object.entries(FOREIGN)) expect(readFileSync(join(dir, file), 'utf8')).toBe(text);
  expect(existsSync(join(dir, 'gone/deep'))).toBe(generation === 'old');
  expect(existsSync(join(dir, 'history/2024-01-01.csv'))).toBe(true);
  for (const file of EXPIRED) expect(existsSync(join(dir, file))).toBe(generation === 'old');
  rmSync(dir, { recursive: true });
  return generation;
}

/** Numbers in [0, 1): Park and Miller's minimal standard generator. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
