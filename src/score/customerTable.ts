import type { NumberColumn, TextColumn } from '../core/columns.ts';
import type { CodedTexts, CustomerTable, NumberValues } from '../core/customers.ts';
import type { CustomerAttribute, OrderLedger } from '../core/ledger.ts';
import { rowsById } from './idOrder.ts';
import { numbersInOrder, wholeInOrder } from './inOrder.ts';
import { daysBetweenOrders, idsOf, type Measures } from './measure.ts';
import type { Scores } from './scores.ts';
import { rowsByValueDescending } from './valueOrder.ts';

/** Columns that are measured elsewhere, by row of the measures. */
export interface FurtherColumns {
  readonly numbers: Readonly<Partial<Record<NumberColumn, Float64Array>>>;
  readonly texts: Readonly<Partial<Record<TextColumn, CodedTexts>>>;
}

/**
 * Rows of the measures, most valuable customer first: by lifetime value where it is measured, then by revenue, then by
 * customer id in code unit order; by id alone without money.
 */
export function mostValuableFirst(
  measures: Measures,
  ledger: OrderLedger,
  lifetimeValue: ArrayLike<number> | undefined,
  hasMoney: boolean,
): Int32Array {
  const byId = rowsById(idsOf(measures, ledger));
  const byRevenue = hasMoney ? rowsByValueDescending(byId, measures.revenue) : byId;
  return lifetimeValue === undefined ? byRevenue : rowsByValueDescending(byRevenue, lifetimeValue);
}

/**
 * The table of scored customers. Without money its money columns are absent.
 * @param rows rows of the measures in the order of the table
 * @param attributes by customer number of the ledger
 */
export function customerTable(
  rows: Int32Array,
  ledger: OrderLedger,
  attributes: readonly CustomerAttribute[],
  measures: Measures,
  scores: Scores,
  hasMoney: boolean,
  further: FurtherColumns,
): CustomerTable {
  const whole = (values: Int32Array): Int32Array => wholeInOrder(values, rows);
  const numbers = (values: Float64Array): Float64Array => numbersInOrder(values, rows);
  const texts = ({ names, codes }: CodedTexts): CodedTexts => ({ names, codes: whole(codes) });
  const customer = whole(measures.customer);
  const orders = whole(measures.orders);
  const [firstDay, lastDay] = [whole(measures.firstDay), whole(measures.lastDay)];
  return {
    ids: { texts: ledger.customers, codes: customer },
    numbers: {
      r_score: whole(scores.r),
      f_score: whole(scores.f),
      ...(scores.m && { m_score: whole(scores.m) }),
      fm_score: whole(scores.fm),
      recency_days: whole(measures.recencyDays),
      orders,
      purchase_days: whole(measures.purchaseDays),
      ...(hasMoney && moneyColumns(numbers(measures.revenue), orders, numbers(measures.refunded))),
      first_order: firstDay,
      last_order: lastDay,
      days_between_orders: daysBetweenOrders({ firstDay, lastDay, historyDays: whole(measures.historyDays) }),
      ...eachColumn(further.numbers, numbers),
    },
    texts: { rfm: texts(scores.rfm), ...eachColumn(further.texts, texts) },
    attributes: attributes.map(({ name, texts, codes }) => ({
      name,
      texts,
      codes: codes.length === 0 ? codes : wholeInOrder(codes, customer),
    })),
  };
}

function moneyColumns(revenue: Float64Array, orders: Int32Array, refunded: Float64Array) {
  const average = new Float64Array(revenue.length);
  for (let row = 0; row < average.length; row++) average[row] = revenue[row]! / orders[row]!;
  return { revenue, average_order_value: average, refunded };
}

function eachColumn<T extends NumberValues | CodedTexts>(
  columns: Readonly<Record<string, T>>,
  change: (column: T) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]));
}
