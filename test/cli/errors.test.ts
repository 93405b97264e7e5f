import { spawn } from 'node:child_process';
import { chmodSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { testShell } from '../shell.ts';
import { csv, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

const orders = csv('customer,date,amount', 'a,2024-01-05,10');

describe('the command line', () => {
  test.each([
    [['socre'], '"socre" is neither a file nor a command; did you mean rfm score?'],
    [['gone.csv'], '"gone.csv" is neither a file nor a command; rfm --help lists the commands'],
    [['hlep'], '"hlep" is neither a file nor a command; did you mean rfm help?'],
    [['help', 'scor'], 'no command is named "scor"; did you mean rfm help score?'],
    [['help', '-x'], 'no command is named "-x"; rfm --help lists the commands'],
    [['run'], 'rfm run needs a file; rfm help run shows how it is used'],
    [['inspect'], 'rfm inspect needs a file; rfm help inspect shows how it is used'],
    [['sample', 'in.csv'], 'rfm sample takes no files; rfm help sample shows how it is used'],
    [['--quiet'], 'rfm run needs a file; rfm help run shows how it is used'],
    [['score', 'in.csv', '--bin', '4'], "unknown option '--bin'; did you mean --bins?"],
    [['score', 'in.csv', '--json'], "unknown option '--json'; "],
    [['in.csv', '--froce'], "unknown option '--froce'; did you mean --force?"],
    [['score', 'in.csv', '--as-of'], "option '--as-of <day>' argument missing; rfm help score shows how it is used"],
    [
      ['score', 'in.csv', '--as-of', 'yesterday'],
      '--as-of "yesterday" is not possible; give a day such as 2024-12-31, or today',
    ],
    [
      ['score', 'in.csv', '--since', '2024-02-30'],
      '--since "2024-02-30" is not possible; give a day such as 2024-12-31',
    ],
    [['score', 'in.csv', '--returns', 'nett'], '--returns "nett" is not possible; did you mean net?'],
    [['score', 'in.csv', '--zero-orders', 'keep'], '--zero-orders "keep" is not possible; choose one of drop, count'],
    [['score', 'in.csv', '--frequency', 'day'], '--frequency "day" is not possible; did you mean days?'],
    [['score', 'in.csv', '--monetary', 'profits'], '--monetary "profits" is not possible; did you mean profit?'],
    [['score', 'in.csv', '--bins', '1'], '--bins "1" is not possible; give 2 to 10'],
    [['score', 'in.csv', '--bins', 'ten'], '--bins "ten" is not possible; give a whole number'],
    [
      ['score', 'in.csv', '--segments', 'gird'],
      '"gird" is neither a set of segments nor a file of rules; did you mean grid?',
    ],
    [
      ['score', 'in.csv', '--thresholds', 'gone'],
      '--thresholds "gone": no run.json is there; name the output folder of an earlier run',
    ],
    [
      ['score', 'in.csv', '--thresholds', 'in.csv'],
      'in.csv is no run.json of rfm, or it is damaged; name the output folder of an earlier run',
    ],
    [['score', 'in.csv', '--format', 'jsonlines'], '--format "jsonlines" is not possible; '],
    [
      ['score', 'in.csv', '--preset', 'online_retail'],
      'no preset is named "online_retail"; did you mean online-retail?',
    ],
    [
      ['score', 'in.csv', '--map', 'custmer=a'],
      '--map "custmer=a" is not possible; no field is named "custmer"; did you mean customer?',
    ],
    [['score', 'in.csv', '--map', 'customer'], '--map "customer" is not possible; name the column: customer=COLUMN'],
    [
      ['score', 'in.csv', '--delimiter', ';;'],
      '--delimiter ";;" is not possible; give one character, such as ; or tab',
    ],
    [['score', 'in.csv', '--decimal', "'"], '--decimal "\'" is not possible; choose one of ., ,'],
    [
      ['score', 'in.csv', '--encoding', 'utf'],
      '--encoding "utf" is not possible; no encoding is named "utf"; did you mean utf-8?',
    ],
    [
      ['score', 'in.csv', '--time-zone', 'Europe/Roma'],
      '--time-zone "Europe/Roma" is not possible; name a zone such as Europe/Rome',
    ],
    [['score', 'in.csv', '--currency', 'euro'], '--currency "euro" is not possible; give three letters such as EUR'],
    [['score', 'in.csv', '--key', 'mail'], '--key "mail" is not possible; did you mean email?'],
    [['score', 'in.csv', '--keep', 'amuont'], 'no file has a column "amuont" (--keep); did you mean "amount"?'],
    [
      ['score', 'in.csv', '--keep', 'email'],
      'a column "email" is in the output already (--keep); leave it out of --keep',
    ],
    [
      ['score', 'in.csv', '--max-bad-rows', '101%'],
      '--max-bad-rows "101%" is not possible; give a number of rows or a share such as 5%',
    ],
    [['score', 'in.csv', '--date-format', 'DD/MM/YYYY'], 'DD/MM/YYYY'],
    [['run', 'in.csv', '-o', ''], '--out "" is not possible; name a folder'],
    [['sample', '--customers', '3.5'], '--customers "3.5" is not possible; give a whole number up to '],
    [['sample', '--seed', '-1'], '--seed "-1" is not possible; give a whole number up to '],
  ])('%j', async (argv, message) => {
    const folder = folderWith({ 'in.csv': orders });
    const { code, out, err } = await rfm(folder, argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(
      err
        .trimEnd()
        .split('\n')
        .filter((line) => !/^rfm: (no config|\S+: UTF-8;.*)$/.test(line)),
    ).toHaveLength(1);
  });
});

test('a mistyped file is found before a command', async () => {
  const folder = folderWith({ 'all.csv': orders, scire: orders });
  for (const [argv, code, said] of [
    [['all.cvs'], 2, '"all.cvs" is neither a file nor a command; did you mean rfm all.csv?'],
    [['./al.csv'], 2, '"./al.csv" is neither a file nor a command; did you mean rfm ./all.csv?'],
    [['scre'], 2, 'did you mean rfm scire?'],
    [['hlep'], 2, 'did you mean rfm help?'],
    [['run', 'all.cvs'], 3, 'all.cvs: no such file; did you mean all.csv?'],
    [['score', 'al.csv'], 3, 'al.csv: no such file; did you mean all.csv?'],
    [['inspect', 'all.cvs'], 3, 'all.cvs: no such file; did you mean all.csv?'],
  ] as const) {
    const { code: found, err } = await rfm(folder, argv);
    expect([found, err.trimEnd().split('\n').at(-1)]).toEqual([code, expect.stringContaining(said)]);
  }
});

test('messages are ASCII where the terminal is no UTF-8', async () => {
  const folder = folderWith({ 'Città.csv': csv('customer,date,amount,status', 'a,2024-01-05,10,Zählt×') });
  for (const [env, file, status] of [
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'Citta.csv', 'Zahltx'],
    [{ LANG: 'en_US.UTF-8' }, 'Città.csv', 'Zählt×'],
  ] as const) {
    const { code, err } = await rfm(folder, ['score', 'Città.csv'], { env });
    expect(code).toBe(0);
    expect(err).toContain(`rfm: ${file}: UTF-8;`);
    expect(err).toContain(`"${status}"`);
    const refused = await rfm(folder, ['score', 'Città.csv', '--keep', 'é'], { env });
    expect(refused.err).toContain(`no file has a column "${file === 'Citta.csv' ? 'e' : 'é'}"`);
  }
});

describe('flags that do not exist', () => {
  const flags = ['--elasticity', '--percentage'];
  test.each(flags)('%s', async (flag) => {
    const folder = folderWith({ 'in.csv': orders });
    for (const command of ['run', 'score', 'inspect', 'sample']) {
      expect(await rfm(folder, [command, 'in.csv', flag, '1'])).toEqual({
        code: 2,
        out: '',
        err: `rfm: unknown option '${flag}'; rfm help ${command} shows how it is used\n`,
      });
    }
    const key = flag.replace(/^-+/, '').replaceAll('-', '_');
    const configured = folderWith({ 'in.csv': orders, 'rfm.config.json': JSON.stringify({ [key]: 1 }) });
    expect(await rfm(configured, ['score', 'in.csv'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(new RegExp(`^rfm: rfm\\.config\\.json: no setting is named "${key}"; settings: `)),
    });
  });
});

describe('input that cannot be used', () => {
  test.each([
    ['gone.csv', 'gone.csv: no such file; check the spelling and the folder you are in'],
    ['folder', 'folder: is a folder; name the files in it: folder/*.csv'],
    ['empty.csv', 'empty.csv: the file is empty'],
    ['blank.csv', 'blank.csv: the file holds nothing but blank lines'],
    ['header.csv', 'header.csv: a header and no rows; check the export'],
    [
      'columns.csv',
      'columns.csv:1: no column for customer, date, amount among "x", "y"; name the column: --map customer=COLUMN --map date=COLUMN --map amount=COLUMN, or --monetary none',
    ],
    [
      'bad.csv',
      '1 of 1 rows are bad, more than the 5 % allowed; the first is bad.csv:2: amount "free" is no amount; rfm inspect bad.csv shows them; mend the export, or allow them with --max-bad-rows',
    ],
    [
      'refunds.csv',
      'no customer has a purchase: every order is a refund or left out; rfm inspect FILE shows how the file is read',
    ],
    ['cut.csv.gz', 'cut.csv.gz: is a damaged or cut gzip file'],
    ['half.csv', 'half.csv: 1 rows can be read only one way and 1 only the other (day first or month first): '],
  ])('%s', async (name, message) => {
    const folder = folderWith({
      'folder/x': '',
      'empty.csv': '',
      'blank.csv': '\n\n',
      'header.csv': csv('customer,date,amount'),
      'columns.csv': csv('x,y', '1,2'),
      'bad.csv': csv('customer,date,amount', 'a,2024-01-05,free'),
      'refunds.csv': csv('customer,date,amount', 'a,2024-01-05,-5'),
      'cut.csv.gz': Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b]),
      'half.csv': csv('customer,date,amount', 'a,13/01/2024,5', 'a,01/14/2024,5'),
    });
    for (const command of ['run', 'score']) {
      const { code, out, err } = await rfm(folder, [command, name]);
      expect([code, out], command).toEqual([3, '']);
      expect(err, command).toContain(`rfm: ${message}`);
    }
    expect((await rfm(folder, [name])).code).toBe(name === 'gone.csv' ? 2 : 3);
  });

  test('no more bad rows than the per cent that are allowed', async () => {
    const rows = (bad: number, all: number) =>
      Array.from({ length: all }, (_, i) => `c${i},2024-01-05,${i < bad ? 'x' : 5}`);
    for (const [bad, all, limit, code] of [
      [57, 100, '57%', 0],
      [58, 100, '57%', 3],
      [87, 2000, '4.35%', 0],
      [7, 700, '1%', 0],
      [29, 100, '28.99%', 3],
    ] as const) {
      const folder = folderWith({ 'in.csv': csv('customer,date,amount', ...rows(bad, all)) });
      const { code: found, err } = await rfm(folder, ['score', 'in.csv', '--max-bad-rows', limit]);
      expect([bad, all, limit, found]).toEqual([bad, all, limit, code]);
      if (code === 3) expect(err).toContain(`more than the ${limit.replace('%', ' %')} allowed`);
    }
  });

  test('the bakery', async () => {
    const folder = folderWith();
    const ambiguous = await rfm(folder, ['run', fixture(folder, 'ambiguous.csv')]);
    expect(ambiguous.code).toBe(3);
    expect(ambiguous.err).toContain(
      'ambiguous.csv:2: order_date "03/04/2024" can be read day first or month first, and no row of the file decides; say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy',
    );
    const unclosed = await rfm(folder, ['score', fixture(folder, 'unclosed-quote.csv')]);
    expect(unclosed.code).toBe(3);
    expect(unclosed.err).toContain('unclosed-quote.csv:6');
  });
});

describe('output that cannot be written', () => {
  test('a file where the folder should be', async () => {
    const folder = folderWith({ 'in.csv': orders, taken: '' });
    for (const out of ['taken', 'taken/below']) {
      expect(await rfm(folder, ['run', 'in.csv', '-o', out])).toMatchObject({ code: 6, out: '' });
    }
    expect(await rfm(folder, ['sample', '-o', 'taken/below'])).toMatchObject({ code: 6, out: '' });
  });

  test('the export itself, or another file of a name that is to be written', async () => {
    for (const name of ['customers.csv', 'segments/champions.csv', 'run.JSON.csv']) {
      const folder = folderWith({ [name]: orders });
      const { code, err } = await rfm(folder, ['run', name, '-o', '.', '--force']);
      expect(code).toBe(name === 'run.JSON.csv' ? 0 : 6);
      if (code !== 0)
        expect(err).toContain(`${join(folder, name)} is there already and was not written by rfm; move it`);
      expect(textOf(folder, name)).toBe(orders);
    }
  });

  test('a folder that another run holds', async () => {
    const folder = folderWith({ 'in.csv': orders });
    expect((await rfm(folder, ['run', 'in.csv', '-o', 'out'])).code).toBe(0);
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    onTestFinished(() => void other.kill());
    put(folder, { 'out/.next/owner': JSON.stringify({ pid: other.pid, host: hostname() }) });
    utimesSync(join(folder, 'out/.next/owner'), 0, Date.UTC(2024, 1, 3, 4, 5, 6) / 1000);
    // It stops before it reads anything.
    expect(await rfm(folder, ['run', 'missing.csv', '-o', 'out'])).toEqual({
      code: 5,
      out: '',
      err: `rfm: no config\nrfm: another run (process ${other.pid} on ${hostname()}, since 2024-02-03T04:05:06Z) holds ${join(folder, 'out')}; wait for it to end, with --wait SECONDS if you like, or name another folder with -o\n`,
    });
    expect((await rfm(folder, ['score', 'in.csv', '--thresholds', 'out'])).code, 'to read is no harm').toBe(0);
  });

  test('a damaged run.json', async () => {
    const folder = folderWith({ 'in.csv': orders, 'out/run.json': '{' });
    expect(await rfm(folder, ['run', 'in.csv', '-o', 'out'])).toMatchObject({
      code: 6,
      err: expect.stringContaining('move it away and add --force, or name another folder with -o'),
    });
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written (skipped for root, who may)', async () => {
    const folder = folderWith({ 'in.csv': orders, 'out/x': '' });
    chmodSync(join(folder, 'out'), 0o500);
    expect((await rfm(folder, ['run', 'in.csv', '-o', 'out/new'])).code).toBe(6);
    chmodSync(join(folder, 'out'), 0o700);
  });
});

test('a bug exits with 1 and shows its stack, without control characters', async () => {
  const folder = folderWith({ 'in.csv': orders });
  const { shell, err } = testShell({ cwd: folder });
  const broken = { ...shell, stdout: { ...shell.stdout, write: () => Promise.reject(new Error('\u001b[31mno ink')) } };
  expect(await main(['score', 'in.csv'], broken)).toBe(1);
  expect(err()).toMatch(/rfm: this is a bug in rfm, please report it\nError: �\[31mno ink\n +at /);
});
