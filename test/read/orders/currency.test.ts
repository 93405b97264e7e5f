import { describe, expect, it } from 'vitest';
import { bad, entries, failure, leftOut, notices, read } from '../exports.ts';

const day = (text: string) => Date.parse(text) / 86_400_000;
const amounts = (...texts: readonly string[]) =>
  `customer,date,amount\n${texts.map((text, i) => `c${i},2024-01-01,${text}\n`).join('')}`;

describe('a sign that several currencies share', () => {
  it('counts only where it can stand for the currency that was picked', async () => {
    const got = await read({ 'a.csv': amounts('€5.00', '$7.00', 'US$8.00') }, { currency: 'EUR' });
    expect([entries(got), got.currency]).toEqual([['c0 2024-01-01 5'], 'EUR']);
    expect(leftOut(got)).toEqual(['1 orders in $', '1 orders in USD']);
    const dollars = await read({ 'a.csv': amounts('€5.00', '$7.00', 'US$8.00', 'kr 9.00') }, { currency: 'USD' });
    expect(entries(dollars)).toEqual(['c1 2024-01-01 7', 'c2 2024-01-01 8']);
    expect(await failure({ 'a.csv': amounts('$7.00') }, { currency: 'EUR' })).toBe(
      'no order is in EUR; there are $ (1 row); pick one of them with --currency',
    );
    expect((await read({ 'a.csv': amounts('kr 9.00') }, { currency: 'DKK' })).currency).toBe('DKK');
    expect((await read({ 'a.csv': amounts('$7.00', '$8.00') })).currency).toBe('$');
  });
});

describe('a currency in the header of the amount', () => {
  const total = (header: string, ...texts: readonly string[]) => amounts(...texts).replace('amount', header);
  it('is that of its rows', async () => {
    expect((await read({ 'a.csv': total('Total (EUR)', '5') })).currency).toBe('EUR');
    expect((await read({ 'a.csv': total('Price [€]', '5') })).currency).toBe('EUR');
    const priced = 'customer,date,quantity,price (CHF)\na,2024-01-01,2,5\n';
    expect((await read({ 'a.csv': priced })).currency).toBe('CHF');
    const mapped = { map: { amount: 'Worth (GBP)' } };
    expect((await read({ 'a.csv': total('Worth (GBP)', '5') }, mapped)).currency).toBe('GBP');
  });
  it('keeps files of different currencies from adding up', async () => {
    const files = { 'a.csv': total('Total (EUR)', '5'), 'b.csv': total('Total (USD)', '6') };
    expect(await failure(files)).toMatch(/^orders in several currencies cannot be added up: EUR \(1 row\), USD/);
    expect(entries(await read(files, { currency: 'USD' }))).toEqual(['c0 2024-01-01 6']);
  });
  it('yields to what stands beside an amount, and says which currency a shared sign is', async () => {
    expect((await read({ 'a.csv': total('Total (EUR)', '$5') })).currency).toBe('$');
    expect((await read({ 'a.csv': total('Total (CAD)', '$5', '6') })).currency).toBe('CAD');
  });
});

describe('a currency column and the marks beside amounts', () => {
  const rows = (...cells: readonly string[]) =>
    `customer,date,amount,currency\n${cells.map((cell, i) => `c${i},2024-01-01,${cell}\n`).join('')}`;
  it('speak for each other where one says nothing', async () => {
    expect(await failure({ 'a.csv': rows('5,USD', '€6,') })).toMatch(/USD \(1 row\), EUR \(1 row\)/);
    expect((await read({ 'a.csv': rows('€6,', '€7,n/a') })).currency).toBe('EUR');
  });
  it('agree on what a shared sign is', async () => {
    expect((await read({ 'a.csv': rows('$6,CAD', 'CAD 7,$') })).currency).toBe('CAD');
  });
  it('that contradict each other make the row bad', async () => {
    const got = await read({ 'a.csv': rows('5,EUR', '€6,USD') });
    expect(bad(got)).toEqual(['a.csv:3 currency "USD" contradicts the amount, which is in EUR']);
    expect(entries(got)).toEqual(['c0 2024-01-01 5']);
  });
  it('do not contradict each other where the column holds other words', async () => {
    expect((await read({ 'a.csv': rows('$6,Dollars') })).badRows).toEqual([]);
  });
});

