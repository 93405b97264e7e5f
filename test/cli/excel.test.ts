import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnCatalog } from '../../src/core/columns.ts';
import { csv, fixture, folderWith, rfm, textOf } from './rfm.ts';

/** Shops' orders on a few days; ids and zips that a double click would spoil. */
const orders = csv(
  'customer,order,date,amount,phone,zip,shop',
  '007,1,2024-01-05,10,0039053212345,00184,07',
  '007,2,2024-03-05,2.5,,,',
  '123456789012,3,2024-01-06,20.25,+39 0532 123456,40100,a;b',
  '12345678901,4,2024-02-06,1234.5,,0,',
  '+390532123456,5,2024-02-07,7,,AB 007,=x',
  '-5,6,2024-02-08,9,,"00,7",07a',
  '=1+1,7,2024-02-29,8,-2+3,02,@y',
);
const columns = 'customer_id,revenue,last_order,days_between_orders,phone,zip,shop';
const byId = (text: string) => {
  const [header, ...rows] = text.trimEnd().split('\r\n');
  return [header, ...rows.sort()];
};

describe('score --excel', () => {
  const score = async (...flags: readonly string[]) => {
    const argv = ['score', 'in.csv', '--keep', 'shop', '--columns', columns, ...flags];
    const { code, out, err } = await rfm(folderWith({ 'in.csv': orders }), argv);
    expect(code, err).toBe(0);
    return out;
  };

  test('has a byte-order mark, CRLF, and digits that stay as they are', async () => {
    expect(byId(await score('--excel'))).toEqual([
      '\ufeffcustomer_id,revenue,last_order,days_between_orders,phone,zip,shop',
      `"=""007""",12.50,2024-03-05,60.0,"=""0039053212345""","=""00184""","=""07"""`,
      `"=""123456789012""",20.25,2024-01-06,,+39 0532 123456,40100,a;b`,
      '\'=1+1,8.00,2024-02-29,,\'-2+3,"=""02""",\'@y',
      "+390532123456,7.00,2024-02-07,,,AB 007,'=x",
      '-5,9.00,2024-02-08,,,"00,7",07a',
      '12345678901,1234.50,2024-02-06,,,0,',
    ]);
  });

  test('eu has semicolons, decimal commas and days first besides', async () => {
    expect(byId(await score('--excel', 'eu'))).toEqual([
      '\ufeffcustomer_id;revenue;last_order;days_between_orders;phone;zip;shop',
      `"=""007""";12,50;05/03/2024;60,0;"=""0039053212345""";"=""00184""";"=""07"""`,
      `"=""123456789012""";20,25;06/01/2024;;+39 0532 123456;40100;"a;b"`,
      '\'=1+1;8,00;29/02/2024;;\'-2+3;"=""02""";\'@y',
      "+390532123456;7,00;07/02/2024;;;AB 007;'=x",
      '-5;9,00;08/02/2024;;;00,7;07a',
      '12345678901;1234,50;06/02/2024;;;0;',
    ]);
  });

  test('takes the word after it for a file, unless it is eu', async () => {
    const folder = folderWith({ 'in.csv': orders, 'rfm.config.json': '{"columns": "customer_id,revenue"}' });
    const firstLine = async (...argv: readonly string[]) => {
      const { code, out, err } = await rfm(folder, argv);
      return code === 0 ? out.split('\r\n')[0] : `${code}: ${err.trimEnd().split('\n').at(-1)}`;
    };
    const [point, comma] = ['\ufeffcustomer_id,revenue', '\ufeffcustomer_id;revenue'];
    expect(await firstLine('score', '--excel', 'in.csv')).toBe(point);
    expect(await firstLine('score', 'in.csv', '--excel')).toBe(point);
    expect(await firstLine('--excel', 'score', 'in.csv')).toBe(point);
    expect(await firstLine('score', '--excel', '--', 'in.csv')).toBe(point);
    expect(await firstLine('score', '--excel', 'eu', 'in.csv')).toBe(comma);
    expect(await firstLine('score', 'in.csv', '--excel=eu')).toBe(comma);
    expect(await firstLine('--excel', 'eu', 'score', 'in.csv')).toBe(comma);
    const hint = 'is not possible; give eu, or nothing for an Excel with a decimal point';
    expect(await firstLine('score', '--excel', 'EU', 'in.csv')).toBe(`2: rfm: --excel "EU" ${hint}`);
    expect(await firstLine('score', '--excel=de', 'in.csv')).toBe(`2: rfm: --excel "de" ${hint}`);
    expect(await firstLine('score', '--excel', 'us', 'in.csv')).toMatch(/^3: rfm: us: /);
    expect((await rfm(folder, ['--excel', 'eu', 'in.csv', '-o', 'x'])).code).toBe(0);
    expect(textOf(folder, 'x/customers.csv')).toMatch(/^\ufeffcustomer_id;/);
  });

  test('is refused with JSON, unless it stands in the config', async () => {
    const folder = folderWith({ 'in.csv': orders, 'eu.json': '{"excel": "eu", "format": "json"}' });
    for (const format of ['json', 'jsonl']) {
      expect(await rfm(folder, ['score', 'in.csv', '--excel', '--format', format])).toEqual({
        code: 2,
        out: '',
        err: `rfm: --excel is a form of CSV, and the format is ${format}; leave one of them out\n`,
      });
    }
    const { out } = await rfm(folder, ['score', 'in.csv', '--config', 'eu.json', '--quiet']);
    expect(JSON.parse(out)[0]).toMatchObject({ last_order: '2024-02-06', revenue: 1234.5 });
  });
});

