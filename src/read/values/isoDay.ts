import { type EpochDay, epochDay } from '../../core/day.ts';

/**
 * The day of `yyyy-MM-dd`, alone or followed by `T` or a space and `HH:mm[:ss[.fff]]`, in bytes from `start` up to, not
 * including, `end`; NaN for anything else, and outside 1900 to 2199.
 */
export function isoDay(bytes: Uint8Array, start: number, end: number): EpochDay {
  const length = end - start;
  if ((length !== 10 && length < 16) || bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN) return Number.NaN;
  if (length > 10 && !isTime(bytes, start + 10, end)) return Number.NaN;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  // Comparisons with NaN are false, so that each states what must hold.
  if (!(year >= 1900 && year <= 2199)) return Number.NaN;
  const month = twoDigits(bytes, start + 5);
  const dayOfMonth = twoDigits(bytes, start + 8);
  return month >= 1 && dayOfMonth >= 1 ? (epochDay(year, month, dayOfMonth) ?? Number.NaN) : Number.NaN;
}

/** Whether bytes are `T` or a space and a time of at least hours and minutes. */
function isTime(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if ((bytes[start] !== CAPITAL_T && bytes[start] !== SPACE) || bytes[start + 3] !== COLON) return false;
  if (!(twoDigits(bytes, start + 1) <= 23 && twoDigits(bytes, start + 4) <= 59)) return false;
  if (length > 6 && !(length >= 9 && bytes[start + 6] === COLON && twoDigits(bytes, start + 7) <= 60)) return false;
  if (length === 6 || length === 9) return true;
  if (length === 10 || length > 19 || bytes[start + 9] !== POINT) return false;
  for (let i = start + 10; i < end; i++) if (!isDigit(bytes[i]!)) return false;
  return true;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]!;
  const ones = bytes[at + 1]!;
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

const HYPHEN = 45;
const COLON = 58;
const SPACE = 32;
const POINT = 46;
const CAPITAL_T = 84;
