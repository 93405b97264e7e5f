import { describe, expect, it } from 'vitest';
import { entries, leftOut, notices, read } from '../exports.ts';

const withIds = (...rows: readonly string[]) => `customer,order,date,amount,note\n${rows.join('\n')}\n`;
const withoutIds = (...rows: readonly string[]) => `customer,date,amount,note\n${rows.join('\n')}\n`;

describe('files with order ids that overlap', () => {
  it('take an order from the last file that has it, in argument order', async () => {
    const old = withIds('a,1,2024-01-01,5,x', 'a,1,2024-01-01,6,y', 'b,2,2024-01-02,7,');
    const anew = withIds('a,1,2024-01-01,20,x', 'c,3,2024-01-03,8,');
    const got = await read({ 'old.csv': old, 'new.csv': anew });
    expect(entries(got)).toEqual(['a 2024-01-01 20', 'b 2024-01-02 7', 'c 2024-01-03 8']);
    expect(leftOut(got)).toEqual(['2 rows of orders that a later file replaces 11']);
    expect(got.account.rows).toBe(5);
    expect(entries(await read({ 'new.csv': anew, 'old.csv': old }))[0]).toBe('a 2024-01-01 11');
  });
  it('count a file that is given twice once', async () => {
    const text = withIds('a,1,2024-01-01,5,x', 'a,1,2024-01-01,5,x', 'a,,2024-01-05,3,', 'b,2,2024-01-02,-7,');
    const once = entries(await read({ 'a.csv': text }));
    expect(entries(await read({ 'a.csv': text, './a.csv': text, 'b.csv': text }))).toEqual(once);
  });
  it('move an order to the customer that the later file names, which is said', async () => {
    const got = await read({ 'a.csv': withIds('a,1,2024-01-01,5,'), 'b.csv': withIds('b,1,2024-01-01,5,') });
    expect(entries(got)).toEqual(['b 2024-01-01 5']);
    expect(notices(got)).toEqual([
      'a later file gives orders to another customer, and the earlier one lost them: 1 order',
    ]);
    const fromNobody = await read({ 'a.csv': withIds(',1,2024-01-01,5,'), 'b.csv': withIds('b,1,2024-01-01,5,') });
    expect([entries(fromNobody), notices(fromNobody)]).toEqual([['b 2024-01-01 5'], []]);
  });
  it('keep refund rows of files that hold nothing else of the order', async () => {
    const sale = withIds('a,1,2024-01-01,10,');
    const refund = withIds('a,1,2024-01-09,-3,');
    for (const files of [
      { 's.csv': sale, 'r.csv': refund },
      { 'r.csv': refund, 's.csv': sale },
      { 'r.csv': refund, 's.csv': sale, 'again.csv': refund },
      { 'r.csv': refund, 'both.csv': withIds('a,1,2024-01-01,10,', 'a,1,2024-01-09,-3,') },
    ]) {
      expect(entries(await read(files))).toEqual(['a 2024-01-01 7']);
    }
    const twice = withIds('a,1,2024-01-09,-3,', 'a,1,2024-01-09,-3,');
    expect(entries(await read({ 's.csv': sale, 'r.csv': refund, 't.csv': twice }))).toEqual(['a 2024-01-01 4']);
  });
  it('keep the sale where a later file says no more than what was given back of it', async () => {
    const header = 'Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales\n';
    const files = {
      'january.csv': `${header}2026-01-05,1,completed,Ada Rossi,new,1× Bread,1,,50\n2026-01-06,2,completed,Bo Li,new,1× Bread,1,,50\n`,
      'february.csv': `${header}2026-02-01,1,refunded,Ada Rossi,new,1× Bread,1,,-10\n2026-02-02,3,completed,Bo Li,new,1× Bread,1,,50\n`,
    };
    const orders = await read(files);
    expect(entries(orders)).toEqual([
      'Ada Rossi 2026-01-05 -10 refund',
      'Ada Rossi 2026-01-05 50',
      'Bo Li 2026-01-06 50',
      'Bo Li 2026-02-02 50',
    ]);
    expect(leftOut(orders)).toEqual([]);
  });

  it('drop refund rows of an earlier file that also holds the sale', async () => {
    const old = withIds('a,1,2024-01-01,10,', 'a,1,2024-01-02,-3,');
    expect(entries(await read({ 'old.csv': old, 'new.csv': withIds('a,1,2024-01-01,10,') }))).toEqual([
      'a 2024-01-01 10',
    ]);
  });
  it('take refunds that are negative in every file together', async () => {
    const got = await read({
      'a.csv': withIds('a,C1,2024-01-05,-4,', 'a,C1,2024-01-05,-4,', 'z,9,2024-01-01,1,'),
      'b.csv': withIds('a,C1,2024-01-05,-4,', 'a,C1,2024-01-05,-6,'),
    });
    expect(entries(got)).toEqual(['a 2024-01-05 -14 refund', 'z 2024-01-01 1']);
    expect(leftOut(got)).toEqual(['1 rows that another file repeats -4']);
  });
  it('replace an order also where the later file says that it was cancelled', async () => {
    const status = (word: string) =>
      `customer,order,date,amount,status\na,1,2024-01-01,5,${word}\nb,2,2024-01-01,5,paid\n`;
    const got = await read({ 'a.csv': status('paid'), 'b.csv': status('Cancelled') });
    expect(entries(got)).toEqual(['b 2024-01-01 5']);
    expect(leftOut(got)).toEqual(['2 rows of orders that a later file replaces 10', '1 orders of status Cancelled 5']);
  });
  it('count the total of an order once in what is replaced or repeated', async () => {
    const totals = (...rows: readonly string[]) => `customer,order,date,order_total,sku\n${rows.join('\n')}\n`;
    const one = totals('a,1,2024-01-01,100,x', 'a,1,2024-01-01,100,y', 'b,2,2024-01-01,7,z');
    const two = totals('a,1,2024-01-01,90,x', 'c,3,2024-01-01,7,z');
    expect(leftOut(await read({ 'a.csv': one, 'b.csv': one, 'c.csv': two }))).toEqual([
      '5 rows of orders that a later file replaces 207',
    ]);
    const back = totals('a,C1,2024-01-01,-100,x', 'a,C1,2024-01-01,-100,y', 'b,2,2024-01-01,7,z');
    expect(leftOut(await read({ 'a.csv': back, 'b.csv': back.replace('b,2', 'b,9') }))).toEqual([
      '2 rows that another file repeats -100',
    ]);
  });
  it('do not replace an order by a row that is bad', async () => {
    const files = {
      'a.csv': withIds('a,1,2024-01-01,5,'),
      'b.csv': withIds('a,1,2024-01-01,many,', 'b,2,2024-01-01,1,'),
    };
    expect(entries(await read(files))).toEqual(['a 2024-01-01 5', 'b 2024-01-01 1']);
  });
});

