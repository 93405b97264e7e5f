import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputFailure } from '../../src/write/folder/outputFailure.ts';
import { buildChildren } from './children.ts';
import { generationFiles, generationIn, manifestOf } from './generations.ts';
import { publish } from './publishAlone.ts';

const base = mkdtempSync(join(tmpdir(), 'rfm-disk-'));
const child = join(base, 'publishChild.mjs');
const root = process.getuid?.() === 0;
const mounts = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', base]).status === 0;

beforeAll(() => {
  buildChildren(base);
  chmodSync(base, 0o755);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** The last line of each child that the shell runs. */
function shell(script: string, uid?: number): readonly string[] {
  const options = { encoding: 'utf8', ...(uid === undefined ? {} : { uid }) } as const;
  const output = execFileSync('sh', ['-c', script, 'sh', process.execPath, child, join(base, 'out')], options);
  return output.split('\n').filter((line) => line !== '' && line !== 'ready');
}

async function publishOld(dir: string): Promise<void> {
  await publish(dir, generationFiles('old'), (outputs) => manifestOf('old', outputs), 'private', false);
}

describe('when the system refuses, the failure says where and why, and the previous output is whole', () => {
  it('file size limit', async () => {
    const dir = join(base, 'out');
    await publishOld(dir);
    const [printed] = shell('ulimit -f 100; "$1" "$2" publish "$3"');
    expect(JSON.parse(printed!)).toEqual({
      code: 'output',
      message: `${join(dir, 'customers.csv')} cannot be written: the file would be larger than the system allows`,
      hint: expect.stringContaining('ulimit'),
    });
    expect(generationIn(dir)).toBe('old');
    rmSync(dir, { recursive: true });
  });

  it.skipIf(!mounts)('disk full (skipped where the test may not mount one)', () => {
    mkdirSync(join(base, 'out'));
    const [steps, failure, generation] = shell(
      `unshare -m sh -c '
        mount -t tmpfs -o size=700k tmpfs "$3"
        "$1" "$2" publish "$3" 0 old; "$1" "$2" publish "$3" 0 new; "$1" "$2" tell "$3"
      ' sh "$1" "$2" "$3"`,
    );
    expect(Number(steps)).toBeGreaterThan(0);
    expect(JSON.parse(failure!)).toMatchObject({ code: 'output', message: expect.stringContaining('no space left') });
    expect(generation).toBe('old');
    rmSync(join(base, 'out'), { recursive: true });
  });

  it('no permission', () => {
    const dir = join(base, 'out');
    mkdirSync(dir, { mode: 0o555 });
    const [printed] = shell('"$1" "$2" publish "$3"', root ? 65_534 : undefined);
    expect(JSON.parse(printed!)).toMatchObject({
      code: 'output',
      message: `${dir} cannot be written: permission denied`,
    });
    expect(readdirSync(dir)).toEqual([]);
    rmSync(dir, { recursive: true });
  });

  it('read-only folder of an earlier run', async () => {
    const dir = join(base, 'out');
    await publishOld(dir);
    chmodSync(dir, 0o555);
    const [printed] = shell('"$1" "$2" publish "$3"', root ? 65_534 : undefined);
    expect(JSON.parse(printed!)).toMatchObject({
      code: 'output',
      message: `${dir} cannot be written: permission denied`,
    });
    chmodSync(dir, 0o755);
    expect(generationIn(dir)).toBe('old');
    rmSync(dir, { recursive: true });
  });

  it('read-only folder within that of an earlier run', async () => {
    const dir = join(base, 'out');
    await publishOld(dir);
    if (root) execFileSync('chown', ['-R', '65534', dir]);
    const inner = readdirSync(dir, { withFileTypes: true }).find((entry) => entry.isDirectory())!.name;
    chmodSync(join(dir, inner), 0o555);
    const [printed] = shell('"$1" "$2" publish "$3"', root ? 65_534 : undefined);
    expect(JSON.parse(printed!)).toEqual({
      code: 'output',
      message: `${join(dir, inner)} cannot be written: permission denied`,
      hint: 'make that folder writable and run the command again',
    });
    expect(generationIn(dir)).toBe('old');
    expect(readdirSync(dir)).not.toContain('.next');
    chmodSync(join(dir, inner), 0o755);
    rmSync(dir, { recursive: true });
  });

  it('folder removed in the middle', async () => {
    const dir = join(base, 'removed');
    const files = ['a.csv', 'b.csv'].map((file) => ({
      file,
      rows: null,
      chunks: (function* () {
        yield 'x';
        rmSync(dir, { recursive: true, force: true });
      })(),
    }));
    await expect(publish(dir, files, () => '', 'private', false)).rejects.toMatchObject({
      code: 'output',
      message: expect.stringMatching(
        new RegExp(`^${dir}.* cannot be written: no such folder; it was removed meanwhile`),
      ),
    });
    expect(existsSync(dir)).toBe(false);
  });
});

it('leaves alone what is no refusal of the system', () => {
  const bug = new TypeError('x is not a function');
  expect(outputFailure(bug, '/out')).toBe(bug);
  const unknown = Object.assign(new Error('EXYZ'), { code: 'EXYZ', syscall: 'write' });
  expect(outputFailure(unknown, '/o\u001but')).toMatchObject({
    code: 'output',
    message: '/o�ut cannot be written: EXYZ',
  });
});
