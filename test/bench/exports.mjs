import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { measured } from './measured.mjs';
import { groupedNumber } from './numbers.mjs';
import { say } from './say.mjs';

export const rfm = join(import.meta.dirname, '../../bin/rfm.js');
/** `rfm sample` draws about nine rows a customer. */
const CUSTOMERS_A_ROW = 0.1122;

/** Makes an export: the file, and its size before it was compressed. */
export async function makeExport(folder, { rows, quoted, gzip }) {
  say(`drawing an export of about ${groupedNumber(rows)} rows`);
  let file = join(folder, `orders-${rows}.csv`);
  const customers = String(Math.round(rows * CUSTOMERS_A_ROW));
  await measured([rfm, 'sample', '--customers', customers, '-o', file]);
  if (quoted) {
    const target = join(folder, `quoted-${rows}.csv`);
    await measured([join(import.meta.dirname, 'quoted.mjs'), file, target]);
    rmSync(file);
    file = target;
  }
  const bytes = statSync(file).size;
  if (gzip) {
    await pipeline(createReadStream(file), createGzip(), createWriteStream(`${file}.gz`));
    rmSync(file);
    file += '.gz';
  }
  return { file, bytes };
}
