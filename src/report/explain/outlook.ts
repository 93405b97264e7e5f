import { currencyDecimals, formatAmount } from '../../core/amount.ts';
import type { CustomerTable } from '../../core/customers.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import { afterOrders, type SegmentBasis, takenAsTheyAre, whileSilent } from '../../segment/whatIf.ts';

/** What the customers of a segment are expected to bring, by which segments are told apart as better and worse. */
export interface SegmentWorth {
  readonly horizonDays: number;
  /** Expected revenue of one customer over the horizon, by segment; segments without customers are not in it. */
  readonly expectedRevenue: ReadonlyMap<string, number>;
}

/** Where a customer would go, by the cut-offs and rules of the last run. */
export interface Outlook {
  /** Without another order: from each of these days on in another segment. `until` is the day before it. */
  readonly silence: readonly { readonly until: string; readonly from: string; readonly segment: string }[];
  /** An order before this day keeps the customer out of the segment that silence leads to; null where it leads nowhere. */
  readonly deadline: { readonly before: string; readonly instead_of: string; readonly segment: string } | null;
  /** What an order is taken to be worth: the customer's average; null without money. */
  readonly order_value: number | null;
  /** The numbers of further orders that change the segment, up to the first that leads to a better one. */
  readonly orders: readonly OrderOutcome[];
  readonly most_orders: number;
  /** What a customer of the present segment is expected to bring; null where nothing is forecast. */
  readonly expected_revenue: number | null;
  readonly horizon_days: number | null;
  /** Columns that the rules look at and that were taken to stay as they are. */
  readonly taken_as_they_are: readonly string[];
}

export interface OrderOutcome {
  readonly orders: number;
  readonly segment: string;
  /** What a customer of that segment is expected to bring; null where nothing is forecast or nobody is in it. */
  readonly expected_revenue: number | null;
  /** Whether that is more than in the present segment; null where one of the two is not known. */
  readonly better: boolean | null;
}

const MOST_ORDERS = 5;

/** What silence, and what further orders would lead to; `customer` is a table of one row, in this segment. */
export function outlookOf(
  customer: CustomerTable,
  segment: string,
  asOf: EpochDay,
  basis: SegmentBasis,
  currency: string | undefined,
  worth: SegmentWorth | undefined,
): Outlook {
  const silence = whileSilent(customer, asOf, basis);
  const { revenue, orders } = customer.numbers;
  const average = revenue === undefined ? undefined : Math.max(0, revenue[0]! / orders![0]!);
  return {
    silence: silence.map(({ day, segment: then }) => ({
      until: formatDay(day - 1),
      from: formatDay(day),
      segment: then,
    })),
    deadline: deadlineOf(customer, silence[0], basis),
    order_value: moneyNumber(average, currency),
    orders: orderOutcomes(afterOrders(customer, asOf + 1, MOST_ORDERS, basis), segment, worth),
    most_orders: MOST_ORDERS,
    expected_revenue: worth?.expectedRevenue.get(segment) ?? null,
    horizon_days: worth?.horizonDays ?? null,
    taken_as_they_are: takenAsTheyAre(basis),
  };
}

function deadlineOf(
  customer: CustomerTable,
  next: { readonly day: EpochDay; readonly segment: string } | undefined,
  basis: SegmentBasis,
): Outlook['deadline'] {
  if (next === undefined) return null;
  const [segment] = afterOrders(customer, next.day - 1, 1, basis);
  if (segment === next.segment) return null;
  return { before: formatDay(next.day), instead_of: next.segment, segment: segment! };
}

function orderOutcomes(
  segments: readonly string[],
  present: string,
  worth: SegmentWorth | undefined,
): readonly OrderOutcome[] {
  const now = worth?.expectedRevenue.get(present);
  const outcomes: OrderOutcome[] = [];
  let before = present;
  for (const [i, segment] of segments.entries()) {
    if (segment === before) continue;
    before = segment;
    const then = worth?.expectedRevenue.get(segment);
    const better = now === undefined || then === undefined ? null : then > now;
    outcomes.push({ orders: i + 1, segment, expected_revenue: then ?? null, better });
    if (better) break;
  }
  return outcomes;
}

/** An amount in currency units, with the decimals of the currency. */
function moneyNumber(amount: number | undefined, currency: string | undefined): number | null {
  if (amount === undefined || Number.isNaN(amount)) return null;
  return Number(formatAmount(amount, currencyDecimals(currency)));
}
