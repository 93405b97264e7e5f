import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../../src/read/bytes/source.ts';
import { failureText, inChunks } from '../exports.ts';

const cwd = mkdtempSync(join(tmpdir(), 'rfm-source-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const text = Buffer.from('customer,date,total\nA,2024-01-01,5\n');
const large = Buffer.from('A,2024-01-01,12.50\n'.repeat(50_000));

function file(name: string, content: Uint8Array): string {
  writeFileSync(join(cwd, name), content);
  return name;
}

async function contentOf(path: string, stdin: AsyncIterable<Uint8Array> = inChunks(new Uint8Array(0), 1)) {
  const seen: (readonly [bytes: number, size: number | undefined])[] = [];
  const source = await openSource(path, {
    cwd,
    stdin,
    hashes: true,
    onProgress: (_, bytes, size) => seen.push([bytes, size]),
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks) chunks.push(Uint8Array.from(chunk));
  return { source, content: Buffer.concat(chunks), digest: source.digest(), seen };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the bytes of a file', () => {
  it('come whole, with the hash and size of the file', async () => {
    const { source, content, digest, seen } = await contentOf(file('large.csv', large));
    expect(content.equals(large)).toBe(true);
    expect(digest).toEqual({ sha256: sha256(large), bytes: large.length });
    expect(source.sampleIsWhole).toBe(false);
    expect(large.subarray(0, source.sample.length).equals(source.sample)).toBe(true);
    expect(source.sample.length).toBeGreaterThanOrEqual(256 * 1024);
    expect(seen.at(-1)).toEqual([large.length, large.length]);
  });
  it('give the same sample however they are delivered', async () => {
    const samples = await Promise.all(
      [1000, 65_536, 70_001, 1_000_000].map(
        async (size) => (await contentOf('-', inChunks(large, size))).source.sample,
      ),
    );
    for (const sample of samples) expect(sha256(sample)).toBe(sha256(large.subarray(0, 256 * 1024)));
  });
  it('are their own sample where they are few', async () => {
    const { source, content } = await contentOf(file('small.csv', text));
    expect([source.sampleIsWhole, Buffer.from(source.sample)]).toEqual([true, text]);
    expect(content).toEqual(text);
  });
  it('may be none', async () => {
    const { source, content, digest } = await contentOf(file('empty.csv', new Uint8Array(0)));
    expect([source.sample.length, source.sampleIsWhole, content.length, digest.bytes]).toEqual([0, true, 0, 0]);
  });
  it('come from standard input for -, in chunks of any size', async () => {
    for (const size of [1, 7, 100_000]) {
      const { content, digest, seen } = await contentOf('-', inChunks(text, size));
      expect(content).toEqual(text);
      expect(digest).toEqual({ sha256: sha256(text), bytes: text.length });
      expect(seen.at(-1)).toEqual([text.length, undefined]);
    }
  });
  it('are found at an absolute path', async () => {
    expect((await contentOf(join(cwd, file('absolute.csv', text)))).content).toEqual(text);
  });
});

describe('a file that is not read to its end', () => {
  it('is closed', async () => {
    writeFileSync(join(cwd, 'long.csv'), 'a'.repeat(3_000_000));
    const openFiles = () => readdirSync('/dev/fd').length;
    const before = openFiles();
    const { chunks } = await openSource('long.csv', { cwd, stdin: inChunks(Buffer.alloc(0), 1), hashes: false });
    expect(openFiles()).toBe(before + 1);
    for await (const _ of chunks) break;
    expect(openFiles()).toBe(before);
  });
});

describe('gzip', () => {
  it('is known by its first bytes, whatever the name', async () => {
    const packed = gzipSync(large);
    for (const name of ['orders.csv.gz', 'orders.csv']) {
      const { content, digest } = await contentOf(file(name, packed));
      expect(content.equals(large)).toBe(true);
      expect(digest).toEqual({ sha256: sha256(packed), bytes: packed.length });
    }
    expect((await contentOf(file('plain.csv.gz', text))).content).toEqual(text);
  });
  it('may come from standard input, one byte at a time', async () => {
    expect((await contentOf('-', inChunks(gzipSync(text), 1))).content).toEqual(text);
  });
  it('may hold several members, as cat makes them', async () => {
    const { content } = await contentOf(file('two.gz', Buffer.concat([gzipSync(text), gzipSync(large)])));
    expect(content.equals(Buffer.concat([text, large]))).toBe(true);
  });
  it('may hold nothing', async () => {
    const { source, content } = await contentOf(file('nothing.gz', gzipSync(new Uint8Array(0))));
    expect([source.sample.length, source.sampleIsWhole, content.length]).toEqual([0, true, 0]);
  });
  it('may end in zeros, which are part of the file as it is stored', async () => {
    for (const zeros of [1, 200_000]) {
      const padded = Buffer.concat([gzipSync(large), Buffer.alloc(zeros)]);
      const { content, digest } = await contentOf(file('padded.gz', padded));
      expect(content.equals(large)).toBe(true);
      expect(digest).toEqual({ sha256: sha256(padded), bytes: padded.length });
    }
  });
  it('is refused where something that would not be read follows', async () => {
    for (const rest of [text, gzipSync(text), Buffer.alloc(300_000, 'x')]) {
      for (const zeros of [1, 100_000]) {
        const name = file('more.gz', Buffer.concat([gzipSync(large), Buffer.alloc(zeros), rest]));
        expect(await failureText(() => contentOf(name))).toBe(
          'more.gz: something else follows the gzip data, and would not be read; export or copy it again',
        );
      }
    }
  });
  it('that is damaged is refused, wherever the damage is', async () => {
    const packed = gzipSync(large);
    const changed = Buffer.from(packed);
    changed[packed.length - 6]! ^= 0xff;
    for (const [name, bytes] of [
      ['begun.gz', packed.subarray(0, 2)],
      ['head.gz', packed.subarray(0, 12)],
      ['half.gz', packed.subarray(0, packed.length / 2)],
      ['almost.gz', packed.subarray(0, -1)],
      ['changed.gz', changed],
      ['followed.gz', Buffer.concat([packed, text])],
    ] as const) {
      expect(await failureText(() => contentOf(file(name, bytes)))).toBe(
        `${name}: is a damaged or cut gzip file; export or copy it again`,
      );
    }
  });
  it('in the first byte alone is no gzip', async () => {
    expect([...(await contentOf(file('one.gz', Buffer.from([0x1f])))).content]).toEqual([0x1f]);
  });
});

describe('what cannot be opened says why', () => {
  it.each([
    ['missing.csv', 'missing.csv: no such file; check the spelling and the folder you are in'],
    ['folder', 'folder: is a folder; name the files in it: folder/*.csv'],
    ['folder/', 'folder/: is a folder; name the files in it: folder/*.csv'],
    ['small.txt/orders.csv', 'small.txt/orders.csv: no such file: part of the path is not a folder; undefined'],
    ['loop', 'loop: is a link that leads back to itself; undefined'],
    ['x'.repeat(300), `${'x'.repeat(300)}: the name is too long for a file; undefined`],
    ['a\0b', /^a\0b: cannot be read \(ERR_INVALID_ARG_VALUE\)/],
  ])('%j', async (path, message) => {
    mkdirSync(join(cwd, 'folder'), { recursive: true });
    file('small.txt', text);
    rmSync(join(cwd, 'loop'), { force: true });
    symlinkSync('loop', join(cwd, 'loop'));
    const said = await failureText(() => contentOf(path));
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });
  it('and which file may be meant', async () => {
    mkdirSync(join(cwd, 'weeks/orders.csv.d'), { recursive: true });
    file('weeks/all.csv', text);
    file('weeks/in.csv', text);
    for (const [path, said] of [
      ['weeks/all.cvs', 'did you mean weeks/all.csv?'],
      ['weeks/all.cvs/', 'did you mean weeks/all.csv?'],
      ['weeks/ALL.CSV', 'did you mean weeks/all.csv?'],
      ['weeks/al.csv', 'did you mean weeks/all.csv?'],
      // What they share is the ending.
      ['weeks/gone.csv', 'check the spelling and the folder you are in'],
      ['weeks/orders.csv.', 'check the spelling and the folder you are in'],
      ['week/all.csv', 'check the spelling and the folder you are in'],
    ]) {
      expect(await failureText(() => contentOf(path!))).toBe(`${path}: no such file; ${said}`);
    }
  });
  it('also where standard input breaks', async () => {
    const broken = (async function* () {
      yield text;
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    })();
    expect(await failureText(() => contentOf('-', broken))).toBe('-: cannot be read (EIO); undefined');
  });
});
