import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pipeChunks } from '../../../src/read/bytes/pipeChunks.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-pipe-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Both ends of a new pipe. */
function pipe(name: string): { readonly reader: number; readonly writer: number } {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { reader, writer: openSync(path, 'w') };
}

describe('the bytes of a pipe', () => {
  it('come as they are written, without waiting for more, and end with the pipe', async () => {
    const { reader, writer } = pipe('slow');
    const chunks = pipeChunks(reader);
    for (const text of ['a', 'customer,date\n', 'b'.repeat(60_000)]) {
      writeSync(writer, text);
      const { value } = await chunks.next();
      expect(Buffer.from(value!).toString()).toBe(text);
    }
    closeSync(writer);
    expect(await chunks.next()).toEqual({ done: true, value: undefined });
  });

  it('come whole where they are more than fit into it', async () => {
    const { reader, writer } = pipe('long');
    const written = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i) % 251));
    const read: Buffer[] = [];
    let sent = writeSync(writer, written.subarray(0, 50_000));
    for await (const chunk of pipeChunks(reader)) {
      read.push(Buffer.from(chunk));
      if (sent < written.length) sent += writeSync(writer, written.subarray(sent, sent + 50_000));
      else if (Buffer.concat(read).length === sent) closeSync(writer);
    }
    expect(Buffer.concat(read).equals(written)).toBe(true);
  });

  it('may be none', async () => {
    const { reader, writer } = pipe('empty');
    closeSync(writer);
    expect(await pipeChunks(reader).next()).toEqual({ done: true, value: undefined });
  });

  it('are of a pipe', async () => {
    const descriptor = openSync(folder, 'r');
    await expect(pipeChunks(descriptor).next()).rejects.toThrow();
    closeSync(descriptor);
  });
});
