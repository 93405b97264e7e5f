import type { Amount } from '../../core/amount.ts';
import type { EpochDay } from '../../core/day.ts';
import { hasNegativeItem } from '../rows/lineItems.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import type { KeptRows } from './leftOut.ts';
import type { OrderTotal } from './orderTotal.ts';

/** What the rows of an order come to. */
export interface OrderSum extends OrderTotal {
  /** Day of the earliest row. */
  readonly day: EpochDay;
  /**
   * Amount that the export says was refunded of the order, else all of it where its status says so, else 0. Rows below
   * zero whose own status says so are what was given back, and no part of the total.
   */
  readonly refunded: Amount;
  /** Whether rows do not agree on what was refunded of the order; the greatest was taken. */
  readonly refundsDiffer: boolean;
  readonly cost: Amount;
  readonly isReturned: boolean;
}

/** Adds up the rows of an order that count, whatever they say. */
export function sumOrder(
  rows: SettledRows,
  { rows: order, refunded }: KeptRows,
  orderTotal: (order: readonly number[]) => OrderTotal,
): OrderSum {
  let day = rows.day[order[0]!]!;
  let cost = 0;
  let isReturned = refunded.length > 0;
  let stated = Number.NaN;
  let refundsDiffer = false;
  for (const row of order) {
    day = Math.min(day, rows.day[row]!);
    if (hasNegativeItem(rows.items[row]!, rows.amount[row]!)) isReturned = true;
    const refund = rows.refunded === undefined ? Number.NaN : rows.refunded[row]!;
    if (stated !== refund && !Number.isNaN(stated) && !Number.isNaN(refund)) refundsDiffer = true;
    // The refunded amount is the order's; where rows differ, the greatest holds it all.
    if (!Number.isNaN(refund) && !(stated >= refund)) stated = refund;
    if (rows.cost !== undefined) cost += rows.cost[row]!;
  }
  let byStatus = 0;
  for (const row of refunded) byStatus += rows.amount[row]!;
  const { total: net, differs } = orderTotal(order);
  const areRefundRows = byStatus < 0 && net > byStatus && Number.isNaN(stated);
  const total = areRefundRows ? net - byStatus : net;
  return {
    day,
    total,
    differs,
    refunded: areRefundRows ? -byStatus : Number.isNaN(stated) ? Math.max(0, Math.min(byStatus, total)) : stated,
    refundsDiffer,
    cost,
    isReturned: isReturned || stated > 0,
  };
}
