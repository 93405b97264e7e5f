import { describe, expect, it } from 'vitest';
import { bad, entries, failure, leftOut, read } from '../exports.ts';

/** An export whose records get shorter, so that later batches hold many more of them. */
function shrinking(parts: readonly (readonly [rows: number, noteLength: number])[]): string {
  const lines = ['customer_id,order_id,order_date,amount,note'];
  for (const [rows, noteLength] of parts) {
    for (let row = 0; row < rows; row++) {
      const i = lines.length;
      lines.push(
        `c${i % 500},o${i},2024-01-${String(1 + (i % 28)).padStart(2, '0')},${i % 100}.50,${'n'.repeat(noteLength)}`,
      );
    }
  }
  return lines.join('\n');
}

describe('batches of any size', () => {
  it.each([
    [
      [6, 30_000],
      [55, 2500],
      [361, 1136],
      [1962, 189],
      [5250, 15],
      [12_000, 0],
    ],
    [
      [13, 30_000],
      [13, 10_000],
      [71, 5882],
      [815, 490],
      [566, 222],
      [9767, 18],
      [12_000, 10],
      [14_000, 5],
      [12_000, 0],
    ],
    [
      [200, 3000],
      [60_000, 0],
    ],
  ] as const)('are read whole: %j', async (...parts) => {
    const text = shrinking(parts as never);
    const got = await read({ 'a.csv': text });
    const expected = text
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string, string, string])
      .map(([customer, , date, amount]) => `${customer} ${date} ${Number(amount)}`);
    expect(bad(got)).toEqual([]);
    expect(entries(got)).toEqual(expected.sort());
  });
  it('of several files that begin with long records', async () => {
    const got = await read({
      'a.csv': shrinking([
        [200, 3000],
        [60_000, 0],
      ]),
      'b.csv': shrinking([[1, 10]]).replace('o1', 'p1'),
    });
    expect([entries(got).length, bad(got)]).toEqual([60_201, []]);
  });
});

describe('what is no text', () => {
  it('has one hash, whatever the rows around it are', async () => {
    const row = Buffer.concat([
      Buffer.from('\ufeffcustomer_id,order_date,amount,note\na1,2024-01-01,5,x'),
      Buffer.from([0xff]),
      Buffer.from('y\n'),
    ]);
    const more = Buffer.from('b1,2024-01-03,1.000,z\nb1,2024-01-03,"1,000.00",z\n');
    const got = await read({ 'a.csv': row, 'b.csv': Buffer.concat([row, more]) });
    expect(entries(got).filter((entry) => entry.startsWith('a1'))).toEqual(['a1 2024-01-01 5']);
    expect(leftOut(got)).toContain('1 rows that another file repeats 5');
  });
  it('differs from other such bytes', async () => {
    const file = (byte: number) =>
      Buffer.concat([
        Buffer.from('\ufeffcustomer_id,order_date,amount,note\na1,2024-01-01,5,x'),
        Buffer.from([byte]),
        Buffer.from('y \n'),
      ]);
    expect(entries(await read({ 'a.csv': file(0xff), 'b.csv': file(0xfe) }))).toHaveLength(2);
    expect(entries(await read({ 'a.csv': file(0xff), 'b.csv': file(0xff) }))).toHaveLength(1);
  });
  it('may be in the header that comes again', async () => {
    const header = Buffer.concat([
      Buffer.from('\ufeffnote'),
      Buffer.from([0xff]),
      Buffer.from(',customer_id,order_date,amount\n'),
    ]);
    const rows = (day: number) => Buffer.from(`x,a1,2024-01-0${day},5\n`);
    const got = await read({ '-': Buffer.concat([header, rows(1), header.subarray(3), rows(2)]) });
    expect([entries(got).length, bad(got)]).toEqual([2, []]);
  });
});

describe('currencies', () => {
  it('may be names that take more bytes in capitals, beside a sign at the amount', async () => {
    const got = await read(
      { 'a.csv': `customer_id,order_date,amount,currency\na1,2024-01-01,$5,\nb1,2024-01-02,$6,${'ΐ'.repeat(400)}\n` },
      { currency: 'USD' },
    );
    expect(entries(got)).toContain('a1 2024-01-01 5');
  });
});

it('a kept column that is none is told before dates that nothing decides', async () => {
  const text = await failure({ 'a.csv': 'customer_id,date,amount\na,03/04/2024,1\n' }, { keep: ['customer_id'] });
  expect(text).toMatch(/is in the output already/);
});

it('what an id means is found out in every file, however many there are', async () => {
  const names = Array.from({ length: 70 }, (_, i) => `${String(i).padStart(2, '0')}.csv`);
  const got = await read(
    Object.fromEntries(
      names.map((name, i) => [name, `customer,order,date,amount\n c-${i % 31} ,o${i},2024-01-05,1\n`]),
    ),
  );
  // The kernel numbers files from 1 to 31 and then anew: the same id comes again in a file of the same number.
  expect(entries(got)).toEqual(names.map((_, i) => `c-${i % 31} 2024-01-05 1`).sort());
});
