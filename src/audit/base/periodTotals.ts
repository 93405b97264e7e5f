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

/** After so many days without any entry, a few entries before them are not the beginning of the orders. */
const LONGEST_GAP = 366;
/** One in so many entries are a few. */
const FEW = 200;

/**
 * The first day of the orders, refunds among them, without a few entries that lie more than a year before the next ones: a
 * mistyped year. Undefined where there are none.
 */
export function firstDayOf({ day }: OrderLedger): EpochDay | undefined {
  const firstAfter = (last: EpochDay) =>
    day.reduce((first, one) => (one > last && one < first ? one : first), Number.POSITIVE_INFINITY);
  let first = firstAfter(Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(first)) return undefined;
  for (;;) {
    const next = firstAfter(first);
    if (!Number.isFinite(next) || next - first <= LONGEST_GAP) return first;
    const before = day.reduce((count, one) => (one <= first ? count + 1 : count), 0);
    if (before * FEW > day.length) return first;
    first = next;
  }
}
