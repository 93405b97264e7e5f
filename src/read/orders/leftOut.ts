import type { EpochDay } from '../../core/day.ts';
import { type Dictionaries, NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { commonValue } from './commonValue.ts';
import type { PickedCurrency } from './currency.ts';
import { allRows, forEachRun } from './grouping.ts';
import { createOrderTotal } from './orderTotal.ts';
import { rowStatuses } from './rowStatus.ts';
import { byCustomerAndOrder, isSameOrder } from './sameOrder.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

/** Rows that count, with what was left out on the way. */
export interface CountedRows {
  /** Row numbers grouped by customer and order. */
  readonly rows: Int32Array;
  /** 1 where the row's status says that it was refunded. */
  readonly isRefunded: Uint8Array;
  /** Rows without a customer. */
  readonly withoutCustomer: Tally;
  /** Orders by the status that leaves them out, as the export writes it. */
  readonly byStatus: ReadonlyMap<string, Tally>;
  /** Orders by their currency. */
  readonly byCurrency: ReadonlyMap<string, Tally>;
  /** Orders, and refunds, that would count but for their day. */
  readonly later: { readonly orders: Tally; readonly refunds: Tally };
  /** Orders that count though nothing is known of their status. */
  readonly unknownStatus: ReadonlyMap<string, Tally>;
  /** Orders whose status says that part of them was refunded. */
  readonly partlyRefunded: number;
  /** Rows that name no currency where others do. */
  readonly withoutCurrency: number;
}

/**
 * Groups the used rows into orders and leaves out those of nobody, of a status that is no sale, of another currency, and
 * those after a given day (the day of an order is that of its earliest row that counts). A blank status or currency is
 * that of the order's other rows where these agree.
 * @param amountIsOfOrder by file, whether its amounts are of the whole order and count once
 * @param asOf undefined for every day
 */
export function rowsThatCount(
  rows: SettledRows,
  dictionaries: Dictionaries,
  currency: PickedCurrency,
  amountIsOfOrder: readonly boolean[],
  asOf: EpochDay | undefined,
): CountedRows {
  const isRefunded = new Uint8Array(rows.count);
  const withoutCustomer = emptyTally();
  const later = { orders: emptyTally(), refunds: emptyTally() };
  const byStatus = new Map<string, Tally>();
  const byCurrency = new Map<string, Tally>();
  const unknownStatus = new Map<string, Tally>();
  let partlyRefunded = 0;
  let withoutCurrency = 0;

  const statuses = rowStatuses(rows, dictionaries.statuses);
  const statusText = dictionaries.statuses.text;
  const currencyOf = (row: number): number => rows.currency[row]!;
  const commonCurrency = (one: number, other: number): number =>
    currency.isOther(one) || currency.isOther(other) ? NONE : one;
  const orderTotal = createOrderTotal(rows, amountIsOfOrder);
  const totalOf = (group: Int32Array, orderCurrency: number) =>
    currency.isOther(orderCurrency) || group.some((row) => currency.isOther(rows.currency[row]!))
      ? undefined
      : orderTotal(group).total;

  /** Rows of the order at hand by the tally that they go to; few orders have any. */
  let tallied: Map<Tally, number[]> | undefined;
  const put = (tallies: Map<string, Tally>, name: string, row: number): void => {
    const tally = tallies.get(name) ?? emptyTally();
    tallies.set(name, tally);
    tallied ??= new Map();
    const ofOrder = tallied.get(tally);
    if (ofOrder === undefined) tallied.set(tally, [row]);
    else ofOrder.push(row);
  };

  const used = allRows(rows.count).filter((row) => rows.used[row] === 1);
  const sorted = byCustomerAndOrder(used, rows, dictionaries);
  const kept = new Int32Array(sorted.length);
  let count = 0;
  /** Keeps the rows of an order that count; those that do not are put into tallies. */
  const keepRows = (order: Int32Array, orderStatus: number, orderCurrency: number): void => {
    for (const row of order) {
      const own = statuses.ofRow(row);
      const status = own === NONE ? orderStatus : own;
      const rowCurrency = rows.currency[row] === NONE ? orderCurrency : rows.currency[row]!;
      if (statuses.classOf(status) === 'left out') put(byStatus, statusText(status), row);
      else if (currency.isOther(rowCurrency)) put(byCurrency, dictionaries.currencies.text(rowCurrency), row);
      else kept[count++] = row;
    }
  };
  /** Whether rows that were kept are of an order after the last day. */
  const isLater = (order: Int32Array): boolean =>
    asOf !== undefined && order.length > 0 && order.every((row) => rows.day[row]! > asOf);
  /** Notes what is to be known of an order that counts. */
  const note = (order: Int32Array, orderStatus: number, orderCurrency: number): void => {
    let isPartly = false;
    for (const row of order) {
      const own = statuses.ofRow(row);
      const status = own === NONE ? orderStatus : own;
      if (statuses.classOf(status) === 'unknown') put(unknownStatus, statusText(status), row);
      if (statuses.classOf(status) === 'refunded') isRefunded[row] = 1;
      if (statuses.isPartlyRefunded(own)) isPartly = true;
      if (currency.isNamed && rows.currency[row] === NONE && orderCurrency === NONE) withoutCurrency++;
    }
    if (isPartly) partlyRefunded++;
  };

  forEachRun(
    sorted.length,
    (a, b) => isSameOrder(rows, sorted[a]!, sorted[b]!),
    (from, to) => {
      const order = sorted.subarray(from, to);
      if (rows.customer[order[0]!] === NONE) {
        addTo(withoutCustomer, order.length, totalOf(order, NONE));
        return;
      }
      const status = statuses.ofOrder(order);
      const orderCurrency = commonValue(order, currencyOf, commonCurrency);
      const first = count;
      keepRows(order, status, orderCurrency);
      const counting = kept.subarray(first, count);
      if (isLater(counting)) {
        const { total } = orderTotal(counting);
        addTo(total < 0 ? later.refunds : later.orders, 1, total);
        count = first;
      } else note(counting, status, orderCurrency);
      if (tallied === undefined) return;
      for (const [tally, ofOrder] of tallied) addTo(tally, 1, totalOf(Int32Array.from(ofOrder), orderCurrency));
      tallied = undefined;
    },
  );
  return {
    rows: kept.subarray(0, count),
    isRefunded,
    withoutCustomer,
    byStatus,
    byCurrency,
    later,
    unknownStatus,
    partlyRefunded,
    withoutCurrency,
  };
}
