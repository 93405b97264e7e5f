import { DAY_MS, type EpochDay } from '../../core/day.ts';
import { type DateReadings, type DateShape, dateReadings, dayOf, NO_DATE } from './dateReadings.ts';
import { monthOf, weekdayOf } from './months.ts';
import { plainText } from './texts.ts';
import { timeOfDay } from './timeOfDay.ts';

/** Minutes ahead of UTC at an instant; undefined to take the day that is printed. */
type ZoneOffset = ((instant: number) => number) | undefined;

/** Reads one text in any of the notations; see {@link createDateDecoder}. */
export function anyDate(text: string, zoneOffset: ZoneOffset, dotsDecide: boolean): DateReadings {
  // No date is that long, and patterns need not be tried on a novel.
  if (text.length > 200) return NO_DATE;
  const plain = plainText(text).replace(/\s+/gu, ' ').toLowerCase();
  const printed = (rest: string, zone: ZoneOffset) => numericDate(rest, zone, dotsDecide) ?? namedDate(rest, zone);
  const readings = digitsOnly(plain, zoneOffset) ?? printed(plain, zoneOffset);
  if (readings !== undefined) return readings;

  const match = /^(\p{L}+)\.?,? (.+)$/u.exec(plain);
  const weekday = match === null ? undefined : weekdayOf(match[1]!);
  if (weekday === undefined) return NO_DATE;
  const rest = printed(match![2]!, undefined);
  if (rest === undefined) return NO_DATE;
  // A weekday that is printed tells which reading is meant; it belongs to the day printed, before any change of zone.
  const shifted = printed(match![2]!, zoneOffset)!;
  const fits = (day: EpochDay) => (((day + 4) % 7) + 7) % 7 === weekday;
  return dateReadings(
    fits(rest.dayFirst) ? shifted.dayFirst : Number.NaN,
    fits(rest.monthFirst) ? shifted.monthFirst : Number.NaN,
    shifted.shape,
  );
}

/** `yyyyMMdd`, `yyyyMMddHHmmss` and Unix times; undefined where the text is not all digits. */
function digitsOnly(text: string, zoneOffset: ZoneOffset): DateReadings | undefined {
  const match = /^([1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, digits = '', fraction = '0'] = match;
  const unix = UNIX_TIMES[digits.length];
  if (unix !== undefined) {
    const instant = Math.floor((Number(digits) * unix.milliseconds) / unix.units);
    const day = Math.floor((instant + (zoneOffset?.(instant) ?? 0) * 60_000) / DAY_MS);
    const latest = dayOf(2199, 12, 31);
    return day <= latest ? dateReadings(day, day, unix.shape) : NO_DATE;
  }
  if ((digits.length !== 8 && digits.length !== 14) || !/^0+$/.test(fraction)) return NO_DATE;
  const isTime = digits.length === 14;
  return settled(
    [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)],
    isTime ? `t${digits.slice(8)}` : '',
    isTime ? 'compact-time' : 'compact',
    zoneOffset,
  );
}

const UNIX_TIMES: Readonly<Record<number, UnixTime>> = {
  10: { units: 1, milliseconds: 1000, shape: 'unix' },
  13: { units: 1, milliseconds: 1, shape: 'unix-ms' },
  16: { units: 1000, milliseconds: 1, shape: 'unix-us' },
};

/** So many units are so many milliseconds: two whole numbers, since a fraction would not be exact. */
interface UnixTime {
  readonly units: number;
  readonly milliseconds: number;
  readonly shape: DateShape;
}

/** Dates of three numbers; undefined where the text does not begin with them. */
function numericDate(text: string, zoneOffset: ZoneOffset, dotsDecide: boolean): DateReadings | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})([t ,].+)$/u.exec(text);
  if (compact !== null) {
    const [, year = '', month = '', dayOfMonth = '', rest = ''] = compact;
    return settled([year, month, dayOfMonth], rest, 'compact-time', zoneOffset);
  }
  const match = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)(.*)$/u.exec(text);
  if (match === null) return undefined;
  const [, first = '', separator = '', second = '', third = '', rest = ''] = match;
  if (first.length === 4) {
    if (third.length > 2) return NO_DATE;
    const iso = rest === '' ? 'iso' : 'iso-time';
    return settled([first, second, third], rest, separator === '-' ? iso : 'year-first', zoneOffset);
  }
  if (first.length > 2 || (third.length !== 2 && third.length !== 4)) return NO_DATE;
  // No country writes month.day.year; some programs do.
  const isSettled = separator === '.' && dotsDecide;
  const shapes = isSettled ? DOTTED : SEPARATOR_SHAPES[separator]!;
  const shape = third.length === 2 ? shapes[1] : shapes[0];
  const dayFirst = printedDay([third, second, first], rest, zoneOffset);
  const monthFirst = isSettled ? dayFirst : printedDay([third, first, second], rest, zoneOffset);
  return dateReadings(dayFirst, monthFirst, shape);
}

