import { describe, expect, it } from 'vitest';
import { bad, entries, failure, leftOut, notices, read } from '../exports.ts';

const header = 'customer,order,date,amount\n';

describe('records that do not fit the header', () => {
  it('are bad rows with the line where they start', async () => {
    const text = `${header}a,1,2024-01-01,5\nb,2,2024-01-02\n"c\nc",3,2024-01-03,5,6\nd,4,2024-01-04,7\ne\n`;
    const got = await read({ 'a.csv': text }, { maxBadRows: { count: 3 } });
    expect(entries(got)).toEqual(['a 2024-01-01 5', 'd 2024-01-04 7']);
    expect(bad(got)).toEqual([
      'a.csv:3  "b,2,2024-01-02" 3 fields, the header has 4',
      'a.csv:4  "c\nc,3,2024-01-03,5,6" 5 fields, the header has 4',
      'a.csv:7  "e" 1 field, the header has 4',
    ]);
  });
  it('are none where only empty cells are too many, or are missing under empty headers', async () => {
    const extra = await read({ 'a.csv': `${header}a,1,2024-01-01,5,,\nb,2,2024-01-02,6,\n` });
    expect([entries(extra).length, extra.badRows.length]).toEqual([2, 0]);
    const nameless =
      'customer,order,date,amount,,\na,1,2024-01-01,5\nb,2,2024-01-02,6,,\nc,3,2024-01-03,7,,note\nd,4,2024-01-04\n';
    const got = await read({ 'a.csv': nameless });
    expect(entries(got)).toEqual(['a 2024-01-01 5', 'b 2024-01-02 6', 'c 2024-01-03 7']);
    expect(bad(got)).toEqual(['a.csv:5  "d,4,2024-01-04" 3 fields, the header has 6']);
  });
  it('are nothing where they are blank', async () => {
    const got = await read({ 'a.csv': `${header}\n  \n,,,\na,1,2024-01-01,5\n , ,,,,\n` });
    expect(got.account).toMatchObject({ rows: 1, badRows: 0, leftOut: [] });
  });
});

describe('values that cannot be read', () => {
  it('are bad rows with line, column and value', async () => {
    const text = `${header}a,1,31/02/2024,5\nb,2,,5\nc,3,2024-01-03,\nd,4,2024-01-04,12 apples\ne,5,2024-01-05,1e300\nf,6,2024-01-06,5\n`;
    const got = await read({ 'a.csv': text }, { maxBadRows: { count: 5 } });
    expect(entries(got)).toEqual(['f 2024-01-06 5']);
    expect(bad(got)).toEqual([
      'a.csv:2 date "31/02/2024" is no date',
      'a.csv:3 date "" is empty; a date is needed',
      'a.csv:4 amount "" is empty; a number is needed',
      'a.csv:5 amount "12 apples" is no amount',
      'a.csv:6 amount "1e300" is no amount',
    ]);
  });
  it('are bad where they hold a NUL byte, in whichever column', async () => {
    const text = `customer,date,amount,note\na,2024-01-01,5,x\nb,2024-01-02,5,\0\nc,2024-01-0\x003,5,x\n`;
    const got = await read({ 'a.csv': text }, { maxBadRows: { count: 2 } });
    expect(entries(got)).toEqual(['a 2024-01-01 5']);
    expect(bad(got).map((row) => row.replace(/".*"/s, ''))).toEqual([
      'a.csv:3   holds a NUL byte',
      'a.csv:4   holds a NUL byte',
    ]);
  });
  it('are bad where quantity × price is beyond any order', async () => {
    const text = 'customer,date,quantity,unit_price\na,2024-01-01,2,5\nb,2024-01-01,99999999,99999999\n';
    expect(bad(await read({ 'a.csv': text }))).toEqual(['a.csv:3 unit_price "99999999" quantity × price is too large']);
  });
  it('stop the run where there are too many', async () => {
    const text = `${header}a,1,2024-01-01,5\nb,2,never,5\n`;
    expect(await failure({ 'a.csv': text }, { maxBadRows: { percent: 5 } })).toBe(
      '1 of 2 rows are bad, more than the 5 % allowed; the first is a.csv:3: date "never" is no date; rfm inspect a.csv shows them; mend the export, or allow them with --max-bad-rows',
    );
    expect(await failure({ 'a.csv': text }, { maxBadRows: { count: 0 } })).toContain(
      '1 of 2 rows are bad, more than the 0',
    );
  });
});