describe('money that is left out', () => {
  const columns = 'customer,order,date,amount,currency,status\n';
  it('is shown where all of it is of the currency that counts', async () => {
    const text = `${columns}a,1,2024-01-01,5,EUR,paid\nb,2,2024-01-01,1000,JPY,cancelled\nc,3,2024-01-01,6,EUR,void\n,4,2024-01-01,7,JPY,paid\n,5,2024-01-01,8,EUR,paid\n`;
    const got = await read({ 'a.csv': text }, { currency: 'EUR' });
    expect(leftOut(got)).toEqual([
      '2 rows without a customer',
      '1 orders of status cancelled',
      '1 orders of status void 6',
    ]);
  });
  it('keeps no file from being added up where its status leaves it out', async () => {
    const text = `${columns}a,1,2024-01-01,5,EUR,paid\nb,2,2024-01-01,1000,JPY,failed\n`;
    const got = await read({ 'a.csv': text });
    expect([entries(got), leftOut(got), got.currency]).toEqual([
      ['a 2024-01-01 5'],
      ['1 orders of status failed'],
      'EUR',
    ]);
    expect(await failure({ 'a.csv': text.replace('failed', 'paid') })).toMatch(/^orders in several currencies/);
    expect(await failure({ 'a.csv': text.replace('paid', 'failed') })).toMatch(/^orders in several currencies/);
  });
  it('is that of the order where a row names no currency', async () => {
    const text = `${columns}a,1,2024-01-01,5,EUR,paid\nb,2,2024-01-01,1000,JPY,paid\nb,2,2024-01-01,10,,cancelled\n`;
    expect(leftOut(await read({ 'a.csv': text }, { currency: 'EUR' }))).toEqual([
      '1 orders of status cancelled',
      '1 orders in JPY',
    ]);
  });
  it('of a row without a currency is counted where its order names it by code and sign', async () => {
    const text = 'customer,order,date,amount\na,1,2024-01-01,$5\na,1,2024-01-01,USD 6\na,1,2024-01-01,7\n';
    const got = await read({ 'a.csv': text }, { currency: 'USD' });
    expect([entries(got), notices(got)]).toEqual([['a 2024-01-01 18'], []]);
  });
  it('is not shown where a later file replaces another currency', async () => {
    const one = `${columns}a,1,2024-01-01,1000,JPY,paid\n`;
    const two = `${columns}a,1,2024-01-01,7,EUR,paid\nb,2,2024-01-02,7,EUR,paid\n`;
    expect(leftOut(await read({ 'a.csv': one, 'b.csv': two }))).toEqual([
      '1 rows of orders that a later file replaces',
    ]);
    expect(leftOut(await read({ 'a.csv': two, 'b.csv': two.replace('a,1', 'a,9') }))).toEqual([
      '1 rows of orders that a later file replaces 7',
    ]);
  });
  it('after as_of is only that of orders that would count', async () => {
    const text = `${columns}a,1,2024-01-01,5,EUR,paid\nb,2,2024-02-01,6,EUR,paid\nb,3,2024-02-01,1000,JPY,paid\n`;
    const got = await read({ 'a.csv': text }, { currency: 'EUR', asOf: day('2024-01-31') });
    expect(leftOut(got)).toEqual(['1 orders in JPY', '1 orders after 2024-01-31 6']);
  });
});

describe('without money', () => {
  const flags = { money: false } as const;
  it('orders of every currency count, unless one is picked', async () => {
    const text = amounts('€5.00', '$7.00', '9');
    const got = await read({ 'a.csv': text }, flags);
    expect([entries(got).length, got.currency, notices(got)]).toEqual([3, undefined, []]);
    expect(entries(await read({ 'a.csv': text }, { ...flags, currency: 'EUR' }))).toEqual([
      'c0 2024-01-01 5',
      'c2 2024-01-01 9',
    ]);
    expect((await read({ 'a.csv': 'customer,date,amount,currency\na,2024-01-01,€5,USD\n' }, flags)).badRows).toEqual(
      [],
    );
  });
  it('an amount that cannot be read is that of an order all the same', async () => {
    const text =
      'customer,order,date,amount,refunded,status\na,1,2024-01-01,,5,\nb,2,2024-01-01,many,,\nc,3,2024-01-02,-5,,\nd,4,2024-01-01,0,,\ne,5,2024-01-01,8,,cancelled\n';
    const got = await read({ 'a.csv': text }, flags);
    expect(entries(got)).toEqual(['a 2024-01-01 1', 'b 2024-01-01 1', 'c 2024-01-02 -5 refund']);
    expect(leftOut(got)).toEqual(['1 orders of status cancelled', '1 orders of zero']);
    expect(got.badRows).toEqual([]);
  });
  it('nothing is asked about decimal marks, and discounts leave an order an order', async () => {
    const text = 'customer;order;date;amount\na;1;2024-01-01;1.234\na;1;2024-01-01;-50,00\nb;2;2024-01-01;10,50\n';
    expect(entries(await read({ 'a.csv': text }, flags))).toEqual(['a 2024-01-01 1184', 'b 2024-01-01 10.5']);
    const open = 'customer;date;amount\na;2024-01-01;1.234\n';
    expect(entries(await read({ 'a.csv': open }, flags))).toHaveLength(1);
    const both = 'customer;date;amount\na;2024-01-01;1.50\nb;2024-01-01;1,50\n';
    expect(entries(await read({ 'a.csv': both }, flags))).toEqual(['a 2024-01-01 1.5', 'b 2024-01-01 1.5']);
  });
});
