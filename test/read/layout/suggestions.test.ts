import { expect, it } from 'vitest';
import { mapFlags } from '../../../src/read/layout/suggestions.ts';

const table = (header: readonly string[], ...samples: readonly (readonly string[])[]) => ({ header, samples });

it.each([
  [
    'addresses, dates and money',
    table(['Kunde', 'Wann', 'Wie viel'], ['a@x.it', '03.04.2024', '12,50'], ['b@x.it', '', '1.002,50']),
    "--map customer=Kunde --map date=Wann --map amount='Wie viel'",
  ],
  [
    'two columns of dates',
    table(['a', 'b', 'c'], ['2024-01-02', '2024-01-03', '5.00']),
    '--map customer=COLUMN --map date=COLUMN --map amount=c',
  ],
  [
    'numbers that may be anything',
    table(['a', 'b'], ['20240102', '5']),
    '--map customer=COLUMN --map date=COLUMN --map amount=COLUMN',
  ],
  ['nothing', table(['a', 'b']), '--map customer=COLUMN --map date=COLUMN --map amount=COLUMN'],
  [
    'one value that is something else',
    table(['a'], ['2024-01-02'], ['soon']),
    '--map customer=COLUMN --map date=COLUMN --map amount=COLUMN',
  ],
])('of %s', (_, sample, flags) => {
  expect(mapFlags(sample, ['customer', 'date', 'amount'], [])).toBe(flags);
});

it('a column that is read already is not suggested', () => {
  expect(mapFlags(table(['a', 'b'], ['2024-01-02', '5.00']), ['amount'], [1])).toBe('--map amount=COLUMN');
});
