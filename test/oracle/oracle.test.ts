import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type OracleOptions, oracle } from './oracle.ts';
import { money, type OracleOrder, ordersOf, type Row, rowsThatCount } from './orders.ts';
import { segmentNames, segmentOf } from './segments.ts';

const DEFAULTS: OracleOptions = {
  returns: 'net',
  zeroOrders: 'drop',
  frequency: 'orders',
  monetary: 'revenue',
  segments: 'grid',
};
const NET = { returns: 'net', zeroOrders: 'drop' } as const;
const IGNORE = { returns: 'ignore', zeroOrders: 'drop' } as const;
const COUNT_ZERO = { returns: 'net', zeroOrders: 'count' } as const;

function line(order: string, amount: string, more: Partial<Row> = {}): Row {
  return { customer: 'ann', order, date: '2024-03-01', amount, ...more };
}

function shortly(orders: readonly OracleOrder[]) {
  return orders.map((order) => ({
    isPurchase: order.isPurchase,
    revenue: Number(order.revenue) / 10_000,
    refunded: Number(order.refunded) / 10_000,
  }));
}

function amounts(files: readonly (readonly Row[])[]) {
  return rowsThatCount(files)
    .map((row) => `${row.customer} ${row.amount}`)
    .sort();
}

const bought = (revenue: number, refunded = 0) => ({ isPurchase: true, revenue, refunded });
const notBought = (revenue: number, refunded: number) => ({ isPurchase: false, revenue, refunded });

describe('money', () => {
  it('is whole 1/10,000', () => {
    expect([money('12.5'), money('-0.0001'), money('7')]).toEqual([125_000n, -1n, 70_000n]);
    expect(() => money('1,5')).toThrow();
  });
});

describe('rows that count where files overlap', () => {
  it('takes an order from the last file that has it', () => {
    expect(amounts([[line('1', '10'), line('1', '5')], [line('1', '8')], [line('2', '3')]])).toEqual([
      'ann 3',
      'ann 8',
    ]);
    expect(amounts([[line('1', '8')], [line('1', '10'), line('1', '5')]])).toEqual(['ann 10', 'ann 5']);
  });
  it('takes the order from the customer that an earlier file named', () => {
    expect(amounts([[line('1', '10')], [line('1', '10', { customer: 'bob' })]])).toEqual(['bob 10']);
  });
  it('adds refund rows of files that hold nothing else of the order, each as often as in one file', () => {
    const refund = line('1', '-2');
    expect(amounts([[line('1', '10')], [refund]])).toEqual(['ann -2', 'ann 10']);
    expect(amounts([[refund], [line('1', '10')]])).toEqual(['ann -2', 'ann 10']);
    expect(amounts([[line('1', '10'), refund], [refund]])).toEqual(['ann -2', 'ann 10']);
    expect(amounts([[line('1', '10')], [refund, refund], [refund]])).toEqual(['ann -2', 'ann -2', 'ann 10']);
    expect(amounts([[refund], [{ ...refund, remark: 'other' }]])).toEqual(['ann -2', 'ann -2']);
  });
  it('forgets the refund rows of an earlier file that has the purchase too', () => {
    expect(amounts([[line('1', '10'), line('1', '-2')], [line('1', '10')]])).toEqual(['ann 10']);
  });
  it('counts rows without an order id as often as in the file that holds most of them', () => {
    const row: Row = { customer: 'ann', date: '2024-03-01', amount: '4' };
    const other = { ...row, remark: 'x' };
    expect(amounts([[row], [row, row, other], [row, row]])).toEqual(['ann 4', 'ann 4', 'ann 4']);
  });
});

