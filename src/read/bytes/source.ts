import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Failure } from '../../core/failure.ts';
import { fileChunks } from './fileChunks.ts';
import { nearestFile } from './nearestFile.ts';

/** Enough to see the dialect of an export and a few thousand of its values. */
const SAMPLE_BYTES = 256 * 1024;

/** Large enough that asking for a chunk costs little beside what is done with it, small enough for the cache. */
const CHUNK_BYTES = 512 * 1024;

/** Where bytes come from: the working directory that paths start from, and standard input for the path `-`. */
export interface Inputs {
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Whether the files are hashed while they are read. */
  readonly hashes: boolean;
  /** Told the bytes read so far and the size of the file, undefined for a stream. */
  readonly onProgress?: (file: string, bytes: number, size: number | undefined) => void;
  /** Told what begins: reading the files, then making orders of their rows. */
  readonly onStage?: (stage: 'read' | 'orders' | 'interactions') => void;
}

/** One export as a stream of uncompressed bytes that is read once. */
export interface Source {
  readonly file: string;
  /** The first bytes, uncompressed; they come again in `chunks`. */
  readonly sample: Uint8Array;
  /** Whether the sample is all there is. */
  readonly sampleIsWhole: boolean;
  /** A chunk is valid until the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Uncompressed bytes; undefined for a stream, and where the file is compressed. */
  readonly size: number | undefined;
  /** Hash, where wanted, and size of the file as stored; known once `chunks` has ended. */
  readonly digest: () => { readonly sha256: string | undefined; readonly bytes: number };
}

/** Opens a file, or standard input for `-`; gzip is recognised by its first bytes. Failures name what is wrong. */
export async function openSource(file: string, inputs: Inputs): Promise<Source> {
  const path = resolve(inputs.cwd, file);
  const size = file === '-' ? undefined : await sizeOf(file, path, inputs.cwd);
  const hash = inputs.hashes ? (await import('node:crypto')).createHash('sha256') : undefined;
  let bytes = 0;
  let lastNotZero = -1;
  async function* stored(): AsyncGenerator<Uint8Array> {
    const chunks = file === '-' ? inputs.stdin : fileAt(path);
    for await (const chunk of chunks) {
      hash?.update(chunk);
      const last = chunk.findLastIndex((byte) => byte !== 0);
      if (last >= 0) lastNotZero = bytes + last;
      bytes += chunk.length;
      inputs.onProgress?.(file, bytes, size);
      yield chunk;
    }
  }
  const { plain, isCompressed } = await gunzipped(stored(), file, () => lastNotZero);
  const head: Uint8Array[] = [];
  let headBytes = 0;
  let ended = false;
  while (headBytes < SAMPLE_BYTES && !ended) {
    const next = await named(file, () => plain.next());
    if (next.done) ended = true;
    else {
      head.push(Uint8Array.from(next.value));
      headBytes += next.value.length;
    }
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* head;
      while (!ended) {
        const next = await named(file, () => plain.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      // Where reading ends early, the file is let go of.
      await plain.return(undefined);
    }
  }
  return {
    file,
    // Not more than that: what is detected must not depend on how the bytes were delivered.
    sample: Buffer.concat(head).subarray(0, SAMPLE_BYTES),
    sampleIsWhole: ended,
    chunks: chunks(),
    size: isCompressed ? undefined : size,
    digest: () => ({ sha256: hash?.digest('hex'), bytes }),
  };
}

async function sizeOf(file: string, path: string, cwd: string): Promise<number | undefined> {
  const stats = await named(file, () => stat(path)).catch(async (error) => {
    const near = error instanceof Failure && error.hint === HINTS.ENOENT ? await nearestFile(file, cwd) : undefined;
    throw near === undefined ? error : new Failure('input', error.message, `did you mean ${near}?`);
  });
  if (stats.isDirectory()) {
    throw new Failure('input', `${file}: is a folder`, `name the files in it: ${file.replace(/\/$/, '')}/*.csv`);
  }
  return stats.isFile() ? stats.size : undefined;
}

/** @param lastNotZero offset of the last stored byte so far that is not zero */
async function gunzipped(
  stored: AsyncGenerator<Uint8Array>,
  file: string,
  lastNotZero: () => number,
): Promise<{ readonly plain: AsyncGenerator<Uint8Array>; readonly isCompressed: boolean }> {
  // Two bytes tell gzip from text; a stream may deliver them one at a time.
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < 2) {
    const next = await named(file, () => stored.next());
    if (next.done) break;
    parts.push(Uint8Array.from(next.value));
    length += next.value.length;
  }
  const first = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (first.length > 0) yield first;
      yield* stored;
    } finally {
      // Also where nothing was asked for after the first bytes.
      await stored.return(undefined);
    }
  }
  if (first[0] !== 0x1f || first[1] !== 0x8b) return { plain: whole(), isCompressed: false };
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const input = Readable.from(copies(whole()));
  input.on('error', (error) => gunzip.destroy(error));
  // What comes after the end may be an error, too, when nobody listens any more.
  gunzip.on('error', () => undefined);
  async function* unzipped(): AsyncGenerator<Uint8Array> {
    yield* input.pipe(gunzip);
    // Zeros after the end are padding, as on tapes; they belong to the file as it is stored.
    input.unpipe(gunzip);
    for await (const _ of input);
    if (lastNotZero() < gunzip.bytesWritten) return;
    throw new Failure('input', `${file}: something else follows the gzip data, and would not be read`, COPY_AGAIN);
  }
  return { plain: unzipped(), isCompressed: true };
}

/** The bytes of the file at a path. */
async function* fileAt(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    yield* fileChunks(handle.fd);
  } finally {
    await handle.close();
  }
}

/** Chunks that stay valid. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Uint8Array.from(chunk);
}

/** Runs a reading step and says what stopped it in the user's terms. */
async function named<T>(file: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    const reason = REASONS[code] ?? (code.startsWith('Z_') ? 'is a damaged or cut gzip file' : undefined);
    if (reason === undefined) throw new Failure('input', `${file}: cannot be read (${code})`);
    throw new Failure('input', `${file}: ${reason}`, HINTS[code] ?? (code.startsWith('Z_') ? COPY_AGAIN : undefined));
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  EISDIR: 'is a folder',
  ENOTDIR: 'no such file: part of the path is not a folder',
  ENAMETOOLONG: 'the name is too long for a file',
  ELOOP: 'is a link that leads back to itself',
};
const COPY_AGAIN = 'export or copy it again';
const HINTS: Readonly<Record<string, string>> = {
  ENOENT: 'check the spelling and the folder you are in',
  EACCES: 'change its permissions',
};
