import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, type Files, folderWith, put, rfm, textOf } from './rfm.ts';
import { checkSetting, type SettingCase } from './settingCases.ts';

const files: Files = {
  'in.csv': csv(
    'customer,order,date,amount,email,first_name,shop',
    'a,1,2024-01-05,10,a@x.it,Ada,Ferrara',
    'b,2,2024-02-05,20.5,b@x.it,Bea,Forlì',
  ),
};
const colours = { columns: 80, env: { LANG: 'C.UTF-8', TERM: 'xterm-256color' } } as const;
const colourCode = '\u001b[';
const detected =
  'rfm: in.csv: UTF-8; comma; preset generic; customer = customer; order = order; date = date (yyyy-MM-dd); amount = amount (decimal point); 2 rows';

/** What `--timings` names of each command, in this order. */
const stages = {
  run: ['read', 'orders', 'score', 'forecast', 'segments', 'report', 'write'],
  score: ['read', 'orders', 'score', 'forecast', 'segments', 'write'],
  inspect: ['read', 'orders', 'report'],
  backtest: ['read', 'orders', 'forecast', 'report'],
} as const;

const cases: readonly SettingCase[] = [
  {
    key: 'out',
    flags: ['-o', 'weekly/2'],
    value: 'weekly/2',
    other: 'elsewhere',
    files,
    argv: ['run', 'in.csv'],
    see: (_, folder) =>
      ['rfm-output', 'weekly/2', 'elsewhere'].filter((name) => existsSync(join(folder, name, 'run.json'))),
    without: ['rfm-output'],
    with: ['weekly/2'],
    withOther: ['elsewhere'],
  },
  {
    key: 'json',
    flags: ['--json'],
    value: true,
    other: false,
    files,
    argv: ['run', 'in.csv'],
    see: ({ out }, folder) => out === textOf(folder, 'rfm-output/summary.json'),
    without: false,
    with: true,
    withOther: false,
  },
  {
    key: 'with_customers',
    flags: ['--with-customers'],
    value: true,
    other: false,
    // With so few they are listed anyway: by name, or by rank.
    files: { 'in.csv': csv('customer,date,amount', 'ada-rossi,2024-01-05,10', 'bea-bianchi,2024-02-05,20.5') },
    argv: ['run', 'in.csv'],
    see: (_, folder) => /(?<=>)(?:ada-rossi|#2)(?=<)/.exec(textOf(folder, 'rfm-output/report.html'))?.[0],
    without: '#2',
    with: 'ada-rossi',
    withOther: '#2',
  },
  {
    key: 'exit_code',
    flags: ['--exit-code'],
    value: true,
    other: false,
    files: {
      ...files,
      'rfm-output/history/2024-01-01.csv': csv('customer_id,segment,segment_since', 'a,New,2024-01-01'),
    },
    argv: ['run', 'in.csv', '--force'],
    see: ({ code }) => code,
    without: 0,
    with: 10,
    withOther: 0,
  },
  {
    key: 'excel',
    flags: ['--excel', 'eu'],
    value: 'eu',
    other: true,
    files,
    argv: ['score', 'in.csv', '--no-contacts'],
    see: ({ out }) => out.slice(0, 13),
    without: 'customer_id,s',
    with: '\ufeffcustomer_id;',
    withOther: '\ufeffcustomer_id,',
  },
  {
    key: 'columns',
    flags: ['--columns', 'orders,customer_id'],
    value: ['orders', 'customer_id'],
    other: 'customer_id',
    files,
    argv: ['score', 'in.csv'],
    see: ({ out }) => out.split('\n')[0],
    without: expect.stringMatching(/^customer_id,segment,/),
    with: 'orders,customer_id',
    withOther: 'customer_id',
  },
  {
    key: 'format',
    flags: ['--format', 'jsonl'],
    value: 'jsonl',
    other: 'json',
    files,
    argv: ['score', 'in.csv', '--no-contacts'],
    see: ({ out }) => out.slice(0, 18),
    without: 'customer_id,segmen',
    with: '{"customer_id":"b"',
    withOther: '[\n{"customer_id":"',
  },
  ...(['run', 'score'] as const).map(
    (command): SettingCase => ({
      key: 'quiet',
      flags: ['--quiet'],
      value: true,
      other: false,
      files,
      argv: [command, 'in.csv', '--config', 'rfm.config.json'],
      see: ({ out, err }) => [
        command === 'run' ? out !== '' : rowsOf(out).length,
        err.split('\n').slice(0, 2).join('\n'),
      ],
      without: [command === 'run' ? true : 2, `rfm: config rfm.config.json\n${detected}`],
      with: [command === 'run' ? false : 2, ''],
      withOther: [command === 'run' ? true : 2, `rfm: config rfm.config.json\n${detected}`],
    }),
  ),
  {
    key: 'verbose',
    flags: ['--verbose'],
    value: true,
    other: false,
    files,
    argv: ['score', 'in.csv'],
    see: ({ err }) => err.split('\n').filter((line) => line.includes(', for example ')),
    without: [],
    with: [
      'rfm: in.csv: customer = "customer", for example "a", "b"',
      'rfm: in.csv: date = "date", for example "2024-01-05", "2024-02-05"',
      'rfm: in.csv: amount = "amount", for example "10", "20.5"',
      'rfm: in.csv: order = "order", for example "1", "2"',
      'rfm: in.csv: email = "email", for example "a@x.it", "b@x.it"',
      'rfm: in.csv: first_name = "first_name", for example "Ada", "Bea"',
      'rfm: in.csv: not read = "shop", for example "Ferrara", "Forlì"',
    ],
    withOther: [],
  },
  ...Object.entries(stages).map(
    ([command, names]): SettingCase => ({
      key: 'timings',
      flags: ['--timings'],
      value: true,
      other: false,
      files,
      argv: [command, 'in.csv'],
      see: ({ err }) => [...err.matchAll(/^rfm: timings: (\w+) /gm)].map(([, stage]) => stage),
      without: [],
      with: ['start', ...names, 'total'],
      withOther: [],
    }),
  ),
  ...[
    ['run', 'in.csv'],
    ['inspect', 'in.csv'],
  ].map(
    (argv): SettingCase => ({
      key: 'color',
      flags: ['--no-color'],
      value: false,
      other: true,
      files,
      argv,
      shell: colours,
      see: ({ out }) => out.includes(colourCode),
      without: true,
      with: false,
      withOther: true,
    }),
  ),
  {
    key: 'lang',
    flags: ['--lang', 'it'],
    value: 'it',
    other: 'en',
    files,
    argv: ['run', 'in.csv'],
    see: ({ out }) => out.split('\n')[0]!.split(',')[0],
    without: '2 customers',
    with: '2 clienti',
    withOther: '2 customers',
  },
  ...(['run', 'score'] as const).map(
    (command): SettingCase => ({
      key: 'contacts',
      flags: ['--no-contacts'],
      value: false,
      other: true,
      files,
      argv: [command, 'in.csv', '--keep', 'shop'],
      see: ({ out }, folder) => {
        const text = command === 'run' ? textOf(folder, 'rfm-output/customers.csv') : out;
        return [text.split('\n')[0]!.split(',').slice(46), text.includes('a@x.it')];
      },
      without: [['suppressed', 'email', 'phone', 'first_name', 'last_name', 'country', 'zip', 'shop'], true],
      with: [['suppressed', 'shop'], false],
      withOther: [['suppressed', 'email', 'phone', 'first_name', 'last_name', 'country', 'zip', 'shop'], true],
    }),
  ),
  {
    key: 'require_consent',
    flags: ['--require-consent'],
    value: true,
    other: false,
    files: {
      'in.csv': csv('customer,date,amount,email,consent', 'a,2024-01-05,10,a@x.it,', 'b,2024-01-05,10,b@x.it,yes'),
    },
    argv: ['score', 'in.csv', '--format', 'jsonl'],
    see: ({ out }) =>
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).suppressed),
    without: [null, null],
    with: ['no channel left', null],
    withOther: [null, null],
  },
  {
    key: 'interactions',
    flags: ['-i', 'tickets.csv'],
    value: ['tickets.csv'],
    other: ['none.csv'],
    files: {
      ...files,
      'tickets.csv': csv('customer,date,type', 'a,2024-01-05,complaint', 'new,2024-01-05,request'),
      'none.csv': csv('customer,date,type', 'a,2024-01-05,visit'),
    },
    argv: ['score', 'in.csv', '--format', 'jsonl'],
    see: ({ out }) =>
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ customer_id: id, contacts, complaints }) => [id, contacts, complaints])
        .sort(),
    without: [
      ['a', null, null],
      ['b', null, null],
    ],
    with: [
      ['a', 1, 1],
      ['b', 0, 0],
      ['new', 1, 0],
    ],
    withOther: [
      ['a', 1, 0],
      ['b', 0, 0],
    ],
  },
];