describe('orders', () => {
  it('add up their lines on the day of the earliest', () => {
    const rows = [line('1', '10'), line('1', '-3', { date: '2024-02-28' }), line('1', '2.5', { date: '2024-03-09' })];
    expect(ordersOf([rows], NET)).toEqual([
      { customer: 'ann', day: '2024-02-28', isPurchase: true, revenue: 95_000n, refunded: 0n },
    ]);
  });
  it('are pairs of customer and order id', () => {
    expect(ordersOf([[line('1', '10'), line('1', '4', { customer: 'bob' })]], NET)).toHaveLength(2);
  });
  it('are single rows where there is no order id, in a file that has the column too', () => {
    expect(ordersOf([[line('', '10'), line('', '10')]], NET)).toHaveLength(2);
  });
  it('need a customer', () => {
    const markers = ['', 'NA', 'n/a', 'NaN', 'NULL', 'None', '-', '--'];
    expect(ordersOf([markers.map((customer, index) => line(`${index}`, '1', { customer }))], NET)).toEqual([]);
  });

  const lines = (...rows: [string, Partial<Row>?][]) => [rows.map(([amount, more]) => line('1', amount, more))];
  it.each([
    ['a refund with an id of its own', lines(['-4']), [notBought(-4, 4)], []],
    ['a refund within the id to zero', lines(['10'], ['-10']), [], []],
    ['a refund within the id below zero', lines(['10'], ['-12']), [notBought(-2, 2)], []],
    ['a discount', lines(['10'], ['-1']), [bought(9)], [bought(9)]],
    ['a refunded amount in part', lines(['10', { refunded: '4' }]), [bought(6, 4)], [bought(10)]],
    ['a refunded amount in full', lines(['10', { refunded: '10' }]), [notBought(0, 10)], [bought(10)]],
    ['a refunded amount beyond', lines(['10', { refunded: '12' }]), [notBought(-2, 12)], [bought(10)]],
    [
      'a refunded amount on each row',
      lines(['6', { refunded: '3' }], ['4', { refunded: '5' }]),
      [bought(5, 5)],
      [bought(10)],
    ],
    ['status refunded', lines(['10', { status: 'Refunded' }]), [notBought(0, 10)], [bought(10)]],
    ['status refunded, amount 4', lines(['10', { status: 'refunded', refunded: '4' }]), [bought(6, 4)], [bought(10)]],
    ['status refunded, amount 0', lines(['10', { status: 'refunded', refunded: '0' }]), [bought(10)], [bought(10)]],
    ['one row refunded', lines(['7', { status: 'paid' }], ['3', { status: 'refunded' }]), [bought(7, 3)], [bought(10)]],
    [
      'a row of a refund',
      lines(['10', { status: 'paid' }], ['-4', { status: 'refunded' }]),
      [bought(6, 4)],
      [bought(10)],
    ],
    [
      'rows of refunds of all of it',
      lines(['10', { status: 'paid' }], ['-4', { status: 'refunded' }], ['-6', { status: 'refunded' }]),
      [notBought(0, 10)],
      [bought(10)],
    ],
    ['cancelled', lines(['10', { status: 'cancelled' }]), [], []],
    ['one row cancelled', lines(['7', { status: 'paid' }], ['3', { status: 'voided' }]), [bought(7)], [bought(7)]],
    ['blank beside cancelled', lines(['7', { status: '' }], ['3', { status: 'cancelled' }]), [], []],
    [
      'blank beside two that differ',
      lines(['7', { status: '' }], ['3', { status: 'cancelled' }], ['2', { status: 'paid' }]),
      [bought(9)],
      [bought(9)],
    ],
    ['an unknown status', lines(['7', { status: 'gift' }]), [bought(7)], [bought(7)]],
    ['zero', lines(['0']), [], []],
    ['zero with a refunded amount', lines(['0', { refunded: '3' }]), [notBought(-3, 3)], []],
  ])('%s', (_, files, net, ignore) => {
    expect(shortly(ordersOf(files, NET))).toEqual(net);
    expect(shortly(ordersOf(files, IGNORE))).toEqual(ignore);
  });

  it('of zero count when asked for, but not when something was given back', () => {
    expect(shortly(ordersOf(lines(['0']), COUNT_ZERO))).toEqual([bought(0)]);
    expect(shortly(ordersOf(lines(['5'], ['-5']), COUNT_ZERO))).toEqual([]);
    expect(shortly(ordersOf(lines(['5'], ['-5']), { returns: 'ignore', zeroOrders: 'count' }))).toEqual([]);
  });
  it('without an amount column are purchases', () => {
    const row: Row = { customer: 'ann', date: '2024-03-01' };
    expect(shortly(ordersOf([[row, { ...row, status: 'refunded' }]], NET))).toEqual([bought(0), notBought(0, 0)]);
  });
});

