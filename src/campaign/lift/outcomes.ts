import type { Amount } from '../../core/amount.ts';
import type { EpochDay } from '../../core/day.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../../core/ledger.ts';
import { textOf } from '../../core/texts.ts';
import { type Arm, arms } from './arms.ts';

/** Both days included. */
export interface Window {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** What the customers of an arm bought within the window. */
export interface ArmOutcome {
  readonly customers: number;
  /** Those with a purchase. */
  readonly buyers: number;
  readonly orders: number;
  /** Purchases less refunds, each by its own day. */
  readonly revenue: Amount;
  /** By customer, the least first, so that the order of the export changes nothing: those with an order alone. */
  readonly ordersOfEach: Float64Array;
  /** Likewise: those alone whose revenue is not zero. */
  readonly revenueOfEach: Float64Array;
}

export interface Outcomes {
  readonly arms: Readonly<Record<Arm, ArmOutcome>>;
  /** Customers of the split without an order or refund in the ledger, in the window or before. */
  readonly withoutOrders: number;
  /** What people who are not in the split bought within the window. */
  readonly outside: { readonly customers: number; readonly orders: number };
  /** Days of the oldest and the newest entry of the ledger. */
  readonly oldest: EpochDay;
  readonly newest: EpochDay;
}

/** What the customers of a split bought within a window; who bought nothing counts as zero. */
export function outcomesOf(ledger: OrderLedger, split: ReadonlyMap<string, Arm>, window: Window): Outcomes {
  const { customers, offsets } = ledger;
  const open = { contact: openOutcome(), control: openOutcome() };
  for (const arm of split.values()) open[arm].customers++;
  const outside = { customers: 0, orders: 0 };
  let known = 0;
  for (let customer = 0; customer < customerCount(ledger); customer++) {
    if (offsets[customer] === offsets[customer + 1]) continue;
    const { orders, revenue } = totalsOf(ledger, customer, window);
    const arm = split.get(textOf(customers, customer));
    if (arm === undefined) {
      outside.orders += orders;
      if (orders > 0) outside.customers++;
      continue;
    }
    known++;
    if (orders > 0) open[arm].orders.push(orders);
    if (revenue !== 0) open[arm].revenues.push(revenue);
  }
  const [contact, control] = arms.map((arm) => outcomeOf(open[arm]));
  return {
    arms: { contact: contact!, control: control! },
    withoutOrders: split.size - known,
    outside,
    oldest: ledger.day.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY),
    newest: ledger.day.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY),
  };
}

function totalsOf({ offsets, day, kind, amount }: OrderLedger, customer: number, { from, to }: Window) {
  let [orders, revenue] = [0, 0];
  for (let entry = offsets[customer]!; entry < offsets[customer + 1]!; entry++) {
    if (day[entry]! < from || day[entry]! > to) continue;
    if (kind[entry] === PURCHASE) orders++;
    revenue += amount[entry]!;
  }
  return { orders, revenue };
}

interface OpenOutcome {
  customers: number;
  readonly orders: number[];
  readonly revenues: number[];
}

function openOutcome(): OpenOutcome {
  return { customers: 0, orders: [], revenues: [] };
}

function outcomeOf({ customers, orders, revenues }: OpenOutcome): ArmOutcome {
  return {
    customers,
    buyers: orders.length,
    orders: orders.reduce((sum, count) => sum + count, 0),
    revenue: revenues.reduce((sum, revenue) => sum + revenue, 0),
    ordersOfEach: Float64Array.from(orders).sort(),
    revenueOfEach: Float64Array.from(revenues).sort(),
  };
}
