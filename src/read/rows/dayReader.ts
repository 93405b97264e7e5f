import type { Kernel } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import type { DateDecoder, DateShape } from '../values/dates.ts';
import { type FilledDays, HYPHEN, readNumericDate, SLASH } from '../values/plainDates.ts';
import { NO_DAY } from './rows.ts';

/** Reads the date column of some rows of a batch; a day that is none in a reading is {@link NO_DAY}. */
export interface DayReader {
  readonly read: (
    batch: RecordBatch,
    rows: RowIntegers,
    count: number,
    dayFirst: RowIntegers,
    monthFirst: RowIntegers,
    shape: RowIntegers,
  ) => void;
  /** The shapes by their number. */
  readonly shapes: readonly DateShape[];
}

const [NUMERIC, DASHED, DOTTED] = [2, 3, 4] as const;

/**
 * @param decode reads every notation
 * @param plain how dates of digits alone are read without asking the decoder; undefined where it is to be asked
 * @param unsure to be filled with what is no ISO date
 */
export function createDayReader(
  kernel: Kernel,
  column: number,
  decode: DateDecoder,
  plain: { readonly dotsDecide: boolean } | undefined,
  unsure: RowIntegers,
): DayReader {
  // The kernel numbers the first two.
  const shapes: DateShape[] = ['iso', 'iso-time', 'numeric', 'dashed', plain?.dotsDecide ? 'dotted' : 'dotted-open'];
  const shapeNumber = (shape: DateShape): number => {
    const known = shapes.indexOf(shape);
    return known >= 0 ? known : shapes.push(shape) - 1;
  };
  const filled: FilledDays = { dayFirst: Number.NaN, monthFirst: Number.NaN, separator: 0 };

  const readOther = (
    batch: RecordBatch,
    row: number,
    i: number,
    dayFirst: Int32Array,
    monthFirst: Int32Array,
    shape: Int32Array,
  ): void => {
    const { bytes, bounds, firstField } = batch;
    const field = firstField[row]! + column;
    const isPlain = plain !== undefined && field < firstField[row + 1]!;
    if (isPlain && readNumericDate(bytes, bounds[2 * field]!, bounds[2 * field + 1]!, filled)) {
      const { separator } = filled;
      shape[i] = separator === SLASH ? NUMERIC : separator === HYPHEN ? DASHED : DOTTED;
      dayFirst[i] = dayOrNone(filled.dayFirst);
      // No country writes month.day.year; some programs do.
      monthFirst[i] = shape[i] === DOTTED && plain.dotsDecide ? dayFirst[i]! : dayOrNone(filled.monthFirst);
      // With dots that decide, a date may be none after all.
      if (dayFirst[i] === NO_DAY && monthFirst[i] === NO_DAY) shape[i] = shapeNumber('none');
    } else {
      const readings = decode(fieldText(batch, row, column));
      dayFirst[i] = dayOrNone(readings.dayFirst);
      monthFirst[i] = dayOrNone(readings.monthFirst);
      shape[i] = shapeNumber(readings.shape);
    }
  };

  return {
    read: (batch, rows, count, { pointer, values: dayFirst }, { values: monthFirst }, shape) => {
      if (plain === undefined) {
        for (let i = 0; i < count; i++) readOther(batch, rows.values[i]!, i, dayFirst, monthFirst, shape.values);
        return;
      }
      const others = kernel.calls.isoDaysOf(column, rows.pointer, count, pointer, shape.pointer, unsure.pointer);
      if (others < count) monthFirst.set(dayFirst.subarray(0, count));
      for (let i = 0; i < others; i++) {
        const at = unsure.values[i]!;
        readOther(batch, rows.values[at]!, at, dayFirst, monthFirst, shape.values);
      }
    },
    shapes,
  };
}

function dayOrNone(day: number): number {
  return Number.isNaN(day) ? NO_DAY : day;
}
