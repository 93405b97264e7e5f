import type { Amount } from '../../core/amount.ts';
import { newcombeInterval } from '../../numerics/newcombe.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { type Interval, type ShiftTest, shiftTest } from '../../numerics/shiftTest.ts';
import type { Arm } from './arms.ts';
import type { ArmOutcome } from './outcomes.ts';

/** Of every interval: a claim is wrong in at most one of twenty campaigns that change nothing. */
export const LEVEL = 0.95;
/** How often the smallest visible difference is seen. */
export const POWER = 0.8;
const MOST_ASSIGNMENTS = 4000;
/** So many tell a chance of 5 % from others to less than 1 %. */
const FEWEST_ASSIGNMENTS = 1000;
/** Values that are drawn in all: of many buyers, fewer assignments do, as the means of many vary regularly. */
const MOST_DRAWS = 100_000_000;
/** Fixed, so that the same files give the same figures. */
const SEED = 20_240_229;

/** The contact arm less the control arm, per customer; an end is infinite where nothing bounds it. */
export interface Difference extends Interval {
  readonly value: number;
}

/** The same with the chance of a difference at least as large where the campaign changes nothing. */
export interface TestedDifference extends Difference {
  readonly p: number;
}

/** Of revenue per customer, in Amounts. */
export interface RevenueLift {
  readonly difference: TestedDifference;
  /** What the campaign brought: the difference times the customers of the contact arm. */
  readonly attributable: Difference;
  /** 0 where nobody's revenue differs from the others' of the same arm. */
  readonly smallestVisible: Amount;
  /** The least difference that would matter; undefined where control brought nothing that it could be a share of. */
  readonly matters: Amount | undefined;
  /** Customers of both arms, shared out as they are, that it would take to see what matters, about. */
  readonly customersNeeded: number | undefined;
}

/**
 * `more` and `less`: 0 is outside the interval of revenue per customer. `not_more`: it is inside, and what would matter
 * is above it. `too_small`: it is inside, and so is what would matter.
 */
export type Verdict = 'more' | 'less' | 'not_more' | 'too_small';

/** Whether customers who were written to bought more than those who were not, and how much. */
export interface Lift {
  /** Shares of customers. */
  readonly buyers: Difference;
  readonly orders: TestedDifference;
  /** Undefined without money. */
  readonly revenue: (RevenueLift & { readonly verdict: Verdict }) | undefined;
}

/**
 * Compares the arms of a campaign, of at least two customers each.
 * @param mattersShare the least difference that would matter, as a share of control's revenue per customer
 */
export function liftOf(arms: Readonly<Record<Arm, ArmOutcome>>, mattersShare: number, hasMoney: boolean): Lift {
  const { contact, control } = arms;
  return {
    buyers: {
      value: contact.buyers / contact.customers - control.buyers / control.customers,
      ...newcombeInterval(
        { successes: contact.buyers, trials: contact.customers },
        { successes: control.buyers, trials: control.customers },
        LEVEL,
      ),
    },
    orders: tested(testOf(arms, ({ ordersOfEach }) => ordersOfEach)),
    revenue: hasMoney ? withVerdict(revenueLift(arms, mattersShare)) : undefined,
  };
}

function testOf({ contact, control }: Parameters<typeof liftOf>[0], valuesOf: (arm: ArmOutcome) => Float64Array) {
  const arm = (outcome: ArmOutcome) => ({ members: outcome.customers, values: valuesOf(outcome) });
  const values = valuesOf(contact).length + valuesOf(control).length;
  const assignments = Math.min(MOST_ASSIGNMENTS, Math.max(FEWEST_ASSIGNMENTS, Math.floor(MOST_DRAWS / values)));
  return shiftTest(arm(contact), arm(control), assignments, SEED);
}

/**
 * The interval has 0 wherever the test does not refuse it, so that it claims nothing that the test does not. There it also
 * holds the difference give or take its standard errors (Welch): of one buyer alone, the shifts that are not refused end
 * at 0, and nothing is known that would bound the difference there.
 */
function tested(test: ShiftTest): TestedDifference {
  const { low, high } = test.interval(LEVEL);
  const p = test.p(0);
  if (p <= 1 - LEVEL) return { value: test.difference, low, high, p };
  const reach = normalQuantile((1 + LEVEL) / 2) * test.standardError;
  return {
    value: test.difference,
    low: Math.min(low, 0, test.difference - reach),
    high: Math.max(high, 0, test.difference + reach),
    p,
  };
}

function revenueLift(arms: Parameters<typeof liftOf>[0], mattersShare: number): RevenueLift {
  const { contact, control } = arms;
  const test = testOf(arms, ({ revenueOfEach }) => revenueOfEach);
  const difference = tested(test);
  const errors = normalQuantile((1 + LEVEL) / 2) + normalQuantile(POWER);
  const reach = errors * test.deviation;
  const matters = control.revenue > 0 ? (mattersShare * control.revenue) / control.customers : undefined;
  const everybody = contact.customers + control.customers;
  const evenness = (contact.customers / everybody) * (control.customers / everybody);
  return {
    difference,
    attributable: {
      value: difference.value * contact.customers,
      low: difference.low * contact.customers,
      high: difference.high * contact.customers,
    },
    // Where a few large orders lie in the smaller arm, its own variance says more than that of both.
    smallestVisible: Math.max(
      reach * Math.sqrt(1 / contact.customers + 1 / control.customers),
      errors * test.standardError,
    ),
    matters,
    customersNeeded: matters === undefined || reach === 0 ? undefined : Math.ceil((reach / matters) ** 2 / evenness),
  };
}

function withVerdict(lift: RevenueLift): RevenueLift & { readonly verdict: Verdict } {
  const { difference, matters } = lift;
  if (difference.low > 0) return { ...lift, verdict: 'more' };
  if (difference.high < 0) return { ...lift, verdict: 'less' };
  return { ...lift, verdict: matters !== undefined && difference.high < matters ? 'not_more' : 'too_small' };
}
