import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bad, entries, leftOut, notices, read } from '../exports.ts';

const HEADER =
  'Name,Email,Financial Status,Fulfillment Status,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Phone,Notes';

/** Shopify rows: an order says in its first row what it is, and in the others only what was bought. */
interface Order {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly status: string;
  readonly cents: number;
  readonly day: number;
  readonly items: readonly string[];
}

function rowsOf({ name, email, phone, status, cents, day, items }: Order): readonly string[] {
  return items.map((item, i) =>
    i === 0
      ? `${name},${email},${status},,${(cents / 100).toFixed(2)},2024-03-0${day},1,${item},1,${phone},`
      : `${name},${email},,,,,1,${item},1,,`,
  );
}

const order = fc.record({
  email: fc.constantFrom('', 'ada@example.com', 'zoë@example.com', `${'long'.repeat(60)}@example.com`),
  phone: fc.constantFrom('', '', "'+39 333"),
  status: fc.constantFrom('paid', 'paid', 'voided'),
  cents: fc.integer({ min: 1, max: 99_999 }),
  day: fc.integer({ min: 1, max: 9 }),
  items: fc.array(fc.constantFrom('Mug', 'Tée', ''), { minLength: 1, maxLength: 4 }),
});

describe('cells that are made of others', () => {
  it('say what the first row of an order says in all of them, whatever the rows around', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 40 }), async (drawn) => {
        const orders = drawn.map((one, i) => ({ ...one, name: `#${i}` }));
        const customerOf = ({ email, phone }: Order): string => email || (phone === '' ? '' : '+39333');
        const counted = orders.filter((one) => one.status === 'paid' && customerOf(one) !== '');
        fc.pre(counted.length > 0);
        const result = await read({ 'shop.csv': `${[HEADER, ...orders.flatMap(rowsOf)].join('\n')}\n` });
        const expected = counted.map((one) => `${customerOf(one)} 2024-03-0${one.day} ${one.cents / 100}`);
        expect(bad(result)).toEqual([]);
        expect(entries(result)).toEqual(expected.sort());
      }),
      { numRuns: 50 },
    );
  });

  it('are those of a first row that is far away', async () => {
    // A window of the reader holds a few thousand of these rows.
    const first = '#1,,paid,,5.00,2024-03-01,1,Mug,5,+39 333,';
    const others = Array.from({ length: 20_000 }, (_, i) => `#1,,,,,,1,Mug ${i},1,,`);
    const next = '#2,,paid,,6.00,2024-03-02,1,Mug,5,+39 444,';
    const result = await read({
      'shop.csv': `${[HEADER, first, ...others, next, ...others.map((row) => row.replace('#1', '#2'))].join('\n')}\n`,
    });
    expect(bad(result)).toEqual([]);
    expect(entries(result)).toEqual(['+39333 2024-03-01 5', '+39444 2024-03-02 6']);
  });

  it('take more room than the rows themselves', async () => {
    // Each e-mail is the customer, too, so that what is computed is nearly twice as long as what is read.
    const emails = Array.from({ length: 400 }, (_, i) => `${'x'.repeat(1000)}${i + 1000}@example.com`);
    const rows = emails.map((email, i) => `#${i},${email},paid,,5.00,2024-03-01,1,Mug,5,,`);
    const result = await read({ 'shop.csv': `${[HEADER, ...rows].join('\n')}\n` });
    expect(entries(result)).toEqual(emails.map((email) => `${email} 2024-03-01 5`));
  });

  it('find room where the header goes on in empty cells', async () => {
    const empty = ','.repeat(2000);
    const rows = Array.from({ length: 3000 }, (_, i) => `#${i},a@x.it,paid,,5.00,2024-03-01,1,M,5,,`);
    const result = await read({ 'shop.csv': `${[HEADER + empty, ...rows].join('\n')}\n` });
    expect([bad(result), entries(result).length]).toEqual([[], 3000]);
  });

  it('of an order are its own where only its first row names the customer', async () => {
    const rows = ['#1,a@example.com,paid,,5.00,2024-03-01,1,Mug,5,+39333,', '#1,,,,,,1,Tee,5,,'];
    expect(entries(await read({ 'shop.csv': `${[HEADER, ...rows].join('\n')}\n` }))).toEqual([
      'a@example.com 2024-03-01 5',
    ]);
  });

  it('name the columns that they are made of where a row is bad', async () => {
    const result = await read({
      'shop.csv': `${HEADER}\n#1,a@example.com,paid,,5.00,2024-03-01,1,Mug,5,,\n#2,b@example.com,paid,,five,2024-03-01,1,Mug,5,,\n`,
    });
    expect(bad(result)).toEqual(['shop.csv:3 Total "five" is no amount']);
  });

  it('are those of the first row where a later one says nothing, whatever one between them says', async () => {
    const rows = [
      '#1,a@example.com,paid,,5.00,2024-03-01,1,Mug,5,,',
      '#1,a@example.com,,,7.00,,1,Mug,5,,',
      '#1,a@example.com,,,,,1,Mug,5,,',
    ];
    const result = await read({ 'shop.csv': `${[HEADER, ...rows].join('\n')}\n` });
    // The rows do not agree on the total of the order, so that they are added up.
    expect(entries(result)).toEqual(['a@example.com 2024-03-01 17']);
  });

  it('give way to what the user mapped', async () => {
    const text = `${HEADER}\n#1,a@example.com,paid,,5.00,2024-03-01,1,Mug,3,77,\n`;
    expect(entries(await read({ 'shop.csv': text }, { map: { customer: 'Phone' } }))).toEqual(['77 2024-03-01 5']);
    expect(entries(await read({ 'shop.csv': text }, { map: { amount: 'Lineitem price' } }))).toEqual([
      'a@example.com 2024-03-01 3',
    ]);
  });

  it('never make one customer of orders without any key', async () => {
    const text = `${HEADER}\n#1,,paid,,5.00,2024-03-01,1,Mug,5,,\n#2,,paid,,6.00,2024-03-01,1,Mug,5,,\n#3,a@example.com,paid,,7.00,2024-03-01,1,Mug,5,,\n`;
    const result = await read({ 'shop.csv': text });
    expect(entries(result)).toEqual(['a@example.com 2024-03-01 7']);
    expect(leftOut(result)).toEqual(['2 rows without a customer 11']);
    expect(notices(result)).not.toContainEqual(expect.stringContaining('--key email'));
  });
});
