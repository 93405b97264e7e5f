import type { Amount } from '../core/amount.ts';
import type { EpochDay } from '../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE, REFUND } from '../core/ledger.ts';

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
  const { offsets, day, amount, kind } = ledger;
  const open = openPurchases();
  let count = 0;
  let money = 0;
  let refund = kind.indexOf(REFUND);
  for (let customer = 0; refund >= 0 && customer < customerCount(ledger); customer++) {
    const end = offsets[customer + 1]!;
    // Most customers have no refund, and need no account of their purchases.
    if (refund >= end) continue;
    refund = kind.indexOf(REFUND, end);
    let begin = offsets[customer]!;
    // A refund takes the latest purchase, so that earlier ones are no matter to those of the window.
    while (since !== undefined && begin < end && day[begin]! < since) begin++;
    open.clear(end - begin);
    for (let start = begin, next = start; start < end; start = next) {
      while (next < end && day[next] === day[start]) next++;
      // Entries of one day are in no order, so its purchases come before its refunds.
      for (let entry = start; entry < next; entry++) {
        if (kind[entry] === PURCHASE && amount[entry]! > 0) open.add(amount[entry]!);
      }
      for (let entry = start; entry < next; entry++) {
        if (kind[entry] !== REFUND || !open.take(-amount[entry]!)) continue;
        count++;
        money -= amount[entry]!;
      }
    }
  }
  return { count, amount: money };
}

/**
 * How many purchases of each amount one customer has that are not reversed yet. A stack would only tell which of them
 * is; for count and money their number is enough. A hash table that serves all customers in turn: a place counts as
 * empty unless it carries the number of the turn, since emptying a Map takes longer than all the rest.
 */
function openPurchases() {
  let bits = 4;
  let turnOf = new Int32Array(2 ** bits);
  let amounts = new Float64Array(2 ** bits);
  let counts = new Int32Array(2 ** bits);
  let turn = 0;

  const placeOf = (amount: Amount): number => {
    // The upper bits, because round amounts have the lower ones in common (multiplicative hashing).
    let place = Math.imul(amount, 0x9e3779b1) >>> (32 - bits);
    while (turnOf[place] === turn && amounts[place] !== amount) place = (place + 1) % turnOf.length;
    return place;
  };
  return {
    /** Makes room for so many amounts of the next customer. */
    clear(most: number): void {
      turn++;
      if (2 * most <= turnOf.length) return;
      bits = Math.ceil(Math.log2(2 * most));
      turnOf = new Int32Array(2 ** bits);
      amounts = new Float64Array(2 ** bits);
      counts = new Int32Array(2 ** bits);
    },
    add(amount: Amount): void {
      const place = placeOf(amount);
      counts[place] = turnOf[place] === turn ? counts[place]! + 1 : 1;
      turnOf[place] = turn;
      amounts[place] = amount;
    },
    /** Takes a purchase of this amount away; false where there is none. */
    take(amount: Amount): boolean {
      const place = placeOf(amount);
      if (turnOf[place] !== turn || counts[place] === 0) return false;
      counts[place]!--;
      return true;
    },
  };
}
