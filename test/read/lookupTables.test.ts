import { describe, expect, it } from 'vitest';
import { entries, failure, leftOut, read } from './exports.ts';

const orders = (...rows: readonly string[]): string =>
  `order_id,customer_id,order_status,order_purchase_timestamp\n${rows.map((row) => `${row}\n`).join('')}`;
const customers = (...rows: readonly string[]): string =>
  `customer_id,customer_unique_id,customer_zip_code_prefix\n${rows.map((row) => `${row}\n`).join('')}`;
const payments = (...rows: readonly string[]): string =>
  `order_id,payment_sequential,payment_value\n${rows.map((row) => `${row}\n`).join('')}`;

const all = {
  'o.csv': orders('o1,c1,delivered,2018-01-01 10:00:00', 'o2,c2,delivered,2018-01-02 10:00:00'),
  'c.csv': customers('c1,ana,1', 'c2,ana,1'),
  'p.csv': payments('o1,1,10.10', 'o1,2,0.20', 'o2,1,"1,000.05"'),
};

describe('tables that are passed with orders', () => {
  it('say who bought and for how much, whatever the order of the files', async () => {
    for (const paths of [
      ['o.csv', 'c.csv', 'p.csv'],
      ['p.csv', 'c.csv', 'o.csv'],
    ]) {
      expect(entries(await read(all, { paths }))).toEqual(['ana 2018-01-01 10.3', 'ana 2018-01-02 1000.05']);
    }
  });

  it('may come in several files, as orders do', async () => {
    const parts = {
      ...all,
      'p.csv': payments('o1,1,10.10'),
      'q.csv': payments('o1,2,0.20', 'o2,1,5'),
      'n.csv': orders('o3,c1,delivered,2018-03-01 10:00:00'),
      'r.csv': payments('o3,1,7'),
    };
    expect(entries(await read(parts))).toEqual(['ana 2018-01-01 10.3', 'ana 2018-01-02 5', 'ana 2018-03-01 7']);
  });

  it('may overlap: a payment that comes again counts once, as the last file has it', async () => {
    const again = { ...all, 'q.csv': payments('o1,1,10.10', 'o2,1,7', 'o2,2,1') };
    expect(entries(await read(again))).toEqual(['ana 2018-01-01 10.3', 'ana 2018-01-02 8']);
  });

  it('are not asked for where the user says where it stands', async () => {
    const joined =
      'order_id,customer_id,order_status,order_purchase_timestamp,person,paid\no1,c1,delivered,2018-01-01 10:00:00,ana,5\n';
    const map = { customer: 'person', amount: 'paid' };
    expect(entries(await read({ 'o.csv': joined }, { map }))).toEqual(['ana 2018-01-01 5']);
  });

  it('are told by more than two columns, which orders of a shop may have', async () => {
    const own = 'customer_id,customer_unique_id,order_date,amount\n1,ana,2024-01-01,5\n';
    expect(entries(await read({ 'own.csv': own }))).toEqual(['ana 2024-01-01 5']);
  });

  it('are files of their own among the findings', async () => {
    const { files } = await read(all);
    expect(files.map(({ file, rows, preset }) => [file, rows, preset])).toEqual([
      ['o.csv', 2, 'olist'],
      ['c.csv', 2, 'olist'],
      ['p.csv', 3, 'olist'],
    ]);
    expect(files[1]!.description.en).toBe(
      'UTF-8; comma; preset olist; no orders, but the customer_unique_id of each customer_id',
    );
  });

  it('leave out, counted, what they do not know', async () => {
    const some = await read({ ...all, 'c.csv': customers('c1,ana,1') });
    expect(leftOut(some)).toEqual(['1 rows without a customer 1000.05']);
  });

  it.each([
    [
      'no customers',
      { 'o.csv': all['o.csv'], 'p.csv': all['p.csv'] },
      'o.csv: its customer_id is new for each order, and the person is in the file of the customers; pass the file with customer_id and customer_unique_id, too',
    ],
    [
      'no payments',
      { 'o.csv': all['o.csv'], 'c.csv': all['c.csv'] },
      'o.csv: its money is in the file of the payments; pass the file with order_id and payment_value, too',
    ],
    [
      'no orders',
      { 'c.csv': all['c.csv'], 'p.csv': all['p.csv'] },
      'c.csv, p.csv: no orders, only what is to be said beside those of olist; pass the export of the orders, too; rfm presets olist says which',
    ],
    [
      'a payment that is none',
      { ...all, 'p.csv': payments('o1,1,ten') },
      'p.csv:2: payment_value "ten" is no amount; mend the export',
    ],
    [
      'a row that is too short',
      { ...all, 'c.csv': customers('c1') },
      'c.csv:2: 1 field, the header has 3; mend the export',
    ],
  ])('are refused where there are %s', async (_, exports, message) => {
    expect(await failure(exports)).toBe(message);
  });
});
