// duckdb.mjs INPUT none|gzip OUTPUT: runs duckdb.sql on two threads; the input may be /dev/stdin.
import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';

const [input = '', compression = '', output = ''] = process.argv.slice(2);
const values = { input, compression, output };
const sql = await readFile(new URL('duckdb.sql', import.meta.url), 'utf8');
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(sql.replace(/\{(input|compression|output)\}/g, (_, name) => values[name].replaceAll("'", "''")));
