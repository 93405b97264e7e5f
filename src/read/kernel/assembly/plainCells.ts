// Whether bytes can be told to mean themselves, without making a text of them and cleaning that.

/** Nothing does: each text is to be looked at. */
export const NEVER: i32 = 0;
/** Letters, digits, `_` and `-` alone, a letter or digit first, and no word for nobody. */
export const PLAIN_ID: i32 = 1;
/** ASCII that begins with a letter, a digit or `_` and ends with no blank. */
export const PLAIN_TEXT: i32 = 2;
/** The same, and no word for nobody. */
export const PLAIN_ADDRESS: i32 = 3;
/** The same without a capital letter. */
export const PLAIN_LOWER_ADDRESS: i32 = 4;

const SPACE: u8 = 32;
const HYPHEN: i8 = 45;
const UNDERSCORE: i8 = 95;
const DELETE: i8 = 127;
const ZERO: u8 = 48;
const SMALL_A: u8 = 97;
const CAPITAL_A: u8 = 65;
/** The bit in which small letters differ from capital ones. */
const CASE: u8 = 32;
/** Words for nobody, such as `none` and `n/a` (see isEmptyKey), are short and begin with no digit. */
const LONGEST_WORD_FOR_NOBODY: i32 = 4;

export function isPlain(test: i32, at: usize, length: i32): bool {
  if (length === 0 || test === NEVER) return false;
  const first = load<u8>(at);
  if (test !== PLAIN_TEXT && length <= LONGEST_WORD_FOR_NOBODY && !isDigit(first)) return false;
  if (!isLetter(first) && !isDigit(first) && first !== <u8>UNDERSCORE) return false;
  if (test === PLAIN_ID) return isId(at, length);
  return isPlainText(at, length) && (test !== PLAIN_LOWER_ADDRESS || !hasCapital(at, length));
}

function hasCapital(at: usize, length: i32): bool {
  for (let i: i32 = 0; i < length; i += SIXTEEN) {
    const sixteen = v128.load(at + <usize>i);
    const capitals = i8x16.lt_u(i8x16.sub(sixteen, i8x16.splat(<i8>CAPITAL_A)), i8x16.splat(26));
    if (!areAll(v128.not(capitals), length - i)) return true;
  }
  return false;
}

function isId(at: usize, length: i32): bool {
  for (let i: i32 = 0; i < length; i += SIXTEEN) {
    const sixteen = v128.load(at + <usize>i);
    const marks = v128.or(i8x16.eq(sixteen, i8x16.splat(HYPHEN)), i8x16.eq(sixteen, i8x16.splat(UNDERSCORE)));
    if (!areAll(v128.or(v128.or(letters(sixteen), digits(sixteen)), marks), length - i)) return false;
  }
  return true;
}

function isPlainText(at: usize, length: i32): bool {
  if (load<u8>(at + <usize>(length - 1)) <= SPACE) return false;
  for (let i: i32 = 0; i < length; i += SIXTEEN) {
    if (!areAll(i8x16.lt_u(v128.load(at + <usize>i), i8x16.splat(DELETE)), length - i)) return false;
  }
  return true;
}

export function areDigits(at: usize, length: i32): bool {
  for (let i: i32 = 0; i < length; i += SIXTEEN) {
    if (!areAll(digits(v128.load(at + <usize>i)), length - i)) return false;
  }
  return true;
}

const SIXTEEN: i32 = 16;

/** Whether something is true of the first of sixteen bytes, of all of them where there are more. */
function areAll(bytes: v128, count: i32): bool {
  const all: i32 = count >= SIXTEEN ? 0xffff : (1 << count) - 1;
  return (i8x16.bitmask(bytes) & all) === all;
}

function digits(bytes: v128): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(<i8>ZERO)), i8x16.splat(10));
}

function letters(bytes: v128): v128 {
  const small = v128.or(bytes, i8x16.splat(<i8>CASE));
  return i8x16.lt_u(i8x16.sub(small, i8x16.splat(<i8>SMALL_A)), i8x16.splat(26));
}

function isDigit(byte: u8): bool {
  return byte - ZERO < 10;
}

function isLetter(byte: u8): bool {
  return (byte | CASE) - SMALL_A < 26;
}
