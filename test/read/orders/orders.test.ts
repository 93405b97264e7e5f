import { describe, expect, it } from 'vitest';
import { entries, failure, leftOut, notices, read } from '../exports.ts';

/** Orders of one row each, or of several with the same id. */
function orders(columns: string, ...rows: readonly string[]) {
  return { 'a.csv': `customer,order,date,${columns}\n${rows.join('\n')}\n` };
}

describe('line items', () => {
  it('add up to the order, on the day of the earliest', async () => {
    const got = await read(
      orders('amount', 'a,1,2024-01-02,5', 'b,2,2024-01-01,1', 'a,1,2024-01-01,0.1', 'a,1,2024-01-03,0.2'),
    );
    expect(entries(got)).toEqual(['a 2024-01-01 5.3', 'b 2024-01-01 1']);
  });
  it('of two customers are two orders', async () => {
    expect(entries(await read(orders('amount', 'a,1,2024-01-01,5', 'b,1,2024-01-01,6')))).toEqual([
      'a 2024-01-01 5',
      'b 2024-01-01 6',
    ]);
  });
  it('without an order id are orders of their own', async () => {
    expect(entries(await read(orders('amount', 'a,,2024-01-01,5', 'a,,2024-01-01,5')))).toHaveLength(2);
  });
  it('with what exporters write for no order id are orders of their own, which is said', async () => {
    const rows = ['null', 'NaN', 'NA', '-', 'None', ''].flatMap((id) => [
      `a,${id},2024-01-01,5`,
      `a,${id},2024-02-01,6`,
    ]);
    const got = await read(orders('amount', ...rows, 'b,1,2024-01-01,5'));
    expect(entries(got)).toHaveLength(13);
    expect(notices(got)).toEqual(['rows without an order id, each an order of its own: 12']);
    expect(notices(await read({ 'a.csv': 'customer,date,amount\na,2024-01-01,5\n' }))).toEqual([]);
  });
  it('are quantity times price', async () => {
    expect(entries(await read(orders('quantity,price', 'a,1,2024-01-01,3,0.1', 'a,1,2024-01-01,-1,0.05')))).toEqual([
      'a 2024-01-01 0.25',
    ]);
  });
});

describe('the total of the whole order, repeated on its rows', () => {
  it('counts once', async () => {
    const got = await read(
      orders('order_total,sku', 'a,1,2024-01-01,100,x', 'a,1,2024-01-01,100,y', 'b,2,2024-01-01,7,z'),
    );
    expect(entries(got)).toEqual(['a 2024-01-01 100', 'b 2024-01-01 7']);
    expect(got.files[0]!.description.en).toContain('amount = order_total, once per order');
  });
  it('is added up where the rows do not agree, which is said', async () => {
    const got = await read(orders('order_total', 'a,1,2024-01-01,100', 'a,1,2024-01-01,90'));
    expect(entries(got)).toEqual(['a 2024-01-01 190']);
    expect(notices(got)).toEqual(['rows of one order differ in its total, and their amounts were added up: 1 order']);
  });
  it('counts once in what is left out', async () => {
    const got = await read(
      orders(
        'order_total,status',
        'a,1,2024-01-01,100,cancelled',
        'a,1,2024-01-01,100,cancelled',
        ',2,2024-01-01,70,paid',
        ',2,2024-01-01,70,paid',
        'b,3,2024-01-01,7,paid',
      ),
    );
    expect(leftOut(got)).toEqual(['2 rows without a customer 70', '1 orders of status cancelled 100']);
  });
  it('is given back once', async () => {
    const got = await read(
      orders('order_total,status', 'a,1,2024-01-01,100,refunded', 'a,1,2024-01-01,100,refunded', 'b,2,2024-01-01,1,'),
    );
    expect(entries(got)).toEqual(['a 2024-01-01 -100 refund', 'a 2024-01-01 100 reversed', 'b 2024-01-01 1']);
  });
  it('is what each row says in a file with line totals', async () => {
    expect(entries(await read(orders('amount', 'a,1,2024-01-01,100', 'a,1,2024-01-01,100')))).toEqual([
      'a 2024-01-01 200',
    ]);
  });
});

