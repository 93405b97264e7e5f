import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import type { DateDecoder, DateShape } from '../values/dates.ts';
import { isoDay } from '../values/isoDay.ts';
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

/** @param isoSpeaks whether ISO dates can be read as such without asking the decoder */
export function createDayReader(column: number, decode: DateDecoder, isoSpeaks: boolean): DayReader {
  const shapes: DateShape[] = ['iso', 'iso-time'];
  const shapeNumber = (shape: DateShape): number => {
    const known = shapes.indexOf(shape);
    return known >= 0 ? known : shapes.push(shape) - 1;
  };
  return {
    read: (batch, rows, count, dayFirst, monthFirst, shape) => {
      const { bytes, bounds, firstField } = batch;
      for (let i = 0; i < count; i++) {
        const row = rows[i]!;
        const field = firstField[row]! + column;
        const start = bounds[2 * field]!;
        const end = bounds[2 * field + 1]!;
        const day = isoSpeaks && field < firstField[row + 1]! ? isoDay(bytes, start, end) : Number.NaN;
        if (!Number.isNaN(day)) {
          dayFirst[i] = day;
          monthFirst[i] = day;
          shape[i] = end - start === 10 ? 0 : 1;
          continue;
        }
        const readings = decode(fieldText(batch, row, column));
        dayFirst[i] = Number.isNaN(readings.dayFirst) ? NO_DAY : readings.dayFirst;
        monthFirst[i] = Number.isNaN(readings.monthFirst) ? NO_DAY : readings.monthFirst;
        shape[i] = shapeNumber(readings.shape);
      }
    },
    shapes,
  };
}
