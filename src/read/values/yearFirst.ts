import type { DateDecoder, DateReadings } from './dateReadings.ts';
import { dayOf } from './dateReadings.ts';

/** Whether the dates of a file, all with years of two digits, may well begin with the year: `24-03-05`. */
export interface YearFirstWatch {
  readonly decode: DateDecoder;
  /** What stands between the parts of such dates; undefined where they do not look like it. */
  readonly separator: () => string | undefined;
}

/** Fewer dates are too few to see a year that repeats. */
const FEWEST_DATES = 3;

/**
 * Watches what a decoder reads: dates look like year first where every one with two-digit parts can be read so, and the
 * first parts have fewer different values than the last ones, as years do beside days.
 */
export function watchYearFirst(decode: DateDecoder): YearFirstWatch {
  const firsts = new Set<string>();
  const lasts = new Set<string>();
  let dates = 0;
  let fits = true;
  let separator: string | undefined;
  let [last, lastReadings]: [string, DateReadings | undefined] = ['', undefined];
  const see = (text: string): void => {
    const [, first = '', mark, month, day = ''] = /^\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)/.exec(text) ?? [];
    fits &&= first.length === 2 && !Number.isNaN(dayOf(2000 + Number(first), Number(month), Number(day)));
    firsts.add(first);
    lasts.add(day);
    separator = mark;
  };
  return {
    decode: (text) => {
      const readings = decode(text);
      if (readings.shape.endsWith('-2')) {
        dates++;
        if (fits && (text !== last || readings !== lastReadings)) see(text);
        [last, lastReadings] = [text, readings];
      }
      return readings;
    },
    separator: () => (fits && dates >= FEWEST_DATES && firsts.size < lasts.size ? separator : undefined),
  };
}
