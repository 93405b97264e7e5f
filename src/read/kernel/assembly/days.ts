import { areSame, integerAt, setInteger } from './memory';
import { fieldOf, lengthOf, startOf } from './window';

const HYPHEN: u8 = 45;
const POINT: u8 = 46;
const COLON: u8 = 58;
const SPACE: u8 = 32;
const CAPITAL_T: u8 = 84;
const DATE_LENGTH: i32 = 10;
/** Minutes, seconds and nine digits of a second. */
const MOST_TIME: i32 = 15;
/** Of a byte that is no digit. */
const NONE: i32 = -1;
const NO_DAY: i32 = i32.MIN_VALUE;

export const ISO: i32 = 0;
export const ISO_TIME: i32 = 1;

/**
 * Reads dates of the form `yyyy-MM-dd`, alone or followed by `T` or a space and `H:mm[:ss[.fff]]`, of 1900 to 2199.
 * @param unsure filled with the positions of rows with any other date; nothing is written for them
 * @returns how many those are
 */
export function isoDaysOf(field: i32, rows: usize, count: i32, days: usize, shapes: usize, unsure: usize): i32 {
  let unsureCount: i32 = 0;
  /** The last date that is a day, and that day: in exports sorted by time, the next one mostly is the same. */
  let before: usize = 0;
  let day: i32 = 0;
  for (let i: i32 = 0; i < count; i++) {
    const cell = fieldOf(integerAt(rows, i), field);
    const length = cell < 0 ? 0 : lengthOf(cell);
    const at: usize = cell < 0 ? 0 : startOf(cell);
    if (length < DATE_LENGTH || (length > DATE_LENGTH && !isTime(at + DATE_LENGTH, length - DATE_LENGTH))) {
      setInteger(unsure, unsureCount++, i);
      continue;
    }
    if (before === 0 || !areSame(at, before, DATE_LENGTH)) {
      const next = dayOf(at);
      if (next === NO_DAY) {
        setInteger(unsure, unsureCount++, i);
        continue;
      }
      before = at;
      day = next;
    }
    setInteger(days, i, day);
    setInteger(shapes, i, length === DATE_LENGTH ? ISO : ISO_TIME);
  }
  return unsureCount;
}

function dayOf(at: usize): i32 {
  if (load<u8>(at, 4) !== HYPHEN || load<u8>(at, 7) !== HYPHEN) return NO_DAY;
  // Where a digit is none, the numbers are none that a date can have.
  const year = twoDigits(at) * 100 + twoDigits(at + 2);
  const month = twoDigits(at + 5);
  const dayOfMonth = twoDigits(at + 8);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || dayOfMonth < 1) return NO_DAY;
  return dayOfMonth > daysInMonth(year, month) ? NO_DAY : epochDay(year, month, dayOfMonth);
}

/** Days from civil: http://howardhinnant.github.io/date_algorithms.html */
function epochDay(year: i32, month: i32, dayOfMonth: i32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const era = y / 400;
  const yearOfEra = y - era * 400;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function daysInMonth(year: i32, month: i32): i32 {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether bytes are `T` or a space, and a time of at least hours and minutes. */
function isTime(at: usize, length: i32): bool {
  const first = load<u8>(at);
  if (first !== CAPITAL_T && first !== SPACE) return false;
  const hourDigits: i32 = length > 2 && isDigit(load<u8>(at, 2)) ? 2 : 1;
  const rest = length - hourDigits - 2;
  if (rest < 2) return false;
  const hour = hourDigits === 2 ? twoDigits(at + 1) : oneDigit(at + 1);
  const minute = at + <usize>(hourDigits + 2);
  if (hour < 0 || hour > 23 || load<u8>(minute - 1) !== COLON || !isUpTo(59, minute)) return false;
  if (rest === 2) return true;
  if (rest < 5 || load<u8>(minute, 2) !== COLON || !isUpTo(60, minute + 3)) return false;
  if (rest === 5) return true;
  if (rest === 6 || rest > MOST_TIME || load<u8>(minute, 5) !== POINT) return false;
  for (let i: i32 = 6; i < rest; i++) if (!isDigit(load<u8>(minute + <usize>i))) return false;
  return true;
}

function isUpTo(most: i32, at: usize): bool {
  const number = twoDigits(at);
  return number >= 0 && number <= most;
}

/** The number of two digits; below zero where one of them is none. */
function twoDigits(at: usize): i32 {
  const ten = oneDigit(at);
  const one = oneDigit(at + 1);
  return ten < 0 || one < 0 ? -10000 : ten * 10 + one;
}

function oneDigit(at: usize): i32 {
  const byte = load<u8>(at);
  return isDigit(byte) ? <i32>(byte - 48) : NONE;
}

function isDigit(byte: u8): bool {
  return byte - 48 <= 9;
}