describe('statuses', () => {
  it('leave out, give back or count', async () => {
    const got = await read(
      orders(
        'amount,status',
        'a,1,2024-01-01,5,Paid',
        'b,2,2024-01-01,6,Annullato',
        'c,3,2024-01-01,7,storniert',
        'd,4,2024-01-01,8,Refunded',
        'e,5,2024-01-01,9,',
      ),
    );
    expect(entries(got)).toEqual([
      'a 2024-01-01 5',
      'd 2024-01-01 -8 refund',
      'd 2024-01-01 8 reversed',
      'e 2024-01-01 9',
    ]);
    expect(leftOut(got)).toEqual([
      '1 orders of status Annullato 6',
      '1 orders of status storniert 7',
      '1 orders refunded in full, no purchases 8',
    ]);
  });
  it('that are not known count, and are named', async () => {
    const got = await read(orders('amount,status', 'a,1,2024-01-01,5,beamed up', 'a,1,2024-01-01,5,beamed up'));
    expect(entries(got)).toEqual(['a 2024-01-01 10']);
    expect(notices(got)).toEqual([
      'status "beamed up" is not known and counts: 1 order; take such orders out of the export if they are no sales',
    ]);
  });
  it('may differ between the rows of an order', async () => {
    const got = await read(
      orders(
        'amount,status',
        'a,1,2024-01-01,5,paid',
        'a,1,2024-01-01,6,cancelled',
        'b,2,2024-01-01,7,shipped',
        'b,2,2024-01-01,2,refunded',
      ),
    );
    expect(entries(got)).toEqual(['a 2024-01-01 5', 'b 2024-01-01 -2 refund', 'b 2024-01-01 9']);
    expect(leftOut(got)).toEqual(['1 orders of status cancelled 6']);
  });
  it('that are blank are those of the other rows, where these agree', async () => {
    const got = await read(
      orders(
        'amount,status',
        'a,1,2024-01-01,5,',
        'a,1,2024-01-01,6,cancelled',
        'b,2,2024-01-01,7,paid',
        'b,2,2024-01-01,1,cancelled',
        'b,2,2024-01-01,2,n/a',
      ),
    );
    expect(entries(got)).toEqual(['b 2024-01-01 9']);
    expect(leftOut(got)).toEqual(['2 orders of status cancelled 12']);
  });
  it('of cancelled orders that no purchase is left of', async () => {
    expect(await failure(orders('amount,status', 'a,1,2024-01-01,5,cancelled'))).toBe(
      'a.csv: no order is left of 1 rows: all are bad or left out by rule; rfm inspect a.csv shows why',
    );
  });
});

describe('returns', () => {
  it('reduce revenue on their own day; discounts are part of their order', async () => {
    const rows = orders('amount', 'a,1,2024-01-01,10', 'a,1,2024-01-01,-2', 'a,C1,2024-01-05,-3');
    expect(entries(await read(rows))).toEqual(['a 2024-01-01 8', 'a 2024-01-05 -3 refund']);
    const ignored = await read(rows, { returns: 'ignore' });
    expect(entries(ignored)).toEqual(['a 2024-01-01 8']);
    expect(leftOut(ignored)).toEqual(['1 refunds ignored -3']);
  });
  it('by a refunded amount count once an order', async () => {
    const rows = orders(
      'amount,refunded',
      'a,1,2024-01-01,10,4',
      'a,1,2024-01-01,10,4',
      'b,2,2024-01-01,10,-10',
      'c,3,2024-01-01,10,',
    );
    expect(entries(await read(rows))).toEqual([
      'a 2024-01-01 -4 refund',
      'a 2024-01-01 20',
      'b 2024-01-01 -10 refund',
      'b 2024-01-01 10 reversed',
      'c 2024-01-01 10',
    ]);
    const ignored = await read(rows, { returns: 'ignore' });
    expect(entries(ignored)).toEqual(['a 2024-01-01 20', 'b 2024-01-01 10', 'c 2024-01-01 10']);
    expect(leftOut(ignored)).toEqual(['2 refunds ignored -14']);
  });
  it('by refunded amounts that differ within an order are the greatest', async () => {
    for (const refunds of [
      ['4', '2', ''],
      ['2', '', '4'],
    ]) {
      const got = await read(orders('amount,refunded', ...refunds.map((refund) => `a,1,2024-01-01,5,${refund}`)));
      expect(entries(got)).toEqual(['a 2024-01-01 -4 refund', 'a 2024-01-01 15']);
      expect(notices(got)).toEqual([
        'rows of one order differ in its refunded amount, and the greatest was taken: 1 order',
      ]);
    }
  });
  it('by rows below zero of their order count as refunds, as of their order', async () => {
    const rows = orders(
      'amount,status',
      'a,1,2024-01-01,10,paid',
      'a,1,2024-01-05,-4,refund',
      'a,1,2024-01-06,-1,refund',
      'b,2,2024-01-01,20,paid',
      'b,2,2024-01-03,-20,refund',
      'c,3,2024-01-03,-7,refund',
    );
    const got = await read(rows);
    expect(entries(got)).toEqual([
      'a 2024-01-01 -5 refund',
      'a 2024-01-01 10',
      'b 2024-01-01 -20 refund',
      'b 2024-01-01 20 reversed',
      'c 2024-01-03 -7 refund',
    ]);
    expect(entries(await read(rows, { returns: 'ignore' }))).toEqual(['a 2024-01-01 10', 'b 2024-01-01 20']);
  });
  it('by a mapped refunded amount alone, whatever the status says', async () => {
    const got = await read(
      orders('amount,refunded,status', 'a,1,2024-01-01,10,0,refunded', 'b,2,2024-01-01,10,3,refunded'),
    );
    expect(entries(got)).toEqual(['a 2024-01-01 10', 'b 2024-01-01 -3 refund', 'b 2024-01-01 10']);
  });
});

