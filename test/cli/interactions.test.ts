import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pathsBelow } from '../endToEnd/results.ts';
import { rowsOf } from '../fixtures/readFixture.ts';
import { csv, folderWith, put, rfm, textOf } from './rfm.ts';

const orders = csv(
  'customer,order,date,amount,email,phone,product,category',
  'a,1,2024-01-05,10,Ann@x.org,,Rye,bread',
  'a,2,2024-02-05,20,ann@x.org,,Tart,cake',
  'b,3,2024-02-20,30,,,Rye,bread',
  'c,4,2024-03-01,40,cy@x.org,+39 1,Bun,bread',
);
const interactions = csv(
  'customer,email,date,type,channel,product,status',
  'b,Bea@X.org,2024-01-06,question,chat,Rye,',
  ',ann@x.org,2024-02-06,complaint,email,Tart,open',
  ',bea@x.org,2024-02-07,click,email,,',
  ',new@x.org,2024-02-08,visit,,,',
  'c,,2024-02-27,email sent,,,',
  'd,,2024-02-28,unsubscribe,email,,',
);
const files = { 'orders.csv': orders, 'i.csv': interactions };
const WITH = ['run', 'orders.csv', '-i', 'i.csv', '-o', 'out', '--quiet'];

async function customersOf(folder: string, argv: readonly string[] = WITH) {
  const { code, err } = await rfm(folder, argv);
  expect(code, err).toBe(0);
  return Object.fromEntries(rowsOf(textOf(folder, 'out/customers.csv')).map((row) => [row.customer_id!, row]));
}

describe('interactions', () => {
  test('leave all that orders tell as it is', async () => {
    const folder = folderWith(files);
    const shown = async (argv: readonly string[]) => {
      const { out } = await rfm(folder, ['score', 'orders.csv', ...argv]);
      return rowsOf(out).filter(({ segment }) => segment !== 'Prospects');
    };
    const [without, with_] = [await shown([]), await shown(['-i', 'i.csv'])];
    const names = Object.keys(without[0]!);
    const before = names.slice(0, names.indexOf('contacts'));
    const old = (rows: typeof without) => rows.map((row) => before.map((name) => row[name]));
    expect(old(with_)).toEqual(old(without));
    for (const name of [...before, 'contact_on', 'cadence_days', 'offer']) {
      expect(
        with_.map((row) => row[name]),
        name,
      ).toEqual(without.map((row) => row[name]));
    }
    for (const name of names.slice(names.indexOf('contacts'), names.indexOf('email'))) {
      if (['contact_on', 'cadence_days', 'offer'].includes(name)) continue;
      expect(new Set(without.map((row) => row[name])), name).toEqual(new Set(['']));
    }
  });

  test('are joined by id, by e-mail and by both, whatever the order of their rows', async () => {
    const [header, ...rows] = interactions.trimEnd().split('\n');
    const texts: string[] = [];
    for (const some of [rows, rows.toReversed()]) {
      const folder = folderWith({ ...files, 'i.csv': csv(header!, ...some) });
      const { a, b, c, d, 'new@x.org': stranger } = await customersOf(folder);
      expect([a!.complaints, a!.suppressed, a!.disputed_products]).toEqual(['1', 'open complaint', 'Tart']);
      // The e-mail is that of the interactions, since the orders know none.
      expect([b!.contacts, b!.requested_products, b!.email]).toEqual(['2', 'Rye', 'bea@x.org']);
      expect([c!.suppressed, c!.engagement]).toEqual(['contacted recently', '1']);
      expect([d!.segment, d!.blocked_channels, d!.suppressed]).toEqual(['Prospects', 'email', 'no channel left']);
      expect([stranger!.segment, stranger!.lifecycle, stranger!.orders, stranger!.email]).toEqual([
        'Prospects',
        'prospect',
        '0',
        'new@x.org',
      ]);
      expect(textOf(folder, 'out/exclusions/acquisition.csv')).toBe(
        csv('customer_id,email', 'a,ann@x.org', 'b,bea@x.org', 'c,cy@x.org'),
      );
      texts.push(
        ...pathsBelow(join(folder, 'out')).flatMap((path) =>
          /\.csv$/.test(path) ? [textOf(folder, `out/${path}`)] : [],
        ),
      );
    }
    expect(texts.slice(texts.length / 2)).toEqual(texts.slice(0, texts.length / 2));
  });

  test('of forgotten people do not come back, by id or e-mail', async () => {
    const folder = folderWith(files);
    await customersOf(folder);
    expect((await rfm(folder, ['forget', 'b', 'new@x.org', '-o', 'out'])).code).toBe(0);
    const all = () =>
      pathsBelow(join(folder, 'out'))
        .map((path) => textOf(folder, `out/${path}`))
        .join('\n');
    expect(all()).not.toMatch(/bea@x|new@x/i);
    const { code, err } = await rfm(folder, [...WITH, '--force']);
    expect(code, err).toBe(0);
    expect(all()).not.toMatch(/bea@x|new@x/i);
    expect(rowsOf(textOf(folder, 'out/customers.csv')).map(({ customer_id }) => customer_id)).toEqual(['c', 'a', 'd']);
  });

  test('leave no address where contacts are not wanted', async () => {
    const folder = folderWith({ ...files, 'i.csv': interactions.replace(',new@x.org', 'n,new@x.org') });
    const { a, n } = await customersOf(folder, [...WITH, '--no-contacts']);
    expect([a!.complaints, n!.segment]).toEqual(['1', 'Prospects']);
    for (const path of pathsBelow(join(folder, 'out')))
      expect(textOf(folder, `out/${path}`), path).not.toContain('@x.org');
    expect(existsSync(join(folder, 'out/exclusions'))).toBe(false);
  });

  test('can be asked for in rules, and engagement has cut-offs that can be frozen', async () => {
    const rules = [
      { name: 'Unhappy', when: { open_complaints: { gte: 1 } } },
      { name: 'Engaged', when: { engagement: { gte: 2 } } },
    ];
    const folder = folderWith({ ...files, 'rfm.config.json': JSON.stringify({ segments: rules }) });
    const segments = async (argv: readonly string[]) =>
      Object.values(await customersOf(folder, argv))
        .map(({ customer_id, segment, engagement }) => `${customer_id} ${segment} ${engagement}`)
        .sort();
    // c has no contacts, a one, b two: 1 + floor(5 × below / 3) with 0, 1 and 2 below.
    const found = ['a Unhappy 2', 'b Engaged 4', 'c Others 1', 'd Prospects ', 'new@x.org Prospects '];
    expect(await segments(WITH)).toEqual(found);
    const { cut_offs: own } = JSON.parse(textOf(folder, 'out/run.json'));
    expect(own.engagement).toHaveLength(4);
    put(folder, { 'i.csv': interactions.replace('b,Bea@X.org,2024-01-06', 'b,Bea@X.org,2024-03-01') });
    await rfm(folder, [...WITH, '--thresholds', 'out', '--force']);
    expect(JSON.parse(textOf(folder, 'out/run.json')).cut_offs).toEqual(own);
  });
});

