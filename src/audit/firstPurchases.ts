import type { Amount } from '../core/amount.ts';
import type { EpochDay } from '../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE, REFUND } from '../core/ledger.ts';

/** First-time buyers and what became of them: one row a customer whose first purchase counts, in the order of the ledger. */
export interface FirstPurchases {
  readonly asOf: EpochDay;
  /** The day from which first purchases count; undefined where there is none. */
  readonly start: EpochDay | undefined;
  /** Customers whose first purchase lies before `start`. */
  readonly before: number;
  /** Customer number in the ledger. */
  readonly customer: Int32Array;
  readonly firstDay: Int32Array;
  /** Days from the first to the second purchase day; to as_of of those who have not come back. */
  readonly days: Int32Array;
  /** 1 of those with a second purchase day. */
  readonly cameBack: Uint8Array;
  /** Net Amount of the second purchase day; 0 of those who have not come back. */
  readonly secondAmount: Float64Array;
}

/**
 * The first-time buyers from `from` on (undefined: from the first purchase of all on). Entries after `asOf` are as if they
 * had not happened. A second purchase on the day of the first is no return. A refund with an id of its own that comes
 * before the third purchase day lowers what the second brought, down to 0 at most.
 */
export function firstPurchases(ledger: OrderLedger, asOf: EpochDay, from: EpochDay | undefined): FirstPurchases {
  const { offsets, day: daysOfEntries, kind: kinds } = ledger;
  const size = customerCount(ledger);
  const customers = new Int32Array(size);
  const firstDays = new Int32Array(size);
  const days = new Int32Array(size);
  const cameBack = new Uint8Array(size);
  const secondAmount = new Float64Array(size);
  let earliest = Number.POSITIVE_INFINITY;
  let before = 0;
  let row = 0;
  for (let customer = 0; customer < size; customer++) {
    const end = offsets[customer + 1]!;
    let entry = offsets[customer]!;
    while (entry < end && kinds[entry] !== PURCHASE) entry++;
    if (entry === end || daysOfEntries[entry]! > asOf) continue;
    const firstDay = daysOfEntries[entry]!;
    if (from !== undefined && firstDay < from) {
      before++;
      continue;
    }
    while (entry < end && (kinds[entry] !== PURCHASE || daysOfEntries[entry] === firstDay)) entry++;
    const hasReturned = entry < end && daysOfEntries[entry]! <= asOf;
    customers[row] = customer;
    firstDays[row] = firstDay;
    days[row] = (hasReturned ? daysOfEntries[entry]! : asOf) - firstDay;
    if (hasReturned) {
      cameBack[row] = 1;
      secondAmount[row] = netOfDay(ledger, entry, offsets[customer]!, end, asOf);
    }
    if (firstDay < earliest) earliest = firstDay;
    row++;
  }
  return {
    asOf,
    start: row === 0 ? undefined : (from ?? earliest),
    before,
    customer: customers.subarray(0, row),
    firstDay: firstDays.subarray(0, row),
    days: days.subarray(0, row),
    cameBack: cameBack.subarray(0, row),
    secondAmount: secondAmount.subarray(0, row),
  };
}

/** What the purchase day of an entry brought, less the refunds that come before the next purchase day. */
function netOfDay(
  { day, kind, amount }: OrderLedger,
  purchase: number,
  start: number,
  end: number,
  asOf: EpochDay,
): Amount {
  const own = day[purchase]!;
  let entry = purchase;
  while (entry > start && day[entry - 1] === own) entry--;
  let bought = 0;
  let returned = 0;
  for (; entry < end && day[entry]! <= asOf; entry++) {
    const isOwn = day[entry] === own;
    if (!isOwn && kind[entry] === PURCHASE) break;
    if (kind[entry] === REFUND) returned -= amount[entry]!;
    else if (isOwn) bought += amount[entry]!;
  }
  return Math.max(Math.min(bought, 0), bought - returned);
}
