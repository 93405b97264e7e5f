import type { Amount } from '../../core/amount.ts';
import { valueAtRisk } from '../../value/lifetimeValue.ts';
import { credibleOrderValues } from './credibleOrderValue.ts';
import { type CustomerGroup, isRiskKnown, type PlannedBase } from './customerGroups.ts';

/** What a success counts as: all that somebody who comes back would bring, or one order more. */
export type SuccessBasis = 'value at risk' | 'one order';
/** Where the value of an order comes from: the forecast, or what was paid so far. */
export type OrderValueBasis = 'forecast' | 'past';

/** What it is worth when a customer buys because of a contact. */
export interface SuccessWorth {
  /** Of those to be won back; the other groups count one order. */
  readonly winBack: SuccessBasis;
  /** Whether a model tells who may have left; else they are told by segment and silence. */
  readonly riskIsKnown: boolean;
  readonly orderValue: OrderValueBasis;
  /** An Amount by row, the margin taken into account; 0 for whoever is in no group. Undefined without money. */
  readonly success: Float64Array | undefined;
  /** The same if it were one order and no more. */
  readonly oneOrder: Float64Array | undefined;
  /** Whom to contact first, by row: the highest number. It is that worth, or without money what can stand for it. */
  readonly priority: Float64Array;
}

/**
 * What a success is worth for each customer. One order is worth margin x expected order value; without a forecast margin x
 * the customer's own average order value, drawn towards that of all the more the fewer their orders, and 0 for customers who
 * returned all that they bought. Where a model tells who may have left, somebody to be won back is worth their value at
 * risk.
 *
 * Without money, those to be won back come in the order of the purchases at risk (of their orders so far without a
 * forecast), newcomers with the latest purchase first, and the others by expected orders (or orders so far).
 * @param margin share of revenue that is earned
 */
export function successWorth(
  base: PlannedBase,
  groups: readonly (CustomerGroup | undefined)[],
  margin: number,
): SuccessWorth {
  const { table, hasMoney } = base;
  const { clv, p_alive: pAlive, expected_order_value: expected } = table.numbers;
  const isForecast = expected?.some((value) => !Number.isNaN(value)) ?? false;
  const riskIsKnown = isRiskKnown(base);
  const basis = {
    riskIsKnown,
    winBack: hasMoney && riskIsKnown ? 'value at risk' : 'one order',
    orderValue: isForecast ? 'forecast' : 'past',
  } as const;
  if (!hasMoney) {
    const priority = Float64Array.from(groups, (group, row) => priorityOf(base, group, row));
    return { ...basis, success: undefined, oneOrder: undefined, priority };
  }
  const pastValue = isForecast ? undefined : pastOrderValues(base);
  const oneOrder = Float64Array.from(groups, (group, row) => {
    if (group === undefined) return 0;
    return positive(pastValue === undefined ? margin * expected![row]! : pastValue[row]!);
  });
  const success = oneOrder.map((value, row) =>
    groups[row] === 'win-back' && riskIsKnown ? positive(valueAtRisk(clv![row]!, pAlive![row]!)) : value,
  );
  return { ...basis, success, oneOrder, priority: success };
}

/**
 * Earnings an order so far: without a forecast, lifetime_value is what was earned, margin x revenue, or the profit where
 * that is what money is measured by.
 */
function pastOrderValues({ table }: PlannedBase): Float64Array {
  const { orders, lifetime_value: earned } = table.numbers;
  return credibleOrderValues(orders!, earned!).map((value, row) => (earned![row]! > 0 ? value : 0));
}

function priorityOf({ table }: PlannedBase, group: CustomerGroup | undefined, row: number): number {
  const { orders, recency_days: recency, expected_orders: expected, p_alive: pAlive } = table.numbers;
  if (group === undefined) return 0;
  if (group === 'second-order') return -recency![row]!;
  const ordersAhead = expected?.[row] ?? Number.NaN;
  if (Number.isNaN(ordersAhead)) return orders![row]!;
  const chance = pAlive?.[row] ?? Number.NaN;
  return group === 'win-back' && !Number.isNaN(chance) ? valueAtRisk(ordersAhead, chance) : ordersAhead;
}

function positive(worth: Amount): Amount {
  return worth > 0 ? worth : 0;
}
