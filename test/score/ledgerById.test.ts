import { expect, it } from 'vitest';
import type { OrderLedger } from '../../src/core/ledger.ts';
import { ledgerById } from '../../src/score/ledgerById.ts';
import { allTexts } from '../core/builtTexts.ts';
import { builtLedger, type Entry } from './builtLedger.ts';

/** Entries by customer, in the order of the ledger. */
function entriesOf({ customers, offsets, day, amount, kind, cost }: OrderLedger) {
  return allTexts(customers).map((customer, number) => [
    customer,
    Array.from(day.subarray(offsets[number], offsets[number + 1]), (on, i) => {
      const entry = offsets[number]! + i;
      return [on, amount[entry], kind[entry], cost?.[entry]];
    }),
  ]);
}

it.each([[undefined], [3]])('customers by their ids, with their entries (cost %s)', (cost) => {
  const entry = (customer: string, day: number, units: number, kind: Entry['kind'] = 'purchase'): Entry => ({
    customer,
    day,
    units,
    kind,
    ...(cost !== undefined && { cost: cost * units }),
  });
  const entries = [
    entry('c', 3, 30),
    entry('B', 1, 10),
    entry('c', 1, 20),
    entry('\u{1f600}', 9, 90),
    entry('a', 2, -5, 'refund'),
    entry('\uff01', 4, 7, 'reversed'),
    entry('B', 6, 60),
  ];
  // Code units, so that an emoji comes before a full-width mark.
  const ids = ['B', 'a', 'c', '\u{1f600}', '\uff01'];
  const sorted = ids.flatMap((id) => entries.filter(({ customer }) => customer === id));
  const found = ledgerById(builtLedger(entries));
  expect(entriesOf(found)).toEqual(entriesOf(builtLedger(sorted)));
  expect(found.cost === undefined).toBe(cost === undefined);
});
