import { AMOUNT_UNIT } from '../../core/amount.ts';
import type { NumberValues } from '../../core/customers.ts';
import { type Kernel, ROWS_A_BATCH, SIXTEEN } from '../kernel/kernel.ts';
import { type NumberType, numberCell } from './cell.ts';
import { bring, type CsvCells, type CsvLane } from './csvCells.ts';
import type { CsvForm } from './csvForm.ts';

/** The cells of {@link numberCell}, as bytes. */
export function numberCells(type: NumberType, decimals: number, numbers: NumberValues, form: CsvForm): CsvCells {
  const text = numberCell(type, decimals, form);
  const digits = type === 'date' ? undefined : DIGITS[type](decimals);
  return { cell: (row) => Buffer.from(text(numbers[row]!)), openLane: (kernel) => openLane(kernel, numbers, digits) };
}

/** @param digits undefined for days */
function openLane({ calls, values, memory }: Kernel, numbers: NumberValues, digits: Digits | undefined): CsvLane {
  const lane = calls.createLane(ROWS_A_BATCH, ROWS_A_BATCH * SIXTEEN);
  const areIntegers = digits === INTEGER && numbers instanceof Int32Array;
  return {
    lane,
    room: ROWS_A_BATCH * MOST_BYTES,
    print: (batch) => {
      const { count } = batch;
      if (areIntegers) bring(numbers, batch, memory().integers, values >>> 2);
      else bring(numbers, batch, memory().floats, values >>> 3);
      if (areIntegers) calls.printIntegers(lane, values, count);
      else if (digits === undefined) calls.printDays(lane, values, count);
      else calls.printNumbers(lane, values, count, digits.times, digits.over, digits.decimals);
      return count;
    },
  };
}

/** More than the text of any number or day and a comma: a day of a year with an exponent has the longest. */
const MOST_BYTES = 128;

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
  hundredths: () => ({ times: AMOUNT_UNIT, over: AMOUNT_UNIT, decimals: 2 }),
  ratio: () => ({ times: AMOUNT_UNIT, over: AMOUNT_UNIT, decimals: 4 }),
};
