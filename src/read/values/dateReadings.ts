import { type EpochDay, epochDay } from '../../core/day.ts';

/** How a date is written, as far as it can be told to the person who exported it. */
export type DateShape =
  | 'iso'
  | 'iso-time'
  | 'year-first'
  | 'compact'
  | 'compact-time'
  | 'numeric'
  | 'numeric-2'
  | 'dashed'
  | 'dashed-2'
  | 'dotted'
  | 'dotted-2'
  | 'dotted-open'
  | 'dotted-open-2'
  | 'month-name'
  | 'unix'
  | 'unix-ms'
  | 'unix-us'
  | 'given'
  | 'none';

export type DateReading = 'dayFirst' | 'monthFirst';

/** The day of a text in either order of day and month. NaN: no date in that reading; equal: the order is no matter. */
export interface DateReadings {
  readonly dayFirst: EpochDay;
  readonly monthFirst: EpochDay;
  readonly shape: DateShape;
}

export type DateDecoder = (text: string) => DateReadings;

export const NO_DATE: DateReadings = { dayFirst: Number.NaN, monthFirst: Number.NaN, shape: 'none' };

/** Readings of a text; {@link NO_DATE} where neither is possible. */
export function dateReadings(dayFirst: EpochDay, monthFirst: EpochDay, shape: DateShape): DateReadings {
  return Number.isNaN(dayFirst) && Number.isNaN(monthFirst) ? NO_DATE : { dayFirst, monthFirst, shape };
}

/** The day of a date from 1900 to 2199; NaN where there is no such day, also for parts that are NaN. */
export function dayOf(year: number, month: number, dayOfMonth: number): EpochDay {
  if (!(year >= 1900 && year <= 2199 && month >= 1 && dayOfMonth >= 1)) return Number.NaN;
  return epochDay(year, month, dayOfMonth) ?? Number.NaN;
}

/** The pattern in which a shape is written, in the letters that `--date-format` takes. */
export function describeDates(shape: DateShape, reading: DateReading): string {
  const [dayFirst, monthFirst] = PATTERNS[shape];
  return reading === 'dayFirst' ? dayFirst : monthFirst;
}

const PATTERNS: Readonly<Record<DateShape, readonly [string, string]>> = {
  iso: ['yyyy-MM-dd', 'yyyy-MM-dd'],
  'iso-time': ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm:ss'],
  'year-first': ['yyyy/MM/dd', 'yyyy/MM/dd'],
  compact: ['yyyyMMdd', 'yyyyMMdd'],
  'compact-time': ['yyyyMMddHHmmss', 'yyyyMMddHHmmss'],
  numeric: ['dd/MM/yyyy', 'MM/dd/yyyy'],
  'numeric-2': ['dd/MM/yy', 'MM/dd/yy'],
  dashed: ['dd-MM-yyyy', 'MM-dd-yyyy'],
  'dashed-2': ['dd-MM-yy', 'MM-dd-yy'],
  dotted: ['dd.MM.yyyy', 'dd.MM.yyyy'],
  'dotted-2': ['dd.MM.yy', 'dd.MM.yy'],
  'dotted-open': ['dd.MM.yyyy', 'MM.dd.yyyy'],
  'dotted-open-2': ['dd.MM.yy', 'MM.dd.yy'],
  'month-name': ['d MMM yyyy', 'MMM d, yyyy'],
  unix: ['t', 't'],
  'unix-ms': ['T', 'T'],
  'unix-us': ['Unix microseconds', 'Unix microseconds'],
  given: ['as given', 'as given'],
  none: ['no date', 'no date'],
};
