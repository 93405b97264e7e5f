import type { EpochDay } from '../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE, REFUND } from '../core/ledger.ts';

/** What repeat purchase days brought, by customer number of the ledger. */
export interface OrderValues {
  /** Repeat purchase days, all but the first; NaN for customers without a purchase. */
  readonly x: Float64Array;
  /** Net Amount of the repeat purchase days / x, may be zero or below; NaN where x is 0 or NaN. */
  readonly m: Float64Array;
}

/**
 * Net value of a repeat purchase day of each customer up to `asOf`, that day included, as revenue or as profit (revenue
 * less cost, where the ledger knows it). What belongs to an order nets on the day of the order. A refund with an order
 * id of its own is booked to the newest purchase day not after it, up to what that day has left, the rest to the day
 * before, and so on; what nothing is left for lowers no day. A profit follows the revenue that is booked, by share.
 */
export function orderValues(ledger: OrderLedger, asOf: EpochDay, money: 'revenue' | 'profit'): OrderValues {
  const size = customerCount(ledger);
  const x = new Float64Array(size).fill(Number.NaN);
  const m = new Float64Array(size).fill(Number.NaN);
  const cost = money === 'profit' ? ledger.cost : undefined;
  // Revenue left of the purchase days that can still take a refund, the newest last; 0 is the first purchase day.
  const left: number[] = [];
  const dayNumber: number[] = [];

  for (let customer = 0; customer < size; customer++) {
    const end = ledger.offsets[customer + 1]!;
    let purchaseDays = 0;
    let repeatValue = 0;
    left.length = 0;
    dayNumber.length = 0;
    for (let start = ledger.offsets[customer]!, next = start; start < end; start = next) {
      const day = ledger.day[start]!;
      if (day > asOf) break;
      while (next < end && ledger.day[next] === day) next++;

      let bought = false;
      let revenue = 0;
      let value = 0;
      for (let entry = start; entry < next; entry++) {
        if (ledger.kind[entry] === PURCHASE) bought = true;
        if (ledger.kind[entry] === REFUND) continue;
        revenue += ledger.amount[entry]!;
        value += ledger.amount[entry]! - (cost?.[entry] ?? 0);
      }
      if (bought) {
        if (purchaseDays > 0) repeatValue += value;
        left.push(revenue);
        dayNumber.push(purchaseDays);
        purchaseDays++;
      }

      for (let entry = start; entry < next; entry++) {
        if (ledger.kind[entry] !== REFUND) continue;
        const returned = -ledger.amount[entry]!;
        const share = (returned + (cost?.[entry] ?? 0)) / returned;
        for (let rest = returned; rest > 0 && left.length > 0; ) {
          const newest = left.length - 1;
          const booked = Math.min(rest, Math.max(0, left[newest]!));
          if (dayNumber[newest]! > 0) repeatValue -= cost ? booked * share : booked;
          rest -= booked;
          left[newest]! -= booked;
          // A day that is used up never gains again: later entries belong to later days.
          if (left[newest]! <= 0) {
            left.pop();
            dayNumber.pop();
          }
        }
      }
    }

    if (purchaseDays > 0) x[customer] = purchaseDays - 1;
    if (purchaseDays > 1) m[customer] = repeatValue / (purchaseDays - 1);
  }
  return { x, m };
}
