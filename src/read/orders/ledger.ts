import { type Amount, roundHalfAway } from '../../core/amount.ts';
import { type OrderLedger, PARTIAL_REFUND, PURCHASE, REFUND, REVERSED } from '../../core/ledger.ts';
import { CONTINUES, type CountedOrders, LEFT_OUT, NO_ENTRY, RETURNED } from './orders.ts';
import { sortTogether } from './sortTogether.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

/** How returns and orders of zero are taken. */
export interface EntryRules {
  readonly returns: 'net' | 'ignore';
  readonly zeroOrders: 'drop' | 'count';
}

/** What the orders mean for their customers; an order gives no entry of the ledger, one or two. */
export interface Entries {
  readonly count: number;
  readonly ledger: Omit<OrderLedger, 'customers'>;
  /** Free orders that are left out. */
  readonly zeroOrders: Tally;
  /** Orders of zero that are no purchase because their negative rows, or their status, take back what they hold. */
  readonly cancelledOut: Tally;
  /** Orders that were refunded in full within their id, with what was paid for them. */
  readonly reversed: Tally;
  /** What is left out because returns are ignored: refunds, and orders that negative rows cancel. */
  readonly ignoredReturns: Tally;
}

/** Tells purchases from refunds and puts them into the ledger; flags the orders that give no entry. */
export function entriesOf(orders: CountedOrders, rules: EntryRules): Entries {
  const { offsets: ordersOfCustomer, flags, day, total: totals, refunded: refunds, cost: costs } = orders;
  const most = orders.count + (refunds?.reduce((sum, refund) => (refund === 0 ? sum : sum + 1), 0) ?? 0);
  // Day and kind as one number: purchases come before refunds of the same day, whatever the order of the rows.
  const when = new Int32Array(most);
  const amount = new Float64Array(most);
  const cost = costs && new Float64Array(most);
  const along = cost === undefined ? [amount] : [amount, cost];
  const zeroOrders = emptyTally();
  const cancelledOut = emptyTally();
  const reversed = emptyTally();
  const ignoredReturns = emptyTally();
  const put = (at: number, order: number, kind: number, entryAmount: Amount, entryCost: Amount): number => {
    when[at] = (day[order]! << KIND_BITS) | kind;
    amount[at] = entryAmount;
    if (cost !== undefined) cost[at] = entryCost;
    return at + 1;
  };
  /** Puts the entries of an order from a place on; gives the next free place. */
  const putEntries = (at: number, order: number): number => {
    const total = totals[order]!;
    const orderCost = costs?.[order] ?? 0;
    const refunded = refunds?.[order] ?? 0;
    if (total > 0) {
      if (refunded === 0) return put(at, order, PURCHASE, total, orderCost);
      if (rules.returns === 'ignore') {
        addTo(ignoredReturns, 1, -refunded);
        return put(at, order, PURCHASE, total, orderCost);
      }
      const isReversed = refunded >= total;
      if (isReversed) addTo(reversed, 1, total);
      const next = put(at, order, isReversed ? REVERSED : PURCHASE, total, orderCost);
      // Whole units of cost, so that sums do not depend on the order of rows; no more comes back than it cost.
      const costBack = roundHalfAway((-orderCost * Math.min(refunded, total)) / total);
      return put(next, order, PARTIAL_REFUND, -refunded, costBack);
    }
    if (total < 0 || (flags[order]! & RETURNED) !== 0) {
      if (rules.returns === 'ignore') addTo(ignoredReturns, 1, total - refunded);
      else if (total === 0 && refunded === 0) addTo(cancelledOut, 1, 0);
      else {
        const next = total < 0 ? put(at, order, REFUND, total, orderCost) : at;
        return refunded > 0 ? put(next, order, PARTIAL_REFUND, -refunded, 0) : next;
      }
    } else if (rules.zeroOrders === 'count') return put(at, order, PURCHASE, 0, orderCost);
    else addTo(zeroOrders, 1, 0);
    return at;
  };
  const customers = ordersOfCustomer.length - 2;
  const offsets = new Int32Array(customers + 1);
  let count = 0;
  for (let customer = 0; customer < customers; customer++) {
    const after = ordersOfCustomer[customer + 2]!;
    for (let order = ordersOfCustomer[customer + 1]!; order < after; order++) {
      if ((flags[order]! & (CONTINUES | LEFT_OUT)) !== 0) continue;
      const next = putEntries(count, order);
      if (next === count) flags[order]! |= NO_ENTRY;
      count = next;
    }
    sortTogether(when, along, offsets[customer]!, count);
    offsets[customer + 1] = count;
  }
  return {
    count,
    ledger: {
      offsets,
      ...daysAndKinds(when.subarray(0, count)),
      amount: amount.subarray(0, count),
      cost: cost?.subarray(0, count),
    },
    zeroOrders,
    cancelledOut,
    reversed,
    ignoredReturns,
  };
}

/** The greatest kind is 3. */
const KIND_BITS = 2;

/** Takes day and kind apart again, the day in place. */
function daysAndKinds(when: Int32Array): Pick<OrderLedger, 'day' | 'kind'> {
  const kind = new Uint8Array(when.length);
  for (let entry = 0; entry < when.length; entry++) {
    kind[entry] = when[entry]! & ((1 << KIND_BITS) - 1);
    when[entry]! >>= KIND_BITS;
  }
  return { day: when, kind };
}
