import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { quoted } from '../../core/printable.ts';
import { sampleHeader, sampleOrders } from '../../sample/sample.ts';
import type { Flags } from '../config.ts';
import type { Shell } from '../shell.ts';
import { createTimings } from '../timings.ts';

const MOST_CUSTOMERS = 70_000_000;
const MOST_SEED = 2 ** 32 - 1;

/** `rfm sample`: a synthetic export on stdout or in a file. */
export async function sample(_operands: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const customers = wholeNumber(flags, 'customers', 1000, MOST_CUSTOMERS);
  const seed = wholeNumber(flags, 'seed', 1, MOST_SEED);
  const timings = createTimings(shell, flags.timings === true);
  // The rows are drawn while they are written.
  timings.begin('write');
  const chunks = sampleOrders(customers, seed);
  if (typeof flags.out === 'string') await writeFile(flags.out, resolve(shell.cwd, flags.out), chunks);
  else for (const chunk of chunks) await shell.stdout.write(chunk);
  await timings.print();
  return 0;
}

function wholeNumber(flags: Flags, name: string, otherwise: number, most: number): number {
  const text = flags[name];
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (/^\d+$/.test(String(text)) && number <= most) return number;
  throw new Failure('usage', `--${name} ${quoted(String(text))} is not possible`, `give a whole number up to ${most}`);
}

async function writeFile(name: string, path: string, chunks: Iterable<string>): Promise<void> {
  try {
    if (await holdsSomethingElse(path)) {
      throw new Failure('output', `${name}: holds something else than a sample`, 'name another file with -o');
    }
    const file = await open(path, 'w', 0o600);
    try {
      for (const chunk of chunks) await file.write(chunk);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error && 'code' in error)) throw error;
    throw new Failure('output', `${name}: cannot be written (${String(error.code)})`, 'name another file with -o');
  }
}

/** Whether a file is there that does not begin like a sample; devices, pipes and empty files hold nothing to lose. */
async function holdsSomethingElse(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size === 0) return false;
  const expected = Buffer.from(`${sampleHeader}\n`);
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(expected.length), 0, expected.length, 0);
    return !buffer.subarray(0, bytesRead).equals(expected);
  } finally {
    await file.close();
  }
}
