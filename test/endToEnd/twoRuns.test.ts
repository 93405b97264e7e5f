import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bakeryOrders, start } from './binary.ts';
import { expectStatedHashes } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-two-runs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('two runs into one folder at once: both are done, or one finds the other there', { timeout: 60_000 }, async () => {
  const out = join(folder, 'out');
  for (let round = 0; round < 8; round++) {
    const ended = await Promise.all(
      ['grid', 'rf'].map((set) => start(folder, ['run', bakeryOrders, '--segments', set, '-o', 'out', '--quiet'])),
    );
    const codes = ended.map(({ code }) => code).sort();
    expect([[0, 0].join(), [0, 5].join()], ended.map(({ err }) => err).join('')).toContain(codes.join());
    for (const { code, err } of ended) if (code === 5) expect(err).toMatch(/^rfm: another run .*is writing to /);
    expect(existsSync(join(out, '.next'))).toBe(false);
    expectStatedHashes(out);
    if (round % 2 === 0) rmSync(out, { recursive: true });
  }
});
