import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/numerics/random.ts';
import { bakeryOrders, killedRun, type Moment, rfm, sampleFile } from './binary.ts';
import { expectStatedHashes, resultsIn } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-real-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KILLS_FROM_START = 11;
const KILLS_WHILE_PUBLISHING = 15;

describe('a run that is killed', { timeout: 120_000 }, () => {
  it('and one more command leave all files old or all files new, as run.json states them', async () => {
    const orders = sampleFile(folder, 40, 5);
    const argv = ['run', orders, '--segments', 'rf', '-o', 'out'];
    const old = join(folder, 'old');
    expect(rfm(folder, ['run', bakeryOrders, '-o', 'old']).code).toBe(0);
    // What is not ours stays; it is in the old results and in the new ones.
    writeFileSync(join(old, 'segments/mine.csv'), 'mine');

    const reference = freshCopy(old, 'reference');
    const { stagedAt, endedAt } = await killedRun(reference, argv, 'out', undefined);
    const oldResults = resultsIn(old);
    const newResults = resultsIn(join(reference, 'out'));
    expect(newResults).not.toEqual(oldResults);
    expect(newResults['segments/mine.csv']).toBe('mine');
    expect(Object.keys(oldResults)).toContain('segments/lost.csv');
    expect(Object.keys(newResults)).not.toContain('segments/lost.csv');

    const random = seededRandom(20_241_130);
    const seen = { old: 0, new: 0, publishing: 0 };
    const check = async (moment: Moment): Promise<boolean> => {
      const cwd = freshCopy(old, 'killed');
      const { wasKilled } = await killedRun(cwd, argv, 'out', moment);
      const out = join(cwd, 'out');
      if (existsSync(join(out, '.next'))) seen.publishing++;
      expect(rfm(cwd, ['run', 'missing.csv', '-o', 'out']).code).toBe(3);
      expect(existsSync(join(out, '.next'))).toBe(false);
      expectStatedHashes(out);
      const results = resultsIn(out);
      const isOld = results['run.json'] === oldResults['run.json'];
      expect(results).toEqual(isOld ? oldResults : newResults);
      seen[isOld ? 'old' : 'new']++;
      return wasKilled;
    };
    // A run may be done before its moment comes; only those that were killed count.
    const killTimes = async (kills: number, momentAt: (part: number) => Moment) => {
      let done = 0;
      for (let round = 0; done < kills && round < 3 * kills; round++) {
        if (await check(momentAt(((round % kills) + random()) / kills))) done++;
      }
      expect(done).toBe(kills);
    };
    await killTimes(KILLS_FROM_START, (part) => ({ after: 'start', ms: part * endedAt }));
    await killTimes(KILLS_WHILE_PUBLISHING, (part) => ({ after: 'staging', ms: part * (endedAt - stagedAt!) }));
    expect(seen.publishing).toBeGreaterThan(KILLS_WHILE_PUBLISHING / 2);
    expect(Math.min(seen.old, seen.new)).toBeGreaterThan(0);
  });
});

/** A working directory of its own whose folder `out` is a copy of these results. */
function freshCopy(results: string, name: string): string {
  const cwd = join(folder, name);
  rmSync(cwd, { recursive: true, force: true });
  cpSync(results, join(cwd, 'out'), { recursive: true });
  return cwd;
}