describe('who must not be written to', () => {
  const header = 'customer,order,date,amount,email,consent';
  const held = async (
    lines: readonly string[],
    more: Readonly<Record<string, string>>,
    argv: readonly string[] = [],
  ) => {
    const folder = folderWith({ 'orders.csv': csv(header, ...lines), ...more });
    const given = Object.keys(more).flatMap((name) => ['-i', name]);
    const rows = await customersOf(folder, ['run', 'orders.csv', ...given, '-o', 'out', '--quiet', ...argv]);
    return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, row.suppressed]));
  };

  test('is everybody who has an address that somebody unsubscribed', async () => {
    const lines = ['a,1,2024-01-05,10,S@x.org,', 'b,2,2024-02-05,10,s@x.org,', 'c,3,2024-02-05,10,c@x.org,'];
    const more = { 'u.csv': csv('email,date,type,channel', 's@x.org,2024-01-06,unsubscribe,web form') };
    expect(await held(lines, more)).toEqual({ a: 'no channel left', b: 'no channel left', c: '' });
    // A refusal in the orders does the same.
    const refused = ['a,1,2024-01-05,10,s@x.org,yes', 'b,2,2024-02-05,10,s@x.org,no', 'c,3,2024-02-05,10,c@x.org,yes'];
    expect(await held(refused, {})).toEqual({ a: 'no channel left', b: 'no channel left', c: '' });
  });

  test('is everybody who got a mailing that has one id', async () => {
    const lines = ['a,1,2024-01-05,10,a@x.org,', 'b,2,2024-02-05,10,b@x.org,', 'c,3,2024-02-05,10,c@x.org,'];
    const news = csv(
      'id,date,email,type',
      'news7,2024-01-06,a@x.org,unsubscribe',
      'news7,2024-01-06,b@x.org,unsubscribe',
      'news7,2024-01-06,c@x.org,open',
    );
    expect(await held(lines, { 'news.csv': news })).toEqual({ a: 'no channel left', b: 'no channel left', c: '' });
  });

  test('is who was refunded, whatever --returns says, and whose complaint was opened again', async () => {
    const lines = ['a,1,2024-01-05,10,a@x.org,yes', 'a,2,2024-02-01,-4,a@x.org,', 'b,3,2024-02-05,10,b@x.org,yes'];
    for (const way of ['net', 'ignore']) {
      expect(await held(lines, {}, ['--returns', way]), way).toEqual({ a: 'returned recently', b: '' });
    }
    const again = csv('customer,date,type,status,resolved', 'b,2023-01-06,complaint,reopened,2023-02-01');
    expect(await held(lines.slice(0, 1).concat(lines.slice(2)), { 't.csv': again })).toMatchObject({
      b: 'open complaint',
    });
  });

  test('is nobody’s newcomer who is a customer by an address', async () => {
    const folder = folderWith({
      'orders.csv': csv('customer,date,amount', 'Ann@X.org,2024-01-05,10', 'b,2024-01-05,10'),
    });
    await customersOf(folder, ['run', 'orders.csv', '-o', 'out', '--quiet']);
    expect(textOf(folder, 'out/exclusions/acquisition.csv')).toBe(csv('customer_id,email', 'ann@x.org,ann@x.org'));
  });

  test('who is forgotten stays so when the orders know them no more', async () => {
    const lines = ['a,1,2024-01-05,10,a@x.org,', 'b,2,2024-02-05,10,b@x.org,'];
    const folder = folderWith({
      'orders.csv': csv(header, ...lines),
      'u.csv': csv('email,date,type', 'a@x.org,2024-01-06,visit', 'b@x.org,2024-01-06,visit'),
    });
    const argv = ['run', 'orders.csv', '-i', 'u.csv', '-o', 'out', '--quiet', '--force'];
    await customersOf(folder, argv);
    await rfm(folder, ['forget', 'a', '-o', 'out']);
    put(folder, { 'orders.csv': csv(header, lines[1]!) });
    expect(Object.keys(await customersOf(folder, argv))).toEqual(['b']);
  });

  test('is said to be held back no more where the interactions of the last run are missing', async () => {
    const folder = folderWith(files);
    const { out } = await rfm(folder, WITH.slice(0, -1));
    expect(out).toContain('\nrfm run NEWER-ORDERS.csv -i NEWER-INTERACTIONS.csv -o out --thresholds out\n');
    const { err } = await rfm(folder, ['run', 'orders.csv', '-o', 'out']);
    expect(err).toContain(
      'rfm: the last run had interactions ("i.csv"), and this one has none: whoever unsubscribed or complained there is not held back; add -i\n',
    );
  });
});

