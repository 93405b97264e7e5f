import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAREFUL, outcome } from '../exports.ts';

const digits = fc.nat(99_999).map(String);
const decimals = fc.constantFrom('', '.5', '.50', '.00', '.1234', '.12345', '.123', '.', ',5', ',50');
const numbers = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(digits, fc.constantFrom('.00', '.50', '.99')).map((parts) => parts.join('')) },
  fc.tuple(fc.constantFrom('', '-'), digits, decimals).map((parts) => parts.join('')),
  fc.constantFrom(
    '0',
    '-0',
    '-0.00',
    '',
    ' ',
    '-',
    '+1',
    '1e3',
    '1.234.567',
    '99999999999',
    '9999999999.9999',
    '€ 5.00',
  ),
);
const quantities = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 12 }).map(String) },
  fc.constantFrom('0.5', '1.0', '', '1000000', '-0', '99999999999'),
);
const rows = fc.array(
  fc.record({
    order: fc.constantFrom('1', '2', '3', 'A-4', ' 5', 'none', ''),
    customer: fc.constantFrom('c1', 'C000001', '17850', ' 17850', '17850.0', 'na', ''),
    date: fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('2024-01-05', '2024-01-05 10:00:00', '2024-01-06T23:59') },
      fc.constantFrom('2024-02-30', '06.01.2024', '07/01/2024', ''),
    ),
    status: fc.constantFrom('paid', 'cancelled', ''),
    quantity: quantities,
    price: numbers,
    quoted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
type Row = typeof rows extends fc.Arbitrary<readonly (infer R)[]> ? R : never;

function exported(all: readonly Row[], hasQuantity: boolean, careful: boolean): string {
  const header = `order_id,customer_id,order_date,status,${hasQuantity ? 'quantity,unit_price' : 'amount'}`;
  const lines = all.map(({ order, customer, date, status, quantity, price, quoted }) => {
    const cells = [order, customer, date, status, ...(hasQuantity ? [quantity] : []), price];
    // A comma in a cell needs quotes, and some have them all the same.
    const line = cells.map((cell) => (quoted || cell.includes(',') ? `"${cell}"` : cell)).join(',');
    return line + (careful ? CAREFUL.cell : '');
  });
  return [header + (careful ? CAREFUL.header : ''), ...lines].join('\n');
}

describe.each([
  ['an amount', false],
  ['quantity and price', true],
] as const)('rows with %s', (_, hasQuantity) => {
  it('are the same whether they are read all at once or one by one', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        for (const flags of [{}, { decimal: '.' }] as const) {
          const plain = await outcome({ 'a.csv': exported(all, hasQuantity, false) }, flags);
          expect(plain).toEqual(await outcome({ 'a.csv': exported(all, hasQuantity, true) }, flags));
        }
      }),
      { numRuns: 150 },
    );
  });
  it('are the same in files that overlap', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(30), fc.nat(30), async (all, from, to) => {
        const files = (careful: boolean) => ({
          'a.csv': exported(all.slice(0, to + 1), hasQuantity, careful),
          'b.csv': exported(all.slice(from % all.length), hasQuantity, careful),
        });
        const flags = { decimal: '.' } as const;
        expect(await outcome(files(false), flags)).toEqual(await outcome(files(true), flags));
      }),
      { numRuns: 150 },
    );
  });
});
