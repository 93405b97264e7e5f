import type { EpochDay } from '../../core/day.ts';
import { type Texts, textOf } from '../../core/texts.ts';
import { countOfItems, itemCount } from '../rows/lineItems.ts';
import { NONE, type ReadTexts } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { commonValue } from './commonValue.ts';
import type { PickedCurrency } from './currency.ts';
import type { OrderTotal } from './orderTotal.ts';
import type { RowStatuses } from './rowStatus.ts';
import { addTo, emptyTally, type Tally } from './tally.ts';

/** What was left out on the way from rows to orders, and what is to be known of those that count. */
export interface OrdersLeftOut {
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
  /** Orders whose status says that part of them was refunded, and nothing how much. */
  readonly partlyRefunded: number;
  /** Rows that name no currency where others do. */
  readonly withoutCurrency: number;
}

/** Rows of one order; the arrays are filled anew for the next one. */
export interface KeptRows {
  /** Those that count. */
  readonly rows: readonly number[];
  /** Those of them whose status says that they were refunded. */
  readonly refunded: readonly number[];
}

/** Decides which rows of an order count. */
export interface LeavingOut {
  /** Leaves out an order of nobody. */
  readonly leaveOut: (order: readonly number[]) => void;
  readonly keep: (order: readonly number[]) => KeptRows;
  /** What was left out so far. */
  readonly leftOut: () => OrdersLeftOut;
}

/**
 * Leaves out orders of nobody, of a status that is no sale, of another currency, and those after a given day (the day of
 * an order is that of its earliest row that counts). A blank status or currency is that of the order's other rows where
 * these agree.
 * @param asOf undefined for every day
 */
export function createLeavingOut(
  rows: SettledRows,
  texts: ReadTexts,
  statuses: RowStatuses,
  currency: PickedCurrency,
  orderTotal: (order: readonly number[]) => OrderTotal,
  asOf: EpochDay | undefined,
): LeavingOut {
  const withoutCustomer = emptyTally();
  const later = { orders: emptyTally(), refunds: emptyTally() };
  // Tallies by the number of the status or currency.
  const byStatus: Tally[] = [];
  const byCurrency: Tally[] = [];
  const unknownStatus: Tally[] = [];
  let partlyRefunded = 0;
  let withoutCurrency = 0;
  const currencyOf = (row: number): number => rows.currency?.[row] ?? NONE;
  const commonCurrency = (one: number, other: number): number =>
    currency.isOther(one) || currency.isOther(other) ? NONE : one;
  const totalOf = (order: readonly number[], orderCurrency: number) =>
    currency.isOther(orderCurrency) || (currency.isNamed && order.some((row) => currency.isOther(currencyOf(row))))
      ? undefined
      : orderTotal(order).total;

  /** Tallies that rows of the order at hand go to, with those rows; few orders have any, and most of these one. */
  let tallied: { readonly tally: Tally; readonly rows: number[] }[] = [];
  const put = (tallies: Tally[], code: number, row: number): void => {
    tallies[code] ??= emptyTally();
    const tally = tallies[code];
    const before = tallied.find((one) => one.tally === tally);
    if (before === undefined) tallied.push({ tally, rows: [row] });
    else before.rows.push(row);
  };

  const kept: number[] = [];
  const refunded: number[] = [];
  /** Keeps the rows of an order that count; those that do not are put into tallies. */
  const keepRows = (order: readonly number[], orderStatus: number, orderCurrency: number): void => {
    for (const row of order) {
      const own = statuses.ofRow(row);
      const status = own === NONE ? orderStatus : own;
      const rowCurrency = currencyOf(row) === NONE ? orderCurrency : currencyOf(row);
      if (statuses.classOf(status) === 'left out') put(byStatus, status, row);
      else if (currency.isOther(rowCurrency)) put(byCurrency, rowCurrency, row);
      else kept.push(row);
    }
  };
  /** Notes what is to be known of an order that counts. */
  const note = (orderStatus: number, orderCurrency: number): void => {
    let isPartly = false;
    let isStated = false;
    for (const row of kept) {
      const own = statuses.ofRow(row);
      const status = own === NONE ? orderStatus : own;
      if (statuses.classOf(status) === 'unknown') put(unknownStatus, status, row);
      if (statuses.classOf(status) === 'refunded') refunded.push(row);
      if (statuses.isPartlyRefunded(own)) isPartly = true;
      if (rows.refunded !== undefined && !Number.isNaN(rows.refunded[row]!)) isStated = true;
      if (currency.isNamed && orderCurrency === NONE && currencyOf(row) === NONE)
        withoutCurrency += itemCount(rows.items[row]!);
    }
    if (isPartly && !isStated) partlyRefunded++;
  };

  return {
    leaveOut: (order) => addTo(withoutCustomer, countOfItems(rows.items, order), totalOf(order, NONE)),
    keep: (order) => {
      const leavingOut = currency.isNamed ? NONE : statusLeavingOut(order, rows.status, statuses);
      if (leavingOut !== NONE) {
        byStatus[leavingOut] ??= emptyTally();
        addTo(byStatus[leavingOut], 1, orderTotal(order).total);
        return NOTHING_KEPT;
      }
      const status = statuses.ofOrder(order);
      const orderCurrency = currency.isNamed ? commonValue(order, currencyOf, commonCurrency) : NONE;
      kept.length = 0;
      refunded.length = 0;
      keepRows(order, status, orderCurrency);
      if (asOf !== undefined && kept.length > 0 && kept.every((row) => rows.day[row]! > asOf)) {
        const { total } = orderTotal(kept);
        addTo(total < 0 ? later.refunds : later.orders, 1, total);
        kept.length = 0;
      } else note(status, orderCurrency);
      for (const { tally, rows: ofTally } of tallied) addTo(tally, 1, totalOf(ofTally, orderCurrency));
      if (tallied.length > 0) tallied = [];
      return { rows: kept, refunded };
    },
    leftOut: () => ({
      withoutCustomer,
      byStatus: named(byStatus, texts.statuses),
      byCurrency: named(byCurrency, texts.currencies),
      later,
      unknownStatus: named(unknownStatus, texts.statuses),
      partlyRefunded,
      withoutCurrency,
    }),
  };
}

const NOTHING_KEPT: KeptRows = { rows: [], refunded: [] };

/** The status that every row has, where it leaves the order out; NONE otherwise. */
function statusLeavingOut(order: readonly number[], status: Int32Array | undefined, { classOf }: RowStatuses): number {
  const first = status === undefined ? NONE : status[order[0]!]!;
  if (classOf(first) !== 'left out') return NONE;
  for (let i = 1; i < order.length; i++) if (status![order[i]!] !== first) return NONE;
  return first;
}

/** Tallies by name instead of number. */
function named(tallies: readonly Tally[], texts: Texts): ReadonlyMap<string, Tally> {
  const byName = new Map<string, Tally>();
  // Numbers without a tally are skipped.
  tallies.forEach((tally, code) => {
    byName.set(textOf(texts, code), tally);
  });
  return byName;
}
