// csvParse.mjs INPUT|- none|gzip: csv-parse alone, in its fastest form, with the number of records to show for it.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

const [input = '', compression = ''] = process.argv.slice(2);
const stored = input === '-' ? process.stdin : createReadStream(input);
const bytes = compression === 'gzip' ? stored.pipe(createGunzip()) : stored;
let records = 0;
bytes
  .pipe(parse({}))
  .on('data', () => {
    records++;
  })
  .on('end', () => process.stdout.write(String(records)));
