import { anyDate } from './dateNotations.ts';
import { type DateDecoder, type DateReadings, NO_DATE } from './dateReadings.ts';
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
  const remembered = new Map<string, DateReadings>();
  let last = '';
  let lastReadings = NO_DATE;

  return (text) => {
    if (text === last) return lastReadings;
    last = text;
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