describe('files without order ids that overlap', () => {
  it('count equal rows as often as the file that holds most of them', async () => {
    const one = withoutIds('a,2024-01-01,5,x', 'a,2024-01-01,5,x', 'b,2024-01-02,6,x');
    const two = withoutIds('a,2024-01-01,5,x', 'b,2024-01-02,6,x', 'b,2024-01-02,6,y');
    for (const files of [
      { 'one.csv': one, 'two.csv': two },
      { 'two.csv': two, 'one.csv': one },
    ]) {
      const got = await read(files);
      expect(entries(got)).toEqual(['a 2024-01-01 5', 'a 2024-01-01 5', 'b 2024-01-02 6', 'b 2024-01-02 6']);
      expect(leftOut(got)).toEqual(['2 rows that another file repeats 11']);
    }
  });
  it('are compared whatever the order of their columns', async () => {
    const turned = 'note,amount,date,customer\nx,5,2024-01-01,a\n';
    expect(entries(await read({ 'a.csv': withoutIds('a,2024-01-01,5,x'), 'b.csv': turned }))).toEqual([
      'a 2024-01-01 5',
    ]);
    // Values that changed places are other values.
    const swapped = 'customer,date,amount,note,tag\na,2024-01-01,5,x,y\n';
    const other = 'customer,date,amount,note,tag\na,2024-01-01,5,y,x\n';
    expect(entries(await read({ 'a.csv': swapped, 'b.csv': other }))).toHaveLength(2);
  });
  it('count equal rows of one file each', async () => {
    expect(entries(await read({ 'a.csv': withoutIds('a,2024-01-01,5,', 'a,2024-01-01,5,') }))).toHaveLength(2);
  });
});
