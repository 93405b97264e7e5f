import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { testShell } from '../shell.ts';
import { csv, fixture, folderWith, rfm, textOf } from './rfm.ts';

/** Red, a window title, a bell, a C1 escape, a right-to-left override and isolate, a zero-width space, a tag. */
const poison = '\u001b[31m\u001b]0;x\u0007\u009b1m\u202e\u2066\u200b\u{e0041}';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

const name = `o${poison}.csv`;
const files = {
  [name]: csv(
    `customer,order,date,amount,status,first_name,shop${poison}`,
    `a${poison},1${poison},2024-01-05,10,new${poison},Ada${poison},x${poison}`,
    'b,2,2024-01-06,5,new,Bea,y',
    `c,3,2024-02-30${poison},5,new,Cleo,y`,
  ),
  'forgetful/forgotten.json': JSON.stringify({ salt: '07'.repeat(16), hashes: [] }),
  'plain.csv': csv('customer,date,amount', 'a,2024-01-05,10'),
};

/** Everything that a command shows where both streams are terminals. */
async function shown(cwd: string, argv: readonly string[], stdin = ''): Promise<{ code: number; text: string }> {
  const { shell, out, err } = testShell({ cwd, stdin, columns: 100 });
  const terminal = { ...shell, stderr: { ...shell.stderr, isTerminal: true, columns: 100 } };
  const code = await main(argv, terminal);
  return { code, text: out() + err() };
}

describe('control, escape and bidirectional characters never reach a terminal', () => {
  test.each([
    [['run', name, '--max-bad-rows', '1', '--verbose'], 0],
    [['run', name, '--max-bad-rows', '1', '--json'], 0],
    [['score', name, '--max-bad-rows', '1', '--keep', `shop${poison}`], 0],
    [['score', name, '--max-bad-rows', '1', '--keep', `shop${poison}`, '--format', 'json'], 0],
    [['score', name, '--max-bad-rows', '1', '--keep', `shop${poison}`, '--format', 'jsonl'], 0],
    [['inspect', name], 3],
    [['inspect', name, '--json'], 3],
    [['run', name], 3],
    [['score', name, '--map', `customer=nobody${poison}`], 3],
    [['score', name, '--keep', `nothing${poison}`], 2],
    [['score', `gone${poison}.csv`], 3],
    [['score', 'plain.csv', '--preset', poison], 2],
    [['score', 'plain.csv', '--as-of', poison], 2],
    [['score', 'plain.csv', '--segments', poison], 2],
    [['score', 'plain.csv', '--thresholds', poison], 2],
    [['score', 'plain.csv', '--date-format', poison], 2],
    [['score', 'plain.csv', '--config', `gone${poison}`], 2],
    [['run', 'plain.csv', '-o', `out${poison}`], 0],
    [['run', 'plain.csv', '-o', name], 6],
    [['sample', '--customers', '1', '-o', `gone${poison}/x`], 6],
    [['sample', '--seed', poison], 2],
    [['forget', 'a', '-o', `out${poison}`], 2],
    [['forget', `a${poison}`, '-o', 'forgetful'], 2],
    [['forget', `a${poison}`, '-o', 'forgetful', '--force'], 0],
    [[`wrod${poison}`], 2],
    [['help', `wrod${poison}`], 2],
    [['run', `--${poison}`], 2],
  ])('%j', async (argv, expected) => {
    const { code, text } = await shown(folderWith(files), argv);
    expect(code).toBe(expected);
    expect(text).not.toMatch(unsafe);
    expect(text.length).toBeGreaterThan(10);
  });

  test.each([
    [`{"k${poison}": 1}`.replace('\u001b', '\\u001b')],
    [JSON.stringify({ [`k${poison}`]: 1 })],
    [JSON.stringify({ preset: poison })],
    [JSON.stringify({ frequency: poison })],
    [JSON.stringify({ map: { [poison]: 'x' } })],
    [JSON.stringify({ segments: [{ name: poison, when: { r: 5 } }] })],
    [JSON.stringify({ segments: [{ name: 'x', when: { [poison]: 5 } }] })],
    [`{"${poison}`],
    [`${poison}`],
  ])('a config of %j', async (config) => {
    const { code, text } = await shown(folderWith({ ...files, 'rfm.config.json': config }), ['score', 'plain.csv']);
    expect(code).toBe(2);
    expect(text).not.toMatch(unsafe);
  });

  test('the bakery, from stdin and as a file', async () => {
    const folder = folderWith();
    const file = fixture(folder, 'broken.csv');
    for (const argv of [
      ['run', '-'],
      ['score'],
      ['run', file],
      ['score', file, '--format', 'json'],
      ['inspect', file],
    ]) {
      const { text } = await shown(folder, [...argv, '--max-bad-rows', '20%'], textOf(folder, file));
      expect(text).toContain('K-0');
      expect(text).not.toMatch(unsafe);
    }
  });

  test('files get the text as it is, and JSON says the same in escapes', async () => {
    const folder = folderWith(files);
    const flags = [name, '--max-bad-rows', '1'];
    expect((await rfm(folder, ['score', ...flags])).out).toContain(`Ada${poison}`);
    const { out } = await rfm(folder, ['run', ...flags, '--json']);
    expect(out).not.toMatch(unsafe);
    expect(JSON.parse(out).read.files[0].file).toBe(name);
    expect(textOf(folder, 'rfm-output/customers.csv')).toContain(`Ada${poison}`);
    expect(textOf(folder, 'rfm-output/rejects.csv')).toContain(`2024-02-30${poison}`);
  });
});

