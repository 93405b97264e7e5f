import { describe, expect, it } from 'vitest';
import { bad, entries, leftOut, notices, read } from '../exports.ts';

function keyed(header: string, ...keys: readonly string[]) {
  return `${header},date,amount\n${keys.map((key) => `${key},2024-01-01,1\n`).join('')}`;
}

async function customers(exports: Readonly<Record<string, string>>, flags = {}) {
  const got = await read(exports, flags);
  return [...new Set(entries(got).map((entry) => entry.replace(/ 2024.*/, '')))];
}

describe('customer ids', () => {
  it('lose .0 in an otherwise integral column', async () => {
    expect(await customers({ 'a.csv': keyed('customer', '17850.0', '17850', '007.0', 'nan') })).toEqual([
      '007',
      '17850',
    ]);
  });
  it('are the same customer in a file that has .0 and one that has not', async () => {
    const files = {
      'a.csv': keyed('customer', '17850.0'),
      'b.csv': keyed('customer', '17850').replace(',1\n', ',2\n'),
    };
    expect(entries(await read(files))).toEqual(['17850 2024-01-01 1', '17850 2024-01-01 2']);
  });
  it('keep .0 in every file where a file has it beside ids that are no integers', async () => {
    const files = {
      'a.csv': keyed('customer', '17.0', '18.0'),
      'b.csv': keyed('customer', '17.0', '18', 'X1').replaceAll(',1\n', ',2\n'),
    };
    for (const order of [['a.csv', 'b.csv'] as const, ['b.csv', 'a.csv'] as const]) {
      const turned = Object.fromEntries(order.map((name) => [name, files[name]]));
      expect(await customers(turned)).toEqual(['17.0', '18', 'X1']);
    }
  });
  it('keep .0 beside ids that are no integers', async () => {
    expect(await customers({ 'a.csv': keyed('customer', '17850.0', 'X1') })).toEqual(['17850.0', 'X1']);
    expect(await customers({ 'a.csv': keyed('customer', '1.5', '2.0') })).toEqual(['1.5', '2.0']);
  });
  it('stay text: leading zeros, capitals and long numbers are kept', async () => {
    expect(await customers({ 'a.csv': keyed('customer', '007', '7', 'Ab', 'ab', '12345678901234567890') })).toEqual([
      '007',
      '12345678901234567890',
      '7',
      'Ab',
      'ab',
    ]);
  });
  it('lose what spreadsheets wrap around them', async () => {
    expect(
      await customers({ 'a.csv': keyed('customer', '"=""00123"""', '="00124"', ' 00125 ', "'-5", "'+44") }),
    ).toEqual(['+44', '-5', '00123', '00124', '00125']);
  });
  it('that are addresses are lower-cased', async () => {
    expect(await customers({ 'a.csv': keyed('customer', 'Ann@X.org', ' ann@x.org', 'Ann @ home') })).toEqual([
      'Ann @ home',
      'ann@x.org',
    ]);
  });
  it.each(['', ' ', 'NA', 'n/a', 'NaN', 'NULL', 'None', '-', '--'])('are nobody for %j', async (marker) => {
    const got = await read({ 'a.csv': keyed('customer', 'a', marker) });
    expect(entries(got)).toEqual(['a 2024-01-01 1']);
    expect(leftOut(got)).toEqual(['1 rows without a customer 1']);
    expect(got.account).toMatchObject({ rows: 2, badRows: 0 });
  });
  it('with bytes that are no text are bad rows', async () => {
    const got = await read({ 'a.csv': keyed('customer', 'a', 'b', 'b\ufffd') });
    expect(bad(got)).toEqual(['a.csv:4 customer "b\ufffd" holds bytes that are no text']);
  });
});

describe('e-mail keys', () => {
  it('are trimmed and lower-cased', async () => {
    expect(await customers({ 'a.csv': keyed('Email', 'Ann@X.org', ' ann@x.ORG ', 'n/a') })).toEqual(['ann@x.org']);
  });
  it('are used where they are chosen', async () => {
    const text = 'customer,email,date,amount\n1,A@x.org,2024-01-01,1\n2,a@x.org,2024-01-02,1\n';
    expect(await customers({ 'a.csv': text }, { key: 'email' })).toEqual(['a@x.org']);
  });
});

describe('phone keys', () => {
  it('are digits, with the plus before them', async () => {
    const phones = ['+44 20 7946-0958', '(+44) 2079460958', "'+442079460958", '020 7946 0958', '02079460958'];
    expect(await customers({ 'a.csv': keyed('phone', ...phones) })).toEqual(['+442079460958', '02079460958']);
  });
  it('without a digit are nobody', async () => {
    const got = await read({ 'a.csv': keyed('phone', '123', '+', 'unknown', '--') });
    expect(entries(got)).toEqual(['123 2024-01-01 1']);
    expect(leftOut(got)).toEqual(['3 rows without a customer 3']);
  });
});

it('different keys in different files are pointed out', async () => {
  const files = { 'a.csv': keyed('customer', '1'), 'b.csv': keyed('email', 'a@x.org') };
  expect(notices(await read(files))).toEqual([
    'customers are told by different columns (customer in a.csv, email in b.csv): the same person may count twice; choose one with --key',
  ]);
});
