import type { EpochDay } from '../../core/day.ts';
import { countOfTexts } from '../../core/texts.ts';
import type { ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { applyRules } from './applyRules.ts';
import type { PickedCurrency } from './currency.ts';
import { groupRows } from './groupRows.ts';
import { createLeavingOut, type OrdersLeftOut } from './leftOut.ts';
import { createOrderSum } from './orderSum.ts';
import type { CountedOrders } from './orders.ts';
import { createOrderTotal } from './orderTotal.ts';
import { rowStatuses } from './rowStatus.ts';
import { specialRows } from './specialRows.ts';

/**
 * Makes orders of the used rows, and leaves out those that do not count.
 * @param amountIsOfOrder by file, whether its amounts are of the whole order and count once
 * @param refundIsOfRow by file, whether its refunded amounts are of the row alone, and add up
 * @param asOf the last day that counts; undefined for every day
 */
export function countOrders(
  rows: SettledRows,
  texts: ReadTexts,
  currency: PickedCurrency,
  amountIsOfOrder: readonly boolean[],
  refundIsOfRow: readonly boolean[],
  asOf: EpochDay | undefined,
): { readonly orders: CountedOrders; readonly leftOut: OrdersLeftOut } {
  const statuses = rowStatuses(rows, texts.statuses);
  const special = specialRows(rows, statuses, currency, amountIsOfOrder);
  const grouped = groupRows(rows, special, countOfTexts(texts.customers));
  const orderTotal = createOrderTotal(rows, amountIsOfOrder);
  const leaving = createLeavingOut(rows, texts, statuses, currency, orderTotal, asOf);
  const orders = applyRules(rows, grouped, leaving, createOrderSum(rows, orderTotal, refundIsOfRow), asOf);
  return { orders, leftOut: leaving.leftOut() };
}
