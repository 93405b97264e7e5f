import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amend } from '../../src/write/folder/amend.ts';
import { withFolder } from '../../src/write/folder/hold.ts';
import type { OutputFile } from '../../src/write/folder/publish.ts';
import { checkStated, filesBelow, generationFiles, manifestOf, sha256 } from './generations.ts';
import { publish } from './publishAlone.ts';

let base: string;
let dir: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rfm-amend-'));
  dir = join(base, 'out');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const change = (files: readonly OutputFile[], stale: readonly string[] = []) =>
  withFolder(dir, { mode: 'private', force: false, targets: [] }, (folder) => amend(folder, files, stale));
const file = (name: string, text: string): OutputFile => ({ file: name, chunks: [text], rows: 1 });
const manifest = () => JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'));

describe('amend', () => {
  beforeEach(async () => {
    await publish(dir, generationFiles('old'), (outputs) => manifestOf('old', outputs), 'private', false);
  });

  it('changes, adds and deletes files, keeps the others, and run.json states what is there', async () => {
    const before = manifest();
    const kept = sha256(join(dir, 'segments/b.csv'));
    await change([file('segments/a.csv', 'short\n'), file('audiences/x/a.csv', 'x\n')], ['gone/deep/x.csv']);
    expect(filesBelow(dir)).toEqual([
      'audiences/x/a.csv',
      'customers.csv',
      'history/2024-01-01.csv',
      'run.json',
      'segments/a.csv',
      'segments/b.csv',
    ]);
    expect(sha256(join(dir, 'segments/b.csv'))).toBe(kept);
    checkStated(dir);
    const { outputs, ...rest } = manifest();
    const { outputs: earlier, ...others } = before;
    expect(rest).toEqual(others);
    expect(outputs).toEqual([
      earlier[0],
      { file: 'segments/a.csv', sha256: sha256(join(dir, 'segments/a.csv')), bytes: 6, rows: 1 },
      earlier[2],
      earlier[4],
      { file: 'audiences/x/a.csv', sha256: sha256(join(dir, 'audiences/x/a.csv')), bytes: 2, rows: 1 },
    ]);
  });

  it('changes nothing where there is nothing to change', async () => {
    const before = filesBelow(dir).map((name) => sha256(join(dir, name)));
    await change([]);
    expect(filesBelow(dir).map((name) => sha256(join(dir, name)))).toEqual(before);
  });

  it('keeps what it does not know in run.json, and lists no file that outlives runs', async () => {
    const path = join(dir, 'run.json');
    writeFileSync(path, JSON.stringify({ ...manifest(), of_a_later_version: [1] }));
    const { outputs } = manifest();
    await change([file('history/2023-12-01.csv', 'x\n'), file('forgotten.json', '{}\n')]);
    expect(manifest()).toMatchObject({ of_a_later_version: [1], outputs });
    await publish(dir, generationFiles('new'), (staged) => manifestOf('new', staged), 'private', false);
    expect(filesBelow(dir)).toEqual(expect.arrayContaining(['forgotten.json', 'history/2023-12-01.csv']));
    await change([file('forgotten.json', '{ }\n')]);
    expect(readFileSync(join(dir, 'forgotten.json'), 'utf8')).toBe('{ }\n');
  });

  it('leaves everything as it was when a file cannot be made, or is not ours', async () => {
    const before = filesBelow(dir).map((name) => [name, sha256(join(dir, name))]);
    function* breaking(): Generator<string> {
      yield 'half of it\n';
      throw new Error('a bug');
    }
    await expect(change([{ file: 'customers.csv', chunks: breaking(), rows: 1 }])).rejects.toThrow('a bug');
    writeFileSync(join(dir, 'segments/mine.csv'), 'mine');
    await expect(change([file('segments/mine.csv', 'x')])).rejects.toMatchObject({ code: 'output' });
    rmSync(join(dir, 'segments/mine.csv'));
    expect(filesBelow(dir).map((name) => [name, sha256(join(dir, name))])).toEqual(before);
  });
});

describe('amend without a run.json', () => {
  it('writes none: into a new folder, and into one that holds snapshots alone', async () => {
    await change([file('history/2024-01-01.csv', 'a\n')]);
    expect(filesBelow(dir)).toEqual(['history/2024-01-01.csv']);
    await change([file('history/2024-01-01.csv', 'b\n'), file('history/2024-02-01.csv', 'c\n')]);
    expect(filesBelow(dir)).toEqual(['history/2024-01-01.csv', 'history/2024-02-01.csv']);
    expect(readFileSync(join(dir, 'history/2024-01-01.csv'), 'utf8')).toBe('b\n');
  });

  it('refuses a folder of others', async () => {
    mkdirSync(join(dir, 'history'), { recursive: true });
    writeFileSync(join(dir, 'history/2024-01-01.csv'), 'mine');
    writeFileSync(join(dir, 'notes.txt'), 'mine');
    await expect(change([file('history/2024-01-01.csv', 'b\n')])).rejects.toMatchObject({ code: 'usage' });
    expect(filesBelow(dir)).toEqual(['history/2024-01-01.csv', 'notes.txt']);
  });
});
