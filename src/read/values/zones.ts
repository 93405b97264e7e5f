const QUARTER_HOUR_MS = 900_000;
const CACHED_OFFSETS = 100_000;

/** Whether the platform knows an IANA time zone of this name. */
export function isTimeZone(name: string): boolean {
  // Newer platforms also take bare offsets such as +02:00, older ones do not.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * How many minutes the clocks of a time zone are ahead of UTC at an instant (milliseconds since 1970-01-01 UTC).
 * Throws a RangeError for an unknown zone: ask {@link isTimeZone} first.
 */
export function createZoneOffset(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const cache = new Map<number, number>();
  return (instant) => {
    // Clocks change on the quarter hour, so that one answer holds for all of it.
    const quarter = Math.floor(instant / QUARTER_HOUR_MS);
    const known = cache.get(quarter);
    if (known !== undefined) return known;
    if (cache.size >= CACHED_OFFSETS) cache.clear();
    const offset = offsetMinutes(format.format(quarter * QUARTER_HOUR_MS));
    cache.set(quarter, offset);
    return offset;
  };
}

/** Minutes of a text that ends in `GMT`, `GMT+05:30` or, before standard time, `GMT+00:49:56`. */
function offsetMinutes(text: string): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (match?.[1] === undefined) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]) + Number(match[4] ?? 0) / 60;
  return match[1] === '-' ? -minutes : minutes;
}
