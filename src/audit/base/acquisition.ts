import { type EpochDay, firstOfMonth, formatDay, monthsBefore } from '../../core/day.ts';
import { binomialTail } from '../../numerics/binomial.ts';
import { wilsonInterval } from '../../numerics/wilson.ts';
import type { Span } from './periods.ts';
import { NEVER } from './periodTotals.ts';

/** New customers of some days. */
export interface NewCustomers extends Span {
  readonly customers: number;
}

/** `unknown`: the history is too short, or too few ever came to tell. */
export type AcquisitionVerdict = 'stopped' | 'fallen' | 'steady' | 'risen' | 'unknown';

/** How many customers bought for the first time, and when. */
export interface Acquisition {
  /** Calendar months from the first day on, the oldest first. */
  readonly months: readonly { readonly month: string; readonly customers: number; readonly isWhole: boolean }[];
  /** The newest first purchase of all; undefined where there is none. */
  readonly lastDay: EpochDay | undefined;
  /** The last 91 days; undefined where the days reach back less far. */
  readonly recent: NewCustomers | undefined;
  /** The 364 days before those, or as many quarters of 91 days as are known, two at least; undefined where fewer are. */
  readonly pastYear: NewCustomers | undefined;
  /** The last 91 days as of a year before; undefined where they are not known. */
  readonly yearBefore: NewCustomers | undefined;
  /** The 364 days up to the newest first purchase, or as many as are known; undefined where there is none. */
  readonly yearToLast: NewCustomers | undefined;
  /** Recent over past rate with its 95 % interval; undefined where one of them is unknown, or nobody was new in the past. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | undefined;
  readonly verdict: AcquisitionVerdict;
}

/** Thirteen weeks: every weekday as often. */
const RECENT_DAYS = 91;
const PAST_QUARTERS = 4;
const FEWEST_PAST_QUARTERS = 2;
/** With less history nothing is compared. */
export const FEWEST_DAYS = RECENT_DAYS * (1 + FEWEST_PAST_QUARTERS);
const YEAR = RECENT_DAYS * PAST_QUARTERS;
const WEEK = 7;
const LEVEL = 0.95;
/** Of a claim on one side. */
const CHANCE = (1 - LEVEL) / 2;
/** Of the usual rate: below it, acquisition has all but stopped. */
const STOPPED_SHARE = 0.1;

/**
 * New customers by month, and those of the last 91 days against the year before them. A change is claimed where the rates
 * differ by more than chance, both against the past year and, where it is known, against the same days of a year before, so
 * that a season is no change: the interval of their ratio leaves 1 out, and so does the exact binomial test, which few
 * customers do not deceive. *Stopped* is also said where nobody came for 91 days or more, and the year up to the last one
 * makes that improbable.
 * @param firstDays of the first purchase by customer number
 * @param start the first day of the orders
 * @param from the first day from which whoever is new can be told; `start` or later
 */
export function acquisition(firstDays: Int32Array, start: EpochDay, from: EpochDay, asOf: EpochDay): Acquisition {
  const everybody = new Int32Array(Math.max(0, asOf - start + 1));
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let customer = 0; customer < firstDays.length; customer++) {
    const day = firstDays[customer]!;
    if (day === NEVER || day < start) continue;
    everybody[day - start]!++;
    if (day > lastDay) lastDay = day;
  }
  const counts = everybody.subarray(from - start);
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
  const known = {
    months: monthsOf(counts, from, asOf),
    lastDay: Number.isFinite(lastDay) ? lastDay : undefined,
    recent,
    pastYear,
    yearBefore,
    yearToLast: Number.isFinite(lastDay) ? yearUpTo(everybody, start, lastDay) : undefined,
  };
  if (recent === undefined || pastYear === undefined) return { ...known, ratio: undefined, verdict: 'unknown' };
  const spread = overdispersion(counts.subarray(pastYear.first - from, pastLast - from + 1));
  const change = rateChange(recent, pastYear, spread);
  const season = yearBefore && rateChange(recent, yearBefore, spread);
  return {
    ...known,
    ratio: pastYear.customers === 0 ? undefined : change.ratio,
    verdict: verdictOf(change, season, everybody.subarray(0, lastDay - start + 1), asOf - lastDay),
  };
}

