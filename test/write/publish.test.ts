import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileMode } from '../../src/write/folder/folders.ts';
import { checkOutputFolder } from '../../src/write/folder/outputFolder.ts';
import type { OutputFile } from '../../src/write/folder/publish.ts';
import { checkStated, filesBelow, generationFiles, generationIn, manifestOf, sha256 } from './generations.ts';
import { publish } from './publishAlone.ts';

let base: string;
let dir: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rfm-publish-'));
  dir = join(base, 'out');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function run(generation: string, mode: FileMode = 'private', force = false) {
  return publish(dir, generationFiles(generation), (outputs) => manifestOf(generation, outputs), mode, force);
}

function runFiles(files: Iterable<OutputFile> | AsyncIterable<OutputFile>) {
  return publish(dir, files, (outputs) => manifestOf('new', outputs), 'private', false);
}

function bitsOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('publish', () => {
  it('writes every file and a manifest that states its hash, size and rows', async () => {
    const outputs = await run('old');
    const [first] = outputs;
    const text = [0, 1, 2, 3].map((piece) => `old customers.csv ${piece}\n`.repeat(2000)).join('');
    expect(readFileSync(join(dir, 'customers.csv'), 'utf8')).toBe(text);
    expect(first).toEqual({
      file: 'customers.csv',
      sha256: sha256(join(dir, 'customers.csv')),
      bytes: text.length,
      rows: 8000,
    });
    expect(JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')).outputs).toEqual(outputs);
    expect(filesBelow(dir)).toEqual([...generationFiles('old').map(({ file }) => file), 'run.json'].sort());
    expect(generationIn(dir)).toBe('old');
  });

  it('counts bytes, not characters, and takes what comes late', async () => {
    async function* late(): AsyncGenerator<OutputFile> {
      yield { file: 'è.csv', chunks: ['è', '€\n'], rows: null };
    }
    const [output] = await runFiles(late());
    expect(output).toMatchObject({ bytes: 6, rows: null });
    expect(readFileSync(join(dir, 'è.csv'), 'utf8')).toBe('è€\n');
  });

  it('deletes what the previous run wrote and this one does not, but neither snapshots nor what is not ours', async () => {
    await run('old');
    writeFileSync(join(dir, 'segments/mine.csv'), 'mine');
    writeFileSync(join(dir, 'gone/mine.csv'), 'mine');
    await run('new');
    expect(filesBelow(dir)).toEqual([
      'customers.csv',
      'fresh/deep/y.csv',
      'gone/mine.csv',
      'history/2024-01-01.csv',
      'history/2024-02-01.csv',
      'run.json',
      'segments/a.csv',
      'segments/mine.csv',
    ]);
    expect(existsSync(join(dir, 'gone/deep'))).toBe(false);
    rmSync(join(dir, 'gone/mine.csv'));
    await run('old');
    await run('new');
    expect(existsSync(join(dir, 'gone'))).toBe(false);
    expect(existsSync(join(dir, 'fresh'))).toBe(true);
  });

  it('keeps a file whose name differs from a stale one in case only', async () => {
    await runFiles([{ file: 'segments/A.csv', chunks: ['a'], rows: 1 }]);
    await runFiles([{ file: 'segments/a.csv', chunks: ['b'], rows: 1 }]);
    expect(readFileSync(join(dir, 'segments/a.csv'), 'utf8')).toBe('b');
  });

  it.each([
    ['private', '600', '700'],
    ['group', '640', '750'],
  ] as const)('makes %s files %s and folders %s, whatever the umask', async (mode, file, folder) => {
    const umask = process.umask(mode === 'group' ? 0o077 : 0);
    try {
      await run('old', mode);
    } finally {
      process.umask(umask);
    }
    for (const name of filesBelow(dir)) expect(bitsOf(join(dir, name))).toBe(file);
    for (const name of ['.', 'segments', 'gone', 'gone/deep', 'history']) expect(bitsOf(join(dir, name))).toBe(folder);
  });

  it('brings its own folders up to date when the mode changes, but not one that somebody else made', async () => {
    await run('old', 'private');
    await run('new', 'group');
    expect(['.', 'segments', 'run.json'].map((name) => bitsOf(join(dir, name)))).toEqual(['750', '750', '640']);
    const theirs = join(base, 'theirs');
    mkdirSync(theirs);
    chmodSync(theirs, 0o755);
    await publish(theirs, generationFiles('old'), (outputs) => manifestOf('old', outputs), 'private', false);
    expect([theirs, join(theirs, 'segments')].map(bitsOf)).toEqual(['755', '700']);
  });

  it('leaves the previous output and no staging area when the making of a file fails', async () => {
    await run('old');
    const before = filesBelow(dir).map((file) => [file, sha256(join(dir, file))]);
    function* breaking(): Generator<string> {
      yield 'half of it\n';
      throw new Error('a bug');
    }
    await expect(runFiles([{ file: 'customers.csv', chunks: breaking(), rows: 1 }])).rejects.toThrow('a bug');
    expect(filesBelow(dir).map((file) => [file, sha256(join(dir, file))])).toEqual(before);
    expect(generationIn(dir)).toBe('old');
    rmSync(dir, { recursive: true });
    await expect(runFiles([{ file: 'customers.csv', chunks: breaking(), rows: 1 }])).rejects.toThrow('a bug');
    expect(existsSync(dir)).toBe(false);
  });

  it.each(['../x.csv', '/x.csv', 'a/../../x.csv', '.next/x.csv', '.NEXT/x', 'a//b', '', 'a\\b'])(
    'refuses to write %j',
    async (file) => {
      await expect(runFiles([{ file, chunks: ['x'], rows: null }])).rejects.toThrow('leads out');
      expect(readdirSync(base)).toEqual([]);
    },
  );

  it('refuses a link or a file in the place of one of its folders, and a folder in the place of a file', async () => {
    await run('old');
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'a.csv'), 'mine');
    rmSync(join(dir, 'segments'), { recursive: true });
    symlinkSync(elsewhere, join(dir, 'segments'));
    await expect(run('new')).rejects.toMatchObject({
      code: 'output',
      message: expect.stringContaining('segments is a link'),
    });
    rmSync(join(dir, 'segments'));
    writeFileSync(join(dir, 'segments'), '');
    await expect(run('new')).rejects.toMatchObject({ message: expect.stringContaining('segments is a file') });
    rmSync(join(dir, 'segments'));
    mkdirSync(join(dir, 'segments/a.csv'), { recursive: true });
    await expect(run('new')).rejects.toMatchObject({ message: expect.stringContaining('a.csv is a folder') });
    expect(readFileSync(join(elsewhere, 'a.csv'), 'utf8')).toBe('mine');
    expect(existsSync(join(dir, '.next'))).toBe(false);
    expect(JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')).version).toBe('old');
  });

  it('deletes nothing through a link in the place of a folder that is no longer needed', async () => {
    await run('old');
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(join(elsewhere, 'deep'), { recursive: true });
    writeFileSync(join(elsewhere, 'deep/x.csv'), 'mine');
    rmSync(join(dir, 'gone'), { recursive: true });
    symlinkSync(elsewhere, join(dir, 'gone'));
    await expect(run('new')).rejects.toMatchObject({
      code: 'output',
      message: expect.stringContaining('gone is a link'),
    });
    expect(readFileSync(join(elsewhere, 'deep/x.csv'), 'utf8')).toBe('mine');
  });

  it('replaces no file that no run wrote, forced or not, before or after it has its own run.json', async () => {
    const refused = (file: string) => ({
      code: 'output',
      message: `${join(dir, file)} is there already and was not written by rfm`,
      hint: 'move it away, or name another folder with -o',
    });
    mkdirSync(dir);
    writeFileSync(join(dir, 'customers.csv'), 'mine');
    await expect(checkOutputFolder(dir, true, ['run.json', 'customers.csv'])).rejects.toMatchObject(
      refused('customers.csv'),
    );
    await expect(run('old', 'private', true)).rejects.toMatchObject(refused('customers.csv'));
    expect(filesBelow(dir)).toEqual(['customers.csv']);
    rmSync(join(dir, 'customers.csv'));
    await run('old');
    mkdirSync(join(dir, 'fresh/deep'), { recursive: true });
    writeFileSync(join(dir, 'fresh/deep/y.csv'), 'mine');
    await expect(run('new', 'private', true)).rejects.toMatchObject(refused('fresh/deep/y.csv'));
    expect(readFileSync(join(dir, 'fresh/deep/y.csv'), 'utf8')).toBe('mine');
    expect(readdirSync(dir)).not.toContain('.next');
    expect(JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')).version).toBe('old');
  });

  it('replaces snapshots of its own folder that run.json no longer lists, and no others', async () => {
    mkdirSync(join(dir, 'history'), { recursive: true });
    writeFileSync(join(dir, 'history/2024-01-01.csv'), 'mine');
    writeFileSync(join(dir, 'notes.txt'), 'mine');
    await expect(run('old', 'private', true)).rejects.toMatchObject({ code: 'output' });
    expect(readFileSync(join(dir, 'history/2024-01-01.csv'), 'utf8')).toBe('mine');
    rmSync(join(dir, 'notes.txt'));
    writeFileSync(join(dir, 'history/notes.csv'), 'mine');
    await expect(run('old')).rejects.toMatchObject({ code: 'usage' });
    rmSync(join(dir, 'history/notes.csv'));
    // A folder of snapshots alone is ours, with or without who is forgotten.
    writeFileSync(join(dir, 'forgotten.json'), '{}');
    await run('old');
    await run('new');
    expect(readFileSync(join(dir, 'forgotten.json'), 'utf8')).toBe('{}');
    await run('old');
    checkStated(dir);
    writeFileSync(join(dir, 'history/notes.csv'), 'mine');
    await expect(runFiles([{ file: 'history/notes.csv', chunks: [''], rows: 0 }])).rejects.toMatchObject({
      code: 'output',
    });
  });

  it('replaces a link in the place of a file and leaves alone what it points to', async () => {
    await run('old');
    writeFileSync(join(base, 'precious'), 'mine');
    rmSync(join(dir, 'customers.csv'));
    symlinkSync(join(base, 'precious'), join(dir, 'customers.csv'));
    await run('new');
    expect(generationIn(dir)).toBe('new');
    expect(readFileSync(join(base, 'precious'), 'utf8')).toBe('mine');
  });

  it('takes a manifest that names files outside for damaged, and deletes nothing', async () => {
    await run('old');
    writeFileSync(join(base, 'victim.csv'), 'mine');
    const manifest = readFileSync(join(dir, 'run.json'), 'utf8');
    writeFileSync(join(dir, 'run.json'), manifest.replace('segments/b.csv', '../victim.csv'));
    await expect(run('new')).rejects.toMatchObject({ code: 'output', message: expect.stringContaining('run.json') });
    expect(readFileSync(join(base, 'victim.csv'), 'utf8')).toBe('mine');
  });
});

describe('checkOutputFolder', () => {
  it('accepts what is not there yet, what is empty, and gives the manifest of what is there', async () => {
    expect(await checkOutputFolder(join(dir, 'not/yet'), false, [])).toBeUndefined();
    expect(existsSync(dir)).toBe(false);
    mkdirSync(dir);
    expect(await checkOutputFolder(dir, false, [])).toBeUndefined();
    await run('old');
    expect((await checkOutputFolder(dir, false, []))?.version).toBe('old');
  });

  it('needs force for a folder of other files, and touches none of them', async () => {
    mkdirSync(dir);
    for (const name of ['d', 'b', 'c', 'a']) writeFileSync(join(dir, name), 'mine');
    const refusal = {
      code: 'usage',
      message: `${dir} holds other files (a, b, c, …) and no run.json`,
      hint: expect.stringContaining('--force'),
    };
    await expect(checkOutputFolder(dir, false, [])).rejects.toMatchObject(refusal);
    await expect(run('old')).rejects.toMatchObject(refusal);
    expect(readdirSync(dir).sort()).toEqual(['a', 'b', 'c', 'd']);
    await run('old', 'private', true);
    await run('new');
    for (const name of ['a', 'b', 'c', 'd']) expect(readFileSync(join(dir, name), 'utf8')).toBe('mine');
  });

  it('says of a link to nowhere what it is', async () => {
    symlinkSync(join(base, 'nowhere'), dir);
    for (const path of [dir, join(dir, 'below')]) {
      await expect(checkOutputFolder(path, true, [])).rejects.toMatchObject({
        code: 'output',
        message: `${dir} is a link to nowhere`,
      });
    }
  });

  it('refuses a file, and what lies below one', async () => {
    writeFileSync(dir, 'a file');
    for (const path of [dir, join(dir, 'below'), join(dir, 'far/below')]) {
      await expect(checkOutputFolder(path, true, [])).rejects.toMatchObject({
        code: 'output',
        message: expect.stringContaining(path),
      });
    }
    await expect(run('old')).rejects.toMatchObject({ code: 'output', message: expect.stringContaining('file') });
  });
});
