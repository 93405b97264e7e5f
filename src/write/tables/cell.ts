import { AMOUNT_UNIT, formatAmount, roundHalfAway } from '../../core/amount.ts';
import type { ColumnType } from '../../core/columns.ts';
import { formatDay } from '../../core/day.ts';

export type NumberType = Exclude<ColumnType, 'text'>;

/**
 * How numbers of a type print, halves away from zero; what is missing (NaN) prints as the empty text. Money is an
 * Amount and prints with the currency's `decimals`; dates are EpochDays and print as ISO text.
 */
export function numberText(type: NumberType, decimals: number): (value: number) => string {
  const print = PRINTERS[type](decimals);
  return (value) => (Number.isFinite(value) ? print(value) : '');
}

/** The same values for JSON, rounded alike: dates as ISO text, the others as numbers, null where missing. */
export function numberJson(type: NumberType, decimals: number): (value: number) => string | number | null {
  const print = numberText(type, decimals);
  return (value) => {
    const text = print(value);
    if (text === '') return null;
    return type === 'date' ? text : Number(text);
  };
}

const PRINTERS: Readonly<Record<NumberType, (decimals: number) => (value: number) => string>> = {
  score: () => integerText,
  count: () => integerText,
  days: () => integerText,
  date: () => rememberedDays(),
  money: (decimals) => (amount) => formatAmount(amount, decimals),
  tenths: () => (value) => formatAmount(value * AMOUNT_UNIT, 1),
  hundredths: () => (value) => formatAmount(value * AMOUNT_UNIT, 2),
  ratio: () => (value) => formatAmount(value * AMOUNT_UNIT, 4),
};

function integerText(value: number): string {
  return String(roundHalfAway(value));
}

/** A base of customers has few distinct days, and printing one through Date is slow. */
function rememberedDays(): (day: number) => string {
  const texts = new Map<number, string>();
  return (day) => {
    let text = texts.get(day);
    if (text === undefined) {
      text = formatDay(day);
      texts.set(day, text);
    }
    return text;
  };
}

/**
 * A text cell that no spreadsheet takes for a formula: `'` goes before `= + - @`, tab and carriage return, unless the
 * text is a plain number (`-5`, `+3.20`) or a phone number (`+44 20 7946 0000`). {@link unguard} gives the text back.
 */
export function guard(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) && !PHONE_NUMBER.test(text) ? `'${text}` : text;
}

/** The text that {@link guard} was given. */
export function unguard(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

// Quotes that were there before are guarded too: without that, the id `'=1` would come back as `=1`.
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]\d+(?:[.,]\d+)*$/;
const PHONE_NUMBER = /^\+\(?\d(?:[ ().\-/]{0,2}\d){5,14}$/;