function yearUpTo(everybody: Int32Array, start: EpochDay, last: EpochDay): NewCustomers {
  const first = Math.max(start, last - YEAR + 1);
  return { first, last, customers: sum(everybody.subarray(first - start, last - start + 1)) };
}

interface RateChange {
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number };
  /** Beyond chance. */
  readonly direction: 'less' | 'more' | undefined;
  readonly customers: number;
}

/** @param untilLast first purchases by day up to the newest of them, and `silence` the days since */
function verdictOf(
  change: RateChange,
  season: RateChange | undefined,
  untilLast: Int32Array,
  silence: number,
): AcquisitionVerdict {
  const isBoth = (direction: 'less' | 'more') =>
    change.direction === direction && (season === undefined || season.direction === direction);
  const isSeason = silence < YEAR && season !== undefined && season.direction !== 'less';
  if (!isSeason && isImprobable(untilLast, silence)) return 'stopped';
  if (isBoth('less')) return change.ratio.value <= STOPPED_SHARE ? 'stopped' : 'fallen';
  if (isBoth('more')) return 'risen';
  return change.customers === 0 ? 'unknown' : 'steady';
}

/** Whether nobody for so many days is improbable at the rate of the year up to the newest first purchase. */
function isImprobable(untilLast: Int32Array, silence: number): boolean {
  if (silence < RECENT_DAYS) return false;
  const year = untilLast.subarray(Math.max(0, untilLast.length - YEAR));
  // The newest itself says nothing of the rate: the year ends with it.
  const customers = (sum(year) - 1) / overdispersion(year);
  return (year.length / (year.length + silence)) ** customers <= CHANCE;
}

/**
 * The ratio of two rates: of all those who are new in both, the share of the recent ones with Wilson's interval, as odds over
 * the odds of their days. Counts that vary more than Poisson's count as fewer by that much.
 * @param spread variance over mean of counts, 1 at least
 */
function rateChange(recent: NewCustomers, past: NewCustomers, spread: number): RateChange {
  const days = (past.last - past.first + 1) / (recent.last - recent.first + 1);
  const customers = recent.customers + past.customers;
  const odds = (share: number) => (share / (1 - share)) * days;
  const { low, high } = wilsonInterval(recent.customers / spread, customers / spread, LEVEL);
  const ratio = { value: (recent.customers / past.customers) * days, low: odds(low), high: odds(high) };
  const share = 1 / (1 + days);
  const isMore = binomialTail(customers, share, recent.customers) <= CHANCE;
  const isLess = 1 - binomialTail(customers, share, recent.customers + 1) <= CHANCE;
  const direction = ratio.high < 1 && isLess ? 'less' : ratio.low > 1 && isMore ? 'more' : undefined;
  return { ratio, direction, customers };
}

/**
 * Variance over mean of the counts of whole weeks, 1 at least. The variance is half the mean square of successive
 * differences (von Neumann 1941), so that a level that changes once, as where acquisition stops, is not taken for noise.
 */
function overdispersion(counts: Int32Array): number {
  const weeks = Array.from({ length: Math.floor(counts.length / WEEK) }, (_, week) =>
    sum(counts.subarray(week * WEEK, (week + 1) * WEEK)),
  );
  const mean = weeks.reduce((total, count) => total + count, 0) / weeks.length;
  if (weeks.length < 2 || mean === 0) return 1;
  const squares = weeks.slice(1).reduce((total, count, before) => total + (count - weeks[before]!) ** 2, 0);
  return Math.max(1, squares / (2 * (weeks.length - 1)) / mean);
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
