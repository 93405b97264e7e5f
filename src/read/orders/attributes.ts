import type { EpochDay } from '../../core/day.ts';
import type { CustomerAttribute } from '../../core/ledger.ts';
import { compareTexts, type Texts } from '../../core/texts.ts';
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
  const texts = dictionaries.texts.texts();
  const orderIds = dictionaries.orders.texts();
  const nobody = new Int32Array(0);
  return names.map((name) => {
    const codes = rows.attributes.get(name);
    if (codes === undefined) return { name, texts, codes: nobody };
    const own = newestValues({ codes, texts, ids: rows.order, orderIds, orders }, newest, asOf);
    return { name, texts, codes: own.some((code) => code !== NONE) ? own : nobody };
  });
}

/** The one newest order of each customer; NONE where there is no order, or more than one on the newest day. */
function newestOrders({ offsets, flags, day: days }: CountedOrders, customers: number, asOf: EpochDay): Int32Array {
  const newest = new Int32Array(customers);
  for (let customer = 0; customer < customers; customer++) {
    const after = offsets[customer + 2]!;
    let best = NONE;
    let bestDay = 0;
    let isFirst = true;
    for (let order = offsets[customer + 1]!; order < after; order++) {
      const day = days[order]!;
      if (day > asOf || (flags[order]! & (CONTINUES | LEFT_OUT)) !== 0) continue;
      if (isFirst || day > bestDay) best = order;
      else if (day === bestDay) best = NONE;
      else continue;
      bestDay = day;
      isFirst = false;
    }
    newest[customer] = best;
  }
  return newest;
}

/** A column of texts by row, and what tells which of them goes before another. */
interface TextColumn {
  readonly codes: Int32Array;
  readonly texts: Texts;
  /** Order ids by row. */
  readonly ids: Int32Array;
  readonly orderIds: Texts;
  readonly orders: CountedOrders;
}

function newestValues(column: TextColumn, newest: Int32Array, asOf: EpochDay): Int32Array {
  const values = new Int32Array(newest.length);
  for (let customer = 0; customer < newest.length; customer++) {
    const order = newest[customer]!;
    let value = order === NONE ? NONE : greatestText(column, order);
    if (value === NONE) value = searchedText(column, customer, asOf);
    values[customer] = value;
  }
  return values;
}

/** The value of an order: its greatest text, by number. */
function greatestText({ codes, texts, orders }: TextColumn, order: number): number {
  const { first, rowCount, flags, rowsLeftOut } = orders;
  let value = NONE;
  let piece = order;
  do {
    const after = first[piece]! + rowCount[piece]!;
    for (let row = first[piece]!; row < after; row++) {
      const code = codes[row]!;
      if (code === value || code === NONE || (rowsLeftOut !== undefined && rowsLeftOut[row] === 1)) continue;
      if (value === NONE || compareTexts(texts, code, value) > 0) value = code;
    }
    piece++;
  } while ((flags[piece]! & CONTINUES) !== 0);
  return value;
}

/** The value among all orders of a customer. */
function searchedText(column: TextColumn, customer: number, asOf: EpochDay): number {
  const { offsets, flags, day: days } = column.orders;
  let best = NONE;
  let bestValue = NONE;
  for (let order = offsets[customer + 1]!; order < offsets[customer + 2]!; order++) {
    const day = days[order]!;
    if ((flags[order]! & (CONTINUES | LEFT_OUT)) !== 0 || day > asOf) continue;
    if (best !== NONE && day < days[best]!) continue;
    const value = greatestText(column, order);
    if (value === NONE) continue;
    if (best === NONE || day > days[best]! || goesBefore(column, order, value, best, bestValue)) {
      best = order;
      bestValue = value;
    }
  }
  return bestValue;
}

/** Whether an order and its value go before those of another order of the same day. */
function goesBefore(
  { texts, ids, orderIds, orders }: TextColumn,
  order: number,
  value: number,
  other: number,
  otherValue: number,
): boolean {
  const id = ids[orders.first[order]!]!;
  const otherId = ids[orders.first[other]!]!;
  if (id === otherId) return value !== otherValue && compareTexts(texts, value, otherValue) > 0;
  // An order without an id goes last.
  return otherId === NONE || (id !== NONE && compareTexts(orderIds, id, otherId) > 0);
}
