import { describe, expect, it } from 'vitest';
import { exactReversals } from '../../src/score/reversals.ts';
import { type Exports, entries, type Flags, failure, leftOut, notices as noticesOf, read } from './exports.ts';

const notices = async (exports: Exports, flags?: Flags) => noticesOf(await read(exports, flags));

describe('a notice', () => {
  it('asks about totals that every order of several rows repeats', async () => {
    const header = 'order_id,customer,date,total';
    const rows = [1, 2, 3].flatMap((order) => Array(2).fill(`${order},c${order},2024-01-0${order},${order}0.00`));
    const text = [header, ...rows].join('\n');
    expect(await notices({ 'a.csv': text })).toEqual([
      expect.stringMatching(/^3 orders of several rows repeat one amount on each row.*"total".*order_total/),
    ]);
    expect(await notices({ 'a.csv': text.replace('total', 'order_total') })).toEqual([]);
    expect(await notices({ 'a.csv': `${text}\n4,c4,2024-01-04,1\n4,c4,2024-01-04,2` })).toEqual([]);
    expect(await notices({ 'a.csv': text.replace(/[123]0\.00/g, '10.00') })).toEqual([]);
  });

  it('names customers who look like a word for everybody', async () => {
    const text = 'customer_id,date,amount\nGuest,2024-01-01,5\nGuest,2024-01-02,6\nG-1,2024-01-02,7\n';
    expect(await notices({ 'a.csv': text })).toEqual([
      'customer "Guest" looks like a word for everybody without an account, yet counts as one person: 2 rows',
    ]);
  });

  it('counts rows without a customer that have an e-mail address', async () => {
    const text = 'customer_id,email,date,amount\n,a@b.it,2024-01-01,5\n,,2024-01-01,5\nc1,,2024-01-02,6\n';
    expect(await notices({ 'a.csv': text })).toEqual([
      'no customer but an e-mail address, left out: --key email counts them: 1 row',
    ]);
  });

  it('says that a partial refund of unknown size counts in full', async () => {
    const text = 'customer,date,amount,status\na,2024-01-01,5,partially_refunded\nb,2024-01-02,6,paid\n';
    const sentence = 'partly refunded by their status, but no column says how much: they count in full: 1 order';
    expect(await notices({ 'a.csv': text })).toEqual([sentence]);
    const stated = 'customer,date,amount,status,refunded\na,2024-01-01,5,partially_refunded,2\n';
    expect(await notices({ 'a.csv': stated })).toEqual([]);
    expect(await notices({ 'a.csv': text, 'b.csv': stated.replace('a,', 'c,') })).toEqual([sentence]);
  });

  it('tells of guests who have an account with the same e-mail address', async () => {
    const header =
      'Order ID,Customer ID,Customer Email,Order Date,Order Status,Subtotal (inc tax),Order Total (inc tax)\n';
    const rows = [
      ['5', 'ada@example.com'],
      ['0', 'Ada@example.com'],
      ['0', 'grace@example.com'],
      ['0', 'grace@example.com'],
      ['7', 'bruno@example.it'],
      ['7', 'Bruno@example.it'],
    ];
    const text = `${header}${rows.map(([id, email], i) => `${i},${id},${email},2026-01-1${i},Completed,5,5\n`).join('')}`;
    const sentence =
      '1 customer known by an e-mail or phone alone taken for the id that has it beside it; 1 more have no id';
    expect(await notices({ 'a.csv': text })).toEqual([sentence]);
    expect(await notices({ 'a.csv': text.replace(',5,ada@', ',5,a.rossi@') })).toEqual([]);
  });

  it('says aloud, once, that an export knows customers by name alone', async () => {
    const header = 'Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales\n';
    const files = {
      'a.csv': `${header}2026-01-08,1,completed,Ada Rossi,new,1× Bread,1,,5\n`,
      'b.csv': `${header}2026-01-09,2,completed,Ada Rossi,new,1× Bread,1,,5\n`,
    };
    expect(await notices(files)).toEqual([
      expect.stringContaining('this export of WooCommerce has neither e-mails nor customer ids'),
    ]);
  });

  it('warns when an older file comes after a newer one and replaces its orders', async () => {
    const header = 'order_id,customer,date,amount\n';
    const older = `${header}1,a,2024-01-01,5\n2,b,2024-01-05,6\n`;
    const newer = `${header}2,b,2024-01-05,7\n3,c,2024-01-09,8\n`;
    expect(await notices({ 'week-1.csv': older, 'week-2.csv': newer })).toEqual([]);
    expect(await notices({ 'week-2.csv': newer, 'week-1.csv': older })).toEqual([
      expect.stringMatching(/^week-2\.csv has newer orders than week-1\.csv, which comes after it/),
    ]);
  });

  it('warns of no order of files where the older one replaces nothing of the newer one', async () => {
    const header = 'order_id,customer,date,amount\n';
    const newer = `${header}1,a,2024-03-01,5\n`;
    const older = `${header}2,b,2024-01-01,6\n3,c,2024-01-02,7\n`;
    expect(await notices({ 'new.csv': newer, 'old.csv': older, 'again.csv': older })).toEqual([]);
    expect(await notices({ 'a.csv': older, 'empty.csv': header, 'b.csv': older })).toEqual([]);
    const mended = `${header}1,a,2024-01-01,5\n`;
    expect(await notices({ 'new.csv': newer, 'old.csv': older, 'mended.csv': mended })).toEqual([
      expect.stringMatching(/^new\.csv has newer orders than mended\.csv, /),
    ]);
  });

  it('names statuses and words for everybody most first, whatever the order of rows', async () => {
    const header = 'customer,date,amount,status';
    const rows = ['guest', 'Guest', 'Guest', 'unknown'].map((name, i) => `${name},2024-01-01,${i + 1},s${i % 3}`);
    const said = await notices({ 'a.csv': [header, ...rows].join('\n') });
    expect(said.map((notice) => /"(.*?)"/.exec(notice)![1])).toEqual(['s0', 's1', 's2', 'Guest', 'guest', 'unknown']);
    expect(await notices({ 'a.csv': [header, ...rows.toReversed()].join('\n') })).toEqual(said);
  });

  it('counts rows that are taken for the one currency', async () => {
    const text = 'customer,date,amount,currency\na,2024-01-01,5,EUR\nb,2024-01-02,6,\n';
    expect(await notices({ 'a.csv': text })).toEqual(['no currency is given, taken for the one that counts: 1 row']);
  });
});

