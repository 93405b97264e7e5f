import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../src/cli/main.ts';
import { pathsBelow } from './endToEnd/results.ts';
import { testShell } from './shell.ts';

/** `UPDATE_CASES=1` writes what is found as what is expected: the diff of fixtures/cases is then to be reviewed. */
const UPDATES = process.env.UPDATE_CASES === '1';
const casesFolder = join(import.meta.dirname, '../fixtures/cases');
/** Of a case, these are no input. */
const ABOUT_THE_CASE = ['cmd', 'expected', 'expected.out', 'expected.err', 'expected.code'];

const root = mkdtempSync(join(tmpdir(), 'rfm-cases-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const cases = readdirSync(casesFolder);

/**
 * A folder a case: its input files; `cmd`, the arguments of one command on one line; what that prints and its exit code;
 * and below `expected/` those of the files it writes that matter.
 */
describe('cases', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
  });

  it.each(cases)('%s', async (name) => {
    const folder = join(casesFolder, name);
    const cwd = join(root, name);
    mkdirSync(cwd);
    for (const entry of readdirSync(folder)) {
      if (!ABOUT_THE_CASE.includes(entry)) cpSync(join(folder, entry), join(cwd, entry), { recursive: true });
    }
    const inputs = pathsBelow(cwd);

    const { argv, env } = commandOf(readFileSync(join(folder, 'cmd'), 'utf8'));
    const { shell, out, err } = testShell({ cwd, ...(env !== undefined && { env }) });
    const code = await main(argv, shell);

    compare(folder, 'expected.code', `${code}\n`);
    compare(folder, 'expected.out', out());
    compare(folder, 'expected.err', err());
    const expected = join(folder, 'expected');
    for (const path of existsSync(expected) ? pathsBelow(expected) : []) {
      compare(expected, path, readFileSync(join(cwd, path), 'utf8'));
    }
    // score and whatever is refused write nothing.
    if (code !== 0 || argv[0] === 'score') expect(pathsBelow(cwd)).toEqual(inputs);
  });
});

/** The arguments of a line such as `LANG=C run orders.csv`; the environment is the usual one where none is given. */
function commandOf(line: string) {
  const words = line.trim().split(/\s+/);
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const env = words.slice(0, first).map((word) => word.split('=', 2));
  return { argv: words.slice(first), env: first > 0 ? Object.fromEntries(env) : undefined };
}

/** An expected file that is not there expects nothing. */
function compare(folder: string, file: string, found: string): void {
  const path = join(folder, file);
  if (UPDATES) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, found);
  }
  expect(found, file).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
}
