import type { EpochDay } from '../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../core/ledger.ts';

const WINDOW_DAYS = 30;
/** Four windows. */
const COMPARED_DAYS = 4 * WINDOW_DAYS;
const FEWEST_FIRST_PURCHASES = 30;

/** First purchases in the first 30 days of the orders, and the median of the three 30-day windows after them. */
export interface MiddleBeginning {
  /** The first day of the orders. */
  readonly start: EpochDay;
  readonly firstPurchases: number;
  readonly usual: number;
}

/**
 * Tells whether the orders begin in the middle of the shop's life, so that old customers look new: the first 30 days
 * hold at least 30 first purchases and more than twice the median of the next three windows of 30 days. Undefined where
 * they do not, or where there are not three whole windows to compare with.
 */
export function middleBeginning(ledger: OrderLedger): MiddleBeginning | undefined {
  const { offsets, day, kind } = ledger;
  const customers = customerCount(ledger);
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (let customer = 0; customer < customers; customer++) {
    const from = offsets[customer]!;
    const to = offsets[customer + 1]!;
    if (from === to) continue;
    // The entries of a customer are sorted by day.
    if (day[from]! < start) start = day[from]!;
    if (day[to - 1]! > end) end = day[to - 1]!;
  }
  if (end - start + 1 < COMPARED_DAYS) return undefined;

  const firstPurchases = [0, 0, 0, 0];
  for (let customer = 0; customer < customers; customer++) {
    const to = offsets[customer + 1]!;
    let first = offsets[customer]!;
    while (first < to && kind[first] !== PURCHASE) first++;
    if (first === to) continue;
    const age = day[first]! - start;
    if (age < COMPARED_DAYS) firstPurchases[Math.floor(age / WINDOW_DAYS)]!++;
  }
  const [first, ...next] = firstPurchases as [number, number, number, number];
  const usual = next.sort((a, b) => a - b)[1]!;
  return first >= FEWEST_FIRST_PURCHASES && first > 2 * usual ? { start, firstPurchases: first, usual } : undefined;
}
