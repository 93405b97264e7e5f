import { parse } from 'date-fns/parse';
import { DAY_MS } from '../../core/day.ts';
import { Failure } from '../../core/failure.ts';
import { quoted } from '../../core/printable.ts';
import { type DateDecoder, type DateReadings, dateReadings, dayOf, NO_DATE } from './dateReadings.ts';
import { monthOf, weekdayOf } from './months.ts';
import { tokensOf } from './patternTokens.ts';
import { plainText } from './texts.ts';
import { createZoneOffset } from './zones.ts';

const REMEMBERED = 8192;

/**
 * Reads dates in one date-fns pattern and nothing else; both readings are the same. Years of two digits are 1970-2069,
 * others 1900-2199. The day is the one printed, or the one in the time zone where the pattern has an offset.
 * @throws Failure where the pattern is none, or does not say a whole day
 */
export function createPatternDecoder(pattern: string, timeZone: string | undefined): DateDecoder {
  const tokens = tokensOf(pattern);
  const zoneOffset = timeZone === undefined ? undefined : createZoneOffset(timeZone);
  const format = pattern.trim().replace(/\s+/gu, ' ');
  const isInstant = tokens.some((token) => /^[tTXx]/.test(token));
  const offsetToken = tokens.find((token) => /^[Xx]/.test(token));
  const glued = gluedDigits(tokens);
  const nameTokens = tokens.filter((token) => /^(?:[ML]{3}|E)/.test(token));

  const dayIn = (text: string): number => {
    if (isInstant && (zoneOffset !== undefined || offsetToken === undefined)) {
      const instant = parseUtc(text, format);
      return Math.floor((instant + (zoneOffset === undefined ? 0 : zoneOffset(instant)) * 60_000) / DAY_MS);
    }
    if (offsetToken === undefined) return Math.floor(parseUtc(text, format) / DAY_MS);
    if (Number.isNaN(parseUtc(text, format))) return Number.NaN;
    // The day printed is the day of the text without its offset, wherever in the text the offset stands.
    const rest = withoutToken(tokens, offsetToken);
    for (const match of [...text.matchAll(/[+-]\d{2}(?::?\d{2}){0,2}|Z/g)].reverse()) {
      const day = parseUtc(text.slice(0, match.index) + text.slice(match.index + match[0].length), rest) / DAY_MS;
      if (!Number.isNaN(day)) return Math.floor(day);
    }
    return Number.NaN;
  };

  const read = (text: string): DateReadings => {
    const plain = plainText(text).replace(/\s+/gu, ' ');
    if (plain === '' || plain.length > 200 || !glued.every((run) => run.test(plain))) return NO_DATE;
    for (const translated of inEnglish(plain, nameTokens)) {
      const day = dayIn(translated);
      if (day >= FIRST_DAY && day <= LAST_DAY) return dateReadings(day, day, 'given');
    }
    return NO_DATE;
  };

  try {
    parseUtc('', format);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure('usage', `--date-format ${quoted(pattern)}: ${error.message}`, 'for example dd/MM/yyyy HH:mm');
  }
  const remembered = new Map<string, DateReadings>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const readings = read(text);
    // A copy, since a text cut out of a large one would keep all of that in memory.
    remembered.set(` ${text}`.slice(1), readings);
    return readings;
  };
}

const FIRST_DAY = dayOf(1900, 1, 1);
const LAST_DAY = dayOf(2199, 12, 31);

/** Milliseconds since 1970 of a text read as UTC; NaN where it does not fit the format. */
function parseUtc(text: string, format: string): number {
  return parse(text, format, utcDate(REFERENCE)).getTime();
}

// Two-digit years lie from 50 years before to 49 years after it.
const REFERENCE = Date.UTC(2020, 0, 1);

/** A date whose local calendar is UTC, so that the zone of the machine plays no part. */
function utcDate(value: Date | number | string): Date {
  return Object.setPrototypeOf(new Date(value), UTC_CALENDAR);
}

const { prototype: date } = Date;
const UTC_CALENDAR = Object.assign(Object.create(date), {
  getFullYear: date.getUTCFullYear,
  getMonth: date.getUTCMonth,
  getDate: date.getUTCDate,
  getDay: date.getUTCDay,
  getHours: date.getUTCHours,
  getMinutes: date.getUTCMinutes,
  getSeconds: date.getUTCSeconds,
  getMilliseconds: date.getUTCMilliseconds,
  getTimezoneOffset: () => 0,
  setFullYear: date.setUTCFullYear,
  setMonth: date.setUTCMonth,
  setDate: date.setUTCDate,
  setHours: date.setUTCHours,
  setMinutes: date.setUTCMinutes,
  setSeconds: date.setUTCSeconds,
  setMilliseconds: date.setUTCMilliseconds,
  // date-fns makes its copies with it.
  [Symbol.for('constructDateFrom')]: utcDate,
});

/** What runs of digits the text must hold: `yyyyMMdd` would else read 2024105 as 5 October. */
function gluedDigits(tokens: readonly string[]): readonly RegExp[] {
  const runs = tokens.map((token) => (/^[yudHhKkmsSML]{1,}$/.test(token) && !/^[ML]{3}/.test(token) ? token : ' '));
  return runs
    .join('\0')
    .split(' ')
    .map((run) => run.split('\0').filter((token) => token !== ''))
    .filter((run) => run.length > 1)
    .map((run) => new RegExp(`(?<!\\d)\\d{${run.join('').length}}(?!\\d)`));
}

function withoutToken(tokens: readonly string[], left: string): string {
  return tokens.filter((token) => token !== left).join('');
}

/** The text with foreign names of months and weekdays in English, first with the dots after them, then without. */
function inEnglish(text: string, nameTokens: readonly string[]): readonly string[] {
  if (nameTokens.length === 0) return [text];
  const translate = (words: RegExp): string => {
    let next = 0;
    return text.replace(words, (word, letters: string) => {
      // `mar` is a month and a day of the week: the order of the pattern tells which.
      const token = nameTokens[next];
      const name = token === undefined ? undefined : englishName(letters, token);
      if (name === undefined) return word;
      next++;
      return name;
    });
  };
  return [translate(/(\p{L}+)/gu), translate(/(\p{L}+)\.?/gu)];
}

function englishName(letters: string, token: string): string | undefined {
  const number = token.startsWith('E') ? weekdayOf(letters) : monthOf(letters);
  if (number === undefined) return undefined;
  const name = token.startsWith('E') ? ENGLISH_WEEKDAYS[number]! : ENGLISH_MONTHS[number - 1]!;
  return token.length === 4 ? name : name.slice(0, 3);
}

const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ENGLISH_WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
