import { resolve } from 'node:path';
import { sampleHeader, sampleOrders } from '../../sample/sample.ts';
import { beginningWith, writePrivateFile } from '../../write/privateFile.ts';
import type { Flags } from '../config.ts';
import type { Shell } from '../shell.ts';
import { createTimings } from '../timings.ts';
import { wholeNumber } from '../wholeNumber.ts';

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
  if (typeof flags.out === 'string') {
    await writePrivateFile(
      resolve(shell.cwd, flags.out),
      flags.out,
      'a sample',
      beginningWith(`${sampleHeader}\n`),
      chunks,
    );
  } else for (const chunk of chunks) await shell.stdout.write(chunk);
  await timings.print();
  return 0;
}
