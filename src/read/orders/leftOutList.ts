import type { LeftOut } from '../../core/account.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import { printable } from '../../core/printable.ts';
import type { DroppedTallies } from './dropped.ts';
import type { Entries } from './ledger.ts';
import type { OrdersLeftOut } from './leftOut.ts';
import type { Tally } from './tally.ts';

/** Everything that rules left out on the way from rows to the ledger, in words; an order is in one line. */
export function leftOutList(
  orders: OrdersLeftOut,
  dropped: DroppedTallies,
  entries: Entries,
  badRowsOfForgotten: number,
  asOf: EpochDay,
  hasMoney: boolean,
): readonly LeftOut[] {
  const list: LeftOut[] = [];
  const add = (what: string, { count, amount }: Tally): void => {
    if (count > 0) list.push({ what, count, amount: hasMoney ? amount : undefined });
  };
  add('rows of forgotten customers', dropped.forgotten);
  add('bad rows of forgotten customers', { count: badRowsOfForgotten, amount: undefined });
  add('rows of orders that a later file replaces', dropped.replaced);
  add('rows that another file repeats', dropped.repeated);
  add('rows without a customer', orders.withoutCustomer);
  for (const [status, tally] of byCount(orders.byStatus)) add(`orders of status ${printable(status)}`, tally);
  for (const [currency, tally] of byCount(orders.byCurrency)) add(`orders in ${printable(currency)}`, tally);
  add('orders of zero', entries.zeroOrders);
  add('orders that their own negative rows cancel', entries.cancelledOut);
  add('orders refunded in full, no purchases', entries.reversed);
  add('refunds ignored', entries.ignoredReturns);
  add(`orders after ${formatDay(asOf)}`, orders.later.orders);
  add(`refunds after ${formatDay(asOf)}`, orders.later.refunds);
  return list;
}

/** Tallies with the greatest first, by name where they are equal. */
export function byCount(tallies: ReadonlyMap<string, Tally>): readonly (readonly [string, Tally])[] {
  return [...tallies].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
}
