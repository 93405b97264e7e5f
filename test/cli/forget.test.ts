import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { csv, fixture, folderWith, put, rfm, textOf } from './rfm.ts';

const ID = 'FG-0060';
const EMAIL = 'isabella.cestari@example.it';
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

function texts(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(names.sort().map((name) => [name, textOf(folder, name)]));
}

/** The bakery on two days. */
async function twice(folder: string, orders = textOf(folder, fixture(folder, 'orders.csv'))) {
  put(folder, { 'orders.csv': orders });
  for (const day of ['2024-06-30', '2024-12-31']) {
    const { code, err } = await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--as-of', day, '--model', 'none']);
    expect(code, err).toBe(0);
  }
}

/** Throws where run.json does not state what is there. */
function checkStated(dir: string): void {
  const { outputs } = JSON.parse(textOf(dir, 'run.json')) as { outputs: Readonly<Record<string, unknown>>[] };
  for (const { file, ...stated } of outputs) {
    const text = textOf(dir, String(file));
    const rows = String(file).endsWith('.csv') ? text.split('\n').length - 2 : null;
    expect({ sha256: sha256(text), bytes: Buffer.byteLength(text), rows }, String(file)).toEqual(stated);
  }
}

const without = (text: string, word: string) =>
  text
    .split(/(?<=\n)/)
    .filter((line) => !line.includes(word))
    .join('');

