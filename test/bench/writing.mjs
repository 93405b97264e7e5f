import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { build } from 'esbuild';
import { inTurns, median } from './measured.mjs';
import { groupedNumber, mebibytes, ratio } from './numbers.mjs';
import { say } from './say.mjs';

const CUSTOMERS = 1_000_000;

/** The customers of a table to a CSV file, all columns; only the writing is timed. */
export async function raceWriting(folder, runs) {
  const bundle = join(folder, 'writeCustomers.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'writeCustomers.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const contenders = ['rfm', 'csv-stringify'].map((name) => {
    const file = join(folder, `${name}.csv`);
    return { name, file, argv: [bundle, name, String(CUSTOMERS), file] };
  });
  say(`writing ${groupedNumber(CUSTOMERS)} customers: ${runs} times in turns`);
  const results = await inTurns(contenders, runs);
  const [ours, theirs] = await Promise.all(contenders.map(({ file }) => hashOf(file)));
  if (ours !== theirs) throw new Error('rfm and csv-stringify write different files: one is wrong');
  const bytes = statSync(contenders[0].file).size;
  for (const { file } of contenders) rmSync(file);
  const secondsOf = (name) => median(results.get(name).map(({ out }) => Number(out)));
  const rows = Array.from(results, ([name, all]) => {
    const seconds = secondsOf(name);
    const peak = mebibytes(median(all.map(({ peakBytes }) => peakBytes)));
    const rates = [groupedNumber(CUSTOMERS / seconds), (bytes / 1e6 / seconds).toFixed(0)];
    return [name, seconds.toFixed(3), ratio(seconds, secondsOf('csv-stringify')), ...rates, peak];
  });
  return {
    title: `Writing ${groupedNumber(CUSTOMERS)} customers, all columns, ${(bytes / 1e6).toFixed(1)} MB: medians of ${runs}`,
    head: ['', 's', '/ csv-stringify', 'customers/s', 'MB/s', 'peak MiB, with the table'],
    rows,
  };
}

async function hashOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