describe('settings of what is written', () => {
  test.each(cases)('$key $value $argv.0', checkSetting);
});

test.each([
  [
    '{"playbooks": {"Champion": {"offer": "tea"}}}',
    'rfm: playbooks: no segment of grid is named "Champion"; did you mean Champions?',
  ],
  [
    '{"playbooks": {"Champions": {"ofer": "tea"}}}',
    'rfm: rfm.config.json: playbooks.Champions {"ofer":"tea"} is not possible; no key is named "ofer"; did you mean offer?',
  ],
  [
    '{"playbooks": {"Lost": {"offer": "a\\nb"}}}',
    'rfm: rfm.config.json: playbooks.Lost.offer "a\\nb" is not possible; write one line, without control or invisible characters',
  ],
  ['{"playbooks": {"Lost": 5}}', 'rfm: rfm.config.json: playbooks.Lost 5 is not possible; expected object'],
  ['{"lang": "italian"}', 'rfm: rfm.config.json: lang "italian" is not possible; choose one of en, it'],
])('%s is refused', async (config, message) => {
  for (const command of ['run', 'score']) {
    const folder = folderWith({ ...files, 'rfm.config.json': config });
    const { code, out, err } = await rfm(folder, [command, 'in.csv']);
    expect([code, out, err.trimEnd().split('\n').at(-1)]).toEqual([2, '', message]);
  }
});