describe('rfm forget', () => {
  test('leaves no trace of a customer, and every other row byte for byte', async () => {
    const folder = folderWith();
    await twice(folder);
    const out = join(folder, 'out');
    const before = texts(out);
    const { code, out: said, err } = await rfm(folder, ['forget', ID, '-o', 'out']);
    expect([code, err]).toEqual([0, 'rfm: no config\n']);

    const after = texts(out);
    const held = Object.keys(before).filter((file) => before[file]!.includes(ID));
    expect(held).toEqual(
      expect.arrayContaining(['customers.csv', 'history/2024-06-30.csv', 'history/2024-12-31.csv', 'summary.json']),
    );
    for (const file of held.filter((name) => name.endsWith('.csv'))) {
      expect(after[file], file).toBe(without(before[file]!, ID));
      expect(said).toMatch(new RegExp(`^${file} +1 row$`, 'm'));
    }
    // Of the top customers and of those whom turnover would be without.
    expect(said).toMatch(/^summary.json +2 entries$/m);
    expect(said).toMatch(/^report.html +the file$/m);
    const kept = Object.keys(before).filter((file) => file !== 'report.html');
    expect(Object.keys(after)).toEqual([...kept, 'forgotten.json'].sort());
    for (const [file, text] of Object.entries(after)) {
      expect(text, file).not.toContain(ID);
      expect(text, file).not.toContain(EMAIL);
      if (!held.includes(file) && !['forgotten.json', 'run.json'].includes(file)) expect(text, file).toBe(before[file]);
    }
    const [report, reportBefore] = [after, before].map((files) => JSON.parse(files['summary.json']!) as Report);
    const lists = ({ top_customers: top, customer_base: base }: Report) => [top, base.concentration.later.without];
    expect(lists(reportBefore!).map((list) => list.length)).toEqual([10, 10]);
    expect(lists(report!).map((list) => list.length)).toEqual([9, 9]);
    const others = <T extends { readonly customer_id: string }>(list: readonly T[]) =>
      list.filter(({ customer_id: id }) => id !== ID);
    const { concentration } = reportBefore!.customer_base;
    expect(report).toEqual({
      ...reportBefore,
      top_customers: others(reportBefore!.top_customers),
      customer_base: {
        ...reportBefore!.customer_base,
        concentration: {
          ...concentration,
          later: { ...concentration.later, without: others(concentration.later.without) },
        },
      },
    });
    const { outputs: _, ...run } = JSON.parse(after['run.json']!);
    const { outputs: __, ...runBefore } = JSON.parse(before['run.json']!);
    expect(run).toEqual(runBefore);
    checkStated(out);
    const salt = '07'.repeat(16);
    expect(JSON.parse(after['forgotten.json']!)).toEqual({
      salt,
      hashes: [sha256(salt + ID), sha256(salt + EMAIL)].sort(),
    });
  });

  test('deletes a report that names customers, which the next run writes without those who are forgotten', async () => {
    const folder = folderWith();
    await twice(folder);
    const run = ['run', 'orders.csv', '-o', 'out', '--model', 'none', '--with-customers'];
    expect((await rfm(folder, run)).code).toBe(0);
    expect(textOf(folder, 'out/report.html')).toContain(ID);
    expect((await rfm(folder, ['forget', ID, '-o', 'out'])).code).toBe(0);
    expect(existsSync(join(folder, 'out/report.html'))).toBe(false);
    expect((await rfm(folder, run)).code).toBe(0);
    expect(textOf(folder, 'out/report.html')).toContain('the most valuable');
    expect(textOf(folder, 'out/report.html')).not.toContain(ID);
  });

  test('and the next run on the same exports is one on exports without that customer', async () => {
    const folder = folderWith();
    await twice(folder);
    expect((await rfm(folder, ['forget', ID, '-o', 'out', '--quiet'])).out).toBe('');
    const again = await rfm(folder, ['run', 'orders.csv', '-o', 'out', '--as-of', '2024-12-31', '--model', 'none']);
    expect(again.code, again.err).toBe(0);

    const orders = textOf(folder, 'orders.csv');
    const other = folderWith();
    await twice(other, without(orders, ID));
    const found = texts(join(folder, 'out'));
    const expected = texts(join(other, 'out'));
    expect(Object.keys(found)).toEqual([...Object.keys(expected), 'forgotten.json'].sort());
    const rows = orders.split('\n').filter((line) => line.includes(ID)).length;
    const summary = JSON.parse(found['summary.json']!);
    expect(summary.left_out.find(({ what }: { what: string }) => what === 'rows of forgotten customers')).toEqual({
      what: 'rows of forgotten customers',
      count: rows,
      amount: expect.any(Number),
    });
    // The snapshot of the summer was scored with that customer, whose row alone was taken out; and so movements differ.
    const asRun = (file: string) =>
      !/^(?:run\.json|summary\.json|report\.html|history\/2024-06-30\.|movements|changes\/)/.test(file);
    for (const file of Object.keys(expected).filter(asRun)) {
      const unlike = /^(?:customers|segments|history).*csv$/.test(file) ? withoutStanding : withoutLines;
      expect(unlike(found[file]!), file).toBe(unlike(expected[file]!));
    }
    const { totals, grid, cut_offs, bin_sizes, top_customers } = JSON.parse(expected['summary.json']!);
    expect(summary).toMatchObject({ totals, grid, cut_offs, bin_sizes });
    expect(summary.top_customers.length).toBe(top_customers.length);
    expect(found['movements.csv']).not.toContain('gone');
  });

  test('the first run into a folder where somebody is forgotten gives the same bytes as exports without', async () => {
    const folder = folderWith();
    await twice(folder);
    await rfm(folder, ['forget', ID, 'FG-0001', '-o', 'out']);
    const other = folderWith();
    const orders = textOf(folder, 'orders.csv');
    const note = { 'out/forgotten.json': textOf(folder, 'out/forgotten.json') };
    rmSync(join(folder, 'out'), { recursive: true });
    put(folder, note);
    put(other, note);
    await twice(folder);
    await twice(other, without(without(orders, ID), 'FG-0001'));
    const found = texts(join(folder, 'out'));
    const expected = texts(join(other, 'out'));
    const account = /^(?:run\.json|summary\.json|report\.html)$/;
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const file of Object.keys(found)) {
      if (!account.test(file)) expect(withoutLines(found[file]!), file).toBe(withoutLines(expected[file]!));
    }
    const [one, two] = [found, expected].map((all) => JSON.parse(all['summary.json']!));
    for (const summary of [one, two]) {
      delete summary.read;
      summary.left_out = summary.left_out.filter(({ what }: { what: string }) => !what.includes('forgotten'));
    }
    expect(one).toEqual(two);
  });

  test('finds who is known by e-mail in any case, in rejects and files without ids, and deletes what has no rows', async () => {
    const folder = folderWith({
      'in.csv': csv(
        'email,order,date,amount',
        'Ada@x.it,1,2024-01-05,10',
        'bea@x.it,2,2024-01-05,10',
        'ada@x.it,3,2024-01-06',
        'cleo@x.it,3,2024-01-06',
      ),
    });
    expect((await rfm(folder, ['run', 'in.csv', '-o', 'out', '--max-bad-rows', '2'])).code).toBe(0);
    expect(textOf(folder, 'out/rejects.csv')).toContain('ada@x.it');
    // As commands that add files to the folder leave it.
    put(folder, {
      'out/lists/x/new.csv': 'Email;Name\r\nADA@x.it;"Ada ""A"""\r\nbea@x.it;B\r\n',
      'out/report.html': 'ada',
    });
    const manifest = JSON.parse(textOf(folder, 'out/run.json'));
    manifest.outputs.push({ file: 'lists/x/new.csv', sha256: '', bytes: 0, rows: 2 });
    put(folder, { 'out/run.json': JSON.stringify(manifest), 'out/lists/mine.txt': 'ada@x.it' });
    const { code, out, err } = await rfm(folder, ['forget', ' ADA@x.it', '-o', 'out']);
    expect([code, err]).toEqual([0, 'rfm: no config\n']);
    expect(out).toMatch(/^lists\/x\/new.csv +1 row$/m);
    expect(out).toMatch(/^rejects.csv +1 row$/m);
    expect(out).toMatch(/^report.html +the file$/m);
    expect(out).toContain('not written by rfm and not looked into: lists/mine.txt');
    expect(textOf(folder, 'out/lists/x/new.csv')).toBe('Email;Name\r\nbea@x.it;B\r\n');
    expect(existsSync(join(folder, 'out/report.html'))).toBe(false);
    for (const [file, text] of Object.entries(texts(join(folder, 'out')))) {
      if (file !== 'lists/mine.txt') expect(text, file).not.toMatch(/ada@x/i);
    }
    checkStated(join(folder, 'out'));

    const again = await rfm(folder, ['run', 'in.csv', '-o', 'out', '--max-bad-rows', '2']);
    expect(again.code, again.err).toBe(0);
    expect(textOf(folder, 'out/rejects.csv')).not.toContain('ada@x.it');
    expect(textOf(folder, 'out/rejects.csv')).toContain('cleo@x.it');
    expect(JSON.parse(textOf(folder, 'out/summary.json')).left_out).toEqual([
      { what: 'rows of forgotten customers', count: 1, amount: 10 },
      { what: 'bad rows of forgotten customers', count: 1, amount: null },
    ]);
  });

  test('takes an id out of rules that name it, in the manifest and with the snapshots', async () => {
    const folder = folderWith({
      'in.csv': csv('customer,date,amount', 'a,2024-01-05,10', 'b,2024-01-05,10'),
      'rfm.config.json': JSON.stringify({
        segments: [
          { name: 'Friends', when: { any: [{ customer_id: 'a' }, { customer_id: { in: ['a', 'b'] } }] } },
          { name: 'a', when: { orders: { gte: 1 } } },
        ],
      }),
    });
    await rfm(folder, ['run', 'in.csv', '-o', 'out']);
    const { code, out } = await rfm(folder, ['forget', 'a', '-o', 'out']);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^history\/2024-01-05.json +2 entries\nrun.json +2 entries$/m),
    ]);
    const when = { any: [{ customer_id: '' }, { customer_id: { in: ['', 'b'] } }] };
    for (const rules of [
      JSON.parse(textOf(folder, 'out/run.json')).settings.segments,
      JSON.parse(textOf(folder, 'out/history/2024-01-05.json')).rules.rules,
    ]) {
      expect([rules[0].when, rules[1].name]).toEqual([when, 'a']);
    }
  });

  test('refuses an id that no file has, which may be mistyped, and changes nothing', async () => {
    const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10', 'b,2024-01-05,10') });
    await rfm(folder, ['run', 'in.csv', '-o', 'out']);
    const before = textOf(folder, 'out/customers.csv');
    const { code, err } = await rfm(folder, ['forget', 'a', 'nobody', '-o', 'out', '--quiet']);
    expect([code, err]).toEqual([2, expect.stringContaining('has the customer_id "nobody"; nobody was forgotten')]);
    expect(textOf(folder, 'out/customers.csv')).toBe(before);
    expect(existsSync(join(folder, 'out/forgotten.json'))).toBe(false);
  });

  test('records whom no file has with --force, and adds to who is forgotten already with the same salt', async () => {
    const folder = folderWith({ 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10', 'b,2024-01-05,10') });
    await rfm(folder, ['run', 'in.csv', '-o', 'out']);
    const first = await rfm(folder, ['forget', 'nobody', '-o', 'out', '--force']);
    expect([first.code, first.out]).toEqual([
      0,
      '1 customer forgotten in out\nin no file: nobody; later runs leave out whoever has that id\n',
    ]);
    const salt = '07'.repeat(16);
    put(folder, { 'out/forgotten.json': textOf(folder, 'out/forgotten.json').replace(salt, '0f'.repeat(16)) });
    const { hashes } = JSON.parse(textOf(folder, 'out/forgotten.json'));
    await rfm(folder, ['forget', 'a', '-o', 'out']);
    expect(JSON.parse(textOf(folder, 'out/forgotten.json'))).toEqual({
      salt: '0f'.repeat(16),
      hashes: [...hashes, sha256(`${'0f'.repeat(16)}a`)].sort(),
    });
    expect((await rfm(folder, ['run', 'in.csv', '-o', 'out'])).code).toBe(0);
    expect(textOf(folder, 'out/customers.csv')).toMatch(/^customer_id.*\nb,[^\n]*\n$/);
    expect(JSON.parse(textOf(folder, 'out/forgotten.json')).hashes).toHaveLength(2);
  });

  test('takes a folder of snapshots alone', async () => {
    const folder = folderWith({
      'out/history/2024-01-01.csv':
        'customer_id,segment,segment_since\n\'=1,New,2024-01-01\n"a""b",New,2024-01-01\n=1,x,\n',
    });
    const { code, out } = await rfm(folder, ['forget', '=1', 'a"b', '-o', 'out']);
    expect(code).toBe(0);
    expect(out).toMatch(/^history\/2024-01-01.csv +3 rows$/m);
    expect(textOf(folder, 'out/history/2024-01-01.csv')).toBe('customer_id,segment,segment_since\n');
    expect(existsSync(join(folder, 'out/run.json'))).toBe(false);
  });

  test.each([
    ['a folder that is not there', {}, 2, 'out is no output folder'],
    ['a folder of others', { 'out/notes.txt': 'a' }, 2, 'out is no output folder'],
    ['snapshots beside other files', { 'out/history/2024-01-01.csv': 'customer_id\na\n', 'out/x': '' }, 2, 'no output'],
    ['who is forgotten, damaged', { 'out/forgotten.json': '{"salt": "x", "hashes": []}' }, 6, 'or it is damaged: salt'],
    [
      'a table with an open quote',
      { 'out/history/2024-01-01.csv': 'customer_id\n"a\n' },
      6,
      'a quote that is never closed',
    ],
    [
      'a table in UTF-16',
      { 'out/history/2024-01-01.csv': Buffer.from('\ufeffcustomer_id\na\n', 'utf16le') },
      6,
      'UTF-16',
    ],
  ])('refuses %s', async (_, files, code, message) => {
    const folder = folderWith(files as Readonly<Record<string, string>>);
    const before = readdirSync(folder, { recursive: true });
    const outcome = await rfm(folder, ['forget', 'a', '-o', 'out']);
    expect([outcome.code, outcome.out]).toEqual([code, '']);
    expect(outcome.err).toContain(message);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test('needs a customer', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'out'));
    expect((await rfm(folder, ['forget', '-o', 'out'])).err).toContain(
      'rfm forget needs a customer_id; rfm help forget',
    );
    expect(await rfm(folder, ['forget', ' ', '-o', 'out'])).toMatchObject({ code: 2 });
    put(folder, { 'out/forgotten.json': '{"salt": 1}' });
    put(folder, { 'in.csv': csv('customer,date,amount', 'a,2024-01-05,10') });
    expect(await rfm(folder, ['run', 'in.csv', '-o', 'out'])).toMatchObject({
      code: 6,
      err: expect.stringContaining('restore it from a copy'),
    });
    expect(readFileSync(join(folder, 'out/forgotten.json'), 'utf8')).toBe('{"salt": 1}');
  });
});

/** A table without previous_segment and segment_since, which depend on the snapshot before. */
function withoutStanding(text: string): string {
  const lines = text.split('\n').map((line) => line.split(','));
  const kept = lines[0]!.map((name) => name !== 'previous_segment' && name !== 'segment_since');
  return lines.map((cells) => cells.filter((_, column) => kept[column]).join()).join('\n');
}

/** A table without numbers of lines. */
function withoutLines(text: string): string {
  return text.replace(/^(orders\.csv),\d+/gm, '$1');
}