/** The CSV files of an output folder, with `/`. */
function tables(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.csv'))
    .sort();
}

/** The bakery on two days, with a ledger number of leading zeros and a phone for an id. */
async function bakery(folder: string, flags: readonly string[], out = 'out') {
  for (const day of ['2024-06-30', '2024-12-31']) {
    const argv = ['run', 'orders.csv', '-i', 'tickets.csv', '--keep', 'product', '-o', out, '--as-of', day, ...flags];
    const { code, err } = await rfm(folder, argv);
    expect(code, err).toBe(0);
  }
}

const bakeryFolder = (): string => {
  const folder = folderWith();
  const spoilt = textOf(folder, fixture(folder, 'orders.csv'))
    .replaceAll('FG-0060', '0060')
    .replaceAll('FG-0076', '+390532123456')
    .replaceAll('FG-0012', '400638133393')
    .replaceAll('FG-0061', '=61');
  return folderWith({
    'orders.csv': spoilt,
    'tickets.csv': csv(
      'customer,date,type,product',
      "'=61,2024-12-20,complaint,=rye",
      '"=""0060""",2024-05-01,request,-rye',
      'new@x.it,2024-05-01,request,"a;b"',
    ),
  });
};

describe('run --excel', () => {
  test('eu: every table has the numbers, days and texts of the plain one, and snapshots are plain', async () => {
    const folder = bakeryFolder();
    await bakery(folder, [], 'plain');
    await bakery(folder, ['--excel', 'eu'], 'eu');
    await bakery(folder, ['--excel'], 'us');
    const numeric = new Set<string>(columnCatalog.flatMap(({ name, type }) => (type === 'text' ? [] : [name])));
    const names = tables(join(folder, 'plain'));
    expect(names.length).toBeGreaterThan(30);
    for (const [out, delimiter] of [
      ['eu', ';'],
      ['us', ','],
    ] as const) {
      expect(tables(join(folder, out))).toEqual(names);
      for (const name of names) {
        const [plain, text] = [textOf(folder, `plain/${name}`), textOf(folder, `${out}/${name}`)];
        if (name.startsWith('history/')) {
          expect(text, name).toBe(plain);
          continue;
        }
        expect([text[0], text.endsWith('\r\n'), /[^\r]\n/.test(text)], name).toEqual(['\ufeff', true, false]);
        const [header, ...rows]: string[][] = parse(plain);
        const [itsHeader, ...itsRows]: string[][] = parse(text, { bom: true, delimiter });
        expect(itsHeader, name).toEqual(header);
        // By hand what a reader has to do: a decimal comma, days first, and digits that are a text.
        const undone = itsRows.map((cells) =>
          cells.map((cell, i) => {
            if (!numeric.has(header![i]!)) return cell.replace(/^="(.*)"$/, '$1');
            return out === 'us' ? cell : cell.replace(/^(..)\/(..)\/(....)$/, '$3-$2-$1').replace(',', '.');
          }),
        );
        expect(undone, name).toEqual(rows);
      }
    }
    expect(textOf(folder, 'eu/customers.csv')).toMatch(/^"=""0060""";Champions;/m);
    expect(textOf(folder, 'eu/customers.csv')).toMatch(/^\+390532123456;/m);
    expect(textOf(folder, 'eu/movements.csv')).toMatch(
      /^\ufeffcustomer_id;from;to;kind;cause;revenue;lifetime_value\r\n/,
    );
    expect(textOf(folder, 'eu/rejects.csv')).toMatch(/^\ufefffile;line;column;value;reason\r\n/);
    expect(textOf(folder, 'eu/exclusions/acquisition.csv')).toMatch(/^\ufeffcustomer_id;email\r\n/);
    expect(JSON.parse(textOf(folder, 'eu/run.json')).settings.excel).toBe('eu');
  });

  test('the same for explain, rules and compare as without it', async () => {
    const folder = bakeryFolder();
    await bakery(folder, [], 'o-no');
    await bakery(folder, ['--excel', 'eu'], 'o-eu');
    await bakery(folder, ['--excel'], 'o-us');
    const said = async (out: string, ...argv: readonly string[]) => {
      const { code, out: text, err } = await rfm(folder, [...argv, '-o', out]);
      expect(code, err).toBe(0);
      return text.replaceAll(out, 'o-xx');
    };
    for (const out of ['o-eu', 'o-us']) {
      for (const id of ['0060', '+390532123456', '400638133393', '=61', 'new@x.it', 'FG-0001']) {
        expect(await said(out, 'explain', id)).toBe(await said('o-no', 'explain', id));
      }
      expect(await said(out, 'rules')).toBe(await said('o-no', 'rules'));
      expect(await said(out, 'compare', '--movers')).toBe(await said('o-no', 'compare', '--movers'));
      expect(await rfm(folder, ['explain', '60', '-o', out])).toMatchObject({
        code: 2,
        err: expect.stringContaining('did you mean "0060"?'),
      });
    }
  });

  test.each([['eu'], [undefined]])(
    'forget leaves the form of the files, every other byte, and nobody: %s',
    async (eu) => {
      const folder = bakeryFolder();
      await bakery(folder, ['--excel', ...(eu === undefined ? [] : [eu])]);
      const out = join(folder, 'out');
      const before = Object.fromEntries(tables(out).map((name) => [name, readFileSync(join(out, name))]));
      const gone = ['0060', '+390532123456', '400638133393', '=61'];
      const { code, err } = await rfm(folder, ['forget', ...gone, '-o', 'out']);
      expect(code, err).toBe(0);
      const isTheirs = (line: string) =>
        /(?:^|[,;])(?:"=""(?:0060|400638133393)"""|0060|400638133393|\+390532123456|'=61)[,;]/.test(line);
      let removed = 0;
      for (const [name, bytes] of Object.entries(before)) {
        const lines = bytes.toString().split(/(?<=\n)/);
        removed += lines.filter(isTheirs).length;
        expect(textOf(folder, `out/${name}`), name).toBe(lines.filter((line) => !isTheirs(line)).join(''));
      }
      expect(removed).toBeGreaterThan(12);
      for (const { file, sha256, rows } of JSON.parse(textOf(folder, 'out/run.json')).outputs) {
        const bytes = readFileSync(join(out, file));
        expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sha256);
        if (rows !== null) expect(bytes.toString().split('\n').length - 2, file).toBe(rows);
      }
      // They stay away from later runs, which find their way in files of either form.
      await bakery(folder, []);
      const customers = textOf(folder, 'out/customers.csv');
      for (const id of gone) expect(customers).not.toMatch(new RegExp(`^"?[='"]*${id.replace('+', '\\+')}`, 'm'));
      await bakery(folder, ['--excel', 'eu']);
    },
  );

  test('run --excel eu twice gives the same bytes', async () => {
    const folder = bakeryFolder();
    await bakery(folder, ['--excel', 'eu']);
    const bytes = () => tables(join(folder, 'out')).map((name) => textOf(folder, `out/${name}`));
    const first = bytes();
    const { code } = await rfm(folder, [
      ...['run', 'orders.csv', '-i', 'tickets.csv', '--keep', 'product', '-o', 'out', '--as-of', '2024-12-31'],
      ...['--excel', 'eu'],
    ]);
    expect(code).toBe(0);
    expect(bytes()).toEqual(first);
  });
});