test('files are private, or the group may read them', async () => {
  const bits = (folder: string, name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
  for (const [config, file, directory] of [
    ['{}', '600', '700'],
    ['{"files": "private"}', '600', '700'],
    ['{"files": "group"}', '640', '750'],
  ] as const) {
    const folder = folderWith({ ...files, 'rfm.config.json': config });
    await rfm(folder, ['run', 'in.csv', '-o', 'out']);
    for (const name of readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })) {
      const isFolder = statSync(join(folder, 'out', name)).isDirectory();
      expect(bits(folder, `out/${name}`), `${config} ${name}`).toBe(isFolder ? directory : file);
    }
    expect(bits(folder, 'out'), config).toBe(directory);
  }
  const folder = folderWith(files);
  expect((await rfm(folder, ['run', 'in.csv', '--files', 'group'])).code).toBe(2);
});

test('a folder with other files and no run.json needs --force, and they stay', async () => {
  const folder = folderWith({ ...files, 'out/notes.txt': 'mine', 'out/segments/loyal.txt': 'mine too' });
  expect(await rfm(folder, ['run', 'in.csv', '-o', 'out'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/out holds other files \(notes\.txt, segments\) and no run\.json; .* or add --force/),
  });
  expect(readdirSync(join(folder, 'out'))).toEqual(['notes.txt', 'segments']);
  expect((await rfm(folder, ['run', 'in.csv', '-o', 'out', '--force'])).code).toBe(0);
  expect(textOf(folder, 'out/notes.txt')).toBe('mine');
  expect(textOf(folder, 'out/segments/loyal.txt')).toBe('mine too');
  expect((await rfm(folder, ['run', 'in.csv', '-o', 'out'])).code).toBe(0);
  put(folder, { 'other/.hidden': '' });
  expect((await rfm(folder, ['run', 'in.csv', '-o', 'other'])).code).toBe(2);
});

test('a folder with a file that would be written over is refused without the advice to force it', async () => {
  const folder = folderWith({ ...files, 'out/report.html': 'mine' });
  for (const [force, code] of [
    [[], 2],
    [['--force'], 6],
  ] as const) {
    const outcome = await rfm(folder, ['run', 'in.csv', '-o', 'out', ...force]);
    expect([outcome.code, outcome.err]).toEqual([code, expect.stringContaining('report.html')]);
    expect(outcome.err).not.toContain('add --force');
  }
  expect(textOf(folder, 'out/report.html')).toBe('mine');
});

test('--json prints the report even under --quiet', async () => {
  const folder = folderWith(files);
  const { code, out, err } = await rfm(folder, ['run', 'in.csv', '--json', '--quiet']);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ as_of: '2024-02-05', totals: { customers: 2, orders: 2, revenue: 30.5 } });
});

