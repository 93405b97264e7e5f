import type { EpochDay } from '../../core/day.ts';
import type { CustomerAttribute } from '../../core/ledger.ts';
import { type Dictionaries, NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { CONTINUES, type CountedOrders, LEFT_OUT } from './orders.ts';

/**
 * Contacts and kept columns of each customer: the value of the newest order up to as_of that has one; ties go to the
 * greatest order id, then to the greatest text.
 * @param names of all columns that are wanted, also of those that no file has
 */
export function attributesOf(
  names: readonly string[],
  rows: SettledRows,
  orders: CountedOrders,
  dictionaries: Dictionaries,
  asOf: EpochDay,
): readonly CustomerAttribute[] {
  const newest = newestOrders(orders, dictionaries.customers.size(), asOf);
  const nothing = new Array<undefined>(newest.length).fill(undefined);
  const textOf = remembered(dictionaries.texts);
  return names.map((name) => {
    const codes = rows.attributes.get(name);
    if (codes === undefined) return { name, values: nothing };
    return { name, values: newestValues(codes, textOf, newest, rows, orders, dictionaries, asOf) };
  });
}

/** Remembers the texts of the last numbers, so that most customers who share a text share one string. */
function remembered({ text }: Dictionaries['texts']): (code: number) => string {
  const codes = new Int32Array(REMEMBERED).fill(NONE);
  const known = new Array<string>(REMEMBERED).fill('');
  return (code) => {
    const place = code % REMEMBERED;
    if (codes[place] !== code) {
      codes[place] = code;
      known[place] = text(code);
    }
    return known[place]!;
  };
}

const REMEMBERED = 4096;

/** The one newest order of each customer; NONE where there is no order, or more than one on the newest day. */
function newestOrders({ offsets, flags, day: days }: CountedOrders, customers: number, asOf: EpochDay): Int32Array {
  const newest = new Int32Array(customers);
  for (let customer = 0; customer < customers; customer++) {
    let best = NONE;
    let bestDay = Number.NEGATIVE_INFINITY;
    for (let order = offsets[customer + 1]!; order < offsets[customer + 2]!; order++) {
      const day = days[order]!;
      if (day < bestDay || day > asOf || (flags[order]! & (CONTINUES | LEFT_OUT)) !== 0) continue;
      best = day === bestDay ? NONE : order;
      bestDay = day;
    }
    newest[customer] = best;
  }
  return newest;
}

function newestValues(
  codes: Int32Array,
  textOf: (code: number) => string,
  newest: Int32Array,
  { order: ids }: SettledRows,
  { offsets, first, rowCount, flags, day: days, rowsLeftOut }: CountedOrders,
  { orders }: Dictionaries,
  asOf: EpochDay,
): readonly (string | undefined)[] {
  /** The value of an order: its greatest text, by number. */
  const greatestText = (order: number): number => {
    let value = NONE;
    let piece = order;
    do {
      const after = first[piece]! + rowCount[piece]!;
      for (let row = first[piece]!; row < after; row++) {
        const code = codes[row]!;
        if (code === value || code === NONE || (rowsLeftOut !== undefined && rowsLeftOut[row] === 1)) continue;
        if (value === NONE || textOf(code) > textOf(value)) value = code;
      }
      piece++;
    } while ((flags[piece]! & CONTINUES) !== 0);
    return value;
  };
  const idText = (id: number): string => (id === NONE ? '' : orders.text(id));
  /** Whether an order and its value go before those of another order of the same day. */
  const goesBefore = (order: number, value: number, other: number, otherValue: number): boolean => {
    const [id, otherId] = [ids[first[order]!]!, ids[first[other]!]!];
    if (id !== otherId) return idText(id) > idText(otherId);
    return value !== otherValue && textOf(value) > textOf(otherValue);
  };
  /** The value among all orders of a customer. */
  const searched = (customer: number): number => {
    let best = NONE;
    let bestValue = NONE;
    for (let order = offsets[customer + 1]!; order < offsets[customer + 2]!; order++) {
      const day = days[order]!;
      if ((flags[order]! & (CONTINUES | LEFT_OUT)) !== 0 || day > asOf) continue;
      if (best !== NONE && day < days[best]!) continue;
      const value = greatestText(order);
      if (value === NONE) continue;
      if (best === NONE || day > days[best]! || goesBefore(order, value, best, bestValue)) {
        best = order;
        bestValue = value;
      }
    }
    return bestValue;
  };

  const values: (string | undefined)[] = [];
  for (let customer = 0; customer < newest.length; customer++) {
    const order = newest[customer]!;
    let value = order === NONE ? NONE : greatestText(order);
    if (value === NONE) value = searched(customer);
    values.push(value === NONE ? undefined : textOf(value));
  }
  return values;
}