const SEPARATOR_SHAPES: Readonly<Record<string, readonly [DateShape, DateShape]>> = {
  '/': ['numeric', 'numeric-2'],
  '-': ['dashed', 'dashed-2'],
  '.': ['dotted-open', 'dotted-open-2'],
};
const DOTTED = ['dotted', 'dotted-2'] as const;

const ORDINAL = '(?:st|nd|rd|th|er|re|ro|[ºª°.])?';
const NAMED: readonly { readonly pattern: RegExp; readonly parts: readonly (keyof NamedParts)[] }[] = [
  {
    pattern: new RegExp(
      `^(\\d{1,2})${ORDINAL}[ ./-]*(?:de |di |of )?(\\p{L}+)\\.?,?[ ./-]*(?:de |del )?(\\d{4}|'?\\d{2})(?!\\d)(.*)$`,
      'u',
    ),
    parts: ['dayOfMonth', 'month', 'year', 'rest'],
  },
  {
    pattern: new RegExp(`^(\\p{L}+)[ ./-]*(\\d{1,2})${ORDINAL}(?:,? |,|[./-])(\\d{4}|'?\\d{2})(?!\\d)(.*)$`, 'u'),
    parts: ['month', 'dayOfMonth', 'year', 'rest'],
  },
  {
    pattern: /^(\d{4})[ ./-](\p{L}+)\.?[ ./-](\d{1,2})(?!\d)(.*)$/u,
    parts: ['year', 'month', 'dayOfMonth', 'rest'],
  },
  {
    pattern: /^(\p{L}+)\.? (\d{1,2})( \d{1,2}:\d{2}(?::\d{2})?(?: [a-z]+| ?[+-]\d{4})?) (\d{4})$/u,
    parts: ['month', 'dayOfMonth', 'rest', 'year'],
  },
];

interface NamedParts {
  readonly year: string;
  readonly month: string;
  readonly dayOfMonth: string;
  readonly rest: string;
}

/** Dates with a month's name; undefined where there is none. */
function namedDate(text: string, zoneOffset: ZoneOffset): DateReadings | undefined {
  for (const { pattern, parts } of NAMED) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const { year, month, dayOfMonth, rest } = Object.fromEntries(
      parts.map((part, i) => [part, match[i + 1]!]),
    ) as unknown as NamedParts;
    const number = monthOf(month);
    if (number === undefined) continue;
    const day = printedDay([year.replace("'", ''), String(number), dayOfMonth], rest, zoneOffset);
    if (!Number.isNaN(day)) return dateReadings(day, day, 'month-name');
  }
  return undefined;
}

function settled(date: YearMonthDay, rest: string, shape: DateShape, zoneOffset: ZoneOffset): DateReadings {
  const day = printedDay(date, rest, zoneOffset);
  return dateReadings(day, day, shape);
}

type YearMonthDay = readonly [year: string, month: string, dayOfMonth: string];

/** The day of a date followed by a time or nothing; NaN where either is impossible. Two-digit years are 1970-2069. */
function printedDay([yearText, month, dayOfMonth]: YearMonthDay, rest: string, zoneOffset: ZoneOffset): EpochDay {
  const year = Number(yearText);
  const century = yearText.length > 2 ? 0 : year < 70 ? 2000 : 1900;
  const day = dayOf(century + year, Number(month), Number(dayOfMonth));
  if (rest === '' || Number.isNaN(day)) return day;
  // `mar 05 10:12:30` has no year.
  if (yearText.length === 2 && rest.startsWith(':')) return Number.NaN;
  const time = timeOfDay(rest);
  if (time === undefined) return Number.NaN;
  if (time.offset === undefined || zoneOffset === undefined) return day;
  const instant = day * DAY_MS + time.seconds * 1000 - time.offset * 60_000;
  return Math.floor((instant + zoneOffset(instant) * 60_000) / DAY_MS);
}