describe('customers.csv for Excel as an export', () => {
  test.each([[[]], [['--excel']], [['--excel', 'eu']]])('has the same customers: %j', async (flags) => {
    const folder = folderWith({ 'in.csv': orders });
    const run = await rfm(folder, ['run', 'in.csv', '--keep', 'shop', '-o', 'out', ...flags]);
    expect(run.code, run.err).toBe(0);
    const { code, out, err } = await rfm(folder, [
      ...['score', 'out/customers.csv', '--map', 'date=last_order', '--map', 'amount=revenue', '--keep', 'shop'],
      ...['--columns', 'customer_id,revenue,last_order,phone,zip,shop'],
    ]);
    expect(code, err).toBe(0);
    expect(out.trimEnd().split('\n').slice(1).sort()).toEqual(
      [
        "'=1+1,8.00,2024-02-29,'-2+3,02,'@y",
        "+390532123456,7.00,2024-02-07,,AB 007,'=x",
        '-5,9.00,2024-02-08,,"00,7",07a',
        '007,12.50,2024-03-05,0039053212345,00184,07',
        '12345678901,1234.50,2024-02-06,,0,',
        '123456789012,20.25,2024-01-06,+39 0532 123456,40100,a;b',
      ].sort(),
    );
  });

  test('whatever wraps a cell, the ids, numbers and days are the same', async () => {
    const folder = folderWith({
      'wrapped.csv': csv(
        'customer,order,date,amount,status,zip,shop',
        '="00123",="01",="2024-01-05",="12.50",="paid",="00184",="07"',
        '"=""00123""","=""02""","=""2024-01-06""","=""7.25""",paid,\'00184,07',
        "'=x,3,2024-01-07,'-5,paid,,'@y",
        "'=x,4,2024-01-08,'+8.5,paid,,'=1",
        "''=x,5,2024-01-08,=\"-1.5\",paid,,''=1",
        "''=x,6,2024-01-09,4,paid,,",
        "'+390532123456,7,2024-01-09,3,paid,,'-a",
        "'@me,8,2024-01-09,2,paid,,",
      ),
      'bare.csv': csv(
        'customer,order,date,amount,status,zip,shop',
        '00123,01,2024-01-05,12.50,paid,00184,07',
        '00123,02,2024-01-06,7.25,paid,00184,07',
        '=x,3,2024-01-07,-5,paid,,@y',
        '=x,4,2024-01-08,8.5,paid,,=1',
        `"'=x",5,2024-01-08,-1.5,paid,,'=1`,
        `"'=x",6,2024-01-09,4,paid,,`,
        '+390532123456,7,2024-01-09,3,paid,,-a',
        '@me,8,2024-01-09,2,paid,,',
      ).replaceAll("'=", "''="),
    });
    const score = async (name: string) => {
      const { code, out, err } = await rfm(folder, ['score', name, '--keep', 'shop', '--format', 'json']);
      expect(code, err).toBe(0);
      return JSON.parse(out);
    };
    const wrapped = await score('wrapped.csv');
    expect(wrapped).toEqual(await score('bare.csv'));
    const figures = wrapped.map((one: Record<string, unknown>) => [one.customer_id, one.orders, one.revenue]);
    expect(figures.sort()).toEqual([
      ["'=x", 1, 2.5],
      ['+390532123456', 1, 3],
      ['00123', 2, 19.75],
      ['=x', 1, 3.5],
      ['@me', 1, 2],
    ]);
  });

  test('interactions find the customers of guarded ids', async () => {
    const folder = folderWith({
      'in.csv': orders,
      'i.csv': csv(
        'customer,date,type,score',
        '"=""007""","=""2024-03-01""",survey,"=""4"""',
        "'=1+1,2024-02-01,complaint,",
        "'+390532123456,2024-02-01,request,",
        '123456789012,2024-01-01,visit,',
      ),
    });
    const { code, out, err } = await rfm(folder, [
      ...['score', 'in.csv', '-i', 'i.csv', '--format', 'json'],
      ...['--columns', 'customer_id,contacts,complaints,requests,satisfaction,last_contact'],
    ]);
    expect(code, err).toBe(0);
    expect(
      JSON.parse(out)
        .filter(({ contacts }: { contacts: number }) => contacts > 0)
        .map((one: Record<string, unknown>) => Object.values(one))
        .sort(),
    ).toEqual([
      ['+390532123456', 1, 0, 1, null, '2024-02-01'],
      ['007', 1, 0, 0, 4, '2024-03-01'],
      ['123456789012', 1, 0, 0, null, '2024-01-01'],
      ['=1+1', 1, 1, 0, null, '2024-02-01'],
    ]);
  });
});