describe('an order refunded in full by its status', () => {
  const text = 'order_id,customer,date,amount,status\n1,a,2024-01-01,100,paid\n2,a,2024-02-01,100,refunded\n';

  it('is no credit note for another order', async () => {
    const { ledger } = await read({ 'a.csv': text });
    expect(exactReversals(ledger, undefined)).toEqual({ count: 0, amount: 0 });
    const note = 'order_id,customer,date,amount\n1,a,2024-01-01,100\nC1,a,2024-02-01,-100\n';
    expect(exactReversals((await read({ 'a.csv': note })).ledger, undefined)).toEqual({ count: 1, amount: 1_000_000 });
  });

  it('is counted among what is left out', async () => {
    expect(leftOut(await read({ 'a.csv': text }))).toEqual(['1 orders refunded in full, no purchases 100']);
  });
});

describe('a currency sign that several currencies share', () => {
  const dollars = 'customer,date,amount\na,2024-01-01,$5.00\nb,2024-01-02,USD 6.00\n';

  it('stands for the currency that was picked', async () => {
    expect(await failure({ 'a.csv': dollars })).toMatch(/several currencies.*pick one: --currency USD$/);
    const picked = await read({ 'a.csv': dollars }, { currency: 'USD' });
    expect(entries(picked)).toEqual(['a 2024-01-01 5', 'b 2024-01-02 6']);
    expect(picked.currency).toBe('USD');
    const signs = await read({ 'a.csv': dollars.replace('USD ', '$') }, { currency: 'CAD' });
    expect(signs.currency).toBe('CAD');
    expect(await failure({ 'a.csv': dollars.replace('$5', '€5') }, { currency: 'CHF' })).toContain(
      'no order is in CHF',
    );
  });
});

it('blank statuses take one spelling of the status of their order, whatever the order of rows', async () => {
  const header = 'order_id,customer,date,amount,status';
  const rows = ['1,a,2024-01-01,5,void', '1,a,2024-01-01,6,cancelled', '1,a,2024-01-01,7,', '2,b,2024-01-01,5,paid'];
  for (const order of [rows, rows.toReversed()]) {
    expect(leftOut(await read({ 'a.csv': [header, ...order].join('\n') }))).toEqual([
      '1 orders of status cancelled 13',
      '1 orders of status void 5',
    ]);
  }
});

it('bad rows of a file that is given twice are counted once each time', async () => {
  const text = 'order_id,customer,date,amount\n1,a,2024-01-01,5\n2,b,never,5\n3,c,2024-01-01,5\n';
  const got = await read({ 'a.csv': text }, { paths: ['a.csv', 'a.csv'] });
  expect([got.files.map((file) => file.badRows), got.account.badRows]).toEqual([[1, 1], 2]);
});

describe('in Italian', () => {
  const italian = async (exports: Exports) => (await read(exports)).account.notices.map(({ it }) => it);

  it('counts agree with their nouns', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `a,${i + 1},2024-01-0${i + 1},1.00001`);
    const header = 'customer,order,date,amount';
    expect(await italian({ 'a.csv': [header, ...rows(1)].join('\n') })).toEqual([
      'più di quattro decimali, arrotondati a 1/10.000: 1 riga',
    ]);
    expect(await italian({ 'a.csv': [header, ...rows(2)].join('\n') })).toEqual([
      'più di quattro decimali, arrotondati a 1/10.000: 2 righe',
    ]);
  });

  it('a header that comes again', async () => {
    const text = 'customer,date,amount\na,2024-01-01,5\n';
    expect(await italian({ 'a.csv': text + text })).toEqual([
      "a.csv: l'intestazione compare un'altra volta ed è stata saltata",
    ]);
    expect(await italian({ 'a.csv': text + text + text })).toEqual([
      "a.csv: l'intestazione compare altre 2 volte ed è stata saltata",
    ]);
  });

  it('what is left out, and how a file is read', async () => {
    const text =
      'Kunde;Bestellnummer;Datum;Betrag;Status\na;1;13.01.2024;5,50;storniert\nb;2;14.01.2024;7,00;\n;3;14.01.2024;7,00;\n';
    const { account, files } = await read({ 'a.csv': text });
    expect(account.leftOut.map(({ what }) => what.it)).toEqual(['righe senza cliente', 'ordini con stato storniert']);
    expect(files[0]!.description.it).toBe(
      'UTF-8; punto e virgola; preset generic; cliente = Kunde; ordine = Bestellnummer; data = Datum (dd.MM.yyyy); importo = Betrag (virgola decimale); stato = Status',
    );
  });
});
