import type { CustomerTable } from '../core/customers.ts';
import type { CustomerAttribute, OrderLedger } from '../core/ledger.ts';
import { daysBetweenOrders, type Measures } from './measure.ts';
import type { Scores } from './scores.ts';

/**
 * The table of scored customers, most valuable first: by revenue, then by customer id in code unit order. Without
 * money its money columns are absent.
 * @param attributes by customer number of the ledger
 */
export function customerTable(
  ledger: OrderLedger,
  attributes: readonly CustomerAttribute[],
  measures: Measures,
  scores: Scores,
  hasMoney: boolean,
): CustomerTable {
  const { customers } = ledger;
  const { revenue } = measures;
  const idOf = (row: number): string => customers[measures.customer[row]!]!;
  const rows = Int32Array.from(measures.customer, (_, row) => row).sort(
    (a, b) => (hasMoney ? revenue[b]! - revenue[a]! : 0) || (idOf(a) < idOf(b) ? -1 : 1),
  );
  const numbers = (values: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => values[row]!);
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
    },
    texts: { rfm: Array.from(rows, (row) => scores.rfm[row]!) },
    attributes: attributes.map(({ name, values }) => ({
      name,
      values: Array.from(rows, (row) => values[measures.customer[row]!]),
    })),
  };
}
