import type { Amount } from '../core/amount.ts';
import { type CustomerTable, rowCount } from '../core/customers.ts';
import { rowText } from '../core/texts.ts';
import { shareOf } from './segmentFigures.ts';

export interface TopCustomer {
  readonly customer_id: string;
  readonly segment: string;
  readonly recency_days: number | null;
  readonly orders: number;
  readonly revenue: number | null;
  readonly share: number | null;
  /** Share of this customer and those before it. */
  readonly cumulative_share: number | null;
}

/** How much of all revenue hangs on few customers; shares are null without money or where revenue is not above zero. */
export interface Concentration {
  readonly largest_customer_share: number | null;
  /** A tenth of the customers, rounded up. */
  readonly top_tenth_customers: number;
  readonly top_tenth_share: number | null;
}

/** The first `count` rows of the table. */
export function topCustomers(
  table: CustomerTable,
  count: number,
  hasMoney: boolean,
  money: (amount: Amount | undefined) => number | null,
  segmentOf: (row: number) => string,
): TopCustomer[] {
  const { orders, recency_days: recency } = table.numbers;
  const revenue = hasMoney ? table.numbers.revenue : undefined;
  const whole = revenue?.reduce((sum, amount) => sum + (amount || 0), 0);
  let cumulative = 0;
  return Array.from({ length: Math.min(count, rowCount(table)) }, (_, row) => {
    const amount = revenue?.[row];
    cumulative += amount || 0;
    return {
      customer_id: rowText(table.ids, row)!,
      segment: segmentOf(row),
      recency_days: known(recency?.[row]),
      orders: orders?.[row] || 0,
      revenue: Number.isNaN(amount) ? null : money(amount),
      share: known(shareOf(amount, whole)),
      cumulative_share: shareOf(cumulative, whole),
    };
  });
}

/** Measured on revenue, whatever the order of the rows. */
export function concentrationOf(revenue: Float64Array | undefined, customers: number): Concentration {
  const tenth = Math.ceil(customers / 10);
  const values = (revenue ?? new Float64Array(0))
    .filter((amount) => !Number.isNaN(amount))
    .sort()
    .reverse();
  let whole = 0;
  let top = 0;
  for (const [rank, amount] of values.entries()) {
    whole += amount;
    if (rank < tenth) top += amount;
  }
  return {
    largest_customer_share: shareOf(values[0], whole),
    top_tenth_customers: tenth,
    top_tenth_share: values.length === 0 ? null : shareOf(top, whole),
  };
}

function known(value: number | null | undefined): number | null {
  return value === undefined || value === null || Number.isNaN(value) ? null : value;
}
