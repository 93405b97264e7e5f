import { Failure } from '../../core/failure.ts';
import { quoted } from '../../core/printable.ts';
import type { DateReading } from './dateReadings.ts';

/**
 * The reading that a plain pattern of day, month and year stands for, as `dd/MM/yyyy` or `M-d-yy`; undefined for every
 * other pattern.
 */
export function readingOf(pattern: string): DateReading | undefined {
  const text = pattern.trim();
  if (/^d{1,2}([/.-])M{1,2}\1(?:yy|yyyy)$/.test(text)) return 'dayFirst';
  return /^M{1,2}([/-])d{1,2}\1(?:yy|yyyy)$/.test(text) ? 'monthFirst' : undefined;
}

/** The order of day and month that a pattern says for numbers before the year; undefined where it says none. */
export function dayMonthOrder(pattern: string): DateReading | undefined {
  const letters = (pattern.match(TOKENS) ?? []).filter((token) => /^(?:d{1,2}|[ML]{1,2}|[yu]+)$/.test(token));
  const order = letters.map((token) => token[0]!.replace('L', 'M').replace('u', 'y')).join('');
  return order === 'dMy' ? 'dayFirst' : order === 'Mdy' ? 'monthFirst' : undefined;
}

/**
 * Tokens of a date-fns pattern, blanks trimmed and made single.
 * @throws Failure where one is not understood, stands twice or beside one that it contradicts, or a part of the day is missing
 */
export function tokensOf(pattern: string): readonly string[] {
  const tokens: readonly string[] = pattern.trim().replace(/\s+/gu, ' ').match(TOKENS) ?? [];
  const fail = (why: string): never => {
    const mended = mend(pattern);
    const usable = mended !== pattern && problemOf(mended.match(TOKENS) ?? []) === undefined;
    throw new Failure(
      'usage',
      `--date-format ${quoted(pattern)}: ${why}`,
      usable ? `did you mean --date-format ${quoted(mended)}?` : 'for example dd/MM/yyyy, M/d/yy or "d MMM yyyy HH:mm"',
    );
  };
  const problem = problemOf(tokens);
  return problem === undefined ? tokens : fail(problem);
}

// The same as those of date-fns.
const TOKENS = /[yMd]o|(\w)\1*|''|'(?:''|[^'])+(?:'|$)|./gu;

const PARTS: Readonly<Record<string, string>> = {
  y: 'year',
  u: 'year',
  M: 'month',
  L: 'month',
  d: 'day',
  E: 'weekday',
  H: 'hour',
  h: 'hour',
  K: 'hour',
  k: 'hour',
  m: 'minute',
  s: 'second',
  S: 'fraction',
  a: 'half of the day',
  b: 'half of the day',
  X: 'offset',
  x: 'offset',
  t: 'Unix time',
  T: 'Unix time',
};

function problemOf(tokens: readonly string[]): string | undefined {
  if (tokens.includes('%')) return 'a part is a letter or several, without %';
  const seen = new Map<string, string>();
  for (const token of tokens) {
    const letter = token[0]!;
    if (!/[A-Za-z]/.test(letter)) continue;
    if (letter === 'Y' || letter === 'D') return `${token} is not ${MEANT[letter]}: that is ${token.toLowerCase()}`;
    const part = PARTS[letter];
    if (part === undefined) return `${quoted(token)} stands for nothing; put words between single quotes`;
    if (/^(?:M|L|E){5,}$/.test(token)) return `${token}, one letter, does not tell one name from another`;
    const before = seen.get(part);
    if (before !== undefined) return `${token} and ${before} both say the ${part}`;
    seen.set(part, token);
  }
  if (seen.has('Unix time')) return seen.size > 1 ? `${seen.get('Unix time')} stands alone` : undefined;
  if (seen.has('half of the day') && !/^[hK]/.test(seen.get('hour') ?? 'h')) {
    return `${seen.get('half of the day')} goes with hh, not ${seen.get('hour')}`;
  }
  if (!seen.has('half of the day') && /^[hK]/.test(seen.get('hour') ?? '')) {
    return `${seen.get('hour')} goes with a, for AM and PM; hours up to 24 are HH`;
  }
  const missing = ['year', 'month', 'day'].filter((part) => !seen.has(part));
  if (missing.length === 0) return undefined;
  const hint = missing.includes('month') && seen.has('minute') ? ' (mm are minutes, months are MM)' : '';
  return `it does not say the ${missing.join(' and ')}${hint}`;
}

const MEANT: Readonly<Record<string, string>> = { Y: 'the calendar year', D: 'the day of the month' };

const STRFTIME: Readonly<Record<string, string>> = {
  '%d': 'dd',
  '%e': 'd',
  '%m': 'MM',
  '%b': 'MMM',
  '%B': 'MMMM',
  '%Y': 'yyyy',
  '%y': 'yy',
  '%H': 'HH',
  '%I': 'hh',
  '%p': 'a',
  '%M': 'mm',
  '%S': 'ss',
  '%z': 'xx',
};

/** What a pattern in the letters of strftime, Moment or a spreadsheet most likely means. */
function mend(pattern: string): string {
  if (pattern.includes('%')) return pattern.replace(/%[a-zA-Z]/g, (token) => STRFTIME[token] ?? token);
  const lower = pattern
    .replace(/[YD]/g, (letter) => letter.toLowerCase())
    .replace(/(?<=[dy])T(?=[Hhk])/, "'T'")
    .replace(/h+/g, (hours) => (/[ab]/.test(pattern) ? hours : hours.toUpperCase()));
  if (/[ML]/.test(lower)) return lower;
  // The first mm that is not beside hours is the month.
  return lower.replace(/(?<![Hh:]\W?)m{1,4}/, (minutes) => minutes.toUpperCase());
}
