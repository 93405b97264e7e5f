import {
  type Difference,
  LEVEL,
  type Lift,
  POWER,
  type TestedDifference,
  type Verdict,
} from '../../campaign/lift/lift.ts';
import type { ArmOutcome, Outcomes } from '../../campaign/lift/outcomes.ts';
import { AMOUNT_UNIT, currencyDecimals } from '../../core/amount.ts';
import { formatDay } from '../../core/day.ts';
import { moneyFigure } from '../moneyFigure.ts';
import { rounded } from '../rounded.ts';
import { liftNotices } from './liftNotices.ts';
import type { LiftSubject } from './liftSubject.ts';

/** Money is in currency units: with the currency's decimals, per customer with two more; shares have six decimals. */
export interface LiftReport {
  /** Days as ISO text, both included. */
  readonly from: string;
  readonly to: string;
  /** The file of the split. */
  readonly split: string;
  readonly currency: string | null;
  /** By revenue per customer alone; null without money. */
  readonly verdict: Verdict | null;
  /** Of every interval. */
  readonly level: number;
  readonly contact: ArmReport;
  readonly control: ArmReport;
  /** Contact less control; null without money. */
  readonly revenue_per_customer: RevenueReport | null;
  /** Contact less control, shares of customers. */
  readonly buyers: DifferenceReport;
  readonly orders_per_customer: TestedReport;
  /** What the campaign brought: the difference in revenue per customer, times the customers of the contact arm. */
  readonly attributable: DifferenceReport | null;
  /** Null without money, and where all customers of an arm brought the same. */
  readonly smallest_visible: SmallestVisibleReport | null;
  readonly matters: MattersReport | null;
  /** What people bought within the window who are not in the split. */
  readonly outside: { readonly customers: number; readonly orders: number };
  /** Customers of the split without an order in the files, up to the last day of the window. */
  readonly without_orders: number;
  readonly notices: readonly string[];
}

export interface ArmReport {
  readonly customers: number;
  readonly buyers: number;
  readonly buyers_share: number;
  readonly orders: number;
  readonly orders_per_customer: number;
  readonly revenue: number | null;
  readonly revenue_per_customer: number | null;
}

/** An end of the interval is null where nothing bounds it. */
export interface DifferenceReport {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** `p` is the chance of a difference at least as large where the campaign changes nothing. */
export interface TestedReport extends DifferenceReport {
  readonly p: number;
}

export interface RevenueReport extends TestedReport {
  /** The difference over control's revenue per customer; null where that is not above zero. */
  readonly of_control: number | null;
}

/** The difference that a campaign of this size sees with the given power. */
export interface SmallestVisibleReport {
  readonly power: number;
  readonly per_customer: number;
  readonly over_contacted: number;
  readonly of_control: number | null;
}

/** The least difference that would matter, and the customers of both arms that it takes to see it, about. */
export interface MattersReport {
  readonly of_control: number;
  readonly per_customer: number | null;
  readonly customers_needed: number | null;
}

/** The report of a lift as plain data. */
export function liftReport(lift: Lift, outcomes: Outcomes, subject: LiftSubject): LiftReport {
  const { contact, control } = outcomes.arms;
  const { window, split, currency, mattersShare } = subject;
  const { revenue } = lift;
  const money = moneyFigure(currency);
  const perCustomer = figureOf(1 / AMOUNT_UNIT, currencyDecimals(currency) + MORE_DECIMALS);
  const share = figureOf(1, SHARE_DECIMALS);
  const controlMean = control.revenue > 0 ? control.revenue / control.customers : undefined;
  const ofControl = (amount: number) => (controlMean === undefined ? null : share(amount / controlMean));
  const armReport = (arm: ArmOutcome): ArmReport => ({
    customers: arm.customers,
    buyers: arm.buyers,
    buyers_share: share(arm.buyers / arm.customers),
    orders: arm.orders,
    orders_per_customer: share(arm.orders / arm.customers),
    revenue: revenue === undefined ? null : money(arm.revenue),
    revenue_per_customer: revenue === undefined ? null : perCustomer(arm.revenue / arm.customers),
  });
  return {
    from: formatDay(window.from),
    to: formatDay(window.to),
    split,
    currency: currency ?? null,
    verdict: revenue?.verdict ?? null,
    level: LEVEL,
    contact: armReport(contact),
    control: armReport(control),
    revenue_per_customer:
      revenue === undefined
        ? null
        : {
            ...tested(revenue.difference, perCustomer),
            of_control: ofControl(revenue.difference.value),
          },
    buyers: difference(lift.buyers, share),
    orders_per_customer: tested(lift.orders, share),
    attributable: revenue === undefined ? null : difference(revenue.attributable, (amount) => money(amount)!),
    smallest_visible:
      revenue === undefined || revenue.smallestVisible === 0
        ? null
        : {
            power: POWER,
            per_customer: perCustomer(revenue.smallestVisible),
            over_contacted: money(revenue.smallestVisible * contact.customers)!,
            of_control: ofControl(revenue.smallestVisible),
          },
    matters:
      revenue === undefined
        ? null
        : {
            of_control: mattersShare,
            per_customer: revenue.matters === undefined ? null : perCustomer(revenue.matters),
            customers_needed: revenue.customersNeeded ?? null,
          },
    outside: outcomes.outside,
    without_orders: outcomes.withoutOrders,
    notices: liftNotices(outcomes, subject),
  };
}

/** Per customer, differences are small. */
const MORE_DECIMALS = 2;
const SHARE_DECIMALS = 6;

/** What is told of a number of so many units each. */
function figureOf(unit: number, decimals: number): (value: number) => number {
  return (value) => rounded(value * unit, decimals);
}

function difference({ value, low, high }: Difference, figure: (value: number) => number): DifferenceReport {
  const end = (bound: number) => (Number.isFinite(bound) ? figure(bound) : null);
  return { value: figure(value), low: end(low), high: end(high) };
}

function tested(one: TestedDifference, figure: (value: number) => number): TestedReport {
  return { ...difference(one, figure), p: figureOf(1, SHARE_DECIMALS)(one.p) };
}
