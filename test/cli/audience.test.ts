import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Row, rowsOf } from '../fixtures/readFixture.ts';
import { csv, type Files, folderWith, put, rfm, textOf } from './rfm.ts';

const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** Everybody in one segment, but for whoever has not bought for 100 days. */
const RULES = JSON.stringify({
  segments: [
    { name: 'Here, now', when: { recency_days: { lte: 100 } } },
    { name: 'Away', when: { recency_days: { gt: 100 } } },
  ],
});

const HEADER = 'order_id,order_date,customer_id,email,phone,first_name,last_name,country,zip,accepts_marketing,amount';
const ORDERS = [
  '1,2024-06-01,ada,Ada.B@Gmail.com,+39 055 123456,Ada,Rossi,IT,50100,yes,10',
  '2,2024-06-02,bea,bea@x.it,055 654321,=Bea,Bianchi,Italia,50100,,20',
  '3,2024-06-03,cleo,cleo@x.it,,Cleo,Verdi,IT,50100,no,30',
  '4,2024-06-04,dan,,0039 055 777777,Dan,Neri,IT,,,40',
  '5,2024-06-05,eva,eva@x.it,,Eva,Bruni,IT,50100,,50',
  '6,2024-06-06,fia,,,Fia,Gialli,,,,60',
  '7,2024-01-06,gus,gus@x.it,,Gus,Blu,IT,50100,,70',
];
/** Whoever has no channel left is suppressed; cleo answers in the chat. */
const INTERACTIONS = csv(
  'customer_id,date,type,channel,status',
  'eva,2024-06-01,complaint,email,open',
  'cleo,2024-03-01,contact,chat,closed',
);

/** A folder with the output of runs on some days. */
async function outputOf(days: readonly string[], orders = ORDERS, files: Files = {}, flags: readonly string[] = []) {
  const folder = folderWith({
    'orders.csv': csv(HEADER, ...orders),
    'notes.csv': INTERACTIONS,
    'rfm.config.json': RULES,
    ...files,
  });
  for (const day of days) {
    const argv = ['run', 'orders.csv', '-i', 'notes.csv', '-o', 'out', '--as-of', day, '--force', ...flags];
    const { code, err } = await rfm(folder, argv);
    expect(code, err).toBe(0);
  }
  return folder;
}

