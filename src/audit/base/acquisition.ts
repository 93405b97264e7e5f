import { type EpochDay, firstOfMonth, formatDay, monthsBefore } from '../../core/day.ts';
import { wilsonInterval } from '../../numerics/wilson.ts';
import type { Span } from './periods.ts';
import { NEVER } from './periodTotals.ts';

/** New customers of some days. */
export interface NewCustomers extends Span {
  readonly customers: number;
}

export type AcquisitionVerdict = 'stopped' | 'fallen' | 'steady' | 'risen' | 'unknown';

/** How many customers bought for the first time, and when. */
export interface Acquisition {
  /** Calendar months from the first day on, the oldest first. */
  readonly months: readonly { readonly month: string; readonly customers: number; readonly isWhole: boolean }[];
  /** Undefined where nobody is new. */
  readonly lastDay: EpochDay | undefined;
  /** The last 91 days; undefined where the days reach back less far. */
  readonly recent: NewCustomers | undefined;
  /** The 364 days before those, or as many quarters of 91 days as are known, two at least; undefined where fewer are. */
  readonly pastYear: NewCustomers | undefined;
  /** The last 91 days as of a year before; undefined where they are not known. */
  readonly yearBefore: NewCustomers | undefined;
  /** Recent over past rate with its 95 % interval; undefined where one of them is unknown, or nobody was new in the past. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | undefined;
  readonly verdict: AcquisitionVerdict;
}

/** Thirteen weeks: every weekday as often. */
const RECENT_DAYS = 91;
const PAST_QUARTERS = 4;
const FEWEST_PAST_QUARTERS = 2;
const WEEK = 7;
const LEVEL = 0.95;
/** Of the usual rate: below it, acquisition has all but stopped. */
const STOPPED_SHARE = 0.1;

/**
 * New customers by month, and those of the last 91 days against the year before them. A change is claimed where the interval
 * of the rates leaves 1 out, both against the past year and, where it is known, against the same days of a year before, so
 * that a season is no change.
 * @param firstDays of the first purchase by customer number
 * @param from the first day from which whoever is new can be told
 */
export function acquisition(firstDays: Int32Array, from: EpochDay, asOf: EpochDay): Acquisition {
  const counts = new Int32Array(Math.max(0, asOf - from + 1));
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let customer = 0; customer < firstDays.length; customer++) {
    const day = firstDays[customer]!;
    if (day === NEVER || day < from) continue;
    counts[day - from]!++;
    if (day > lastDay) lastDay = day;
  }
  const newIn = ({ first, last }: Span): NewCustomers | undefined =>
    first < from ? undefined : { first, last, customers: sum(counts.subarray(first - from, last - from + 1)) };
  const recent = newIn({ first: asOf - RECENT_DAYS + 1, last: asOf });
  const quarters = Math.min(PAST_QUARTERS, Math.floor((counts.length - RECENT_DAYS) / RECENT_DAYS));
  const pastLast = asOf - RECENT_DAYS;
  const pastYear =
    quarters < FEWEST_PAST_QUARTERS
      ? undefined
      : newIn({ first: pastLast - quarters * RECENT_DAYS + 1, last: pastLast });
  const yearAgo = monthsBefore(asOf, 12);
  const yearBefore = newIn({ first: yearAgo - RECENT_DAYS + 1, last: yearAgo });
  const spread =
    pastYear === undefined ? 1 : overdispersion(counts.subarray(pastYear.first - from, pastLast - from + 1));
  const compare = (past: NewCustomers | undefined) =>
    recent === undefined || past === undefined || past.customers === 0 ? undefined : rateRatio(recent, past, spread);
  const known = {
    months: monthsOf(counts, from, asOf),
    lastDay: Number.isFinite(lastDay) ? lastDay : undefined,
    recent,
    pastYear,
    yearBefore,
    ratio: compare(pastYear),
  };
  return { ...known, verdict: verdictOf(known, compare(yearBefore)) };
}

function verdictOf(
  { lastDay, recent, pastYear, yearBefore, ratio }: Omit<Acquisition, 'verdict'>,
  season: Acquisition['ratio'],
): AcquisitionVerdict {
  if (recent === undefined || pastYear === undefined) return 'unknown';
  // Nobody for longer than a year, though there were customers once.
  if (recent.customers === 0 && pastYear.customers === 0) return lastDay === undefined ? 'unknown' : 'stopped';
  if (ratio === undefined) return yearBefore?.customers === 0 || yearBefore === undefined ? 'risen' : 'steady';
  if (ratio.high < 1 && (season === undefined ? yearBefore === undefined : season.high < 1)) {
    return ratio.value <= STOPPED_SHARE ? 'stopped' : 'fallen';
  }
  const isAboveSeason = season === undefined || season.low > 1;
  return ratio.low > 1 && isAboveSeason ? 'risen' : 'steady';
}

/**
 * The ratio of two rates: of all those who are new in both, the share of the recent ones with Wilson's interval, as odds over
 * the odds of their days. Counts that vary more than Poisson's count as fewer by that much.
 * @param spread variance over mean of counts, 1 at least
 */
function rateRatio(recent: NewCustomers, past: NewCustomers, spread: number): NonNullable<Acquisition['ratio']> {
  const days = (past.last - past.first + 1) / (recent.last - recent.first + 1);
  const odds = (share: number) => (share / (1 - share)) * days;
  const { low, high } = wilsonInterval(recent.customers / spread, (recent.customers + past.customers) / spread, LEVEL);
  return { value: (recent.customers / past.customers) * days, low: odds(low), high: odds(high) };
}

/** Variance over mean of the counts of whole weeks, 1 at least. */
function overdispersion(counts: Int32Array): number {
  const weeks = Array.from({ length: Math.floor(counts.length / WEEK) }, (_, week) =>
    sum(counts.subarray(week * WEEK, (week + 1) * WEEK)),
  );
  const mean = weeks.reduce((total, count) => total + count, 0) / weeks.length;
  if (mean === 0) return 1;
  const variance = weeks.reduce((total, count) => total + (count - mean) ** 2, 0) / (weeks.length - 1);
  return Math.max(1, variance / mean);
}

function monthsOf(counts: Int32Array, from: EpochDay, asOf: EpochDay): Acquisition['months'] {
  const months: Acquisition['months'][number][] = [];
  for (let first = firstOfMonth(from); first <= asOf; ) {
    const next = firstOfMonth(first + 31);
    months.push({
      month: formatDay(first).slice(0, 7),
      customers: sum(counts.subarray(Math.max(0, first - from), next - from)),
      isWhole: first >= from && next - 1 <= asOf,
    });
    first = next;
  }
  return months;
}

function sum(counts: Int32Array): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  return total;
}
