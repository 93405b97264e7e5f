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
  let count = 0;
  let amount = 0;
  for (let customer = 0; customer < ledger.customers.length; customer++) {
    const end = ledger.offsets[customer + 1]!;
    let begin = ledger.offsets[customer]!;
    // A refund takes the latest purchase, so that earlier ones are no matter to those of the window.
    while (since !== undefined && begin < end && ledger.day[begin]! < since) begin++;
    // A stack would only tell which purchase is reversed; for count and money the number of open ones is enough.
    const open = new Map<Amount, number>();
    for (let start = begin, next = start; start < end; start = next) {
      while (next < end && ledger.day[next] === ledger.day[start]) next++;
      // Entries of one day are in no order, so its purchases come before its refunds.
      for (let entry = start; entry < next; entry++) {
        const paid = ledger.amount[entry]!;
        if (ledger.kind[entry] === PURCHASE && paid > 0) open.set(paid, (open.get(paid) ?? 0) + 1);
      }
      for (let entry = start; entry < next; entry++) {
        if (ledger.kind[entry] !== REFUND) continue;
        const returned = -ledger.amount[entry]!;
        const candidates = open.get(returned) ?? 0;
        if (candidates === 0) continue;
        open.set(returned, candidates - 1);
        count++;
        amount += returned;
      }
    }
  }
  return { count, amount };
}
