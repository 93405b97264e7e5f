import { integerAt } from './memory';
import { fieldOf, lengthOf, startOf } from './window';

const MINUS: u8 = 45;
const POINT: u8 = 46;
const COMMA: u8 = 44;
const NO_MARK: u8 = 0;
const MOST_DIGITS: i32 = 10;
const MOST_DECIMALS: i32 = 4;
/** Of a currency unit, see AMOUNT_UNIT. */
const UNIT: i64 = 10000;
/** From 1e11 currency units on a product is too large, see MOST in money.ts. */
const TOO_LARGE: f64 = 1e15;

/** How many of the amounts have a decimal point, and how many a decimal comma. */
export let points: i32 = 0;
export let commas: i32 = 0;

/** What readPlain read: 1/10,000 of a unit, and the decimal mark. */
let read: i64 = 0;
let mark: u8 = NO_MARK;

/**
 * Reads amounts as 1/10,000 of the currency unit: digits with at most four decimals and nothing beside them.
 * @returns false where one of them is anything else, and so needs a closer look
 */
export function amountsOf(field: i32, rows: usize, count: i32, amounts: usize): bool {
  points = 0;
  commas = 0;
  for (let i: i32 = 0; i < count; i++) {
    if (!readPlain(fieldOf(integerAt(rows, i), field))) return false;
    countMark();
    store<f64>(amounts + ((<usize>i) << 3), <f64>read);
  }
  return true;
}

/** The same for amounts that are a whole quantity times a price. */
export function productsOf(quantity: i32, price: i32, rows: usize, count: i32, amounts: usize): bool {
  points = 0;
  commas = 0;
  for (let i: i32 = 0; i < count; i++) {
    if (!readPlain(fieldOf(integerAt(rows, i), quantity)) || mark !== NO_MARK) return false;
    const pieces = read / UNIT;
    if (!readPlain(fieldOf(integerAt(rows, i), price))) return false;
    countMark();
    if (abs(<f64>pieces * <f64>read) >= TOO_LARGE) return false;
    store<f64>(amounts + ((<usize>i) << 3), <f64>(pieces * read));
  }
  return true;
}

function countMark(): void {
  if (mark === POINT) points++;
  else if (mark === COMMA) commas++;
}

function readPlain(cell: i32): bool {
  if (cell < 0) return false;
  let at = startOf(cell);
  const end = at + <usize>lengthOf(cell);
  const isNegative = at < end && load<u8>(at) === MINUS;
  if (isNegative) at++;
  const start = at;
  let digits: i64 = 0;
  let markAt = end;
  for (; at < end; at++) {
    const byte = load<u8>(at);
    if (byte - 48 <= 9) digits = digits * 10 + <i64>(byte - 48);
    else if ((byte === POINT || byte === COMMA) && markAt === end) markAt = at;
    else return false;
  }
  const hasMark = markAt < end;
  const decimals: i32 = hasMark ? <i32>(end - markAt) - 1 : 0;
  const whole = <i32>(markAt - start);
  // Three decimals may be thousands, and longer numbers too large.
  if (whole < 1 || whole > MOST_DIGITS || decimals > MOST_DECIMALS || decimals === 3) return false;
  if (hasMark && decimals === 0) return false;
  for (let i = decimals; i < MOST_DECIMALS; i++) digits *= 10;
  read = isNegative ? -digits : digits;
  mark = hasMark ? load<u8>(markAt) : NO_MARK;
  return true;
}
