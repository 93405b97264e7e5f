import { createDateDecoder, type DateDecoder } from '../values/dates.ts';
import { readingOf } from '../values/patternTokens.ts';
import { watchYearFirst } from '../values/yearFirst.ts';
import type { EarlierFindings } from './readings.ts';

/** What the user said about dates. */
export interface DateChoices {
  /** date-fns pattern. */
  readonly dateFormat: string | undefined;
  /** IANA name; undefined for the day as printed. */
  readonly timeZone: string | undefined;
}

/** How the dates of one file are read. */
export interface DatePlan {
  readonly decode: DateDecoder;
  /** How dates of digits alone are read without asking `decode`; undefined where it is to be asked. */
  readonly plain: { readonly dotsDecide: boolean } | undefined;
  /** The pattern of the user that dates are read by; undefined where their order of day and month is all it says. */
  readonly ownPattern: string | undefined;
  /** What stands between the parts of the dates so far where these may begin with a year of two digits. */
  readonly yearFirst: () => string | undefined;
}

/** @param headerSet of the file, see {@link EarlierFindings} */
export async function planDates(
  headerSet: string,
  { dateFormat, timeZone }: DateChoices,
  earlier: EarlierFindings,
): Promise<DatePlan> {
  const reading = dateFormat === undefined ? undefined : readingOf(dateFormat);
  const ownPattern = reading === undefined ? dateFormat : undefined;
  const dotsDecide = reading === undefined && !earlier.monthFirstDots?.has(headerSet);
  const { decode, separator } = watchYearFirst(
    ownPattern === undefined ? createDateDecoder(timeZone, dotsDecide) : await patternDecoder(ownPattern, timeZone),
  );
  return { decode, plain: ownPattern === undefined ? { dotsDecide } : undefined, ownPattern, yearFirst: separator };
}

/** date-fns is loaded only where a pattern needs it. */
async function patternDecoder(pattern: string, timeZone: string | undefined): Promise<DateDecoder> {
  const { createPatternDecoder } = await import('../values/datePattern.ts');
  return createPatternDecoder(pattern, timeZone);
}

/** In a time zone, times that are UTC without saying so are those of an instant. */
export function decodersOf(
  { decode, plain }: DatePlan,
  isUtc: boolean,
  { timeZone, dateFormat }: DateChoices,
): { readonly dates: DateDecoder; readonly plainDates: DatePlan['plain'] } {
  if (!isUtc || timeZone === undefined || dateFormat !== undefined) return { dates: decode, plainDates: plain };
  const inUtc: DateDecoder = (text) => decode(ENDS_WITH_TIME.test(text) ? `${text.trim()}Z` : text);
  return { dates: inUtc, plainDates: undefined };
}

const ENDS_WITH_TIME = /\d:\d{2}\s*$/;