describe('formula guards', () => {
  const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'=", "''@", '', '0', '+39 05', '00');
  const rest = fc.string({ unit: fc.constantFrom(...'0123456789ax!(|;,. +-@="\''), maxLength: 9 });
  const risky = fc.tuple(start, rest).map(([first, others]) => first + others);
  const row = fc.record({
    customer: fc.tuple(start, rest).map(([first, others]) => `${first}${others}k`.slice(0, 12)),
    day: fc.integer({ min: 10, max: 28 }),
    amount: fc.oneof(fc.integer({ min: 1, max: 500 }).map(String), risky),
    cells: fc.array(risky, { minLength: 10, maxLength: 10 }),
  });
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const header =
    'customer,order,date,amount,category,product,email,phone,first_name,last_name,country,zip,=shop,status';

  /** Whether a cell is none that a spreadsheet computes: a guarded one, a number, a phone number, digits that are a text. */
  const isSafe = (cell: string, excel: boolean) =>
    !/^[=+\-@\t\r]/.test(cell) ||
    /^[+-][\d.,]+$/.test(cell) ||
    /^\+\(?[\d ().\-/]{6,}$/.test(cell) ||
    (excel && /^="\d+"$/.test(cell));

  test.each([[[]], [['--excel']], [['--excel', 'eu']]])('hold in every text of every table: %j', async (flags) => {
    let [files, guarded, phones] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 8, maxLength: 30 }), risky, async (rows, name) => {
        const lines = rows.map(({ customer, day, amount, cells }, i) =>
          quoted([customer, `${i}`, `2024-0${1 + (i % 3)}-${day}`, amount, ...cells]),
        );
        // Somebody who moves, and whose phone is an id.
        const known = ['+39 0532 123456,x,2024-01-09,5,=c,@p,,+39 0532 123456,-n,+n,IT,00184,=s,paid'];
        const interactions = rows.map(({ customer, day, cells }) =>
          quoted([
            customer,
            `2024-0${1 + (day % 3)}-${day}`,
            ['complaint', 'request', 'visit'][day % 3]!,
            cells[0]!,
            cells[1]!,
          ]),
        );
        const title = `${name.replace(/[^ -~]/g, '').trim()}x`;
        const folder = folderWith({
          'in.csv': csv(header, ...known, ...lines),
          'i.csv': csv('customer,date,type,product,channel', ...interactions, '"=new",2024-01-10,request,=p,@c'),
          'rfm.config.json': JSON.stringify({
            segments: [
              { name: `=${title} a`, when: { f: [2, 5] }, why: '', action: '' },
              { name: `@${title}`, when: { r: [3, 5] }, why: '', action: '' },
            ],
            playbooks: { [`=${title} a`]: { offer: `-${title}` } },
            gates: false,
            keep: ['=shop'],
            max_bad_rows: '100%',
            decimal: '.',
            model: 'none',
          }),
        });
        for (const day of ['2024-02-20', '2024-03-31']) {
          const { code, err } = await rfm(folder, [
            'run',
            'in.csv',
            '-i',
            'i.csv',
            '-o',
            'out',
            '--as-of',
            day,
            ...flags,
          ]);
          expect(code, err).toBe(0);
        }
        const score = await rfm(folder, ['score', 'in.csv', '-i', 'i.csv', ...flags]);
        const movers = await rfm(folder, ['compare', '--movers', '-o', 'out']);
        expect([score.code, movers.code]).toEqual([0, 0]);
        const names = tables(join(folder, 'out'));
        const texts = [...names.map((file) => textOf(folder, `out/${file}`)), score.out, movers.out];
        for (const [i, text] of texts.entries()) {
          const isExcel = flags.length > 0 && text.startsWith('\ufeff');
          const delimiter = isExcel && flags.length > 1 ? ';' : ',';
          const records: string[][] = parse(text, { bom: true, delimiter });
          const wrong = records.flat().filter((cell) => !isSafe(cell, isExcel));
          expect(wrong, names[i] ?? 'stdout').toEqual([]);
          files++;
          guarded += records.flat().filter((cell) => cell.startsWith("'")).length;
          phones += records.filter((cells) => cells[0] === '+390532123456' || cells[0] === '+39 0532 123456').length;
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
    // The property looked at something.
    expect(files).toBeGreaterThan(150);
    expect(guarded).toBeGreaterThan(500);
    expect(phones).toBeGreaterThan(20);
  });
});
