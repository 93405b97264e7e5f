import type { Amount } from '../../core/amount.ts';
import type { EpochDay } from '../../core/day.ts';
import { hasNegativeItem } from '../rows/lineItems.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { fileOfRow } from './fileOfRow.ts';
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

/**
 * Adds up the rows of an order that count, whatever they say.
 * @param refundIsOfRow by file, whether what was refunded is said of each row alone, and adds up
 */
export function createOrderSum(
  rows: SettledRows,
  orderTotal: (order: readonly number[]) => OrderTotal,
  refundIsOfRow: readonly boolean[],
): (kept: KeptRows) => OrderSum {
  const statedRefund = createStatedRefund(rows, refundIsOfRow);
  return ({ rows: order, refunded }) => {
    let day = rows.day[order[0]!]!;
    let cost = 0;
    let isReturned = refunded.length > 0;
    for (const row of order) {
      day = Math.min(day, rows.day[row]!);
      if (hasNegativeItem(rows.items[row]!, rows.amount[row]!)) isReturned = true;
      if (rows.cost !== undefined) cost += rows.cost[row]!;
    }
    let byStatus = 0;
    for (const row of refunded) byStatus += rows.amount[row]!;
    const { total: net, differs } = orderTotal(order);
    const { stated, refundsDiffer } = statedRefund(order);
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
  };
}

/** What rows of an order say was refunded of it, NaN where they say nothing, and whether they do not agree. */
function createStatedRefund(
  rows: SettledRows,
  refundIsOfRow: readonly boolean[],
): (order: readonly number[]) => { readonly stated: Amount; readonly refundsDiffer: boolean } {
  const someAreOfRow = refundIsOfRow.includes(true);
  return (order) => {
    let ofRows = Number.NaN;
    let ofOrder = Number.NaN;
    let refundsDiffer = false;
    for (const row of order) {
      const refund = rows.refunded === undefined ? Number.NaN : rows.refunded[row]!;
      if (Number.isNaN(refund)) continue;
      if (someAreOfRow && refundIsOfRow[fileOfRow(rows, row)]!) {
        ofRows = Number.isNaN(ofRows) ? refund : ofRows + refund;
        continue;
      }
      if (ofOrder !== refund && !Number.isNaN(ofOrder)) refundsDiffer = true;
      // Where rows differ, the greatest holds it all.
      if (!(ofOrder >= refund)) ofOrder = refund;
    }
    const stated = Number.isNaN(ofRows) || ofOrder > ofRows ? ofOrder : ofRows;
    return { stated, refundsDiffer };
  };
}