const DAY = '2024-06-30';
const audience = (folder: string, ...argv: readonly string[]) => rfm(folder, ['audience', ...argv, '-o', 'out']);
const rows = (folder: string, file: string): Row[] => rowsOf(textOf(folder, `out/audiences/${file}`));
const filesIn = (folder: string) =>
  existsSync(join(folder, 'out/audiences'))
    ? readdirSync(join(folder, 'out/audiences'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.csv'))
        .sort()
    : [];

/** Throws where run.json does not state what is there. */
function checkStated(folder: string): void {
  const { outputs } = JSON.parse(textOf(folder, 'out/run.json')) as { outputs: Readonly<Record<string, unknown>>[] };
  for (const { file, sha256, bytes } of outputs) {
    const content = readFileSync(join(folder, 'out', String(file)));
    expect([createHash('sha256').update(content).digest('hex'), content.length], String(file)).toEqual([sha256, bytes]);
  }
  const listed = outputs.map(({ file }) => String(file)).filter((file) => file.startsWith('audiences/'));
  expect(listed.sort()).toEqual(filesIn(folder).map((file) => `audiences/${file}`));
}

describe('rfm audience', () => {
  test('writes those who may be written to, hashed, and says who is left out and why', async () => {
    const folder = await outputOf([DAY]);
    const before = textOf(folder, 'out/customers.csv');
    const { code, out, err } = await audience(folder, 'here, NOW', '--to', 'Google-Ads');
    expect(code, err).toBe(0);
    expect(out).toBe('out/audiences/google-ads/here-now.csv  3 rows\n');
    expect(err).toBe(
      [
        'rfm: config rfm.config.json',
        'rfm: here-now: 3 of 6 people written for Google Ads, hashed; left out: 1 suppressed, 1 whose channel is blocked, 1 without a usable e-mail, phone or whole address',
        'rfm: here-now: phones not written because their country code is not certain: 1',
        'rfm: here-now: countries not written because they are not two letters such as IT: 1',
        'rfm: here-now: --calling-code 39, say, completes the phones of one country, here Italy',
        '',
      ].join('\n'),
    );
    const text = textOf(folder, 'out/audiences/google-ads/here-now.csv');
    expect(text.split('\n')[0]).toBe('Email,Email,First Name,Last Name,Country,Zip,Phone');
    expect(text.split('\n').slice(1).sort()).toEqual(
      [
        `,,,,,,${hex('+39055777777')}`,
        `${hex('bea@x.it')},,,,,,`,
        `${hex('adab@gmail.com')},${hex('ada.b@gmail.com')},${hex('ada')},${hex('rossi')},IT,50100,${hex('+39055123456')}`,
        '',
      ].sort(),
    );
    expect(text).not.toMatch(/[a-z]@|055/);
    expect(textOf(folder, 'out/customers.csv')).toBe(before);
    checkStated(folder);
  });

  test('writes plain files where that is asked for, and completes phones', async () => {
    const folder = await outputOf([DAY]);
    const { code, err } = await audience(folder, 'here-now', '--to', 'meta', '--plain', '--calling-code', '+39');
    expect(code, err).toBe(0);
    expect(err).toContain('plain');
    expect(err).toContain('here-now: no forecast of anybody, so there is no column value\n');
    expect(err).toContain('here-now: Meta refuses lists of fewer than 100 people\n');
    const found = rows(folder, 'meta/here-now.csv').map(({ email, phone, fn }) => [email, phone, fn]);
    expect(found.sort()).toEqual([
      ['', '+39055777777', 'Dan'],
      ['ada.b@gmail.com', '+39055123456', 'Ada'],
      ['bea@x.it', '+39055654321', '=Bea'],
    ]);
  });

  test.each([
    ['klaviyo', 'Email'],
    ['mailchimp', 'Email Address'],
    ['hubspot', 'Email'],
    ['csv', 'email'],
  ])('writes e-mails for %s', async (name, header) => {
    const folder = await outputOf([DAY]);
    const { code, err } = await audience(folder, 'here-now', '--to', name);
    expect(code, err).toBe(0);
    expect(err).toMatch(
      /here-now: 2 of 6 people written for \w+; left out: 1 suppressed, 1 whose channel is blocked, 2 without a usable e-mail\n/,
    );
    const found = rows(folder, `${name}/here-now.csv`);
    expect(found.map((row) => row[header]).sort()).toEqual(['Ada.B@Gmail.com', 'bea@x.it']);
    expect(Object.values(found.find((row) => row[header] === 'bea@x.it')!)).toContain('=Bea');
    expect(textOf(folder, `out/audiences/${name}/here-now.csv`)).toContain(
      name === 'csv' ? ',+39 055 123456,' : ',+39055123456,',
    );
  });

  test('csv has the columns of the segment file', async () => {
    const folder = await outputOf([DAY]);
    expect((await audience(folder, 'away', '--to', 'csv')).code).toBe(0);
    expect(textOf(folder, 'out/audiences/csv/away.csv')).toBe(textOf(folder, 'out/segments/away.csv'));
  });

  test('prints counts and file names as JSON', async () => {
    const folder = await outputOf([DAY]);
    const { out } = await audience(folder, 'away', 'Here, now', 'AWAY', '--to', 'klaviyo', '--json', '--quiet');
    const { lists, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ folder: 'out', as_of: DAY, platform: 'klaviyo', hashed: false });
    expect(lists).toMatchObject([
      { segment: 'away', list: 'members', people: 1, written: 1 },
      {
        segment: 'here-now',
        people: 6,
        written: 2,
        left_out: { suppressed: 1, blocked: 1, no_email: 2, repeated_email: 0 },
        adjusted: { phones_without_country_code: 1 },
        files: [
          {
            file: 'audiences/klaviyo/here-now.csv',
            rows: 2,
            bytes: textOf(folder, 'out/audiences/klaviyo/here-now.csv').length,
          },
        ],
      },
    ]);
  });

  test('quiet is quiet', async () => {
    const folder = await outputOf([DAY]);
    expect(await audience(folder, 'away', '--to', 'csv', '--quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  test('names segments by slug, name or title in either language, and all of them', async () => {
    const folder = folderWith({
      'orders.csv': csv('email,date,amount', 'a@x.it,2024-06-01,10', 'b@x.it,2023-01-01,5'),
    });
    expect((await rfm(folder, ['run', 'orders.csv', '-o', 'out'])).code).toBe(0);
    const { code, out } = await audience(folder, 'A RISCHIO', "can't lose them", 'campioni', 'Lost', '--to', 'csv');
    expect(code).toBe(0);
    expect(out.match(/[a-z-]+(?=\.csv)/g)).toEqual(['at-risk', 'cant-lose-them', 'champions', 'lost']);
    expect((await audience(folder, 'all', '--to', 'csv')).out.split('\n')).toHaveLength(11 + 1);
    checkStated(folder);
  });
});

describe('rfm audience --changes', () => {
  const day = (text: string) => `${text},50100,yes,10`;
  const moving = [
    day('1,2024-01-01,stays,stays@x.it,,S,S,IT'),
    day('2,2024-05-01,stays,stays@x.it,,S,S,IT'),
    day('3,2024-05-02,leaves,leaves@x.it,,L,L,IT'),
    day('4,2024-05-02,twin,Stays@x.it,,T,T,IT'),
    day('5,2024-01-01,comes,comes@x.it,,C,C,IT'),
    day('6,2024-09-01,comes,comes@x.it,,C,C,IT'),
    day('7,2024-09-01,stays,stays@x.it,,S,S,IT'),
    '8,2024-05-02,shut,shut@x.it,,H,H,IT,50100,no,10',
    '9,2024-01-02,back,back@x.it,,K,K,IT,50100,no,10',
    '10,2024-09-02,back,back@x.it,,K,K,IT,50100,no,10',
  ];

  test('writes who came and who left, these with all that identifies them', async () => {
    const folder = await outputOf(['2024-06-01', '2024-09-10'], moving);
    const { code, err } = await audience(folder, 'here-now', '--to', 'klaviyo', '--changes');
    expect(code, err).toBe(0);
    expect(filesIn(folder)).toEqual(['klaviyo/here-now.entered.csv', 'klaviyo/here-now.left.csv']);
    expect(rows(folder, 'klaviyo/here-now.entered.csv').map((row) => row.Email)).toEqual(['comes@x.it']);
    expect(textOf(folder, 'out/audiences/klaviyo/here-now.left.csv').split('\n').slice(0, -1).sort()).toEqual([
      'Email',
      'leaves@x.it',
      'shut@x.it',
    ]);
    expect(err).toContain('here-now, entered: 1 of 2 people written for Klaviyo; left out: 1 suppressed\n');
    expect(err).toContain(
      'here-now, left: 2 of 3 people written for Klaviyo; left out: 1 whose e-mail is still in the segment\n',
    );
    expect(err).toContain('1 member must not be written to now and may be on the list of Klaviyo from before');
    checkStated(folder);
  });

  test('says that of those who are no customers any more nothing is known', async () => {
    const folder = await outputOf(['2024-06-01'], moving);
    put(folder, { 'orders.csv': csv(HEADER, ...moving.filter((line) => !line.includes('leaves'))) });
    expect(
      (await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--as-of', '2024-09-10', '--force', '--quiet'])).code,
    ).toBe(0);
    const { err } = await audience(folder, 'here-now', '--to', 'meta', '--changes');
    expect(err).toMatch(/left: 1 of 3 people .*1 without a usable e-mail, phone or whole address/);
    expect(err).toContain('no customers any more nothing but the id is known');
  });

  test('needs an earlier snapshot', async () => {
    const folder = await outputOf([DAY]);
    const { code, err } = await audience(folder, 'here-now', '--to', 'klaviyo', '--changes');
    expect([code, err]).toEqual([2, expect.stringContaining('out holds no changes since an earlier snapshot')]);
  });
});

describe('the files of rfm audience', () => {
  test('are private, or of the group where the config says so', async () => {
    const folder = await outputOf([DAY]);
    const bits = (name: string) => (statSync(join(folder, 'out', name)).mode & 0o777).toString(8);
    await audience(folder, 'away', '--to', 'csv');
    expect([bits('audiences'), bits('audiences/csv'), bits('audiences/csv/away.csv')]).toEqual(['700', '700', '600']);
    put(folder, { 'rfm.config.json': JSON.stringify({ ...JSON.parse(RULES), files: 'group' }) });
    await audience(folder, 'away', '--to', 'csv');
    expect([bits('audiences'), bits('audiences/csv'), bits('audiences/csv/away.csv')]).toEqual(['750', '750', '640']);
  });

  test('take the place of those of the same list alone', async () => {
    const folder = await outputOf([DAY]);
    await audience(folder, 'all', '--to', 'csv');
    await audience(folder, 'away', '--to', 'meta');
    // As a list that had to be split leaves it.
    const manifest = JSON.parse(textOf(folder, 'out/run.json'));
    put(folder, { 'out/audiences/csv/away.1.csv': 'x', 'out/audiences/csv/mine.csv': 'y' });
    manifest.outputs.push({ file: 'audiences/csv/away.1.csv', sha256: hex('x'), bytes: 1, rows: 0 });
    put(folder, { 'out/run.json': JSON.stringify(manifest) });
    const others = ['csv/here-now.csv', 'csv/others.csv', 'csv/prospects.csv', 'meta/away.csv', 'csv/mine.csv'];
    const before = others.map((file) => textOf(folder, `out/audiences/${file}`));
    expect((await audience(folder, 'away', '--to', 'csv')).code).toBe(0);
    expect(filesIn(folder)).toEqual(['csv/away.csv', ...others].sort());
    expect(others.map((file) => textOf(folder, `out/audiences/${file}`))).toEqual(before);
  });

  test('that are not of rfm are not written over', async () => {
    const folder = await outputOf([DAY]);
    put(folder, { 'out/audiences/csv/away.csv': 'mine' });
    const { code, err } = await audience(folder, 'away', '--to', 'csv');
    expect([code, err]).toEqual([6, expect.stringContaining('was not written by rfm')]);
    expect(textOf(folder, 'out/audiences/csv/away.csv')).toBe('mine');
  });

  test('are gone with the next run, whose segments may be others', async () => {
    const folder = await outputOf([DAY]);
    await audience(folder, 'all', '--to', 'meta');
    await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--as-of', DAY, '--force', '--quiet']);
    expect(existsSync(join(folder, 'out/audiences'))).toBe(false);
  });

  test('are not written while another run holds the folder', async () => {
    const folder = await outputOf([DAY]);
    mkdirSync(join(folder, 'out/.next'));
    const owner = { pid: process.ppid, host: `${hostname()}-other` };
    writeFileSync(join(folder, 'out/.next/owner'), JSON.stringify(owner));
    const { code } = await audience(folder, 'away', '--to', 'csv');
    expect([code, filesIn(folder)]).toEqual([5, []]);
  });

  test('go all when somebody is forgotten, hashed or not', async () => {
    const folder = await outputOf([DAY]);
    await audience(folder, 'all', '--to', 'google-ads', '--calling-code', '39');
    await audience(folder, 'all', '--to', 'klaviyo');
    const mine = { 'out/audiences/mine.txt': 'ada' };
    put(folder, mine);
    const { code, out, err } = await rfm(folder, ['forget', 'bea', '-o', 'out']);
    expect(code, err).toBe(0);
    expect(out).toMatch(/^audiences\/google-ads\/here-now.csv +the file$/m);
    expect(out.replaceAll('\n', ' ')).toContain('rfm audience writes them again');
    expect(filesIn(folder)).toEqual([]);
    expect(textOf(folder, 'out/audiences/mine.txt')).toBe('ada');
    checkStated(folder);
    expect((await audience(folder, 'here-now', '--to', 'google-ads')).code).toBe(0);
    const text = textOf(folder, 'out/audiences/google-ads/here-now.csv');
    expect(text).toContain(hex('adab@gmail.com'));
    expect(text).not.toContain(hex('bea@x.it'));
  });
});

describe('rfm audience refuses', () => {
  test.each([
    [['champion', '--to', 'meta'], 2, 'no segment of out is named "champion"'],
    [['hre-now', '--to', 'meta'], 2, 'did you mean "here-now"?'],
    [['away'], 2, '--to is missing'],
    [['away', '--to', 'mta'], 2, 'did you mean meta? there are google-ads, meta, klaviyo'],
    [['away', '--to', 'klaviyo', '--plain'], 2, '--plain changes nothing for klaviyo'],
    [['away', '--to', 'csv', '--calling-code', '39'], 2, '--calling-code changes nothing for csv'],
    [['away', '--to', 'meta', '--calling-code', 'Italy'], 2, '--calling-code "Italy" is not possible'],
    [['--to', 'meta'], 2, 'rfm audience needs a segment; rfm help audience shows how it is used'],
  ])('%j', async (argv, expected, message) => {
    const folder = await outputOf([DAY]);
    const { code, err, out } = await audience(folder, ...argv);
    expect([code, out]).toEqual([expected, '']);
    expect(err).toContain(message);
    expect(filesIn(folder)).toEqual([]);
  });

  test('a folder that holds no run', async () => {
    const folder = folderWith();
    const { code, err } = await audience(folder, 'away', '--to', 'csv');
    expect([code, err]).toEqual([2, expect.stringContaining('out holds no run.json')]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('a run without contacts', async () => {
    const folder = await outputOf([DAY], ORDERS, {}, ['--no-contacts']);
    const { code, err } = await audience(folder, 'away', '--to', 'csv');
    expect([code, err]).toEqual([3, expect.stringContaining('it was written with --no-contacts')]);
    expect(err).toContain('run rfm run again without --no-contacts');
  });
});
