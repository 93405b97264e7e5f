/** What {@link readPlainNumber} fills: the readings of an amount, see AmountReadings. */
export interface FilledReadings {
  point: number;
  comma: number;
  mark: string | undefined;
}

/**
 * Reads `-123.45` and the like, in bytes from `start` up to, not including, `end`, without making a text.
 * @returns false, with nothing filled, for every other notation
 */
export function readPlainNumber(bytes: Uint8Array, start: number, end: number, into: FilledReadings): boolean {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  const length = end - first;
  // Up to 15 digits and their power of ten are exact, so that one division rounds correctly.
  if (length < 1 || length > 16) return false;
  let digits = 0;
  let mark = -1;
  for (let i = first; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= ZERO && byte <= ZERO + 9) digits = digits * 10 + byte - ZERO;
    else if ((byte === POINT || byte === COMMA) && mark < 0) mark = i;
    else return false;
  }
  if (mark < 0) {
    if (length > MOST_WHOLE_DIGITS) return false;
    into.point = isNegative ? 0 - digits : digits;
    into.comma = into.point;
    into.mark = undefined;
    return true;
  }
  const decimals = end - mark - 1;
  const whole = mark - first;
  if (decimals === 0 || whole > MOST_WHOLE_DIGITS) return false;
  const asFraction = signed(digits / POWERS[decimals]!, isNegative);
  // Three digits after the only mark may as well be thousands.
  const mayBeThousands = decimals === 3 && whole >= 1 && whole <= 3 && bytes[first] !== ZERO;
  const asThousands = mayBeThousands ? signed(digits, isNegative) : Number.NaN;
  const isPoint = bytes[mark] === POINT;
  into.point = isPoint ? asFraction : asThousands;
  into.comma = isPoint ? asThousands : asFraction;
  into.mark = undefined;
  return true;
}

/** Never minus zero. */
function signed(value: number, isNegative: boolean): number {
  return isNegative ? 0 - value : value;
}

const MOST_WHOLE_DIGITS = 11;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const COMMA = 44;
const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
