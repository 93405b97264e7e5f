import type { NumberColumn, TextColumn } from '../core/columns.ts';
import type { CustomerTable } from '../core/customers.ts';
import type { CustomerAttribute, OrderLedger } from '../core/ledger.ts';
import { numbersInOrder, valuesInOrder, wholeInOrder } from './inOrder.ts';
import { daysBetweenOrders, type Measures } from './measure.ts';
import type { Scores } from './scores.ts';
import { everyRowOf, rowsByValueDescending } from './valueOrder.ts';

/** Columns that are measured elsewhere, by row of the measures. */
export interface FurtherColumns {
  readonly numbers: Readonly<Partial<Record<NumberColumn, ArrayLike<number>>>>;
  readonly texts: Readonly<Partial<Record<TextColumn, ArrayLike<string>>>>;
}

/**
 * Rows of the measures, most valuable customer first: by lifetime value where it is measured, then by revenue, then by
 * customer id in code unit order; by id alone without money.
 * @param measures in the order of the customer ids, as `byCustomerId` puts them
 */
export function mostValuableFirst(
  { revenue }: Measures,
  lifetimeValue: ArrayLike<number> | undefined,
  hasMoney: boolean,
): Int32Array {
  const byId = everyRowOf(revenue.length);
  const byRevenue = hasMoney ? rowsByValueDescending(byId, revenue) : byId;
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
  const customer = wholeInOrder(measures.customer, rows);
  const numbers = (values: ArrayLike<number>): Float64Array => numbersInOrder(values, rows);
  const orders = numbers(measures.orders);
  const revenue = numbers(measures.revenue);
  const furtherNumbers: Partial<Record<NumberColumn, Float64Array>> = {};
  for (const [name, values] of Object.entries(further.numbers)) furtherNumbers[name as NumberColumn] = numbers(values);
  const furtherTexts: Partial<Record<TextColumn, readonly string[]>> = {};
  for (const [name, values] of Object.entries(further.texts)) {
    furtherTexts[name as TextColumn] = valuesInOrder(values, rows);
  }
  return {
    ids: valuesInOrder(ledger.customers, customer),
    numbers: {
      r_score: numbers(scores.r),
      f_score: numbers(scores.f),
      m_score: numbers(scores.m),
      fm_score: numbers(scores.fm),
      recency_days: numbers(measures.recencyDays),
      orders,
      purchase_days: numbers(measures.purchaseDays),
      ...(hasMoney && {
        revenue,
        average_order_value: quotients(revenue, orders),
        refunded: numbers(measures.refunded),
      }),
      first_order: numbers(measures.firstDay),
      last_order: numbers(measures.lastDay),
      days_between_orders: numbers(daysBetweenOrders(measures)),
      ...furtherNumbers,
    },
    texts: { rfm: valuesInOrder(scores.rfm, rows), ...furtherTexts },
    attributes: attributes.map(({ name, values }) => ({ name, values: valuesInOrder(values, customer) })),
  };
}

function quotients(dividends: Float64Array, divisors: Float64Array): Float64Array {
  const result = new Float64Array(dividends.length);
  for (let row = 0; row < result.length; row++) result[row] = dividends[row]! / divisors[row]!;
  return result;
}
