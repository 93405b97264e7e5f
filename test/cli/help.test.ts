import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { namedCommands } from '../../src/cli/commandWords.ts';
import { commands } from '../../src/cli/program.ts';
import { configSettings } from '../../src/cli/settings.ts';
import { csv, folderWith, rfm } from './rfm.ts';

const cwd = process.cwd();
const names = commands.map(({ name }) => name);
/** The words of every page of help: `run`, `lift`, `lift split`. */
const pages = [...new Set([...names, ...namedCommands.map(({ words }) => words)])];

describe('help', () => {
  test.each(['rfm', ...pages])('of %s', async (name) => {
    const { code, out, err } = await rfm(cwd, name === 'rfm' ? ['--help'] : [...name.split(' '), '--help']);
    expect([code, err]).toEqual([0, '']);
    await expect(out).toMatchFileSnapshot(`help/${name.replace(' ', '-')}.txt`);
  });

  test.each(['--help', ...pages])('%s starts with examples and fits its width', async (name) => {
    for (const columns of [60, 80, 120]) {
      const { out } = await rfm(cwd, name === '--help' ? [name] : [...name.split(' '), '--help'], { columns });
      expect(out).toMatch(
        name === '--help' ? /^Examples:\n {2}rfm run / : new RegExp(`^Examples:\n {2}.*\\brfm ${name} `),
      );
      expect(out.split('\n').filter((line) => line.length > Math.max(columns, 80))).toEqual([]);
    }
  });

  test.each(pages)('help %s is %s --help, with flags anywhere', async (name) => {
    const words = name.split(' ');
    const { out } = await rfm(cwd, [...words, '--help']);
    for (const argv of [
      ['help', ...words],
      [...words, '-h'],
      [...words, 'in.csv', '--help'],
    ]) {
      expect(await rfm(cwd, argv)).toEqual({ code: 0, out, err: '' });
    }
  });

  test('rfm alone, rfm help and rfm -h', async () => {
    const { out } = await rfm(cwd, ['--help']);
    for (const argv of [[], ['help'], ['-h']]) expect(await rfm(cwd, argv)).toEqual({ code: 0, out, err: '' });
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  test('names no flag or command that does not exist', async () => {
    const own = Object.values(configSettings).flatMap(({ flags }) => flags?.match(/-{1,2}[a-z][a-z-]*/g) ?? []);
    const known = new Set([
      ...own,
      '-h',
      '--help',
      '-V',
      '--version',
      '--config',
      '--force',
      '--customers',
      '--seed',
      '--calibration-end',
      '--strict',
      '--every',
      '--from',
      '--movers',
      '--to',
      '--changes',
      '--plain',
      '--calling-code',
      '--html',
      '--period',
      '--campaign',
      '--control',
      '--split',
      '--matters',
      '--budget',
      '--cost',
      '--response',
      '--choose',
    ]);
    for (const argv of [['--help'], ...pages.map((name) => [...name.split(' '), '--help'])]) {
      const { out } = await rfm(cwd, argv);
      for (const [flag] of out.matchAll(/(?<![\w-])-{1,2}[a-zA-Z][a-z-]*/g)) expect(known, argv[0]).toContain(flag);
      for (const [, word] of out.matchAll(/^ {2}(?:cat \S+ \| )?rfm ([a-z]+)(?= |$)/gm)) expect(names).toContain(word);
    }
  });
});

test('--version prints the version', async () => {
  for (const flag of ['--version', '-V']) {
    expect(await rfm(cwd, [flag])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  }
});

describe('flags may stand before the command', () => {
  const orders = csv('customer,date,amount', 'a,2024-01-05,10');
  test.each([
    [
      ['--quiet', 'run', 'in.csv'],
      ['run', '--quiet', 'in.csv'],
    ],
    [
      ['-o', 'score', '--as-of', '2024-02-01', 'run', 'in.csv'],
      ['run', '-o', 'score', '--as-of', '2024-02-01', 'in.csv'],
    ],
    [
      ['--bins=5', '--format', 'jsonl', 'score', 'in.csv'],
      ['score', '--bins=5', '--format', 'jsonl', 'in.csv'],
    ],
    [
      ['--seed', '3', '--customers', '4', 'sample'],
      ['sample', '--seed', '3', '--customers', '4'],
    ],
    [
      ['--keep', 'run', 'run', 'in.csv'],
      ['run', '--keep', 'run', 'in.csv'],
    ],
    [
      ['--quiet', 'in.csv', 'run'],
      ['run', '--quiet', 'in.csv', 'run'],
    ],
    [
      ['--quiet', '-', 'score'],
      ['run', '--quiet', '-', 'score'],
    ],
  ])('%j', async (argv, usual) => {
    const outcome = await rfm(folderWith({ 'in.csv': orders }), argv, { stdin: orders });
    expect(outcome).toEqual(await rfm(folderWith({ 'in.csv': orders }), usual, { stdin: orders }));
  });
});

describe('rfm ORDERS is rfm run ORDERS', () => {
  const orders = csv('customer,date,amount', 'a,2024-01-05,10');
  test.each([[['in.csv']], [['--quiet', 'in.csv']], [['-o', 'out', 'in.csv']], [['./in.csv', '--json']], [['-']]])(
    '%j',
    async (argv) => {
      const options = { stdin: orders };
      const short = await rfm(folderWith({ 'in.csv': orders }), argv, options);
      expect(short).toEqual(await rfm(folderWith({ 'in.csv': orders }), ['run', ...argv], options));
      expect(short.code).toBe(0);
    },
  );

  test('a file that has the name of a command is taken for the command', async () => {
    const folder = folderWith({ score: orders });
    expect((await rfm(folder, ['score', 'score'])).code).toBe(0);
    expect((await rfm(folder, ['./score', '--json'])).out).toContain('"totals"');
  });
});
