import { growingIntegers } from '../rows/growing.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { forEachRun } from './grouping.ts';
import type { CountedRows } from './leftOut.ts';
import { createOrderTotal } from './orderTotal.ts';
import { isSameOrder } from './sameOrder.ts';

/** Orders that count, by column, grouped by customer. */
export interface Orders {
  readonly count: number;
  readonly customer: Int32Array;
  /** Day of the earliest row. */
  readonly day: Int32Array;
  /** Sum of the rows, discounts off, refunded amounts apart. */
  readonly total: Float64Array;
  /** Amount that the export says was refunded of the order, else all of it where its status says so, else 0. */
  readonly refunded: Float64Array;
  readonly cost: Float64Array | undefined;
  /** 1 where a total of zero is not that of a free order: it has negative rows, or was refunded. */
  readonly isReturned: Uint8Array;
  /** Number of the earliest row. */
  readonly firstRow: Int32Array;
  /** Rows of order i are `rows[starts[i]]` up to, not including, `rows[starts[i + 1]]`. */
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  /** Orders whose rows do not agree on the total of the whole order; their amounts were added up. */
  readonly differingTotals: number;
  /** Orders whose rows do not agree on what was refunded of the order; the greatest was taken. */
  readonly differingRefunds: number;
}

/**
 * Adds up the rows of each order.
 * @param amountIsOfOrder by file, whether its amounts are of the whole order and count once
 */
export function sumOrders(rows: SettledRows, counted: CountedRows, amountIsOfOrder: readonly boolean[]): Orders {
  const bounds = growingIntegers();
  forEachRun(
    counted.rows.length,
    (a, b) => isSameOrder(rows, counted.rows[a]!, counted.rows[b]!),
    (from) => bounds.push(from),
  );
  bounds.push(counted.rows.length);
  const starts = bounds.values();
  const count = starts.length - 1;
  const totalOf = createOrderTotal(rows, amountIsOfOrder);
  const customer = new Int32Array(count);
  const day = new Int32Array(count);
  const total = new Float64Array(count);
  const refunded = new Float64Array(count);
  const cost = rows.cost && new Float64Array(count);
  const isReturned = new Uint8Array(count);
  const firstRow = new Int32Array(count);
  let differingTotals = 0;
  let differingRefunds = 0;
  for (let order = 0; order < count; order++) {
    const group = counted.rows.subarray(starts[order], starts[order + 1]);
    let earliest = group[0]!;
    let refundedByStatus = 0;
    let stated = Number.NaN;
    let refundsDiffer = false;
    for (const row of group) {
      const amount = rows.amount[row]!;
      if (rows.day[row]! < rows.day[earliest]!) earliest = row;
      if (amount < 0) isReturned[order] = 1;
      if (counted.isRefunded[row] === 1) {
        refundedByStatus += amount;
        isReturned[order] = 1;
      }
      const refund = rows.refunded === undefined ? Number.NaN : rows.refunded[row]!;
      if (stated !== refund && !Number.isNaN(stated) && !Number.isNaN(refund)) refundsDiffer = true;
      // The refunded amount is the order's; where rows differ, the greatest holds it all.
      if (!Number.isNaN(refund) && !(stated >= refund)) stated = refund;
      if (cost !== undefined) cost[order]! += rows.cost![row]!;
    }
    const { total: sum, differs } = totalOf(group);
    if (differs) differingTotals++;
    if (refundsDiffer) differingRefunds++;
    customer[order] = rows.customer[group[0]!]!;
    day[order] = rows.day[earliest]!;
    firstRow[order] = earliest;
    total[order] = sum;
    refunded[order] = Number.isNaN(stated) ? Math.max(0, Math.min(refundedByStatus, sum)) : stated;
    if (stated > 0) isReturned[order] = 1;
  }
  return {
    count,
    customer,
    day,
    total,
    refunded,
    cost,
    isReturned,
    firstRow,
    rows: counted.rows,
    starts,
    differingTotals,
    differingRefunds,
  };
}
