import type { Amount } from '../../core/amount.ts';
import { filesByRow, type SettledRows } from '../rows/settledRows.ts';

/** What rows of one order add up to. */
export interface OrderTotal {
  readonly total: Amount;
  /** Whether each row says what the whole order comes to, and they do not agree; the total is then their sum. */
  readonly differs: boolean;
}

/**
 * Adds up rows of one order; an amount of the whole order that every row repeats counts once.
 * @param amountIsOfOrder by file, whether its amounts are of the whole order
 */
export function createOrderTotal(
  rows: SettledRows,
  amountIsOfOrder: readonly boolean[],
): (group: Int32Array) => OrderTotal {
  const fileOf = amountIsOfOrder.includes(true) ? filesByRow(rows) : undefined;
  return (group) => {
    let total = 0;
    for (const row of group) total += rows.amount[row]!;
    if (fileOf === undefined || group.length < 2 || !group.every((row) => amountIsOfOrder[fileOf[row]!])) {
      return { total, differs: false };
    }
    const first = rows.amount[group[0]!]!;
    const agree = group.every((row) => rows.amount[row] === first);
    return agree ? { total: first, differs: false } : { total, differs: true };
  };
}
