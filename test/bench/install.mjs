import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { say } from './say.mjs';

const here = import.meta.dirname;

/** Installs DuckDB beside this file where it is not there yet; its version, or undefined where that fails. */
export function installDuckDb() {
  if (!isThere()) {
    say('installing DuckDB into test/bench, once');
    npmCi();
  }
  if (isThere()) return JSON.parse(readFileSync(`${here}/node_modules/@duckdb/node-api/package.json`, 'utf8')).version;
  say('DuckDB cannot be installed: going on without it, and without a check of the totals');
  return undefined;
}

/** Asked in a process of its own: DuckDB in this one would weigh on every process that it starts. */
function isThere() {
  return spawnSync(process.execPath, ['-e', "import('@duckdb/node-api')"], { cwd: here }).status === 0;
}

function npmCi() {
  const { status, stderr, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    encoding: 'utf8',
  });
  if (status === 0) return;
  // npm says what is wrong first, and then much else.
  const lines = (stderr ?? '').split('\n').filter((line) => /^npm error ./.test(line));
  say(`npm ci failed: ${error?.message ?? lines.slice(0, 3).join('; ')}`);
}
