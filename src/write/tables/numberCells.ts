import { AMOUNT_UNIT, roundHalfAway } from '../../core/amount.ts';
import type { NumberValues } from '../../core/customers.ts';
import { type NumberType, numberText } from './cell.ts';
import { COMMA, type CsvCells, putBytes } from './rowBlock.ts';

/** The cells of {@link numberText}, as bytes. */
export function numberCells(type: NumberType, decimals: number, numbers: NumberValues): CsvCells {
  return { room: MOST_BYTES, print: printNumbers(type, decimals, numbers) };
}

function printNumbers(type: NumberType, decimals: number, numbers: NumberValues): CsvCells['print'] {
  const text = numberText(type, decimals);
  if (type === 'date') return printDays(numbers, text);
  const digits = DIGITS[type](decimals);
  return digits === INTEGER && numbers instanceof Int32Array
    ? printIntegers(numbers)
    : printDecimals(numbers, digits, text);
}

function printIntegers(numbers: Int32Array): CsvCells['print'] {
  return ({ rows, from, bytes, ends }) => {
    for (let i = 0; i < ends.length; i++) {
      const value = numbers[rows[from + i]!]!;
      let end = ends[i]!;
      // Scores, and most counts, have one digit.
      if (value >= 0 && value < 10) bytes[end++] = ZERO + value;
      else end = putDecimal(bytes, end, value, 0);
      bytes[end] = COMMA;
      ends[i] = end + 1;
    }
  };
}

/** More than the longest text of a float64, a sign, a point and a comma. */
const MOST_BYTES = 32;

/** The printed digits are the integer next to `value * times * 10 ** decimals / over`. */
interface Digits {
  readonly times: number;
  readonly over: number;
  readonly decimals: number;
}

const INTEGER: Digits = { times: 1, over: 1, decimals: 0 };

// The arithmetic of formatAmount step by step, since a shorter way rounds some halves differently.
const DIGITS: Readonly<Record<Exclude<NumberType, 'date'>, (decimals: number) => Digits>> = {
  score: () => INTEGER,
  count: () => INTEGER,
  days: () => INTEGER,
  money: (decimals) => ({ times: 1, over: AMOUNT_UNIT, decimals }),
  tenths: () => ({ times: AMOUNT_UNIT, over: AMOUNT_UNIT, decimals: 1 }),
  ratio: () => ({ times: AMOUNT_UNIT, over: AMOUNT_UNIT, decimals: 4 }),
};

function printDecimals(
  numbers: NumberValues,
  { times, over, decimals }: Digits,
  text: (value: number) => string,
): CsvCells['print'] {
  const scale = 10 ** decimals;
  return ({ rows, from, bytes, ends }) => {
    for (let i = 0; i < ends.length; i++) {
      let end = ends[i]!;
      const value = numbers[rows[from + i]!]!;
      const digits = roundHalfAway((value * times * scale) / over);
      if (digits >= -MOST_DIGITS && digits <= MOST_DIGITS) end = putDecimal(bytes, end, digits, decimals);
      else if (!Number.isNaN(value)) end = putBytes(bytes, end, Buffer.from(text(value)));
      bytes[end] = COMMA;
      ends[i] = end + 1;
    }
  };
}

/** The greatest int32: up to there dividing is fast. */
const MOST_DIGITS = 2 ** 31 - 1;

/** Puts an integer with a point before its last `decimals` digits at a position, and returns the next position. */
function putDecimal(bytes: Uint8Array, position: number, digits: number, decimals: number): number {
  let left = digits | 0;
  let start = position;
  if (left < 0) {
    bytes[start++] = MINUS;
    left = -left;
  }
  const count = Math.max(digitCount(left), decimals + 1);
  const end = start + count + (decimals > 0 ? 1 : 0);
  // Backwards, as division gives the last digit first.
  let at = end;
  for (let i = 0; i < count; i++) {
    if (i === decimals && i > 0) bytes[--at] = POINT;
    const rest = (left / 10) | 0;
    bytes[--at] = ZERO + left - rest * 10;
    left = rest;
  }
  return end;
}

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

function digitCount(value: number): number {
  let count = 1;
  for (let power = 10; value >= power; power *= 10) count++;
  return count;
}

/** Days are remembered as bytes side by side: printing one through Date is slow, and a Map of them is slow, too. */
function printDays(days: NumberValues, text: (day: number) => string): CsvCells['print'] {
  const remembered = Buffer.alloc(DAYS_REMEMBERED * DAY_LENGTH);
  return ({ rows, from, bytes, ends }) => {
    for (let i = 0; i < ends.length; i++) {
      let end = ends[i]!;
      const day = days[rows[from + i]!]!;
      if (day >= 0 && day < DAYS_REMEMBERED && Number.isInteger(day)) {
        const place = day * DAY_LENGTH;
        if (remembered[place] === 0) remembered.write(text(day), place);
        for (let k = 0; k < DAY_LENGTH; k++) bytes[end + k] = remembered[place + k]!;
        end += DAY_LENGTH;
      } else if (!Number.isNaN(day)) {
        end = putBytes(bytes, end, Buffer.from(text(day)));
      }
      bytes[end] = COMMA;
      ends[i] = end + 1;
    }
  };
}

/** From 1970 to 2069. */
const DAYS_REMEMBERED = 36_525;
const DAY_LENGTH = 'YYYY-MM-DD'.length;
