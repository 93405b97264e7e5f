import { currencyMark, jointMark } from './currencyMarks.ts';

/**
 * A number in text, read with a decimal point and with a decimal comma. NaN: impossible in that reading; equal: the
 * mark is no matter. Values are the float64 nearest to the text, in currency units.
 */
export interface AmountReadings {
  readonly point: number;
  readonly comma: number;
  /** ISO code of the currency beside the number, or the sign where several currencies share it; undefined without one. */
  readonly mark: string | undefined;
}

export type AmountDecoder = (text: string) => AmountReadings;

const NO_AMOUNT: AmountReadings = { point: Number.NaN, comma: Number.NaN, mark: undefined };

/** Amounts from here on are taken for a mistake. */
const ABSURD = 1e11;

/**
 * Reads amounts in every common notation: `1,234.50`, `1.234,50`, `1 234,50 €`, `CHF 1'234.50`, `(5.00)`, `5.00-`,
 * `12,34,567.00`, `5,-`, `1e5`. Thousands count as grouped only where every group is complete.
 */
export function createAmountDecoder(): AmountDecoder {
  const frames = new Map<string, Frame | undefined>();
  const frameOf = (before: string, after: string): Frame | undefined => {
    const key = `${before}\0${after}`;
    if (frames.has(key)) return frames.get(key);
    if (frames.size >= REMEMBERED) frames.clear();
    const frame = readFrame(before, after);
    frames.set(key, frame);
    return frame;
  };
  return (text) => framedNumber(text, frameOf);
}

const REMEMBERED = 1000;

const ZERO = 48;

function framedNumber(text: string, frameOf: (before: string, after: string) => Frame | undefined): AmountReadings {
  let first = 0;
  while (first < text.length && !isDigit(text.charCodeAt(first))) first++;
  let last = text.length - 1;
  while (last > first && !isDigit(text.charCodeAt(last))) last--;
  // No amount is that long, and what stands around it is remembered.
  if (first === text.length || text.length > 100) return NO_AMOUNT;
  const frame = frameOf(text.slice(0, first), text.slice(last + 1));
  if (frame === undefined) return NO_AMOUNT;
  const body =
    frame.opens +
    text
      .slice(first, last + 1)
      .replace(/\s/gu, ' ')
      .replaceAll('’', "'") +
    frame.closes;
  const point = reading(body, '.', frame.isNegative);
  const comma = reading(body, ',', frame.isNegative);
  return Number.isNaN(point) && Number.isNaN(comma) ? NO_AMOUNT : { point, comma, mark: frame.mark };
}

/** What stands before and after the digits of a number. */
interface Frame {
  readonly isNegative: boolean;
  readonly mark: string | undefined;
  /** A decimal mark right before the first digit, or nothing. */
  readonly opens: string;
  /** A decimal mark right after the last digit, or nothing. */
  readonly closes: string;
}

/** Undefined where there are signs or words that no amount has. */
function readFrame(before: string, after: string): Frame | undefined {
  // `="12.50"` is a text for a spreadsheet.
  const opening = /^\s*="(.*)$/su.exec(before)?.[1];
  const closing = /^(.*)"\s*$/su.exec(after)?.[1];
  return opening === undefined || closing === undefined ? bareFrame(before, after) : bareFrame(opening, closing);
}

function bareFrame(rawBefore: string, rawAfter: string): Frame | undefined {
  // A mark right before the first digit opens a fraction (`.50`), unless it ends a word (`Rs.50`).
  const opens = /(?:^|[^\p{L}])([.,])$/u.exec(rawBefore)?.[1] ?? '';
  // `5,-` and `5.--` say that there are no cents.
  const [end = '', closes = ''] = /^([.,])(?:[-–]{1,2}|—)?/u.exec(rawAfter) ?? [];
  // An apostrophe before a sign keeps a spreadsheet from taking it for a formula.
  const before = withPlainSigns(rawBefore.slice(0, rawBefore.length - opens.length)).replace(/^'(?=[-+])/, '');
  const after = withPlainSigns(rawAfter.slice(end.length));
  const signs = `${before}${after}`.replace(/[^-+()]/g, '');
  if (!['', '-', '+'].includes(signs) && !(signs === '()' && before.includes('('))) return undefined;
  const mark = markOf(before, after);
  if (mark === null) return undefined;
  return { isNegative: signs === '-' || signs === '()', mark, opens, closes };
}

function withPlainSigns(text: string): string {
  return text.trim().replace(/[−‒–﹣－]/gu, '-');
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/** The currency before or after the number, undefined without one, null where there are words that are none. */
function markOf(before: string, after: string): string | undefined | null {
  const left = currencyBeside(before);
  const right = currencyBeside(after);
  if (left === null || right === null) return null;
  if (left === undefined || right === undefined) return left ?? right;
  return jointMark(left, right) ?? null;
}

function currencyBeside(text: string): string | undefined | null {
  const word = text.replace(/[-+()]/g, ' ').trim();
  return word === '' ? undefined : (currencyMark(word) ?? null);
}

type DecimalMark = '.' | ',';

function reading(body: string, decimal: DecimalMark, isNegative: boolean): number {
  const value = /e/i.test(body) ? scientific(body, decimal) : grouped(body, decimal);
  // No minus zero, and a comparison that NaN fails.
  if (!(value < ABSURD)) return Number.NaN;
  return isNegative ? 0 - value : value;
}

/** `1.5e3`, which has no thousands to group. */
function scientific(body: string, decimal: DecimalMark): number {
  const match = /^(\d+)(?:([.,])(\d+))?e([+-]?\d{1,3})$/i.exec(body);
  if (match === null) return Number.NaN;
  const [, whole, mark, fraction = '', exponent] = match;
  return mark !== undefined && mark !== decimal ? Number.NaN : Number(`${whole}.${fraction}e${exponent}`);
}

function grouped(body: string, decimal: DecimalMark): number {
  const match = NUMBERS[decimal].exec(body);
  if (match === null) return Number.NaN;
  const [, whole = '', fraction = ''] = match;
  return whole === '' && fraction === '' ? Number.NaN : Number(`${whole.replace(/\D/g, '')}.${fraction}0`);
}

const NUMBERS: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(\d*|[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:'\d{3})+)|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.(\d*))?$/,
  ',': /^(\d*|[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+|(?:'\d{3})+))(?:,(\d*))?$/,
};
