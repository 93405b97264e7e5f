import { countOfTexts } from '../../core/texts.ts';
import { countOfItems } from '../rows/lineItems.ts';
import { NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import type { PickedCurrency } from './currency.ts';
import { fileOfRow } from './fileOfRow.ts';
import { forEachRun, sortByKey } from './grouping.ts';
import { createOrderTotal } from './orderTotal.ts';
import type { Overlap } from './overlap.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

/** What was dropped, because files overlap or a customer is forgotten, with its money. */
export interface DroppedTallies {
  readonly forgotten: Tally;
  readonly replaced: Tally;
  readonly repeated: Tally;
}

/**
 * Counts the rows that were dropped, with what the orders come to of which they are; money is undefined where another
 * currency is among it.
 * @param forgotten rows of forgotten customers
 * @param amountIsOfOrder by file, whether its amounts are of the whole order and count once
 */
export function tallyDropped(
  rows: SettledRows,
  { customers, orders }: ReadTexts,
  overlap: Overlap,
  forgotten: Int32Array,
  currency: PickedCurrency,
  amountIsOfOrder: readonly boolean[],
): DroppedTallies {
  const orderTotal = createOrderTotal(rows, amountIsOfOrder);
  const isOfOneOrder = (a: number, b: number): boolean =>
    rows.customer[a] === rows.customer[b] &&
    rows.order[a] === rows.order[b] &&
    rows.order[a] !== NONE &&
    fileOfRow(rows, a) === fileOfRow(rows, b);
  const isForeign = (row: number): boolean => rows.currency !== undefined && currency.isOther(rows.currency[row]!);
  const tallyOf = (dropped: Int32Array): Tally => {
    const tally = emptyTally();
    if (dropped.length === 0) return tally;
    const byOrder = sortByKey(dropped, rows.order, NONE, countOfTexts(orders) + 1);
    const sorted = sortByKey(byOrder, rows.customer, NONE, countOfTexts(customers) + 1);
    forEachRun(
      sorted.length,
      (a, b) => isOfOneOrder(sorted[a]!, sorted[b]!),
      (from, to) => {
        const order = Array.from(sorted.subarray(from, to));
        addTo(tally, countOfItems(rows.items, order), order.some(isForeign) ? undefined : orderTotal(order).total);
      },
    );
    return tally;
  };
  return {
    forgotten: tallyOf(forgotten),
    replaced: tallyOf(overlap.replaced),
    repeated: tallyOf(overlap.repeated),
  };
}
