import { putFour, putTwo } from './digits';
import { dayFirst, delimiter } from './form';
import { endCell, Lane, ODD, SIXTEEN, setLength, setSlots } from './lane';

const HYPHEN: u8 = 0x2d;
const SLASH: u8 = 0x2f;
/** From 1970 to 2069. */
const DAYS_REMEMBERED: f64 = 36_525;
/** The cells of days that were printed before, in slots by day; that of one that was not begins with a zero. */
const remembered = memory.data(36_525 * 16);

/** Prints days since 1970-01-01 (float64). NaN is an empty cell. */
export function printDays(lane: Lane, days: usize, count: i32): void {
  setSlots(lane, SIXTEEN, SIXTEEN);
  let slot = lane.slots;
  for (let row = 0; row < count; row++) {
    const day = load<f64>(days + ((<usize>row) << 3));
    if (day >= 0 && day < DAYS_REMEMBERED) {
      const cell = remembered + ((<usize>day) << 4);
      if (load<u8>(cell) === 0) putDay(cell, <u32>day);
      v128.store(slot, v128.load(cell));
      setLength(lane, row, DAY_AND_DELIMITER);
    } else if (isNaN(day)) {
      endCell(lane, row, slot, slot);
    } else {
      setLength(lane, row, ODD);
    }
    slot += SIXTEEN;
  }
}

/** Bytes of `yyyy-MM-dd,`, or of `dd/MM/yyyy;`. */
const DAY_AND_DELIMITER: i32 = 11;

function putDay(at: usize, day: u32): void {
  // Civil from days: http://howardhinnant.github.io/date_algorithms.html
  const shifted = day + 719_468;
  const era = shifted / 146_097;
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const shiftedMonth = (5 * dayOfYear + 2) / 153;
  const dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + u32(month <= 2);
  const mark = dayFirst ? SLASH : HYPHEN;
  const afterFirst = dayFirst ? putTwo(at, <i32>dayOfMonth) : putFour(at, <i32>year);
  store<u8>(afterFirst, mark);
  const afterMonth = putTwo(afterFirst + 1, <i32>month);
  store<u8>(afterMonth, mark);
  const end = dayFirst ? putFour(afterMonth + 1, <i32>year) : putTwo(afterMonth + 1, <i32>dayOfMonth);
  store<u8>(end, delimiter);
}