describe('--timings, by a clock that moves on a second a look', () => {
  const large = csv('customer,order,date,amount', ...Array.from({ length: 20_000 }, (_, i) => `a,${i},2024-01-05,1`));
  const twoFiles = { 'in.csv': large, 'more.csv': files['in.csv']! };

  test('is the end of stderr, a line a stage, even under --quiet', async () => {
    const { err } = await rfm(folderWith(twoFiles), ['score', 'in.csv', 'more.csv', '--timings', '--quiet']);
    expect(err).toBe(
      [
        'start 1.000 s',
        'read 1.000 s (0.4 MB, 0.4 MB/s)',
        'orders 1.000 s',
        'score 3.000 s',
        'forecast 2.000 s',
        'segments 2.000 s',
        'write 1.000 s',
        'total 11.000 s, peak memory 50.5 MiB',
      ]
        .map((line) => `rfm: timings: ${line}\n`)
        .join(''),
    );
  });

  test('knows what inspect has read', async () => {
    const { err } = await rfm(folderWith(twoFiles), ['inspect', 'in.csv', 'more.csv', '--timings']);
    expect(err).toContain('\nrfm: timings: read 1.000 s (0.4 MB, 0.4 MB/s)\n');
  });
});

test.each([
  ['fast', 'customer;date;amount\n"a";2024-01-05;10\n'],
  // A delimiter of two bytes.
  ['careful', 'sep=§\ncustomer§date§amount\n"a"§2024-01-05§10\n'],
])('--verbose says that a file was read by the %s reader', async (reader, text) => {
  const argv = ['score', 'in.csv', '--format', 'jsonl'];
  const { out, err } = await rfm(folderWith({ 'in.csv': text }), [...argv, '--verbose']);
  expect(err).toContain(`rfm: in.csv: read by the ${reader} reader\n`);
  expect(JSON.parse(out)).toMatchObject({ customer_id: 'a', revenue: 10 });
  expect((await rfm(folderWith({ 'in.csv': text }), argv)).err).not.toContain('reader');
});

test('--delimiter may be any character that is no quote and no line end', async () => {
  const text = 'customer§date§amount\n"a§b"§2024-01-05§10\n';
  const { out } = await rfm(folderWith({ 'in.csv': text }), [
    'score',
    'in.csv',
    '--format',
    'jsonl',
    '--delimiter',
    '§',
  ]);
  expect(JSON.parse(out)).toMatchObject({ customer_id: 'a§b', revenue: 10 });
});

test('--quiet does not silence a failure', async () => {
  const folder = folderWith(files);
  expect(await rfm(folder, ['run', 'gone.csv', '--quiet'])).toEqual({
    code: 3,
    out: '',
    err: 'rfm: gone.csv: no such file; check the spelling and the folder you are in\n',
  });
});

describe('colour', () => {
  const base = { LANG: 'C.UTF-8', TERM: 'xterm' };
  test.each([
    ['a terminal', { columns: 80, env: base }, true],
    ['a file', { env: base }, false],
    ['NO_COLOR', { columns: 80, env: { ...base, NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', { columns: 80, env: { ...base, NO_COLOR: '' } }, true],
    ['a dumb terminal', { columns: 80, env: { ...base, TERM: 'dumb' } }, false],
    ['FORCE_COLOR into a file', { env: { ...base, FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR over NO_COLOR', { env: { ...base, FORCE_COLOR: '1', NO_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', { columns: 80, env: { ...base, FORCE_COLOR: '0' } }, false],
  ] as const)('%s', async (_, shell, coloured) => {
    const folder = folderWith(files);
    expect((await rfm(folder, ['run', 'in.csv'], shell)).out.includes(colourCode)).toBe(coloured);
    expect((await rfm(folder, ['inspect', 'in.csv'], shell)).out.includes(colourCode)).toBe(coloured);
    expect((await rfm(folder, ['run', 'in.csv', '--no-color'], shell)).out).not.toContain(colourCode);
    expect((await rfm(folder, ['score', 'in.csv'], shell)).out).not.toContain(colourCode);
    expect((await rfm(folder, ['--help'], shell)).out).not.toContain(colourCode);
  });
});

test.each([
  [{ LANG: 'it_IT.UTF-8' }, true],
  [{ LC_ALL: 'C', LANG: 'it_IT.UTF-8' }, false],
  [{ LC_ALL: '', LC_CTYPE: 'en_US.utf8', LANG: 'C' }, true],
  [{ LANG: 'POSIX' }, false],
  [{}, false],
])('a terminal of %j', async (env, unicode) => {
  const folder = folderWith({ ...files, 'Forlì.csv': files['in.csv']! });
  for (const argv of [
    ['run', 'Forlì.csv', '-o', 'out'],
    ['inspect', 'Forlì.csv'],
  ]) {
    const { out } = await rfm(folder, argv, { columns: 80, env: { ...env, NO_COLOR: '1' } });
    expect(/[^\n -~]/.test(out), argv[0]).toBe(unicode);
    expect(out.includes('Forli.csv')).toBe(!unicode);
  }
});
