import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bakeryOrders, project, rfm } from './binary.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-compiled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const part of ['bin', 'dist']) cpSync(join(project, part), join(folder, part), { recursive: true });
const compiled = readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.compiled'));
const copy = join(folder, 'dist', compiled[0]!);

function node(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env: {} });
  return { code: status, out: stdout, err: stderr };
}

/** Whether V8 refused what was compiled; undefined where there was nothing to refuse. */
function isRefused(...flags: readonly string[]): string {
  const program = JSON.stringify(join(folder, 'bin/program.js'));
  return node(...flags, '-p', `require(${program}).loadScript().cachedDataRejected`).out.trim();
}

describe('what was compiled when the program was built', { timeout: 30_000 }, () => {
  const score = ['score', bakeryOrders, '--model', 'none'];
  const expected = rfm(folder, score);

  it('is taken by the same Node', () => {
    expect(compiled).toHaveLength(1);
    expect(isRefused()).toBe('false');
  });

  it('is refused where V8 has other flags, to the same result', () => {
    expect(isRefused('--stack-size=900')).toBe('true');
    expect(node('--stack-size=900', join(folder, 'bin/rfm.js'), ...score)).toEqual(expected);
  });

  it.each<readonly [how: string, refused: string, change: () => void]>([
    ['is of another bundle', 'true', () => writeFileSync(join(folder, 'dist/rfm.cjs'), `${bundle()} `)],
    ['was cut', 'true', () => truncateSync(copy, 100_000)],
    ['is empty', 'true', () => truncateSync(copy, 0)],
    ['is missing', 'undefined', () => rmSync(copy)],
  ])('may be of no use: it %s', (_, refused, change) => {
    change();
    expect(isRefused()).toBe(refused);
    expect(node(join(folder, 'bin/rfm.js'), ...score)).toEqual(expected);
  });
});

function bundle(): string {
  return readFileSync(join(project, 'dist/rfm.cjs'), 'utf8');
}
