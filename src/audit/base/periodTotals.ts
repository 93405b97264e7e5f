import type { EpochDay } from '../../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../../core/ledger.ts';
import type { Span } from './periods.ts';

/** What customers brought in a period, by customer number of the ledger. */
export interface PeriodTotals {
  /** Purchases. */
  readonly orders: Int32Array;
  /** Net Amount of those who bought in it, 0 of all others; without money their orders. */
  readonly turnover: Float64Array;
  /** Net Amount of those who bought nothing in it: refunds of earlier purchases. */
  readonly others: number;
}

export function periodTotals(ledger: OrderLedger, { first, last }: Span, hasMoney: boolean): PeriodTotals {
  const { offsets, day, kind, amount } = ledger;
  const size = customerCount(ledger);
  const orders = new Int32Array(size);
  const turnover = new Float64Array(size);
  let others = 0;
  for (let customer = 0; customer < size; customer++) {
    let count = 0;
    let sum = 0;
    for (let entry = offsets[customer]!; entry < offsets[customer + 1]!; entry++) {
      if (day[entry]! < first || day[entry]! > last) continue;
      if (kind[entry] === PURCHASE) count++;
      sum += amount[entry]!;
    }
    orders[customer] = count;
    if (!hasMoney) turnover[customer] = count;
    else if (count > 0) turnover[customer] = sum;
    else others += sum;
  }
  return { orders, turnover, others };
}

/** In place of the first day of somebody who bought nothing. */
export const NEVER = 2 ** 31 - 1;

/** The day of the first purchase up to as_of, by customer number; {@link NEVER} without one. */
export function firstPurchaseDays(ledger: OrderLedger, asOf: EpochDay): Int32Array {
  const { offsets, day, kind } = ledger;
  const days = new Int32Array(customerCount(ledger)).fill(NEVER);
  for (let customer = 0; customer < days.length; customer++) {
    const end = offsets[customer + 1]!;
    let entry = offsets[customer]!;
    while (entry < end && kind[entry] !== PURCHASE) entry++;
    if (entry < end && day[entry]! <= asOf) days[customer] = day[entry]!;
  }
  return days;
}

/** The first day of the orders, refunds among them; undefined where there are none. */
export function firstDayOf({ offsets, day }: OrderLedger): EpochDay | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const entry = offsets[customer]!;
    if (entry < offsets[customer + 1]! && day[entry]! < first) first = day[entry]!;
  }
  return first === Number.POSITIVE_INFINITY ? undefined : first;
}