describe('scores', () => {
  // Customer c<i> bought i * i - i + 1 units on 2024-01-(i); c0 is as c1, so the least is a tie.
  const rows = [1, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (i, index): Row => ({ customer: `c${index}`, date: `2024-01-0${i}`, amount: `${i * i - i + 1}` }),
  );
  const result = oracle([rows], DEFAULTS);
  const of = (id: string) => result.customers.find((customer) => customer.customer_id === id);

  it('count those below, and those later', () => {
    // Below: c0 and c1 0 of 10, c2 2, c3 3, c4 4, … so 1 + floor(5 * below / 10) = 1 1 2 2 3 3 4 4 5 5.
    // Later: c9 0, c8 1, … c2 7, c0 and c1 8, so 5 - floor(5 * later / 10) = 1 1 2 2 3 3 4 4 5 5.
    const ids = rows.map((row) => row.customer);
    expect(ids.map((id) => of(id)?.m_score)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(ids.map((id) => of(id)?.r_score)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(ids.map((id) => of(id)?.f_score)).toEqual(ids.map(() => 1));
  });
  it('give the cut-offs', () => {
    // Recency 0 for c9 to 8 for c0: at most 4 from c7 (2), 3 from c5 (4), 2 from c3 (6), 1 from c1 (8).
    // Money: at least 2 from c2 (3), 3 from c4 (13), 4 from c6 (31), 5 from c8 (57).
    expect(result.cutOffs).toEqual({
      recency_days: [2, 4, 6, 8],
      orders: [null, null, null, null],
      revenue: [3, 13, 31, 57],
    });
  });
  it('round the mean of frequency and money up', () => {
    expect([of('c9')?.fm_score, of('c4')?.fm_score, of('c2')?.fm_score]).toEqual([3, 2, 2]);
    expect([of('c9')?.rfm, of('c9')?.segment, of('c5')?.segment]).toEqual(['515', 'New', 'About to Sleep']);
  });
  it('leave bins empty where many are equal', () => {
    // Orders 1 1 1 1 1 1 2 2 3 3: below 0, 6, 8, so scores 1, 1 + floor(30 / 10) = 4, 5; nobody has 2 or 3.
    const orders = [1, 1, 1, 1, 1, 1, 2, 2, 3, 3].flatMap((count, index) =>
      Array.from({ length: count }, (): Row => ({ customer: `c${index}`, date: '2024-01-01', amount: '1' })),
    );
    const equal = oracle([orders], DEFAULTS);
    expect(equal.cutOffs.orders).toEqual([2, 2, 2, 3]);
    expect(equal.customers.filter((customer) => customer.f_score === 4)).toHaveLength(2);
    // Everybody bought on the newest day: the best score, and nobody gets to a lesser one.
    expect(equal.cutOffs.recency_days).toEqual([null, null, null, null]);
    expect(equal.customers.every((customer) => customer.r_score === 5)).toBe(true);
    const byDay = oracle([orders], { ...DEFAULTS, frequency: 'days' });
    expect(byDay.customers.every((customer) => customer.f_score === 1)).toBe(true);
  });
  it('rank the average order when asked', () => {
    const rows = [
      line('1', '9', { customer: 'ann' }),
      line('2', '1', { customer: 'ann' }),
      line('3', '6', { customer: 'bob' }),
    ];
    // ann 10 / 2 = 5, bob 6 / 1 = 6: bob has one below of two, 1 + floor(5 / 2) = 3.
    const average = oracle([rows], { ...DEFAULTS, monetary: 'average' });
    expect(average.customers.map((c) => [c.customer_id, c.m_score])).toEqual([
      ['ann', 1],
      ['bob', 3],
    ]);
    expect(average.cutOffs.revenue).toEqual([6, 6, null, null]);
  });
  it('go without money when asked', () => {
    const none = oracle([rows], { ...DEFAULTS, monetary: 'none' });
    expect(none.customers[0]).toMatchObject({
      customer_id: 'c0',
      m_score: null,
      fm_score: 1,
      rfm: '11',
      revenue: null,
    });
    expect(none.cutOffs.revenue).toBeNull();
  });
});

describe('customers', () => {
  const rows = [
    line('1', '10', { date: '2024-01-01' }),
    line('2', '5', { date: '2024-01-06' }),
    line('3', '5.01', { date: '2024-01-06' }),
    line('4', '-1', { date: '2024-01-08' }),
    line('5', '2', { date: '2024-01-12' }),
    line('6', '0', { date: '2024-02-01' }),
    line('7', '9', { date: '2024-02-02', status: 'cancelled' }),
    line('8', '-3', { date: '2024-01-20', customer: 'bob' }),
  ];
  it('have the measures of their orders', () => {
    // Newest day: bob's refund of 20 January. Revenue 10 + 5 + 5.01 - 1 + 2 = 21.01; 21.01 / 4 = 5.2525; 11 days / 2.
    expect(oracle([rows], DEFAULTS)).toMatchObject({
      asOf: '2024-01-20',
      customers: [
        {
          customer_id: 'ann',
          recency_days: 8,
          orders: 4,
          purchase_days: 3,
          revenue: 21.01,
          average_order_value: 5.25,
          refunded: 1,
          first_order: '2024-01-01',
          last_order: '2024-01-12',
          days_between_orders: 5.5,
        },
      ],
    });
  });
  it('are measured up to as_of', () => {
    const { asOf, customers } = oracle([rows], { ...DEFAULTS, asOf: '2024-01-07' });
    expect(asOf).toBe('2024-01-07');
    expect(customers).toMatchObject([
      { orders: 3, revenue: 20.01, refunded: 0, recency_days: 1, days_between_orders: 5 },
    ]);
  });
  it('are scored since a day, but known from their first', () => {
    const { customers } = oracle([rows], { ...DEFAULTS, since: '2024-01-08' });
    expect(customers).toMatchObject([
      { orders: 1, purchase_days: 1, revenue: 1, refunded: 1, first_order: '2024-01-01', days_between_orders: 5.5 },
    ]);
    expect(oracle([rows], { ...DEFAULTS, since: '2024-01-13' }).customers).toEqual([]);
  });
  it('are in the order of their revenue, then of their ids', () => {
    const rows = ['b', 'a', 'c'].map((customer, i) => line(`${i}`, customer === 'c' ? '2' : '1', { customer }));
    expect(oracle([rows], DEFAULTS).customers.map((c) => c.customer_id)).toEqual(['c', 'a', 'b']);
  });
  it('round halves of money away from zero', () => {
    const { customers } = oracle([[line('1', '1.005'), line('2', '-3.01')]], DEFAULTS);
    expect(customers).toMatchObject([{ revenue: -2.01, average_order_value: -2.01, refunded: 3.01 }]);
  });
  it('are counted by segment, empty ones too', () => {
    const { segmentCounts } = oracle([rows], { ...DEFAULTS, segments: 'rf' });
    expect(segmentCounts).toMatchObject({ New: 1, Champions: 0 });
    expect(Object.keys(segmentCounts)).toHaveLength(10);
  });
});

describe('segments', () => {
  const scores = (digits: string, orders = 2) => {
    const [r, f, m] = [...digits].map(Number) as [number, number, number];
    return { r, f, m, fm: Math.floor((f + m + 1) / 2), orders };
  };
  it('of the grid', () => {
    const cells = ['555', '544', '411', '345', '333', '322', '255', '233', '221', '133', '111'];
    expect(cells.map((cell) => segmentOf('grid', scores(cell)))).toEqual([
      'Champions',
      'Champions',
      'Potential Loyalist',
      'Loyal',
      'Need Attention',
      'About to Sleep',
      "Can't Lose Them",
      'At Risk',
      'Hibernating',
      'At Risk',
      'Lost',
    ]);
    expect(['515', '415', '315'].map((cell) => segmentOf('grid', scores(cell, 1)))).toEqual([
      'New',
      'Promising',
      'Need Attention',
    ]);
    expect(segmentNames('grid')).toHaveLength(11);
  });
  it('of r-rfm leave ten cells uncovered', () => {
    const digits = [1, 2, 3, 4, 5];
    const cells = digits.flatMap((r) => digits.flatMap((f) => digits.map((m) => `${r}${f}${m}`)));
    const others = cells.filter((cell) => segmentOf('r-rfm', scores(cell)) === 'Others');
    expect(others.join(' ')).toBe('215 241 251 252 341 351 441 451 541 551');
  });
  const data = new URL('../../../shared/data/r_rfm_orders.csv', import.meta.url);
  it.skipIf(!existsSync(data))('of r-rfm are those of the R package on its example data', () => {
    const [, ...records] = readFileSync(data, 'utf8').trim().split(/\r?\n/);
    const rows = records.map((record): Row => {
      const [customer, date, amount] = record.split(',') as [string, string, string];
      return { customer, date, amount };
    });
    const { customers } = oracle([rows], { ...DEFAULTS, asOf: '2006-12-31' });
    const reached = (value: number, cutOffs: number[]) => cutOffs.filter((cutOff) => cutOff <= value).length;
    const counts: Record<string, number> = {};
    for (const { recency_days, orders, revenue } of customers) {
      const r = 5 - reached(recency_days, [115, 181, 297.4, 482]);
      const f = 1 + reached(orders, [4, 5, 6, 8]);
      const m = 1 + reached(revenue!, [255.8, 382, 506.4, 666]);
      const name = segmentOf('r-rfm', { r, f, m, fm: 0, orders });
      counts[name] = (counts[name] ?? 0) + 1;
    }
    expect(customers).toHaveLength(995);
    expect(counts).toEqual({
      Champions: 35,
      'Potential Loyalist': 342,
      'Loyal Customers': 170,
      Promising: 9,
      'New Customers': 104,
      "Can't Lose Them": 47,
      'At Risk': 28,
      'Need Attention': 10,
      'About To Sleep': 102,
      Lost: 148,
    });
  });
});
