import type { CustomerTable } from '../core/customers.ts';
import type { CustomerAttribute, OrderLedger } from '../core/ledger.ts';
import { rowsById } from './idOrder.ts';
import { numbersInOrder, wholeInOrder } from './inOrder.ts';
import { daysBetweenOrders, idsOf, type Measures } from './measure.ts';
import type { Scores } from './scores.ts';
import { rowsByValueDescending } from './valueOrder.ts';

/** Columns that are measured elsewhere, by row of the measures. */
export interface FurtherColumns {
  readonly numbers: CustomerTable['numbers'];
  readonly texts: CustomerTable['texts'];
}

/** The given rows of the columns, in their order. */
export function columnsInOrder({ numbers, texts }: FurtherColumns, rows: Int32Array): FurtherColumns {
  return {
    numbers: eachColumn(numbers, (values) =>
      values instanceof Int32Array ? wholeInOrder(values, rows) : numbersInOrder(values, rows),
    ),
    texts: eachColumn(texts, ({ names, codes }) => ({ names, codes: wholeInOrder(codes, rows) })),
  };
}

function eachColumn<T>(columns: Readonly<Record<string, T>>, change: (column: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]));
}

/**
 * Rows of the measures, most valuable customer first: by what each is worth, then by revenue, then by customer id in code
 * unit order; by id alone without money.
 * @param worth by row; undefined where it is not known
 */
export function mostValuableFirst(
  measures: Measures,
  ledger: OrderLedger,
  worth: ArrayLike<number> | undefined,
  hasMoney: boolean,
): Int32Array {
  const byId = rowsById(idsOf(measures, ledger));
  const byRevenue = hasMoney ? rowsByValueDescending(byId, measures.revenue) : byId;
  return worth === undefined || worth === measures.revenue ? byRevenue : rowsByValueDescending(byRevenue, worth);
}

/**
 * The table of scored customers, in the order of their measures. Without money its money columns are absent.
 * @param attributes by customer number of the ledger
 */
export function customerTable(
  measures: Measures,
  scores: Scores,
  ledger: OrderLedger,
  attributes: readonly CustomerAttribute[],
  hasMoney: boolean,
  further: FurtherColumns,
): CustomerTable {
  return {
    ids: idsOf(measures, ledger),
    numbers: {
      ...scoreColumns(scores),
      recency_days: measures.recencyDays,
      orders: measures.orders,
      purchase_days: measures.purchaseDays,
      ...(hasMoney && moneyColumns(measures)),
      first_order: measures.firstDay,
      last_order: measures.lastDay,
      days_between_orders: daysBetweenOrders(measures),
      ...further.numbers,
    },
    texts: { rfm: scores.rfm, ...further.texts },
    attributes: attributes.map(({ name, texts, codes }) => ({
      name,
      texts,
      codes: codes.length === 0 ? codes : wholeInOrder(codes, measures.customer),
    })),
  };
}

/** The table with other scores of the same customers. */
export function withScores(table: CustomerTable, scores: Scores): CustomerTable {
  const { m_score: _, ...numbers } = table.numbers;
  return { ...table, numbers: { ...numbers, ...scoreColumns(scores) }, texts: { ...table.texts, rfm: scores.rfm } };
}

function scoreColumns({ r, f, m, fm, engagement }: Scores) {
  return { r_score: r, f_score: f, ...(m && { m_score: m }), fm_score: fm, ...(engagement && { engagement }) };
}

function moneyColumns({ revenue, orders, refunded }: Measures) {
  const average = new Float64Array(revenue.length);
  for (let row = 0; row < average.length; row++) average[row] = revenue[row]! / orders[row]!;
  return { revenue, average_order_value: average, refunded };
}
