import type { EpochDay } from '../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../core/ledger.ts';

const WINDOW_DAYS = 30;
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
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  const { offsets, day } = ledger;
  for (let customer = 0; customer < customerCount(ledger); customer++) {
    const from = offsets[customer]!;
    const to = offsets[customer + 1]!;
    if (from === to) continue;
    // The entries of a customer are sorted by day.
    if (day[from]! < start) start = day[from]!;
    if (day[to - 1]! > end) end = day[to - 1]!;
  }
  if (end - start + 1 < 4 * WINDOW_DAYS) return undefined;

  const firstPurchases = [0, 0, 0, 0];
  for (let customer = 0; customer < customerCount(ledger); customer++) {
    const window = Math.floor((firstPurchaseDay(ledger, customer) - start) / WINDOW_DAYS);
    if (window < 4) firstPurchases[window]!++;
  }
  const [first, ...next] = firstPurchases as [number, number, number, number];
  const usual = next.sort((a, b) => a - b)[1]!;
  return first >= FEWEST_FIRST_PURCHASES && first > 2 * usual ? { start, firstPurchases: first, usual } : undefined;
}

/** Infinity for a customer without a purchase. */
function firstPurchaseDay(ledger: OrderLedger, customer: number): number {
  for (let entry = ledger.offsets[customer]!; entry < ledger.offsets[customer + 1]!; entry++) {
    if (ledger.kind[entry] === PURCHASE) return ledger.day[entry]!;
  }
  return Number.POSITIVE_INFINITY;
}
