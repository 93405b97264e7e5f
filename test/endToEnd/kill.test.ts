import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/numerics/random.ts';
import { bakeryOrders, type Moment, rfm, sampleFile, stoppedRun } from './binary.ts';
import { expectStatedHashes, resultsIn } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-real-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STOPS_FROM_START = 8;
const STOPS_WHILE_STAGING = 12;

/** What stops a run, and the exit codes that it may end with, beside 0 where it was done before. */
const SIGNALS = [
  ['SIGKILL', [null]],
  ['SIGTERM', [143, null]],
  ['SIGINT', [130, null]],
] as const;

describe.each(SIGNALS)('a second run that is stopped by %s', { timeout: 240_000 }, (signal, codes) => {
  it('and one more command leave all files old or all files new, as run.json states them', async () => {
    const orders = sampleFile(folder, 40, 5);
    const argv = ['run', orders, '--segments', 'rf', '-o', 'out'];
    const old = join(folder, 'old');
    rmSync(old, { recursive: true, force: true });
    expect(rfm(folder, ['run', bakeryOrders, '-o', 'old']).code).toBe(0);
    // What is not ours stays; it is in the old results and in the new ones.
    writeFileSync(join(old, 'segments/mine.csv'), 'mine');

    const reference = freshCopy(old, 'reference');
    const { stagedAt, endedAt } = await stoppedRun(reference, argv, 'out', undefined, signal);
    const oldResults = resultsIn(old);
    const newResults = resultsIn(join(reference, 'out'));
    expect(newResults).not.toEqual(oldResults);
    expect(newResults['segments/mine.csv']).toBe('mine');
    expect(Object.keys(oldResults)).toContain('segments/lost.csv');
    expect(Object.keys(newResults)).not.toContain('segments/lost.csv');

    const random = seededRandom(20_241_130);
    const seen = { old: 0, new: 0, inside: 0 };
    const check = async (moment: Moment): Promise<boolean> => {
      const cwd = freshCopy(old, 'killed');
      const { wasStopped, code } = await stoppedRun(cwd, argv, 'out', moment, signal);
      expect(wasStopped ? codes : [0]).toContain(code);
      const out = join(cwd, 'out');
      if (wasStopped && (code !== null || existsSync(join(out, '.next')))) seen.inside++;
      expect(rfm(cwd, ['run', 'missing.csv', '-o', 'out']).code).toBe(3);
      expect(existsSync(join(out, '.next'))).toBe(false);
      expectStatedHashes(out);
      const results = resultsIn(out);
      const isOld = results['run.json'] === oldResults['run.json'];
      expect(results).toEqual(isOld ? oldResults : newResults);
      seen[isOld ? 'old' : 'new']++;
      return wasStopped;
    };
    // A run may be done before its moment comes: only those that were stopped count, and the next comes sooner.
    const stopTimes = async (stops: number, momentAt: (part: number) => Moment) => {
      let sooner = 1;
      let done = 0;
      for (let round = 0; done < stops && round < 4 * stops; round++) {
        if (await check(momentAt((sooner * ((round % stops) + random())) / stops))) done++;
        else sooner *= 0.9;
      }
      expect(done).toBe(stops);
    };
    const stagingMs = endedAt - (stagedAt ?? endedAt / 2);
    const whileStaging = (part: number): Moment => ({ after: 'staging', ms: part * stagingMs });
    await stopTimes(STOPS_FROM_START, (part) => ({ after: 'start', ms: part * endedAt }));
    await stopTimes(STOPS_WHILE_STAGING, whileStaging);
    expect(seen.inside).toBeGreaterThan(STOPS_WHILE_STAGING / 2);
    // Where one of the two has not come yet, the machine is slower or faster than it was.
    for (let more = 0; more < 40 && Math.min(seen.old, seen.new) === 0; more++) await check(whileStaging(random()));
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
