import { putFour, putSign, putWhole } from './digits';
import { decimal } from './form';
import { endCell, Lane, ODD, SIXTEEN, setLength, setSlots } from './lane';

/** The greatest int32. */
const MOST_DIGITS: f64 = 2147483647;

/** Prints integers (int32). */
export function printIntegers(lane: Lane, values: usize, count: i32): void {
  setSlots(lane, SIXTEEN, SIXTEEN);
  let slot = lane.slots;
  for (let row = 0; row < count; row++) {
    const value = load<i32>(values + ((<usize>row) << 2));
    if (value === i32.MIN_VALUE) setLength(lane, row, ODD);
    else endCell(lane, row, slot, putWhole(putSign(slot, value < 0), abs(value)));
    slot += SIXTEEN;
  }
}

/**
 * Prints numbers (float64): the digits of a cell are the integer next to `value * times * 10 ** decimals / over`, halves
 * away from zero, with the decimal mark before the last `decimals` of them, up to four. NaN is an empty cell.
 */
export function printNumbers(lane: Lane, values: usize, count: i32, times: f64, over: f64, decimals: i32): void {
  setSlots(lane, SIXTEEN, SIXTEEN);
  const scale = powerOfTen(decimals);
  const padding = <i32>powerOfTen(4 - decimals);
  const inverse = 1 / scale;
  let slot = lane.slots;
  for (let row = 0; row < count; row++) {
    const value = load<f64>(values + ((<usize>row) << 3));
    const exact = (value * times * scale) / over;
    const digits = nearest(abs(exact));
    if (digits <= MOST_DIGITS) {
      const start = putSign(slot, exact < 0 && digits > 0);
      const whole = <i32>((digits + 0.5) * inverse);
      let end = putWhole(start, whole);
      if (decimals > 0) {
        store<u8>(end, decimal);
        putFour(end + 1, (<i32>digits - whole * <i32>scale) * padding);
        end += 1 + <usize>decimals;
      }
      endCell(lane, row, slot, end);
    } else if (isNaN(value)) {
      endCell(lane, row, slot, slot);
    } else {
      setLength(lane, row, ODD);
    }
    slot += SIXTEEN;
  }
}

/** The integer next to a number from 0 on; of a half, the one above. */
function nearest(value: f64): f64 {
  const above = ceil(value);
  return above - 0.5 > value ? above - 1 : above;
}

function powerOfTen(exponent: i32): f64 {
  let power: f64 = 1;
  for (let i = 0; i < exponent; i++) power *= 10;
  return power;
}
