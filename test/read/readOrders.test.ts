import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bad, entries, failure, leftOut, notices, read } from './exports.ts';

const day = (text: string) => Date.parse(text) / 86_400_000;

describe('an export', () => {
  const rows = [
    'Città;Cliente;Data ordine;Importo',
    'Forlì;Zoë;13/02/2024;1.234,50',
    'Zürich;Łukasz;14/02/2024;"12,00 €"',
  ];
  const text = `sep=;\nVendite di febbraio\n\n${rows.join('\n')}\n`;
  const expected = ['Zoë 2024-02-13 1234.5', 'Łukasz 2024-02-14 12'];
  it.each([
    ['as it is', Buffer.from(text)],
    ['with a byte-order mark and CRLF', Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
    ['with lone carriage returns', Buffer.from(text.replaceAll('\n', '\r'))],
    ['in UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['packed', gzipSync(text)],
    ['in two packed members', Buffer.concat([gzipSync(text.slice(0, 50)), gzipSync(text.slice(50))])],
  ])('is read %s', async (_, bytes) => {
    const got = await read({ 'a.csv': bytes });
    expect(entries(got)).toEqual(expected);
    expect(got).toMatchObject({ currency: 'EUR', asOf: day('2024-02-14'), badRows: [] });
    expect(got.files[0]!.description.en).toContain(
      'header on line 4; preset generic; customer = Cliente; each row an order; date = Data ordine (dd/MM/yyyy); amount = Importo (decimal comma)',
    );
  });
  it('is read behind a preamble in another encoding than its own', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`Vendite di Forl\u00ec\n"Caff${'\u00e8'.repeat(30)}\n"\n`, 'latin1'),
      Buffer.from(`${rows.join('\n')}\n${'Forlì;Zoë;13/02/2024;1,00\n'.repeat(300)}`),
    ]);
    const got = await read({ 'a.csv': bytes });
    expect(got.files[0]!.description.en).toContain('UTF-8; semicolon; header on line 4');
    expect(got.files[0]!.rows).toBe(302);
    expect(entries(got)).toHaveLength(302);
    expect(got.badRows).toEqual([]);
  });
  it('is read from standard input', async () => {
    expect(entries(await read({ '-': text }))).toEqual(expected);
  });
  it('names the lines of the file in its bad rows, title lines included', async () => {
    expect(bad(await read({ 'a.csv': `${text}x;y;never;1\n` }))).toEqual(['a.csv:7 Data ordine "never" is no date']);
  });
  it('of Online Retail is known', async () => {
    const retail = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,"HOLDER, WHITE",6,12/1/2010 8:26,2.55,17850.0,United Kingdom
536365,71053,LANTERN,6,12/1/2010 8:26,3.39,17850.0,United Kingdom
C536379,D,Discount,-1,12/13/2010 9:41,27.5,14527.0,United Kingdom
536414,22139,,56,12/1/2010 11:52,0.0,,United Kingdom
`;
    const got = await read({ 'a.csv': retail });
    expect(got.files[0]!.preset).toBe('online-retail');
    expect(entries(got)).toEqual(['14527 2010-12-13 -27.5 refund', '17850 2010-12-01 35.64']);
    expect(leftOut(got)).toEqual(['1 rows without a customer 0']);
  });
  it('without amounts is read where money is not wanted', async () => {
    const visits = 'customer,date,status\na,2024-01-01,paid\na,2024-01-02,cancelled\n';
    expect(entries(await read({ 'a.csv': visits }, { money: false }))).toEqual(['a 2024-01-01 1']);
  });
  it('takes the day in the time zone that is asked for', async () => {
    const late = 'customer,date,amount\na,2024-01-01T23:30:00Z,5\n';
    expect(entries(await read({ 'a.csv': late }))).toEqual(['a 2024-01-01 5']);
    expect(entries(await read({ 'a.csv': late }, { timeZone: 'Europe/Rome' }))).toEqual(['a 2024-01-02 5']);
  });
  it('takes dates in a pattern of its own', async () => {
    const odd = 'customer,date,amount\na,2024.31.12,5\n';
    expect(entries(await read({ 'a.csv': odd }, { dateFormat: 'yyyy.dd.MM' }))).toEqual(['a 2024-12-31 5']);
  });
});

describe('a newest day far behind the others', () => {
  const one = 'customer,order,date,amount\na,1,2024-01-01,5\n';
  const two = 'customer,order,date,amount\nb,2,2024-02-01,5\n\nb,3,2042-02-01,5\nc,4,2042-02-01,5\n';
  it('is named with its file and line', async () => {
    expect(notices(await read({ 'a.csv': one, 'b.csv': two }))).toEqual([
      'the newest day 2042-02-01 (b.csv:4) is 6575 days after the one before it: a mistyped year? if so, mend it or say --as-of 2024-02-01',
    ]);
  });
  it('is no news where as_of leaves it out', async () => {
    const got = await read({ 'a.csv': one, 'b.csv': two }, { asOf: day('2024-02-01') });
    expect(notices(got)).toEqual([]);
  });
  it.each([
    [60, 0],
    [61, 1],
  ])('is far from %i days on', async (days, count) => {
    const date = new Date((day('2024-01-01') + days) * 86_400_000).toISOString().slice(0, 10);
    const text = `customer,date,amount\na,2024-01-01,5\na,${date},5\n`;
    expect(notices(await read({ 'a.csv': text }))).toHaveLength(count);
  });
});

describe('what is no export of orders ends in a message', () => {
  const noise = Uint8Array.from({ length: 50_000 }, (_, i) => (Math.imul(i + 7, 2_654_435_761) >>> 13) & 0xff);
  const packed = gzipSync('customer,date,amount\na,2024-01-01,5\n');
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /^a\.csv: the file is empty; export it again$/],
    ['a packed nothing', gzipSync(''), /^a\.csv: the file is empty; export it again$/],
    ['a header only', 'customer,date,amount\n', /^a\.csv: a header and no rows; check the export$/],
    [
      'a header and blank lines',
      'customer,date,amount\r\n\r\n,,\r\n',
      /^a\.csv: a header and no rows; check the export$/,
    ],
    [
      'a packed file that was cut',
      packed.subarray(0, 30),
      /^a\.csv: is a damaged or cut gzip file; export or copy it again$/,
    ],
    [
      'prose',
      'It was a bright cold day in April,\nand the clocks were striking thirteen.\n',
      /^a\.csv:\d: no column for customer/,
    ],
    ['JSON', '[{"customer":"a","date":"2024-01-01","amount":5}]', /^a\.csv: is a JSON file, not a CSV export;/],
    ['HTML', '<!doctype html>\n<html><body>Please log in</body></html>', /^a\.csv: is a web page, not a CSV export;/],
    ['noise', noise, /^a\.csv:\d+: (no column for|a quote opens|the record)/],
    [
      'an executable',
      Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'),
      /^a\.csv:1: no column for customer/,
    ],
    ['one column', 'customer\na\nb\n', /^a\.csv:1: no column for date, amount .* --map date=COLUMN/],
    [
      'a line of five million characters',
      `customer,date,amount\na,2024-01-01,${'9'.repeat(5_000_000)}\n`,
      /^a\.csv:2: the record that begins on this line is longer than 1 MiB; check/,
    ],
    ['a header of five million characters', 'x'.repeat(5_000_000), /^a\.csv:1: (no column for customer|the record)/],
    [
      'amounts that are none',
      'customer,date,amount\na,2024-01-01,much\n',
      /^1 of 1 rows? (is|are) bad, .* a\.csv:2: amount "much"/,
    ],
  ])('%s', async (_, content, message) => {
    expect(await failure({ 'a.csv': content })).toMatch(message);
  });
  it('also where every bad row is allowed', async () => {
    expect(await failure({ 'a.csv': 'customer,date,amount\na,never,5\n' }, { maxBadRows: { percent: 100 } })).toMatch(
      /^a\.csv: none of the 1 rows? can be read; rfm inspect a\.csv shows why$/,
    );
  });
});

it('a thousand columns are read', async () => {
  const header = Array.from({ length: 1000 }, (_, i) =>
    i === 500 ? 'customer' : i === 900 ? 'date' : i === 999 ? 'amount' : `c${i}`,
  );
  const row = header.map((name) => ({ customer: 'a', date: '2024-01-01', amount: '5' })[name] ?? 'x');
  expect(entries(await read({ 'a.csv': `${header.join(',')}\n${row.join(',')}\n` }))).toEqual(['a 2024-01-01 5']);
});
