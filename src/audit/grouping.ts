import { type EpochDay, formatDay } from '../core/day.ts';
import type { ItemLedger } from '../core/items.ts';
import type { FirstPurchases } from './firstPurchases.ts';

/** Rows sorted into named groups; {@link IN_NO_GROUP} for those of which it is not known. */
export interface Grouping {
  readonly names: readonly string[];
  /** Index into `names`, by row. */
  readonly of: Int32Array;
}

export const IN_NO_GROUP = -1;

/** The rows of each group, ascending. */
export function rowsOfGroups({ names, of }: Grouping): readonly Int32Array[] {
  const sizes = new Int32Array(names.length);
  for (let row = 0; row < of.length; row++) if (of[row] !== IN_NO_GROUP) sizes[of[row]!]!++;
  const rows = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let row = 0; row < of.length; row++) {
    const group = of[row]!;
    if (group !== IN_NO_GROUP) rows[group]![sizes[group]!++] = row;
  }
  return rows;
}

/** First-time buyers by the month of their first purchase, `2024-02`; months in which nobody came are groups, too. */
export function byMonth({ firstDay }: FirstPurchases): Grouping {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < firstDay.length; row++) {
    if (firstDay[row]! < first) first = firstDay[row]!;
    if (firstDay[row]! > last) last = firstDay[row]!;
  }
  const names: string[] = [];
  if (firstDay.length === 0) return { names, of: new Int32Array(0) };
  const monthOfDay = new Int32Array(last - first + 1);
  for (let day: EpochDay = first; day <= last; day++) {
    const month = formatDay(day).slice(0, 7);
    if (month !== names.at(-1)) names.push(month);
    monthOfDay[day - first] = names.length - 1;
  }
  return { names, of: firstDay.map((day) => monthOfDay[day - first]!) };
}

/**
 * First-time buyers by the category of their first purchase day: the one with the greatest amount on it, of equal ones (as
 * all are where an export states the amounts of whole orders alone) the one with most items, of these the first in the
 * alphabet. Undefined where no export has categories; groups are in the order of the alphabet.
 */
export function byFirstCategory(first: FirstPurchases, items: ItemLedger | undefined): Grouping | undefined {
  if (items?.category === undefined) return undefined;
  const { offsets, day: days, amount: amounts } = items;
  const { names: texts, codes } = items.category;
  const names = [...new Set(texts.filter((text) => text !== undefined))].sort();
  const place = new Map(names.map((name, index) => [name, index]));
  const groupOf = Int32Array.from(texts, (text) => (text === undefined ? IN_NO_GROUP : place.get(text)!));
  const of = new Int32Array(first.customer.length).fill(IN_NO_GROUP);
  const sums = new Float64Array(names.length);
  const itemCounts = new Int32Array(names.length);
  const met: number[] = [];
  const isBefore = (one: number, other: number): boolean => {
    if (sums[one] !== sums[other]) return sums[one]! > sums[other]!;
    if (itemCounts[one] !== itemCounts[other]) return itemCounts[one]! > itemCounts[other]!;
    return one < other;
  };
  for (let row = 0; row < of.length; row++) {
    const end = offsets[first.customer[row]! + 1]!;
    const firstDay = first.firstDay[row]!;
    let item = offsets[first.customer[row]!]!;
    while (item < end && days[item]! < firstDay) item++;
    for (; item < end && days[item] === firstDay; item++) {
      const group = groupOf[codes[item]!]!;
      if (group === IN_NO_GROUP) continue;
      if (itemCounts[group] === 0) met.push(group);
      itemCounts[group]!++;
      sums[group]! += amounts[item]!;
    }
    let best = IN_NO_GROUP;
    for (const group of met) if (best === IN_NO_GROUP || isBefore(group, best)) best = group;
    of[row] = best;
    for (const group of met) {
      sums[group] = 0;
      itemCounts[group] = 0;
    }
    met.length = 0;
  }
  return { names, of };
}
