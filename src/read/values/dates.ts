import { anyDate } from './dateNotations.ts';
import { type DateDecoder, type DateReadings, dayOf, NO_DATE } from './dateReadings.ts';
import { createZoneOffset } from './zones.ts';

export {
  type DateDecoder,
  type DateReading,
  type DateReadings,
  type DateShape,
  describeDates,
  NO_DATE,
} from './dateReadings.ts';

const REMEMBERED = 8192;

/**
 * Reads dates from 1900 to 2199 in every common notation. The day is the one printed; where a time zone is given and
 * the text says its own offset (Unix times: UTC), it is the day in that zone.
 * @param dotsDecide whether `04.03.2024` is 4 March whatever the order of day and month in other dates
 */
export function createDateDecoder(timeZone: string | undefined, dotsDecide = true): DateDecoder {
  const zoneOffset = timeZone === undefined ? undefined : createZoneOffset(timeZone);
  const isoDays = new Map<number, DateReadings>();
  const isoTimeDays = new Map<number, DateReadings>();
  const remembered = new Map<string, DateReadings>();
  let last = '';
  let lastReadings = NO_DATE;

  return (text) => {
    if (text === last) return lastReadings;
    last = text;
    const day = isoDay(text);
    if (!Number.isNaN(day)) {
      const days = text.length === 10 ? isoDays : isoTimeDays;
      let readings = days.get(day);
      if (readings === undefined) {
        readings = { dayFirst: day, monthFirst: day, shape: text.length === 10 ? 'iso' : 'iso-time' };
        days.set(day, readings);
      }
      lastReadings = readings;
      return readings;
    }
    let readings = remembered.get(text);
    if (readings === undefined) {
      readings = anyDate(text, zoneOffset, dotsDecide);
      if (remembered.size >= REMEMBERED) remembered.clear();
      // A copy, since a text cut out of a large one would keep all of that in memory.
      remembered.set(` ${text}`.slice(1), readings);
    }
    lastReadings = readings;
    return readings;
  };
}

/** The day of `yyyy-MM-dd`, alone or followed by `T` or a space and `HH:mm[:ss[.fff]]`; NaN for anything else. */
function isoDay(text: string): number {
  const { length } = text;
  if ((length !== 10 && length < 16) || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  if (length > 10) {
    const between = text.charCodeAt(10);
    if ((between !== 84 && between !== 32) || text.charCodeAt(13) !== 58) return Number.NaN;
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    // Comparisons with NaN are false, so that each states what must hold.
    if (!(hour <= 23 && minute <= 59)) return Number.NaN;
    if (length > 16 && !(length >= 19 && text.charCodeAt(16) === 58 && twoDigits(text, 17) <= 60)) return Number.NaN;
    if (length > 19) {
      if (length === 20 || length > 29 || text.charCodeAt(19) !== 46) return Number.NaN;
      for (let i = 20; i < length; i++) if (!isDigit(text.charCodeAt(i))) return Number.NaN;
    }
  }
  return dayOf(year, twoDigits(text, 5), twoDigits(text, 8));
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
