import type { Amount } from '../core/amount.ts';
import type { EpochDay } from '../core/day.ts';
import { type OrderLedger, PURCHASE, REFUND } from '../core/ledger.ts';

export interface Reversals {
  readonly count: number;
  /** Money of the reversed purchases, a positive sum. */
  readonly amount: Amount;
}

/**
 * Purchases that a refund under another order id takes back to the last cent: each refund reverses at most one purchase
 * of the same customer, of exactly its amount, on its day or the latest day before. They still count as purchases.
 * @param since first day of the purchases; undefined for all
 */
export function exactReversals(ledger: OrderLedger, since: EpochDay | undefined): Reversals {
  const { offsets, day, kind } = ledger;
  const open = new Map<Amount, number>();
  const found = { count: 0, amount: 0 };
  let customer = 0;
  // Most customers have no refund, and need no account of their purchases.
  for (let refund = kind.indexOf(REFUND); refund >= 0; ) {
    customer = customerAfter(offsets, refund, customer);
    const end = offsets[customer]!;
    let begin = offsets[customer - 1]!;
    // A refund takes the latest purchase, so that earlier ones are no matter to those of the window.
    while (since !== undefined && begin < end && day[begin]! < since) begin++;
    const next = kind.indexOf(REFUND, refund + 1);
    if (next >= 0 && next < end) {
      takeBack(ledger, begin, end, open, found);
      refund = kind.indexOf(REFUND, end);
    } else {
      takeBackOne(ledger, begin, end, refund, found);
      refund = next;
    }
  }
  return found;
}

/** Adds the purchase that the only refund of a customer reverses to those found; nearly every refund is the only one. */
function takeBackOne(
  { day, amount, kind }: OrderLedger,
  begin: number,
  end: number,
  refund: number,
  found: { count: number; amount: Amount },
): void {
  const paid = -amount[refund]!;
  for (let entry = begin; entry < end && day[entry]! <= day[refund]!; entry++) {
    if (kind[entry] !== PURCHASE || amount[entry] !== paid) continue;
    found.count++;
    found.amount += paid;
    return;
  }
}

/** The customer after the one that an entry is of, who is not before `from`. */
function customerAfter(offsets: Int32Array, entry: number, from: number): number {
  let customer = from;
  while (offsets[customer]! <= entry) customer++;
  return customer;
}

/**
 * Adds the purchases of one customer that are reversed to those found.
 * @param open emptied, and used for how many purchases of each refunded amount are not reversed yet: a stack would only
 * tell which of them is, and for count and money their number is enough
 */
function takeBack(
  { day, amount, kind }: OrderLedger,
  begin: number,
  end: number,
  open: Map<Amount, number>,
  found: { count: number; amount: Amount },
): void {
  open.clear();
  for (let entry = begin; entry < end; entry++) if (kind[entry] === REFUND) open.set(-amount[entry]!, 0);
  for (let start = begin, next = start; start < end; start = next) {
    while (next < end && day[next] === day[start]) next++;
    // Entries of one day are in no order, so its purchases come before its refunds.
    for (let entry = start; entry < next; entry++) {
      const others = kind[entry] === PURCHASE ? open.get(amount[entry]!) : undefined;
      if (others !== undefined) open.set(amount[entry]!, others + 1);
    }
    for (let entry = start; entry < next; entry++) {
      const paid = -amount[entry]!;
      const left = kind[entry] === REFUND ? (open.get(paid) ?? 0) : 0;
      if (left === 0) continue;
      open.set(paid, left - 1);
      found.count++;
      found.amount += paid;
    }
  }
}
