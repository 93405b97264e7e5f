import { delimiter, keepsDigits } from './form';
import { SIXTEEN } from './lane';

const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;
const APOSTROPHE: u8 = 0x27;
const PLUS: u8 = 0x2b;
const HYPHEN: u8 = 0x2d;
const ZERO: u8 = 0x30;
const EQUALS: u8 = 0x3d;
const AT: u8 = 0x40;

/**
 * Whether a text is its own cell: it has no quote, delimiter or control character and no byte above `most`, and nothing takes
 * it for a formula, nor digits for a number that they are not.
 */
export function isPlain(text: usize, length: i32, most: i32): bool {
  for (let i = 0; i < length; i += SIXTEEN) {
    if ((i8x16.bitmask(areSpecial(v128.load(text + <usize>i), most)) & firstBits(length - i)) !== 0) return false;
  }
  if (length === 0) return true;
  const first = load<u8>(text);
  if (keepsDigits && first - ZERO < 10) return !losesDigits(text, length);
  return !mayBeFormula(first) || isPhone(text, length);
}

/** Whether a number would lose some of these digits, if there is nothing else: twelve or more, or a zero before others. */
function losesDigits(text: usize, length: i32): bool {
  if (load<u8>(text) !== ZERO && length < FEWEST_LOST) return false;
  for (let i = 0; i < length; i++) {
    if (load<u8>(text + <usize>i) - ZERO >= 10) return false;
  }
  return length > 1;
}

const FEWEST_LOST: i32 = 12;

function areSpecial(bytes: v128, most: i32): v128 {
  const areOutside = i8x16.gt_u(i8x16.sub(bytes, i8x16.splat(SPACE)), i8x16.splat(<i8>(most - SPACE)));
  return v128.or(areOutside, v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(delimiter))));
}

/** The bits of the first of sixteen bytes, of all of them where there are more. */
function firstBits(count: i32): i32 {
  return count >= SIXTEEN ? 0xffff : (1 << count) - 1;
}

function mayBeFormula(byte: u8): bool {
  return byte === APOSTROPHE || byte === PLUS || byte === HYPHEN || byte === EQUALS || byte === AT;
}

const FEWEST_DIGITS: i32 = 6;
const MOST_DIGITS: i32 = 15;

/** Whether a text is a plus sign and the digits of a phone number, with nothing but single spaces between them. */
function isPhone(text: usize, length: i32): bool {
  if (load<u8>(text) !== PLUS) return false;
  let digits = 0;
  let isDigit = false;
  for (let i = 1; i < length; i++) {
    const byte = load<u8>(text + <usize>i);
    const afterDigit = isDigit;
    isDigit = byte - ZERO < 10;
    if (!isDigit && !(afterDigit && byte === SPACE)) return false;
    digits += i32(isDigit);
  }
  return isDigit && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
}
