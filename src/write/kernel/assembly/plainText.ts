import { COMMA, SIXTEEN } from './lane';

const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;
const APOSTROPHE: u8 = 0x27;
const PLUS: u8 = 0x2b;
const HYPHEN: u8 = 0x2d;
const ZERO: u8 = 0x30;
const EQUALS: u8 = 0x3d;
const AT: u8 = 0x40;

/**
 * Whether a text is its own cell: it has no quote, comma or control character and no byte above `most`, and nothing takes
 * it for a formula.
 */
export function isPlain(text: usize, length: i32, most: i32): bool {
  for (let i = 0; i < length; i += SIXTEEN) {
    if ((i8x16.bitmask(areSpecial(v128.load(text + <usize>i), most)) & firstBits(length - i)) !== 0) return false;
  }
  return length === 0 || !mayBeFormula(load<u8>(text)) || isPhone(text, length);
}

function areSpecial(bytes: v128, most: i32): v128 {
  const areOutside = i8x16.gt_u(i8x16.sub(bytes, i8x16.splat(SPACE)), i8x16.splat(<i8>(most - SPACE)));
  return v128.or(areOutside, v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(COMMA))));
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
