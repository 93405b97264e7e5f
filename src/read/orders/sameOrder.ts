import { type Dictionaries, NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { sortByKey } from './grouping.ts';

/** Whether two rows belong to one order: same customer and same order id; a row without an id is an order of its own. */
export function isSameOrder(rows: SettledRows, a: number, b: number): boolean {
  return rows.customer[a] === rows.customer[b] && rows.order[a] === rows.order[b] && rows.order[a] !== NONE;
}

/** Sorts row numbers so that those of one order stand together, in the order in which they came. */
export function byCustomerAndOrder(
  some: Int32Array,
  rows: SettledRows,
  { customers, orders }: Dictionaries,
): Int32Array {
  const byOrder = sortByKey(some, (row) => rows.order[row]!, NONE, orders.size() + 1);
  return sortByKey(byOrder, (row) => rows.customer[row]!, NONE, customers.size() + 1);
}
