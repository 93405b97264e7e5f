import type { LeftOut } from '../../core/account.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import { printable } from '../../core/printable.ts';
import type { Entries } from './ledger.ts';
import type { CountedRows, Tally } from './leftOut.ts';
import type { Overlap } from './overlap.ts';

/** Everything that rules left out on the way from rows to the ledger, in words. */
export function leftOutList(
  counted: CountedRows,
  overlap: Overlap,
  entries: Entries,
  later: { readonly orders: Tally; readonly refunds: Tally },
  asOf: EpochDay,
  hasAmounts: boolean,
): readonly LeftOut[] {
  const list: LeftOut[] = [];
  const add = (what: string, { count, amount }: Tally, isOneCurrency = true): void => {
    if (count > 0) list.push({ what, count, amount: hasAmounts && isOneCurrency ? amount : undefined });
  };
  add('rows of orders that a later file replaces', { count: overlap.replacedRows, amount: overlap.replacedAmount });
  add('rows that another file repeats', { count: overlap.repeatedRows, amount: overlap.repeatedAmount });
  add('rows without a customer', counted.withoutCustomer);
  for (const [status, tally] of byCount(counted.byStatus)) add(`orders of status ${printable(status)}`, tally);
  for (const [currency, tally] of byCount(counted.byCurrency)) add(`orders in ${printable(currency)}`, tally, false);
  add('orders of zero', entries.zeroOrders);
  add('orders that their own negative rows cancel', entries.cancelledOut);
  add('orders refunded in full, no purchases', entries.reversed);
  add('refunds ignored', entries.ignoredReturns);
  add(`orders after ${formatDay(asOf)}`, later.orders);
  add(`refunds after ${formatDay(asOf)}`, later.refunds);
  return list;
}

function byCount(tallies: ReadonlyMap<string, Tally>): readonly (readonly [string, Tally])[] {
  return [...tallies].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
}
