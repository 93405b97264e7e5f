/** The time that follows a date. */
export interface TimeOfDay {
  /** 0 to 86,400. */
  readonly seconds: number;
  /** Minutes ahead of UTC; undefined where the text does not say. */
  readonly offset: number | undefined;
}

/**
 * Reads what follows a date, in lower case with single spaces: `t08:26:00.123z`, ` 8:26`, `, 3:04:05 pm`, ` 10.26 uhr`,
 * ` à 10h26`, ` 10:15:00 -0400`, ` 10:15 pst`. Undefined where it is no plausible time.
 */
export function timeOfDay(text: string): TimeOfDay | undefined {
  const match = TIME.exec(text) ?? PLAIN_TIME.exec(text);
  if (match === null) return undefined;
  const [, hourText, minuteText, secondText, meridiem, hourWord, zone, sign, offsetHours, offsetMinutes] = match;
  if (minuteText === undefined && meridiem === undefined && hourWord === undefined) return undefined;
  let hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (meridiem !== undefined) {
    if (hour > 12) return undefined;
    hour = (hour % 12) + (meridiem.startsWith('p') ? 12 : 0);
  }
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined;
  const seconds = hour * 3600 + minute * 60 + second;

  const zoneMinutes = zone === undefined ? undefined : ZONE_MINUTES.get(zone);
  if (zone !== undefined && zoneMinutes === undefined) return undefined;
  if (sign === undefined) return { seconds, offset: zoneMinutes };
  // `utc+2` adds up, `cest+2` says two things.
  if (zoneMinutes !== undefined && zoneMinutes !== 0) return undefined;
  const ahead = Number(offsetHours) * 60 + Number(offsetMinutes ?? 0);
  if (ahead > 18 * 60 || Number(offsetMinutes ?? 0) > 59) return undefined;
  return { seconds, offset: sign === '+' ? ahead : -ahead };
}

const START = '^(?:t|:| ?, ?| )(?:a las |alle ore |alle |ore |a |à |um |at |- )?';
const ZONE = ' ?([a-z]{1,4})?(?: ?([+\\-\u2212])(\\d{1,2}):?(\\d{2})?)?(?: ?[([][^()[\\]]*[)\\]])?$';
const TIME = new RegExp(
  `${START}(\\d{1,2})(?:[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d{1,9})?)?)? ?([ap]\\.? ?m\\.?)? ?(uhr|h)?${ZONE}`,
  'u',
);
// Without separators, as in basic ISO 8601; the two empty groups stand for the words that it cannot have.
const PLAIN_TIME = new RegExp(`^[t ](\\d{2})(\\d{2})(?:(\\d{2})(?:[.,]\\d{1,9})?)?($.)?($.)?${ZONE}`, 'u');

/** Minutes ahead of UTC of the abbreviations that mean one zone in shop exports (those of RFC 5322, and Europe's). */
const ZONE_MINUTES: ReadonlyMap<string, number> = new Map([
  ...['z', 'ut', 'utc', 'gmt', 'wet'].map((name) => [name, 0] as const),
  ...['cet', 'mez', 'west'].map((name) => [name, 60] as const),
  ...['cest', 'mesz', 'eet'].map((name) => [name, 120] as const),
  ['eest', 180],
  ['edt', -240],
  ['est', -300],
  ['cdt', -300],
  ['cst', -360],
  ['mdt', -360],
  ['mst', -420],
  ['pdt', -420],
  ['pst', -480],
]);
