import type { LeftOut } from '../../core/account.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import type { Phrase } from '../../core/language.ts';
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
  const add = (what: Phrase, { count, amount }: Tally): void => {
    if (count > 0) list.push({ what, count, amount: hasMoney ? amount : undefined });
  };
  add({ en: 'rows of forgotten customers', it: 'righe di clienti dimenticati' }, dropped.forgotten);
  add(
    { en: 'bad rows of forgotten customers', it: 'righe errate di clienti dimenticati' },
    { count: badRowsOfForgotten, amount: undefined },
  );
  add(
    { en: 'rows of orders that a later file replaces', it: 'righe di ordini che un file successivo sostituisce' },
    dropped.replaced,
  );
  add({ en: 'rows that another file repeats', it: 'righe che un altro file ripete' }, dropped.repeated);
  add({ en: 'rows without a customer', it: 'righe senza cliente' }, orders.withoutCustomer);
  for (const [status, tally] of byCount(orders.byStatus))
    add({ en: `orders of status ${printable(status)}`, it: `ordini con stato ${printable(status)}` }, tally);
  for (const [currency, tally] of byCount(orders.byCurrency))
    add({ en: `orders in ${printable(currency)}`, it: `ordini in ${printable(currency)}` }, tally);
  add({ en: 'orders of zero', it: 'ordini a importo zero' }, entries.zeroOrders);
  add(
    { en: 'orders that their own negative rows cancel', it: 'ordini annullati dalle proprie righe negative' },
    entries.cancelledOut,
  );
  add(
    { en: 'orders refunded in full, no purchases', it: 'ordini rimborsati per intero, quindi non acquisti' },
    entries.reversed,
  );
  add({ en: 'refunds ignored', it: 'rimborsi ignorati' }, entries.ignoredReturns);
  add({ en: `orders after ${formatDay(asOf)}`, it: `ordini dopo il ${formatDay(asOf)}` }, orders.later.orders);
  add({ en: `refunds after ${formatDay(asOf)}`, it: `rimborsi dopo il ${formatDay(asOf)}` }, orders.later.refunds);
  return list;
}

/** Tallies with the greatest first, by name where they are equal. */
export function byCount(tallies: ReadonlyMap<string, Tally>): readonly (readonly [string, Tally])[] {
  return [...tallies].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
}