describe('messages about interactions', () => {
  test.each([
    [
      ['run', '-i', 'i.csv', 'orders.csv'],
      2,
      'rfm: rfm run needs a file of orders, and every file after -i is one of interactions; name the orders first: rfm run orders.csv -i tickets.csv',
    ],
    [
      ['run', 'orders.csv', '-i', 'orders.csv'],
      3,
      'rfm: orders.csv:1: looks like an export of orders, not of interactions: no column for type among "customer", "order", "date", "amount", "email", "phone", "product", "category"; name it as an argument without -i, or say --map i.type=COLUMN',
    ],
    [
      ['run', 'orders.csv', '-i', 'none.csv'],
      3,
      'rfm: none.csv: no such file; check the spelling and the folder you are in',
    ],
    [
      ['run', 'orders.csv', '--require-consent'],
      2,
      'rfm: --require-consent: no file says who consented; name the column with --map consent=COLUMN, or give a profile export with -i',
    ],
    [
      ['run', 'orders.csv', '--map', 'i.typ=x'],
      2,
      'rfm: --map "i.typ=x" is not possible; no field is named "i.typ"; did you mean i.type?',
    ],
    [
      ['run', 'orders.csv', '-i', 'i.csv', '--map', 'i.type=kind'],
      3,
      'rfm: no file of interactions has a column "kind" (--map i.type=kind); rfm inspect -i i.csv shows its columns',
    ],
    [
      ['run', 'orders.csv', '-i', 'i.csv', '--map', 'i.phone=email'],
      2,
      'rfm: --map i.phone: people are told by their phone number only where orders are; add --key phone, or map i.customer or i.email',
    ],
    [['inspect'], 2, 'rfm: rfm inspect needs a file; rfm help inspect shows how it is used'],
  ] as const)('%j', async (argv, code, message) => {
    const outcome = await rfm(folderWith(files), argv);
    expect([outcome.code, outcome.err.trimEnd().split('\n').at(-1)]).toEqual([code, message]);
  });

  test('a bad row is told with its file, and how to look at it', async () => {
    const folder = folderWith({ ...files, 'i.csv': `${interactions}a,,2024-02-31,visit,,,\n` });
    const { code, out } = await rfm(folder, ['run', 'orders.csv', '-i', 'i.csv', '-o', 'out', '--max-bad-rows', '1']);
    expect(code).toBe(0);
    expect(textOf(folder, 'out/rejects.csv')).toBe(
      csv('file,line,column,value,reason', 'i.csv,8,date,2024-02-31,is no date'),
    );
    expect(out).toContain('\nrfm inspect orders.csv -i i.csv\n');
    const { code: looked, out: shown } = await rfm(folder, ['inspect', '-i', 'i.csv']);
    expect(looked).toBe(0);
    expect(shown).toContain('\n7 rows, 1 of them bad\n  line 8: date "2024-02-31" is no date\n');
    expect(shown).toMatch(/^type request +"question", 1 row +"interaction_types"$/m);
  });

  test('words of one’s own for types are said in the config', async () => {
    const folder = folderWith({ ...files, 'i.csv': interactions.replace('question', 'Zaubern') });
    const { err } = await rfm(folder, ['score', 'orders.csv', '-i', 'i.csv']);
    expect(err).toContain('left out: rows of type "Zaubern", which is not known: 1\n');
    put(folder, { 'rfm.config.json': '{"interaction_types": {"ZAUBERN": "request"}}' });
    const { b } = await customersOf(folder);
    expect(b!.requests).toBe('1');
  });
});
