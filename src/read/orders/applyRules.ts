import type { EpochDay } from '../../core/day.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import type { KeptRows, LeavingOut } from './leftOut.ts';
import type { OrderSum } from './orderSum.ts';
import { allRowsOf, CONTINUES, type CountedOrders, LEFT_OUT, type Orders, RETURNED, SPECIAL } from './orders.ts';

/**
 * Leaves out, in place, what does not count, and adds up anew the orders that are flagged as special; the others, nearly
 * all of most exports, are what their rows add up to.
 */
export function applyRules(
  rows: SettledRows,
  orders: Orders,
  leaving: LeavingOut,
  sumOrder: (kept: KeptRows) => OrderSum,
  asOf: EpochDay | undefined,
): CountedOrders {
  const { count, offsets, flags, day } = orders;
  let refunded: Float64Array | undefined;
  let rowsLeftOut: Uint8Array | undefined;
  let differingTotals = 0;
  let differingRefunds = 0;
  const all: number[] = [];

  const leaveOutRows = (kept: readonly number[]): void => {
    rowsLeftOut ??= new Uint8Array(rows.count);
    for (const row of all) rowsLeftOut[row] = 1;
    for (const row of kept) rowsLeftOut[row] = 0;
  };
  const applyTo = (order: number): void => {
    allRowsOf(orders, order, all);
    const kept = leaving.keep(all);
    if (kept.rows.length === 0) {
      flags[order]! |= LEFT_OUT;
      return;
    }
    if (kept.rows.length < all.length) leaveOutRows(kept.rows);
    const sum = sumOrder(kept);
    day[order] = sum.day;
    orders.total[order] = sum.total;
    if (orders.cost !== undefined) orders.cost[order] = sum.cost;
    flags[order] = sum.isReturned ? flags[order]! | RETURNED : flags[order]! & ~RETURNED;
    if (sum.refunded !== 0) {
      refunded ??= new Float64Array(count);
      refunded[order] = sum.refunded;
    }
    if (sum.differs) differingTotals++;
    if (sum.refundsDiffer) differingRefunds++;
  };

  const ofSomebody = offsets[NONE + 2]!;
  for (let order = 0; order < ofSomebody; order++) {
    if ((flags[order]! & CONTINUES) !== 0) continue;
    leaving.leaveOut(allRowsOf(orders, order, all));
    flags[order]! |= LEFT_OUT;
  }
  for (const order of ordersToLookInto(orders, ofSomebody, asOf ?? LAST_DAY)) applyTo(order);
  return { ...orders, refunded, rowsLeftOut, differingTotals, differingRefunds };
}

/** No day is later. */
const LAST_DAY = 0x7fff_ffff;

/** Orders from one on that are special or later than a day. */
function ordersToLookInto({ count, flags, day }: Orders, from: number, last: EpochDay): Int32Array {
  const found = new Int32Array(count - from);
  let size = 0;
  for (let order = from; order < count; order++) {
    const flag = flags[order]!;
    if ((flag & CONTINUES) === 0 && ((flag & SPECIAL) !== 0 || day[order]! > last)) found[size++] = order;
  }
  return found.subarray(0, size);
}
