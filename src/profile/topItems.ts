import type { CodedTexts } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import type { ItemLedger } from '../core/items.ts';
import { createFavourites, NOTHING } from './favourites.ts';
import { createTextColumn } from './textColumn.ts';

/**
 * What each of some customers has in most purchases up to as_of, an order counted once.
 * @param persons customer numbers by row; beyond those of the ledger nobody has bought anything
 */
export function topItems(
  { offsets, day, order }: ItemLedger,
  { names, codes }: CodedTexts,
  persons: Int32Array,
  asOf: EpochDay,
): CodedTexts {
  const column = createTextColumn(persons.length);
  const favourites = createFavourites(names);
  const lastOrder = new Int32Array(names.length).fill(-1);
  for (let row = 0; row < persons.length; row++) {
    const person = persons[row]!;
    if (person + 1 >= offsets.length) continue;
    favourites.clear();
    for (let item = offsets[person]!; item < offsets[person + 1]! && day[item]! <= asOf; item++) {
      const code = codes[item]!;
      if (code === 0 || lastOrder[code] === order[item]) continue;
      lastOrder[code] = order[item]!;
      favourites.add(code, day[item]!);
    }
    const top = favourites.best();
    if (top !== NOTHING) column.set(row, names[top]!);
  }
  return column.column();
}
