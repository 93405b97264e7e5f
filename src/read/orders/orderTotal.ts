import type { Amount } from '../../core/amount.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { fileOfRow } from './fileOfRow.ts';

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
): (order: readonly number[]) => OrderTotal {
  const someAreOfOrder = amountIsOfOrder.includes(true);
  return (order) => {
    let total = 0;
    for (const row of order) total += rows.amount[row]!;
    if (!someAreOfOrder || order.length < 2 || !order.every((row) => amountIsOfOrder[fileOfRow(rows, row)])) {
      return { total, differs: false };
    }
    const first = rows.amount[order[0]!]!;
    const agree = order.every((row) => rows.amount[row] === first);
    return agree ? { total: first, differs: false } : { total, differs: true };
  };
}
