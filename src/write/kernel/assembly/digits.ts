const MINUS: u8 = 0x2d;
const FOUR: i32 = 4;
const TEN_THOUSAND: i32 = 10_000;

/** Puts a minus sign where there is to be one, and returns the next position. */
export function putSign(at: usize, isNegative: bool): usize {
  store<u8>(at, MINUS);
  return at + <usize>isNegative;
}

/** Puts an integer from 0 on, and returns the next position; up to three bytes after it change, too. */
export function putWhole(at: usize, whole: i32): usize {
  if (whole < TEN_THOUSAND) return putShort(at, whole);
  const high = whole / TEN_THOUSAND;
  const end = high < TEN_THOUSAND ? putShort(at, high) : putLong(at, high);
  return putFour(end, whole - high * TEN_THOUSAND);
}

function putLong(at: usize, whole: i32): usize {
  const high = whole / TEN_THOUSAND;
  return putFour(putShort(at, high), whole - high * TEN_THOUSAND);
}

/** Four digits at most; without a branch, as it is as good as random how many there are. */
function putShort(at: usize, whole: i32): usize {
  const zeros = i32(whole < 10) + i32(whole < 100) + i32(whole < 1000);
  store<u32>(at, fourDigits(whole) >> (zeros << 3));
  return at + <usize>(FOUR - zeros);
}

export function putFour(at: usize, number: i32): usize {
  store<u32>(at, fourDigits(number));
  return at + FOUR;
}

export function putTwo(at: usize, number: i32): usize {
  store<u16>(at, <u16>(fourDigits(number) >> 16));
  return at + 2;
}

/** The digits of a number below 10,000, the first in the lowest byte: of all its digits at once. */
function fourDigits(number: i32): u32 {
  const hundreds = <u32>number / 100;
  const pairs = hundreds | ((<u32>number - hundreds * 100) << 16);
  // For two digits a multiplication and a shift are the division by ten.
  const tens = ((pairs * 103) >> 10) & 0x000f000f;
  return (tens | ((pairs - tens * 10) << 8)) + 0x30303030;
}
