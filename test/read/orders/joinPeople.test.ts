import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entries, notices, read } from '../exports.ts';

const shop = (...rows: readonly string[]): string =>
  `customer_id,email,phone,order_id,date,amount\n${rows.map((row) => `${row}\n`).join('')}`;
const byEmail = (...rows: readonly string[]): string =>
  `email,order_id,date,amount\n${rows.map((row) => `${row}\n`).join('')}`;
const byPhone = (...rows: readonly string[]): string =>
  `phone,order_id,date,amount\n${rows.map((row) => `${row}\n`).join('')}`;

const told = expect.stringContaining('customers are told by different columns');

describe('people whom one file knows by an id and another by an e-mail', () => {
  it('are one, whatever the spelling and the order of the files', async () => {
    const exports = {
      'a.csv': shop('C1,Ada@Example.com,,1,2024-01-01,10', 'C2,bob@example.com,,2,2024-01-02,20'),
      'b.csv': byEmail(' ADA@example.com ,11,2024-02-01,7', 'zoe@example.com,12,2024-02-02,9'),
    };
    const expected = ['C1 2024-01-01 10', 'C1 2024-02-01 7', 'C2 2024-01-02 20', 'zoe@example.com 2024-02-02 9'];
    for (const paths of [
      ['a.csv', 'b.csv'],
      ['b.csv', 'a.csv'],
    ]) {
      const orders = await read(exports, { paths, contacts: [] });
      expect(entries(orders)).toEqual(expected);
      expect(orders.key).toBe('customer');
      expect(notices(orders)).toContain(
        '1 customer known by an e-mail or phone alone taken for the id that has it beside it; 1 more have no id',
      );
      expect(notices(orders)).not.toContainEqual(told);
    }
  });

  it('belong to the id that used a shared e-mail last, on the same day to the last id', async () => {
    const late = await read({
      'a.csv': shop('C1,a@example.com,,1,2024-01-05,1', 'C2,a@example.com,,2,2024-01-04,2'),
      'b.csv': byEmail('a@example.com,11,2024-02-01,7'),
    });
    expect(entries(late)).toEqual(['C1 2024-01-05 1', 'C1 2024-02-01 7', 'C2 2024-01-04 2']);
    expect(notices(late)).toContain('whose address several ids have: the one that used it last has them: 1 customer');
    const sameDay = await read({
      'a.csv': shop('C2,a@example.com,,1,2024-01-04,1', 'C1,a@example.com,,2,2024-01-04,2'),
      'b.csv': byEmail('a@example.com,11,2024-02-01,7'),
    });
    expect(entries(sameDay)).toEqual(['C1 2024-01-04 2', 'C2 2024-01-04 1', 'C2 2024-02-01 7']);
  });

  it('are told to count twice where no file has both columns', async () => {
    const orders = await read({
      'a.csv': 'customer_id,order_id,date,amount\nC1,1,2024-01-01,10\n',
      'b.csv': byEmail('ada@example.com,11,2024-02-01,7'),
    });
    expect(entries(orders)).toEqual(['C1 2024-01-01 10', 'ada@example.com 2024-02-01 7']);
    expect(notices(orders)).toContainEqual(told);
  });

  it('are left out where the id, or the e-mail, is to be forgotten', async () => {
    const exports = {
      'a.csv': shop('C1,ada@example.com,,1,2024-01-01,10', 'C2,bob@example.com,,2,2024-01-02,20'),
      'b.csv': byEmail('ada@example.com,11,2024-02-01,7', 'bob@example.com,12,2024-02-02,9'),
    };
    const without = (forgotten: string) => read(exports, { isForgotten: (customer) => customer === forgotten });
    expect(entries(await without('C1'))).toEqual(['C2 2024-01-02 20', 'C2 2024-02-02 9']);
    expect(entries(await without('ada@example.com'))).toEqual([
      'C1 2024-01-01 10',
      'C2 2024-01-02 20',
      'C2 2024-02-02 9',
    ]);
  });
});

it('a phone joins like an e-mail, and an id of digits is no phone', async () => {
  const orders = await read({
    'a.csv': shop('C1,,+39 (333) 12345,1,2024-01-01,10', '3933312345,,,2,2024-01-02,20'),
    'b.csv': byPhone('+39 333 12345,11,2024-02-01,7'),
  });
  expect(entries(orders)).toEqual(['3933312345 2024-01-02 20', 'C1 2024-01-01 10', 'C1 2024-02-01 7']);
});

it('joining keeps every order, and gives none to two', async () => {
  const address = fc.constantFrom('', 'a@x.it', 'b@x.it', 'c@x.it', 'd@x.it');
  const day = fc.integer({ min: 1, max: 9 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('1', '2', '3'), address, day), { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(address, day), { maxLength: 12 }),
      async (shopped, mailed) => {
        const orders = await read({
          'a.csv': shop(...shopped.map(([id, email, on], i) => `${id},${email},,s${i},2024-01-0${on},1`)),
          'b.csv': byEmail(...mailed.map(([email, on], i) => `${email},m${i},2024-01-0${on},1`)),
        });
        // Who has an address: the id of the latest day, then the greatest.
        const ownerOf = (email: string): string =>
          shopped
            .filter(([, own]) => own === email)
            .sort((one, other) => one[2] - other[2] || (one[0] < other[0] ? -1 : 1))
            .at(-1)?.[0] ?? email;
        const expected = [
          ...shopped.map(([id, , on]) => `${id} 2024-01-0${on} 1`),
          ...mailed.filter(([email]) => email !== '').map(([email, on]) => `${ownerOf(email)} 2024-01-0${on} 1`),
        ];
        expect(entries(orders)).toEqual(expected.sort());
      },
    ),
    { numRuns: 60 },
  );
});
