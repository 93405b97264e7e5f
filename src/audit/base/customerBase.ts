import type { EpochDay } from '../../core/day.ts';
import type { OrderLedger } from '../../core/ledger.ts';
import { type Acquisition, acquisition } from './acquisition.ts';
import { type Cohorts, cohorts } from './cohorts.ts';
import { type Concentration, concentration } from './concentration.ts';
import { type Deciles, decileMovements, deciles } from './deciles.ts';
import { type Levers, levers } from './levers.ts';
import { type PeriodLength, type Periods, periodsOf } from './periods.ts';
import { firstDayOf, firstPurchaseDays, periodTotals } from './periodTotals.ts';

/** The customers of a shop as a whole; money is an Amount. What compares two periods is undefined where only one is known. */
export interface CustomerBase {
  readonly asOf: EpochDay;
  /** The first day of the orders. */
  readonly start: EpochDay;
  readonly hasMoney: boolean;
  /** The day from which first purchases count, where the orders begin in the middle; undefined where all do. */
  readonly from: EpochDay | undefined;
  readonly periods: Periods;
  readonly concentration: { readonly later: Concentration; readonly earlier: Concentration | undefined };
  readonly acquisition: Acquisition;
  readonly levers: Levers | undefined;
  readonly deciles: {
    readonly list: Deciles['list'];
    readonly movements: ReturnType<typeof decileMovements> | undefined;
  };
  readonly cohorts: Cohorts;
}

/**
 * Measures the base as of a day, none of its entries being later.
 * @param from see {@link CustomerBase.from}
 * @param asked the length of the periods to compare; undefined for the one that the orders suggest
 */
export function customerBase(
  ledger: OrderLedger,
  asOf: EpochDay,
  from: EpochDay | undefined,
  asked: PeriodLength | undefined,
  hasMoney: boolean,
): CustomerBase {
  const start = firstDayOf(ledger) ?? asOf;
  const firstDays = firstPurchaseDays(ledger, asOf);
  const periods = periodsOf(asOf, start, asked);
  const later = periodTotals(ledger, periods.later, hasMoney);
  const laterDeciles = deciles(later);
  const shared = {
    asOf,
    start,
    hasMoney,
    from,
    periods,
    acquisition: acquisition(firstDays, from ?? start, asOf),
    cohorts: cohorts(ledger, firstDays, from, asOf, hasMoney),
  };
  const laterConcentration = concentration(later, ledger.customers);
  if (periods.earlier === undefined) {
    return {
      ...shared,
      concentration: { later: laterConcentration, earlier: undefined },
      levers: undefined,
      deciles: { list: laterDeciles.list, movements: undefined },
    };
  }
  const earlier = periodTotals(ledger, periods.earlier, hasMoney);
  return {
    ...shared,
    concentration: { later: laterConcentration, earlier: concentration(earlier, ledger.customers) },
    levers: levers(earlier, later, firstDays, periods),
    deciles: { list: laterDeciles.list, movements: decileMovements(deciles(earlier), laterDeciles) },
  };
}
