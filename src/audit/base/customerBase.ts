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
  /** The day from which first purchases count, where the orders begin in the middle or with a mistyped year; undefined where all do. */
  readonly from: EpochDay | undefined;
  readonly periods: Periods;
  /** All of a period; money as net Amount, without money orders. */
  readonly turnover: { readonly later: number; readonly earlier: number | undefined };
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
  const oldest = firstDays.reduce((least, day) => Math.min(least, day), start);
  const known = from === undefined ? (oldest < start ? start : undefined) : Math.max(from, start);
  const later = periodTotals(ledger, periods.later, hasMoney);
  const laterDeciles = deciles(later);
  const shared = {
    asOf,
    start,
    hasMoney,
    from: known,
    periods,
    acquisition: acquisition(firstDays, start, known ?? start, asOf),
    cohorts: cohorts(ledger, firstDays, start, known, asOf, hasMoney),
  };
  const laterConcentration = concentration(later, ledger.customers);
  if (periods.earlier === undefined) {
    return {
      ...shared,
      turnover: { later: laterConcentration.turnover + later.others, earlier: undefined },
      concentration: { later: laterConcentration, earlier: undefined },
      levers: undefined,
      deciles: { list: laterDeciles.list, movements: undefined },
    };
  }
  const earlier = periodTotals(ledger, periods.earlier, hasMoney);
  const earlierConcentration = concentration(earlier, ledger.customers);
  return {
    ...shared,
    turnover: {
      later: laterConcentration.turnover + later.others,
      earlier: earlierConcentration.turnover + earlier.others,
    },
    concentration: { later: laterConcentration, earlier: earlierConcentration },
    levers: levers(earlier, later, ordersBetween(ledger, periods), firstDays, periods),
    deciles: { list: laterDeciles.list, movements: decileMovements(deciles(earlier), laterDeciles) },
  };
}

function ordersBetween(ledger: OrderLedger, { earlier, later }: Periods): Int32Array | undefined {
  const between = { first: earlier!.last + 1, last: later.first - 1 };
  return between.first > between.last ? undefined : periodTotals(ledger, between, false).orders;
}