describe('orders of zero', () => {
  const rows = orders('amount', 'a,1,2024-01-01,0', 'b,2,2024-01-01,5', 'b,2,2024-01-01,-5', 'c,3,2024-01-01,1');
  it('are left out, apart from orders that their own rows cancel', async () => {
    const got = await read(rows);
    expect(entries(got)).toEqual(['c 2024-01-01 1']);
    expect(leftOut(got)).toEqual(['1 orders of zero 0', '1 orders that their own negative rows cancel 0']);
  });
  it('count where they are wanted, except those that were cancelled', async () => {
    expect(entries(await read(rows, { zeroOrders: 'count' }))).toEqual(['a 2024-01-01 0', 'c 2024-01-01 1']);
    expect(entries(await read(rows, { zeroOrders: 'count', returns: 'ignore' }))).toEqual([
      'a 2024-01-01 0',
      'c 2024-01-01 1',
    ]);
  });
  it('with a refunded amount are money given back', async () => {
    const got = await read(orders('amount,refunded', 'a,1,2024-01-01,0,4', 'b,2,2024-01-01,1,'), {
      zeroOrders: 'count',
    });
    expect(entries(got)).toEqual(['a 2024-01-01 -4 refund', 'b 2024-01-01 1']);
  });
});

describe('as_of', () => {
  const rows = orders(
    'amount',
    'a,1,2024-01-01,5',
    'b,2,2024-01-10,6',
    'a,C1,2024-01-11,-2',
    'c,,2024-01-09,1',
    'c,,2024-01-09,1',
  );
  const day = (text: string) => Date.parse(text) / 86_400_000;
  it('is the newest day of an order or refund that is not left out', async () => {
    expect((await read(rows)).asOf).toBe(day('2024-01-11'));
    const cancelled = orders(
      'amount,status',
      'a,1,2024-01-01,5,paid',
      'a,2,2024-02-01,5,cancelled',
      ',3,2024-03-01,5,paid',
      'a,4,2024-04-01,0,paid',
    );
    expect((await read(cancelled)).asOf).toBe(day('2024-01-01'));
  });
  it('cuts off whole orders and refunds by their day', async () => {
    const got = await read(rows, { asOf: day('2024-01-09') });
    expect(entries(got)).toEqual(['a 2024-01-01 5', 'c 2024-01-09 1', 'c 2024-01-09 1']);
    expect(leftOut(got)).toEqual(['1 orders after 2024-01-09 6', '1 refunds after 2024-01-09 -2']);
    const late = orders('amount', 'a,1,2024-01-01,5', 'a,1,2024-01-20,6');
    expect(entries(await read(late, { asOf: day('2024-01-02') }))).toEqual(['a 2024-01-01 11']);
  });
  it('leaves each order in one line', async () => {
    const text = orders(
      'amount,refunded,status',
      'a,1,2024-01-01,5,,paid',
      'b,2,2024-02-01,10,10,paid',
      'b,3,2024-02-01,10,4,paid',
      'b,4,2024-02-01,0,,paid',
      'b,5,2024-02-01,7,,beamed up',
      'b,6,2024-02-01,7,,cancelled',
      'Guest,7,2024-02-01,7,,paid',
      'b,8,2024-02-01,0,3,paid',
      'b,,2024-02-01,2,,paid',
    );
    for (const returns of ['net', 'ignore'] as const) {
      const got = await read(text, { asOf: day('2024-01-31'), returns });
      expect(entries(got)).toEqual(['a 2024-01-01 5']);
      expect(leftOut(got)).toEqual(['1 orders of status cancelled 7', '7 orders after 2024-01-31 36']);
      expect(notices(got)).toEqual([]);
    }
  });
  it('that is the newest day puts no order after it', async () => {
    const got = await read(orders('amount', 'a,1,2024-01-01,5', 'b,2,2024-02-01,0'));
    expect(leftOut(got)).toEqual(['1 orders of zero 0']);
  });
  it('before every order leaves nothing', async () => {
    expect(await failure(rows, { asOf: day('2023-12-31') })).toBe(
      'no order is on or before 2023-12-31; check that day against the dates of the export',
    );
  });
});

describe('costs', () => {
  const cost = ({ ledger }: Awaited<ReturnType<typeof read>>) => [...ledger.cost!].map((one) => one / 10_000);
  it('come back with a refund by its share, in whole units and never more than all', async () => {
    const rows = orders('amount,refunded,cost', 'a,1,2024-01-01,3,1,1', 'b,2,2024-01-01,3,9,2', 'c,3,2024-01-01,3,,2');
    expect(cost(await read(rows, { cost: true }))).toEqual([1, -0.3333, 2, -2, 2]);
  });
});
