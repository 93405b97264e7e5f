import { type EpochDay, monthsBefore } from '../../core/day.ts';

/** Lengths of a period by the calendar, the longest first. */
export const calendarLengths = ['year', 'half-year', 'quarter', 'month'] as const;
export type CalendarLength = (typeof calendarLengths)[number];
/** By the calendar, or a number of days. */
export type PeriodLength = CalendarLength | number;

/** Days from the first to the last, both included. */
export interface Span {
  readonly first: EpochDay;
  readonly last: EpochDay;
}

/** Two periods of the same length. */
export interface Periods {
  readonly length: PeriodLength;
  /** Up to as_of. */
  readonly later: Span;
  /** Undefined where the orders do not reach back through a whole one. */
  readonly earlier: Span | undefined;
  /** Whether the earlier period is that of a year before, and not the days right before the later one. */
  readonly isYearBefore: boolean;
}

/**
 * The periods to compare. The earlier one is that of a year before, so that a season is compared with the same season;
 * where the orders do not reach back so far, the days right before the later one. Unless a length is asked for it is the
 * longest that has a year before; else the longest that fits in twice, a month where none does.
 * @param start the first day of the orders
 */
export function periodsOf(asOf: EpochDay, start: EpochDay, asked: PeriodLength | undefined): Periods {
  if (asked !== undefined) return yearBefore(asOf, start, asked) ?? rightBefore(asOf, start, asked);
  for (const length of calendarLengths) {
    const periods = yearBefore(asOf, start, length);
    if (periods !== undefined) return periods;
  }
  const fitting = calendarLengths.map((length) => rightBefore(asOf, start, length));
  return fitting.find(({ earlier }) => earlier !== undefined) ?? fitting.at(-1)!;
}

const MONTHS: Readonly<Record<CalendarLength, number>> = { year: 12, 'half-year': 6, quarter: 3, month: 1 };
/** Orders that begin so late in the earlier period, as a share of it, still cover it: the first days may have none. */
const START_TOLERANCE = 0.02;

function yearBefore(asOf: EpochDay, start: EpochDay, length: PeriodLength): Periods | undefined {
  const later = spanUpTo(asOf, length);
  const earlier = spanUpTo(monthsBefore(asOf, 12), length);
  if (earlier.last >= later.first || !isCovered(earlier, start)) return undefined;
  return { length, later, earlier, isYearBefore: true };
}

function rightBefore(asOf: EpochDay, start: EpochDay, length: PeriodLength): Periods {
  const later = spanUpTo(asOf, length);
  const earlier = spanUpTo(later.first - 1, length);
  return { length, later, earlier: isCovered(earlier, start) ? earlier : undefined, isYearBefore: false };
}

function spanUpTo(last: EpochDay, length: PeriodLength): Span {
  return { first: typeof length === 'number' ? last - length + 1 : monthsBefore(last, MONTHS[length]) + 1, last };
}

function isCovered({ first, last }: Span, start: EpochDay): boolean {
  return start - first <= START_TOLERANCE * (last - first + 1);
}
