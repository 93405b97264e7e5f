import { type Amount, roundHalfAway } from '../../core/amount.ts';
import type { EpochDay } from '../../core/day.ts';
import { type OrderLedger, PARTIAL_REFUND, PURCHASE, REFUND, REVERSED } from '../../core/ledger.ts';
import { growingFloats, growingIntegers } from '../rows/growing.ts';
import { allRows, sortByKey } from './grouping.ts';
import type { Orders } from './orders.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

/** How returns and orders of zero are taken. */
export interface EntryRules {
  readonly returns: 'net' | 'ignore';
  readonly zeroOrders: 'drop' | 'count';
}

/** Ledger entries in the order of the orders; an order gives none, one or two. */
export interface Entries {
  readonly count: number;
  readonly order: Int32Array;
  readonly day: Int32Array;
  readonly amount: Float64Array;
  readonly cost: Float64Array | undefined;
  readonly kind: Int32Array;
  /** Free orders that are left out. */
  readonly zeroOrders: Tally;
  /** Orders of zero that are no purchase because their negative rows, or their status, take back what they hold. */
  readonly cancelledOut: Tally;
  /** Orders that were refunded in full within their id, with what was paid for them. */
  readonly reversed: Tally;
  /** What is left out because returns are ignored: refunds, and orders that negative rows cancel. */
  readonly ignoredReturns: Tally;
}

/** Tells purchases from refunds: what each order means for its customer. */
export function entriesOf(orders: Orders, rules: EntryRules): Entries {
  const order = growingIntegers();
  const day = growingIntegers();
  const amount = growingFloats();
  const cost = orders.cost && growingFloats();
  const kind = growingIntegers();
  const zeroOrders = emptyTally();
  const cancelledOut = emptyTally();
  const reversed = emptyTally();
  const ignoredReturns = emptyTally();
  const add = (i: number, entryKind: number, entryAmount: Amount, entryCost: Amount): void => {
    order.push(i);
    day.push(orders.day[i]!);
    amount.push(entryAmount);
    cost?.push(entryCost);
    kind.push(entryKind);
  };
  for (let i = 0; i < orders.count; i++) {
    const total = orders.total[i]!;
    const orderCost = orders.cost?.[i] ?? 0;
    const refunded = orders.refunded[i]!;
    if (total > 0 && (refunded === 0 || rules.returns === 'ignore')) {
      add(i, PURCHASE, total, orderCost);
      if (refunded > 0) addTo(ignoredReturns, 1, -refunded);
    } else if (total > 0) {
      const isReversed = refunded >= total;
      add(i, isReversed ? REVERSED : PURCHASE, total, orderCost);
      // Whole units of cost, so that sums do not depend on the order of rows; no more comes back than it cost.
      add(i, PARTIAL_REFUND, -refunded, roundHalfAway((-orderCost * Math.min(refunded, total)) / total));
      if (isReversed) addTo(reversed, 1, total);
    } else if (total < 0 || orders.isReturned[i] === 1) {
      if (rules.returns === 'ignore') addTo(ignoredReturns, 1, total - refunded);
      else if (total === 0 && refunded === 0) addTo(cancelledOut, 1, 0);
      else {
        if (total < 0) add(i, REFUND, total, orderCost);
        if (refunded > 0) add(i, PARTIAL_REFUND, -refunded, 0);
      }
    } else if (rules.zeroOrders === 'count') add(i, PURCHASE, 0, orderCost);
    else addTo(zeroOrders, 1, 0);
  }
  return {
    count: order.length(),
    order: order.values(),
    day: day.values(),
    amount: amount.values(),
    cost: cost?.values(),
    kind: kind.values(),
    zeroOrders,
    cancelledOut,
    reversed,
    ignoredReturns,
  };
}

/**
 * Entries grouped by customer and sorted by day.
 * @param asOf no entry is later
 */
export function ledgerOf(entries: Entries, orders: Orders, customers: readonly string[], asOf: EpochDay): OrderLedger {
  const least = entries.day.reduce((earliest, day) => Math.min(earliest, day), asOf);
  const customerOf = (entry: number): number => orders.customer[entries.order[entry]!]!;
  // Purchases come before refunds of the same day, whatever the order of the rows.
  const byKind = sortByKey(allRows(entries.count), (entry) => entries.kind[entry]!, PURCHASE, PARTIAL_REFUND + 1);
  const byDay = sortByKey(byKind, (entry) => entries.day[entry]!, least, asOf - least + 1);
  const sorted = sortByKey(byDay, customerOf, 0, customers.length);
  const offsets = new Int32Array(customers.length + 1);
  for (const entry of sorted) offsets[customerOf(entry) + 1]!++;
  for (let customer = 0; customer < customers.length; customer++) offsets[customer + 1]! += offsets[customer]!;
  return {
    customers,
    offsets,
    day: Int32Array.from(sorted, (entry) => entries.day[entry]!),
    amount: Float64Array.from(sorted, (entry) => entries.amount[entry]!),
    kind: Uint8Array.from(sorted, (entry) => entries.kind[entry]!),
    cost: entries.cost && Float64Array.from(sorted, (entry) => entries.cost![entry]!),
  };
}
