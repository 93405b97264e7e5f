import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import type { DateDecoder, DateShape } from '../values/dates.ts';
import { type FilledDays, HYPHEN, isoDay, readNumericDate, SLASH } from '../values/plainDates.ts';
import { NO_DAY } from './rows.ts';

/** Reads the date column of some rows of a batch; a day that is none in a reading is {@link NO_DAY}. */
export interface DayReader {
  readonly read: (
    batch: RecordBatch,
    rows: Int32Array,
    count: number,
    dayFirst: Int32Array,
    monthFirst: Int32Array,
    shape: Int32Array,
  ) => void;
  /** The shapes by their number. */
  readonly shapes: readonly DateShape[];
}

const [ISO, ISO_TIME, NUMERIC, DASHED, DOTTED] = [0, 1, 2, 3, 4] as const;

/**
 * @param decode reads every notation
 * @param plain how dates of digits alone are read without asking the decoder; undefined where it is to be asked
 */
export function createDayReader(
  column: number,
  decode: DateDecoder,
  plain: { readonly dotsDecide: boolean } | undefined,
): DayReader {
  const shapes: DateShape[] = ['iso', 'iso-time', 'numeric', 'dashed', plain?.dotsDecide ? 'dotted' : 'dotted-open'];
  const shapeNumber = (shape: DateShape): number => {
    const known = shapes.indexOf(shape);
    return known >= 0 ? known : shapes.push(shape) - 1;
  };
  const filled: FilledDays = { dayFirst: Number.NaN, monthFirst: Number.NaN, separator: 0 };
  return {
    read: (batch, rows, count, dayFirst, monthFirst, shape) => {
      const { bytes, bounds, firstField } = batch;
      for (let i = 0; i < count; i++) {
        const row = rows[i]!;
        const field = firstField[row]! + column;
        const start = bounds[2 * field]!;
        const end = bounds[2 * field + 1]!;
        const isPlain = plain !== undefined && field < firstField[row + 1]!;
        const day = isPlain ? isoDay(bytes, start, end) : Number.NaN;
        if (!Number.isNaN(day)) {
          dayFirst[i] = day;
          monthFirst[i] = day;
          shape[i] = end - start === 10 ? ISO : ISO_TIME;
        } else if (isPlain && readNumericDate(bytes, start, end, filled)) {
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
      }
    },
    shapes,
  };
}

function dayOrNone(day: number): number {
  return Number.isNaN(day) ? NO_DAY : day;
}
