import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleHeader, sampleOrders } from '../../src/sample/sample.ts';

const CUSTOMERS = 1500;
const text = [...sampleOrders(CUSTOMERS, 42)].join('');
const rows = text.trimEnd().split('\n').slice(1).map(fieldsOf);
const columns = sampleHeader.split(',');

/** Fields of a line, by the plain definition of quoting. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
  );
}

function values(name: string): string[] {
  return rows.map((row) => row[columns.indexOf(name)]!);
}

function cents(value: string): number {
  expect(value).toMatch(/^-?\d+\.\d\d$/);
  return Math.round(Number(value) * 100);
}

/** Row indices by the value of a column. */
function groupBy(name: string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, value] of values(name).entries()) groups.set(value, [...(groups.get(value) ?? []), index]);
  return groups;
}

const orders = groupBy('order_id');
const amounts = values('amount').map(cents);
const quantities = values('quantity').map(Number);
const categories = values('category');

describe('sampleOrders', () => {
  it('is the same for a seed, whoever asks, and different for another', () => {
    expect([...sampleOrders(200, 7)].join('')).toBe([...sampleOrders(200, 7)].join(''));
    expect([...sampleOrders(200, 7)].join('')).not.toBe([...sampleOrders(200, 8)].join(''));
  });

  it('is these very bytes on every machine', () => {
    const bytes = [...sampleOrders(500, 1)].join('');
    expect(bytes.split('\n')[1]).toBe(
      '1000001,2023-01-01 14:02:14,C000001,pietro000001@example.com,ES,shipped,Apricot jam,pantry,4,8.90,35.60',
    );
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '641144d50417357e04aad5b0b69f7d5370778f19dbe5dcfdd090f36ff0e30ec4',
    );
  });

  it('is a header alone without customers', () => {
    expect([...sampleOrders(0, 1)]).toEqual([`${sampleHeader}\n`]);
  });

  it('comes in chunks of whole lines of about 64 KB', () => {
    const chunks = [...sampleOrders(500, 1)];
    for (const chunk of chunks) expect(chunk.endsWith('\n')).toBe(true);
    for (const chunk of chunks.slice(0, -1)) expect(Math.abs(chunk.length - 66_000)).toBeLessThan(1000);
    expect(chunks.length).toBeGreaterThan(3);
  });

  it('has eight to ten rows a customer, and every customer', () => {
    expect(rows.length / CUSTOMERS).toBeGreaterThan(8);
    expect(rows.length / CUSTOMERS).toBeLessThan(10);
    expect(new Set(values('customer_id')).size).toBe(CUSTOMERS);
  });

  it('has 90 to 110 bytes a row', () => {
    const bytes = Buffer.byteLength(text) / (rows.length + 1);
    expect(bytes).toBeGreaterThan(90);
    expect(bytes).toBeLessThan(110);
  });

  it('quotes a field in 1 to 6 % of its rows, with commas and doubled quotes', () => {
    const quoted = text.split('\n').filter((line) => line.includes('"'));
    expect(quoted.length / rows.length).toBeGreaterThan(0.01);
    expect(quoted.length / rows.length).toBeLessThan(0.06);
    expect(values('product')).toContain('Cake "Nonna", small');
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('is sorted by time, from the first day of 2023 to the last of 2024', () => {
    const dates = values('order_date');
    expect([...dates].sort()).toEqual(dates);
    for (const date of dates) expect(date).toMatch(/^202[34]-\d\d-\d\d (0[89]|1\d):[0-5]\d:[0-5]\d$/);
    expect(dates.at(0)?.slice(0, 10)).toBe('2023-01-01');
    expect(dates.at(-1)?.slice(0, 10)).toBe('2024-12-31');
  });

  it('has amounts of quantity × unit price, to the cent', () => {
    for (const [index, price] of values('unit_price').entries()) {
      expect(quantities[index]! * cents(price)).toBe(amounts[index]);
    }
  });

  it('has orders of one customer, moment and status, of which about 1 % are cancelled', () => {
    for (const name of ['customer_id', 'order_date', 'status']) {
      const column = values(name);
      for (const indices of orders.values()) expect(new Set(indices.map((index) => column[index])).size).toBe(1);
    }
    const status = values('status');
    const cancelled = [...orders.values()].filter(([first]) => status[first!] === 'cancelled').length;
    expect(cancelled / orders.size).toBeGreaterThan(0.005);
    expect(cancelled / orders.size).toBeLessThan(0.02);
  });

  it('has discounts of a tenth as negative lines of an order that stays positive', () => {
    let discounts = 0;
    for (const indices of orders.values()) {
      const discount = indices.find((index) => categories[index] === 'discount');
      if (discount === undefined) continue;
      discounts++;
      const goods = indices.filter((index) => index !== discount).reduce((sum, index) => sum + amounts[index]!, 0);
      expect(amounts[discount]).toBe(-Math.round(goods / 10));
    }
    expect(discounts / orders.size).toBeGreaterThan(0.01);
    expect(discounts / orders.size).toBeLessThan(0.03);
  });

  it('has refunds of about 1 % as orders of their own, which take back the last line that the customer kept', () => {
    const products = values('product');
    const customers = values('customer_id');
    const status = values('status');
    const last = new Map<string, number>();
    let refunds = 0;
    for (const [index, customer] of customers.entries()) {
      if (categories[index] === 'discount' || status[index] === 'cancelled') continue;
      if (quantities[index]! > 0) last.set(customer, index);
      else {
        const kept = last.get(customer)!;
        expect([products[index], quantities[index], amounts[index]]).toEqual([
          products[kept],
          -quantities[kept]!,
          -amounts[kept]!,
        ]);
        expect(orders.get(rows[index]![0]!)).toHaveLength(1);
        last.delete(customer);
        refunds++;
      }
    }
    expect(refunds / orders.size).toBeGreaterThan(0.008);
    expect(refunds / orders.size).toBeLessThan(0.025);
  });

  it('acquires customers all along, who differ in rate, and of whom many are gone', () => {
    const dates = values('order_date');
    const purchases = groupBy('customer_id');
    const firsts = [0, 0, 0, 0, 0, 0, 0, 0];
    let once = 0;
    for (const indices of purchases.values()) {
      const date = dates[indices[0]!]!;
      firsts[(Number(date.slice(0, 4)) - 2023) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3)]!++;
      if (new Set(indices.map((index) => rows[index]![0])).size === 1) once++;
    }
    for (const first of firsts) expect(Math.abs(first / (CUSTOMERS / 8) - 1)).toBeLessThan(0.05);
    expect(once / CUSTOMERS).toBeGreaterThan(0.25);
    expect(once / CUSTOMERS).toBeLessThan(0.5);
    const sizes = [...purchases.values()].map((indices) => indices.length).sort((a, b) => b - a);
    const top = sizes.slice(0, CUSTOMERS / 10).reduce((sum, size) => sum + size, 0);
    expect(top / rows.length).toBeGreaterThan(0.3);
  });
});
