import { type Amount, roundHalfAway } from '../../core/amount.ts';
import type { EpochDay } from '../../core/day.ts';
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
  const { offsets: ordersOfCustomer, flags, day: days, total: totals, refunded: refunds, cost: costs } = orders;
  const entries = emptyEntries(orders);
  const { day, kind, amount, cost } = entries;
  const customers = ordersOfCustomer.length - 2;
  const offsets = new Int32Array(customers + 1);
  let count = 0;
  for (let customer = 0; customer < customers; customer++) {
    const first = count;
    const after = ordersOfCustomer[customer + 2]!;
    let isSorted = true;
    for (let order = ordersOfCustomer[customer + 1]!; order < after; order++) {
      if ((flags[order]! & (CONTINUES | LEFT_OUT)) !== 0) continue;
      const total = totals[order]!;
      const before = count;
      if (total > 0 && (refunds === undefined || refunds[order] === 0)) {
        // Nearly every order; the others are elsewhere to keep this loop small.
        day[count] = days[order]!;
        kind[count] = PURCHASE;
        amount[count] = total;
        if (cost !== undefined) cost[count] = costs![order]!;
        count++;
      } else {
        count = putUnusual(entries, count, orders, order, rules);
        if (count === before) flags[order]! |= NO_ENTRY;
      }
      if (before > first && count > before && isAfter(entries, before - 1, before)) isSorted = false;
    }
    if (!isSorted) sortEntries(entries, first, count);
    offsets[customer + 1] = count;
  }
  return {
    count,
    ledger: {
      offsets,
      day: day.subarray(0, count),
      kind: kind.subarray(0, count),
      amount: amount.subarray(0, count),
      cost: cost?.subarray(0, count),
    },
    zeroOrders: entries.zeroOrders,
    cancelledOut: entries.cancelledOut,
    reversed: entries.reversed,
    ignoredReturns: entries.ignoredReturns,
  };
}

/** Entries under construction. */
interface OpenEntries extends Pick<Entries, 'zeroOrders' | 'cancelledOut' | 'reversed' | 'ignoredReturns'> {
  readonly day: Int32Array;
  readonly kind: Uint8Array;
  readonly amount: Float64Array;
  readonly cost: Float64Array | undefined;
}

function emptyEntries({ count, refunded, cost }: CountedOrders): OpenEntries {
  const most = count + (refunded?.reduce((sum, refund) => (refund === 0 ? sum : sum + 1), 0) ?? 0);
  return {
    day: new Int32Array(most),
    kind: new Uint8Array(most),
    amount: new Float64Array(most),
    cost: cost && new Float64Array(most),
    zeroOrders: emptyTally(),
    cancelledOut: emptyTally(),
    reversed: emptyTally(),
    ignoredReturns: emptyTally(),
  };
}

/** Puts the entries of an order that is refunded or not above zero from a place on; gives the next free place. */
function putUnusual(
  entries: OpenEntries,
  at: number,
  { flags, day: days, total: totals, refunded: refunds, cost: costs }: CountedOrders,
  order: number,
  rules: EntryRules,
): number {
  const { zeroOrders, cancelledOut, reversed, ignoredReturns } = entries;
  const day = days[order]!;
  const total = totals[order]!;
  const cost = costs?.[order] ?? 0;
  const refunded = refunds?.[order] ?? 0;
  if (total > 0) {
    if (rules.returns === 'ignore') {
      addTo(ignoredReturns, 1, -refunded);
      return put(entries, at, day, PURCHASE, total, cost);
    }
    const isReversed = refunded >= total;
    if (isReversed) addTo(reversed, 1, total);
    const next = put(entries, at, day, isReversed ? REVERSED : PURCHASE, total, cost);
    // Whole units of cost, so that sums do not depend on the order of rows; no more comes back than it cost.
    const costBack = roundHalfAway((-cost * Math.min(refunded, total)) / total);
    return put(entries, next, day, PARTIAL_REFUND, -refunded, costBack);
  }
  if (total < 0 || (flags[order]! & RETURNED) !== 0) {
    if (rules.returns === 'ignore') addTo(ignoredReturns, 1, total - refunded);
    else if (total === 0 && refunded === 0) addTo(cancelledOut, 1, 0);
    else {
      const next = total < 0 ? put(entries, at, day, REFUND, total, cost) : at;
      return refunded > 0 ? put(entries, next, day, PARTIAL_REFUND, -refunded, 0) : next;
    }
  } else if (rules.zeroOrders === 'count') return put(entries, at, day, PURCHASE, 0, cost);
  else addTo(zeroOrders, 1, 0);
  return at;
}

function put(
  { day, kind, amount, cost }: OpenEntries,
  at: number,
  entryDay: EpochDay,
  entryKind: number,
  entryAmount: Amount,
  entryCost: Amount,
): number {
  day[at] = entryDay;
  kind[at] = entryKind;
  amount[at] = entryAmount;
  if (cost !== undefined) cost[at] = entryCost;
  return at + 1;
}

/** Purchases come before refunds of the same day, whatever the order of the rows. */
function isAfter({ day, kind }: OpenEntries, one: number, other: number): boolean {
  return day[one]! > day[other]! || (day[one] === day[other] && kind[one]! > kind[other]!);
}

function sortEntries({ day, kind, amount, cost }: OpenEntries, from: number, to: number): void {
  // Day and kind as one number.
  const keys = new Int32Array(to - from);
  for (let i = 0; i < keys.length; i++) keys[i] = (day[from + i]! << KIND_BITS) | kind[from + i]!;
  const along = [day, kind, amount, ...(cost === undefined ? [] : [cost])];
  sortTogether(
    keys,
    along.map((values) => values.subarray(from, to)),
    0,
    keys.length,
  );
}

/** The greatest kind is 3. */
const KIND_BITS = 2;
