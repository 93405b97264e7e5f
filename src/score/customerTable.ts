import type { NumberColumn, TextColumn } from '../core/columns.ts';
import type { CustomerTable } from '../core/customers.ts';
import type { CustomerAttribute, OrderLedger } from '../core/ledger.ts';
import { daysBetweenOrders, type Measures } from './measure.ts';
import type { Scores } from './scores.ts';

/** Columns that are measured elsewhere, by row of the measures. */
export interface FurtherColumns {
  readonly numbers: Readonly<Partial<Record<NumberColumn, ArrayLike<number>>>>;
  readonly texts: Readonly<Partial<Record<TextColumn, ArrayLike<string>>>>;
}

/**
 * Rows of the measures, most valuable customer first: by lifetime value where it is measured, then by revenue, then by
 * customer id in code unit order; by id alone without money.
 */
export function mostValuableFirst(
  ledger: OrderLedger,
  { customer, revenue }: Measures,
  lifetimeValue: ArrayLike<number> | undefined,
  hasMoney: boolean,
): Int32Array {
  const idOf = (row: number): string => ledger.customers[customer[row]!]!;
  return Int32Array.from(customer, (_, row) => row).sort(
    (a, b) =>
      (lifetimeValue === undefined ? 0 : lifetimeValue[b]! - lifetimeValue[a]!) ||
      (hasMoney ? revenue[b]! - revenue[a]! : 0) ||
      (idOf(a) < idOf(b) ? -1 : 1),
  );
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
  const { revenue } = measures;
  const idOf = (row: number): string => ledger.customers[measures.customer[row]!]!;
  const numbers = (values: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  const furtherNumbers: Partial<Record<NumberColumn, Float64Array>> = {};
  for (const [name, values] of Object.entries(further.numbers)) furtherNumbers[name as NumberColumn] = numbers(values);
  const furtherTexts: Partial<Record<TextColumn, readonly string[]>> = {};
  for (const [name, values] of Object.entries(further.texts)) {
    furtherTexts[name as TextColumn] = Array.from(rows, (row) => values[row]!);
  }
  return {
    ids: Array.from(rows, idOf),
    numbers: {
      r_score: numbers(scores.r),
      f_score: numbers(scores.f),
      m_score: numbers(scores.m),
      fm_score: numbers(scores.fm),
      recency_days: numbers(measures.recencyDays),
      orders: numbers(measures.orders),
      purchase_days: numbers(measures.purchaseDays),
      ...(hasMoney && {
        revenue: numbers(revenue),
        average_order_value: Float64Array.from(rows, (row) => revenue[row]! / measures.orders[row]!),
        refunded: numbers(measures.refunded),
      }),
      first_order: numbers(measures.firstDay),
      last_order: numbers(measures.lastDay),
      days_between_orders: numbers(daysBetweenOrders(measures)),
      ...furtherNumbers,
    },
    texts: { rfm: Array.from(rows, (row) => scores.rfm[row]!), ...furtherTexts },
    attributes: attributes.map(({ name, values }) => ({
      name,
      values: Array.from(rows, (row) => values[measures.customer[row]!]),
    })),
  };
}