describe('the header inside a stream', () => {
  const one = 'customer,order,date,amount\na,1,2024-01-01,5\nb,2,2024-01-02,5\n';
  const two = 'customer,order,date,amount\nb,2,2024-01-02,5\nc,3,2024-01-03,5\n';
  it('is skipped, and order ids on both sides of it are counted', async () => {
    const got = await read({ '-': `${one}${two}\ufeff${two}` });
    expect(entries(got)).toEqual(['a 2024-01-01 5', 'b 2024-01-02 15', 'c 2024-01-03 10']);
    expect(got.account).toMatchObject({ rows: 6, badRows: 0 });
    expect(notices(got)).toEqual([
      '-: the header comes 2 more times and was skipped; order ids on both sides of it: 2 ("2", "3"), which count twice: pass the files as arguments, not as one stream',
    ]);
  });
  it('is no matter where the parts share no order', async () => {
    const got = await read({ '-': `${one}${header}c,3,2024-01-03,5\n` });
    expect(notices(got)).toEqual(['-: the header comes 1 more time and was skipped']);
  });
  it('may be quoted behind its byte-order mark', async () => {
    const quoted = one.replaceAll(/[^,\n]+/g, '"$&"');
    const got = await read({ '-': `\ufeff${quoted}\ufeff${quoted.replaceAll('"1"', '"4"').replaceAll('"2"', '"5"')}` });
    expect(got.account).toMatchObject({ rows: 4, badRows: 0 });
    expect(entries(got)).toHaveLength(4);
  });
});

describe('currencies', () => {
  const column = (...currencies: readonly string[]) =>
    `customer,date,amount,currency\n${currencies.map((currency, i) => `c${i},2024-01-01,${i + 1},${currency}\n`).join('')}`;
  it('are named by a column in code, sign or word', async () => {
    const got = await read({ 'a.csv': column('EUR', 'eur ', '€', 'Euro', '', 'n/a') });
    expect([got.currency, entries(got).length]).toEqual(['EUR', 6]);
  });
  it('are named by the mark beside an amount', async () => {
    const text = 'customer;date;amount\na;2024-01-01;12,50 €\nb;2024-01-01;EUR 3,00\nc;2024-01-01;4,00\n';
    expect((await read({ 'a.csv': text })).currency).toBe('EUR');
  });
  it('are none where nothing names one', async () => {
    const text = 'customer,date,amount\na,2024-01-01,5\n';
    expect((await read({ 'a.csv': text })).currency).toBeUndefined();
    expect((await read({ 'a.csv': text }, { currency: 'CHF' })).currency).toBe('CHF');
  });
  it('must not be several', async () => {
    expect(await failure({ 'a.csv': column('USD', 'EUR', 'USD') })).toBe(
      'orders in several currencies cannot be added up: USD (2 rows), EUR (1 row); pick one: --currency USD',
    );
    expect(await failure({ 'a.csv': column('USD'), 'b.csv': column('EUR') })).toContain('USD (1 row), EUR (1 row)');
  });
  it('may be several where one is picked; the rest is counted', async () => {
    const got = await read({ 'a.csv': column('USD', 'EUR', '', 'USD') }, { currency: 'USD' });
    expect(got.currency).toBe('USD');
    expect(entries(got)).toEqual(['c0 2024-01-01 1', 'c2 2024-01-01 3', 'c3 2024-01-01 4']);
    expect(leftOut(got)).toEqual(['1 orders in EUR']);
    expect(await failure({ 'a.csv': column('USD') }, { currency: 'GBP' })).toBe(
      'no order is in GBP; there are USD (1 row); pick one of them with --currency',
    );
  });
  it('of a row without one are that of its order', async () => {
    const text = 'customer,order,date,amount,currency\na,1,2024-01-01,5,EUR\na,1,2024-01-01,5,\nb,2,2024-01-01,5,USD\n';
    const got = await read({ 'a.csv': text }, { currency: 'USD' });
    expect(entries(got)).toEqual(['b 2024-01-01 5']);
  });
});

it('amounts of more than four decimals are rounded, which is said', async () => {
  const price = (text: string) => `customer;date;amount\na;2024-01-01;${text}\nb;2024-01-01;2${text.at(1)}5\n`;
  for (const text of ['1.00006', '1,00006']) {
    const got = await read({ 'a.csv': price(text) });
    expect(entries(got)[0]).toBe('a 2024-01-01 1.0001');
    expect(notices(got)).toEqual(['more than four decimals, rounded to 1/10,000: 1 row']);
  }
});