describe('progress', () => {
  const clearLine = '\r\u001b[K';

  /** Runs with a clock that moves on by `step` milliseconds whenever it is asked. */
  async function progress(step: number, argv: readonly string[], isTerminal = true, columns = 100): Promise<string> {
    // More than is read at once.
    const long = csv('customer,date,amount', ...Array.from({ length: 100_000 }, () => 'a,2024-01-05,10'));
    const folder = folderWith({ 'in.csv': long, [name]: long });
    const { shell, err } = testShell({ cwd: folder });
    let now = Date.UTC(2025, 0, 15);
    const slow: Shell = {
      ...shell,
      stdin: chunks(),
      stderr: { ...shell.stderr, isTerminal, columns },
      now: () => {
        now += step;
        return new Date(now);
      },
    };
    expect(await main(argv, slow)).toBe(0);
    return err();
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csv('customer,date,amount', 'a,2024-01-05,10'));
    for (let i = 0; i < 40; i++) yield Buffer.from(csv(...Array.from({ length: 1000 }, () => 'a,2024-01-05,10')));
  }

  test('shows bytes and rate on a terminal, and is taken away', async () => {
    const err = await progress(600, ['score']);
    const parts = err.split(clearLine);
    expect(parts[0]).toBe('rfm: no config\n');
    for (const part of parts.slice(1, -2)) expect(part).toMatch(/^-: 0\.\d MB, 0\.\d MB\/s$/);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.slice(-2)).toEqual([expect.stringMatching(/^-: /), expect.stringMatching(/^rfm: -: UTF-8/)]);
  });

  test('not within the first second, not into a file, not under --quiet', async () => {
    expect(await progress(10, ['score'])).not.toContain('\r');
    expect(await progress(600, ['score'], false)).not.toContain('\r');
    expect(await progress(600, ['score', '--quiet'])).toBe('');
  });

  test('of a file also the share and the time that is left', async () => {
    const err = await progress(5000, ['score', 'in.csv']);
    expect(err.split(clearLine)).toContainEqual(
      expect.stringMatching(/^in\.csv: \d\.\d MB, 0\.\d MB\/s, \d+ %, \d+ s left$/),
    );
  });

  test('is one line that a terminal can take away, whatever the name of the file', async () => {
    const parts = (await progress(5000, ['score', name], true, 20)).split(clearLine).slice(1, -1);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      expect(part).toMatch(/^o.*\.\.\.$/);
      expect(part).toHaveLength(19);
      expect(part).not.toMatch(unsafe);
    }
  });
});
