import type { Periods } from './periods.ts';
import type { PeriodTotals } from './periodTotals.ts';

/** Turnover of a period and what it is the product of; money is an Amount, without money orders. */
export interface LeverSide {
  readonly customers: number;
  readonly orders: number;
  /** Of those who bought in the period. */
  readonly turnover: number;
  /** Of the others: refunds of earlier purchases. */
  readonly others: number;
}

/** Parts of a change; they add up to it but for the last digits of a float64. */
export interface LeverEffects {
  readonly customers: number;
  readonly ordersPerCustomer: number;
  readonly valuePerOrder: number;
}

/**
 * kept: bought in both periods; lost: in the earlier one, and not since; paused: in the earlier one and between the two, but
 * not in the later one; new: in the later one, and for the first time of all after the earlier one; returned: in the later
 * one, not in the earlier one, and before it.
 */
export const leverGroups = ['kept', 'lost', 'paused', 'new', 'returned'] as const;
export type LeverGroup = (typeof leverGroups)[number];

/** The three levers of turnover between two periods: customers, orders per customer, value per order. */
export interface Levers {
  readonly earlier: LeverSide;
  readonly later: LeverSide;
  /** Of the turnover of those who bought; undefined where it is not above zero in a period. */
  readonly effects: LeverEffects | undefined;
  readonly groups: readonly {
    readonly group: LeverGroup;
    readonly earlier: LeverSide;
    readonly later: LeverSide;
    /** Of the group; undefined where it bought in both periods and its turnover is not above zero in one. */
    readonly effects: LeverEffects | undefined;
  }[];
}

/**
 * @param between orders by customer number between the two periods; undefined where they adjoin
 * @param firstDays of the first purchase by customer number
 */
export function levers(
  earlier: PeriodTotals,
  later: PeriodTotals,
  between: Int32Array | undefined,
  firstDays: Int32Array,
  { earlier: span }: Periods,
): Levers {
  const sides = leverGroups.map(() => ({ earlier: emptySide(), later: emptySide() }));
  for (let customer = 0; customer < firstDays.length; customer++) {
    const [before, after] = [earlier.orders[customer]!, later.orders[customer]!];
    if (before === 0 && after === 0) continue;
    const side =
      sides[leverGroups.indexOf(groupOf(before, after, between?.[customer] ?? 0, firstDays[customer]! > span!.last))]!;
    if (before > 0) add(side.earlier, before, earlier.turnover[customer]!);
    if (after > 0) add(side.later, after, later.turnover[customer]!);
  }
  const whole = (period: 'earlier' | 'later', others: number): LeverSide => {
    const sum = { ...emptySide(), others };
    for (const side of sides) {
      sum.customers += side[period].customers;
      sum.orders += side[period].orders;
      sum.turnover += side[period].turnover;
    }
    return sum;
  };
  const [wholeEarlier, wholeLater] = [whole('earlier', earlier.others), whole('later', later.others)];
  return {
    earlier: wholeEarlier,
    later: wholeLater,
    effects: effects(wholeEarlier, wholeLater),
    groups: leverGroups.map((group, i) => ({
      group,
      ...sides[i]!,
      effects: effects(sides[i]!.earlier, sides[i]!.later),
    })),
  };
}

function groupOf(before: number, after: number, between: number, isNew: boolean): LeverGroup {
  if (before === 0) return isNew ? 'new' : 'returned';
  if (after > 0) return 'kept';
  return between > 0 ? 'paused' : 'lost';
}

/**
 * A change of turnover as the sum of what each of its factors did: for each the logarithmic mean of the two turnovers times
 * the logarithm of how the factor changed (Ang 2004, "Decomposition analysis for policymaking in energy", LMDI I); nothing
 * is left over. Where one side has no customers, all is due to customers. Undefined where a turnover is not above zero.
 */
export function effects(earlier: LeverSide, later: LeverSide): LeverEffects | undefined {
  if (earlier.customers === 0 || later.customers === 0) {
    return { customers: later.turnover - earlier.turnover, ordersPerCustomer: 0, valuePerOrder: 0 };
  }
  if (!(earlier.turnover > 0 && later.turnover > 0)) return undefined;
  const mean = logarithmicMean(earlier.turnover, later.turnover);
  const of = (factor: (side: LeverSide) => number) => mean * Math.log(factor(later) / factor(earlier));
  return {
    customers: of(({ customers }) => customers),
    ordersPerCustomer: of(({ customers, orders }) => orders / customers),
    valuePerOrder: of(({ orders, turnover }) => turnover / orders),
  };
}

/** (a - b) / ln(a / b), and a where both are the same; of 1 and e it is e - 1. */
export function logarithmicMean(a: number, b: number): number {
  const ratio = (a - b) / b;
  // Near 1 the quotient loses its digits; the series is exact there to the last.
  if (Math.abs(ratio) < 1e-4) return b * (1 + ratio / 2 - ratio ** 2 / 12 + ratio ** 3 / 24);
  return (a - b) / Math.log(a / b);
}

function emptySide() {
  return { customers: 0, orders: 0, turnover: 0, others: 0 };
}

function add(side: ReturnType<typeof emptySide>, orders: number, turnover: number): void {
  side.customers++;
  side.orders += orders;
  side.turnover += turnover;
}
