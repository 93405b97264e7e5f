import type { EpochDay } from '../../core/day.ts';
import type { Addresses } from '../../core/emails.ts';
import type { CustomerAttribute } from '../../core/ledger.ts';
import { compareTexts, countOfTexts, type Texts } from '../../core/texts.ts';
import { NO_DAY, NONE, type ReadTexts } from '../rows/rows.ts';
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
  read: ReadTexts,
  asOf: EpochDay,
): readonly CustomerAttribute[] {
  const newest = newestOrders(orders, countOfTexts(read.customers), asOf);
  const { attributes: texts, orders: orderIds } = read;
  const nobody = new Int32Array(0);
  return names.map((name) => {
    const codes = rows.attributes.get(name);
    if (codes === undefined) return { name, texts, codes: nobody };
    const own = newestValues({ codes, texts, ids: rows.order, orderIds, orders }, newest, asOf);
    return { name, texts, codes: own.every(isNone) ? nobody : own };
  });
}

/** Which customers have an e-mail and a phone in an order up to as_of. */
export function addressesOf(rows: SettledRows, orders: CountedOrders, read: ReadTexts, asOf: EpochDay): Addresses {
  const [email, phone] = attributesOf(['email', 'phone'], rows, orders, read, asOf).map(({ codes }) =>
    Uint8Array.from(codes, (code) => (code === NONE ? 0 : 1)),
  );
  return { email: email!, phone: phone! };
}

/** The one newest order of each customer that is one piece; NONE where there is none, or another of the same day. */
function newestOrders({ offsets, flags, day: days }: CountedOrders, customers: number, asOf: EpochDay): Int32Array {
  const newest = new Int32Array(customers);
  for (let customer = 0; customer < customers; customer++) {
    const after = offsets[customer + 2]!;
    let best = NONE;
    let bestDay = NO_DAY;
    for (let order = offsets[customer + 1]!; order < after; order++) {
      const day = days[order]!;
      if (day < bestDay || day > asOf || (flags[order]! & (CONTINUES | LEFT_OUT)) !== 0) continue;
      best = day === bestDay || (flags[order + 1]! & CONTINUES) !== 0 ? NONE : order;
      bestDay = day;
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

/** By customer; a loop that calls nothing for what nearly all have, then the others. */
function newestValues(column: TextColumn, newest: Int32Array, asOf: EpochDay): Int32Array {
  const values = commonCodes(column.codes, newest, column.orders);
  for (let customer = values.indexOf(NONE); customer >= 0; customer = values.indexOf(NONE, customer + 1)) {
    values[customer] = searchedText(column, customer, asOf);
  }
  return values;
}

/** What the rows of an order all have, for the order of each customer; NONE where they differ. */
function commonCodes(codes: Int32Array, ordersOfCustomers: Int32Array, { first, rowCount }: CountedOrders): Int32Array {
  const common = new Int32Array(ordersOfCustomers.length).fill(NONE);
  for (let customer = 0; customer < common.length; customer++) {
    const order = ordersOfCustomers[customer]!;
    if (order === NONE) continue;
    let row = first[order]!;
    const last = row + rowCount[order]! - 1;
    const code = codes[row]!;
    while (row < last && codes[row + 1] === code) row++;
    if (row === last) common[customer] = code;
  }
  return common;
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
  // Backwards, as the newest orders come last in most exports and those before them need no look at their rows.
  for (let order = offsets[customer + 2]! - 1; order >= offsets[customer + 1]!; order--) {
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

function isNone(code: number): boolean {
  return code === NONE;
}
