import { type EpochDay, quarterOf } from '../../core/day.ts';
import { type OrderLedger, PURCHASE } from '../../core/ledger.ts';
import { NEVER } from './periodTotals.ts';

/** Days of a window of age: thirteen weeks. */
export const WINDOW_DAYS = 91;

/** What a cohort did in a window of age, all its customers together; money is an Amount. */
export interface CohortAge {
  /** From 1: the first 91 days from each customer's own first purchase day on. */
  readonly age: number;
  /** Customers who bought in the window. */
  readonly active: number;
  readonly orders: number;
  /** Net; undefined without money. */
  readonly value: number | undefined;
}

/** Customers whose first purchase lies in the same calendar quarter. */
export interface Cohort {
  /** `2024 Q1`. */
  readonly cohort: string;
  readonly customers: number;
  /** Windows that all of them have lived through. */
  readonly ages: readonly CohortAge[];
  /** Turnover (orders without money) by calendar quarter, those of {@link Cohorts.quarters}. */
  readonly turnover: Float64Array;
}

export interface Cohorts {
  /** Calendar quarters from the first purchase of all to as_of. */
  readonly quarters: readonly string[];
  /** The oldest first; quarters in which nobody came are not among them. */
  readonly list: readonly Cohort[];
  /** Those whose first purchase lies before `from`: their number and turnover by quarter. */
  readonly before: { readonly customers: number; readonly turnover: Float64Array };
  /** Turnover by quarter of those who never bought: refunds. */
  readonly others: Float64Array;
}

/**
 * Acquisition cohorts at equal age: ages count from each customer's own first purchase, and a window is told only where
 * everybody of the cohort has lived through it. A refund counts at its own day; one from before the first purchase, whose
 * purchase is not in the data, in the first window.
 * @param firstDays of the first purchase by customer number
 * @param start the first day of the orders; nothing before it counts
 * @param from first purchases before it are in no cohort; undefined where all are
 */
export function cohorts(
  ledger: OrderLedger,
  firstDays: Int32Array,
  start: EpochDay,
  from: EpochDay | undefined,
  asOf: EpochDay,
  hasMoney: boolean,
): Cohorts {
  const { offsets, day, kind, amount } = ledger;
  const quarters: string[] = [];
  const quarterOfDay = new Int32Array(asOf - start + 1);
  for (let each = start; each <= asOf; each++) {
    const name = quarterOf(each);
    if (name !== quarters.at(-1)) quarters.push(name);
    quarterOfDay[each - start] = quarters.length - 1;
  }
  const windows = Math.ceil(quarterOfDay.length / WINDOW_DAYS);
  const sums = quarters.map(() => emptySums(windows, quarters.length));
  const before = { customers: 0, turnover: new Float64Array(quarters.length) };
  const others = new Float64Array(quarters.length);
  for (let customer = 0; customer < firstDays.length; customer++) {
    const first = firstDays[customer]!;
    const isBefore = from !== undefined && first < from;
    const cohort = first === NEVER || isBefore ? undefined : sums[quarterOfDay[first - start]!]!;
    const { turnover } = cohort ?? (isBefore ? before : { turnover: others });
    if (isBefore) before.customers++;
    if (cohort !== undefined) {
      cohort.customers++;
      if (first > cohort.newest) cohort.newest = first;
    }
    let lastActive = -1;
    for (let entry = offsets[customer]!; entry < offsets[customer + 1]!; entry++) {
      const at = day[entry]!;
      if (at < start || at > asOf) continue;
      const isOrder = kind[entry] === PURCHASE;
      const worth = hasMoney ? amount[entry]! : Number(isOrder);
      turnover[quarterOfDay[at - start]!]! += worth;
      if (cohort === undefined) continue;
      const window = Math.max(0, Math.floor((at - first) / WINDOW_DAYS));
      cohort.value[window]! += worth;
      if (!isOrder) continue;
      cohort.orders[window]!++;
      if (window !== lastActive) cohort.active[window]!++;
      lastActive = window;
    }
  }
  return {
    quarters,
    list: sums.flatMap((cohort, i) =>
      cohort.customers === 0 ? [] : [{ cohort: quarters[i]!, ...cohortOf(cohort, asOf, hasMoney) }],
    ),
    before,
    others,
  };
}

interface CohortSums {
  customers: number;
  /** The first purchase of the newest customer. */
  newest: EpochDay;
  readonly active: Int32Array;
  readonly orders: Int32Array;
  readonly value: Float64Array;
  readonly turnover: Float64Array;
}

function emptySums(windows: number, quarters: number): CohortSums {
  return {
    customers: 0,
    newest: 0,
    active: new Int32Array(windows),
    orders: new Int32Array(windows),
    value: new Float64Array(windows),
    turnover: new Float64Array(quarters),
  };
}

function cohortOf(sums: CohortSums, asOf: EpochDay, hasMoney: boolean): Omit<Cohort, 'cohort'> {
  const { customers, newest, active, orders, value, turnover } = sums;
  const whole = Math.floor((asOf - newest + 1) / WINDOW_DAYS);
  return {
    customers,
    ages: Array.from({ length: whole }, (_, window) => ({
      age: window + 1,
      active: active[window]!,
      orders: orders[window]!,
      value: hasMoney ? value[window]! : undefined,
    })),
    turnover,
  };
}
