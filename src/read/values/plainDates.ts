import { type EpochDay, epochDay } from '../../core/day.ts';

/** What {@link readNumericDate} fills: the readings of a date, NaN where it is none, and the mark between its parts. */
export interface FilledDays {
  dayFirst: EpochDay;
  monthFirst: EpochDay;
  separator: number;
}

/**
 * Reads `d/M/yyyy` or with `-` or `.`, alone or followed by `T` or a space and `H:mm[:ss[.fff]]`, without making a text.
 * @returns false, with nothing filled, for anything else, and where it is no date in either reading
 */
export function readNumericDate(bytes: Uint8Array, start: number, end: number, into: FilledDays): boolean {
  const firstDigits = isDigit(bytes[start + 1]) ? 2 : 1;
  const separator = bytes[start + firstDigits]!;
  if (separator !== SLASH && separator !== HYPHEN && separator !== POINT) return false;
  const second = start + firstDigits + 1;
  const secondDigits = isDigit(bytes[second + 1]) ? 2 : 1;
  const year = second + secondDigits + 1;
  if (bytes[year - 1] !== separator || year + 4 > end) return false;
  if (end > year + 4 && !isTime(bytes, year + 4, end)) return false;
  const one = firstDigits === 2 ? twoDigits(bytes, start) : oneDigit(bytes, start);
  const other = secondDigits === 2 ? twoDigits(bytes, second) : oneDigit(bytes, second);
  const dayFirst = dayOf(fourDigits(bytes, year), other, one);
  const monthFirst = dayOf(fourDigits(bytes, year), one, other);
  if (Number.isNaN(dayFirst) && Number.isNaN(monthFirst)) return false;
  into.dayFirst = dayFirst;
  into.monthFirst = monthFirst;
  into.separator = separator;
  return true;
}

export const SLASH = 47;
export const HYPHEN = 45;
const POINT = 46;
const COLON = 58;
const SPACE = 32;
const CAPITAL_T = 84;

function dayOf(year: number, month: number, dayOfMonth: number): EpochDay {
  // Comparisons with NaN are false, so that each states what must hold.
  if (!(year >= 1900 && year <= 2199 && month >= 1 && dayOfMonth >= 1)) return Number.NaN;
  return epochDay(year, month, dayOfMonth) ?? Number.NaN;
}

/** Whether bytes are `T` or a space, and a time of at least hours and minutes. */
function isTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== CAPITAL_T && bytes[start] !== SPACE) return false;
  const hourDigits = isDigit(bytes[start + 2]) ? 2 : 1;
  const hour = hourDigits === 2 ? twoDigits(bytes, start + 1) : oneDigit(bytes, start + 1);
  const minute = start + hourDigits + 2;
  if (!(hour <= 23 && bytes[minute - 1] === COLON && twoDigits(bytes, minute) <= 59)) return false;
  const length = end - minute;
  if (length === 2) return true;
  if (!(length >= 5 && bytes[minute + 2] === COLON && twoDigits(bytes, minute + 3) <= 60)) return false;
  if (length === 5) return true;
  if (length === 6 || length > MOST_TIME || bytes[minute + 5] !== POINT) return false;
  for (let i = minute + 6; i < end; i++) if (!isDigit(bytes[i])) return false;
  return true;
}

/** Minutes, seconds and nine digits of a second. */
const MOST_TIME = 15;

function fourDigits(bytes: Uint8Array, at: number): number {
  return twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return oneDigit(bytes, at) * 10 + oneDigit(bytes, at + 1);
}

function oneDigit(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  return isDigit(byte) ? byte! - 48 : Number.NaN;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}
