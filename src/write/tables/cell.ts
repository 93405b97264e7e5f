import { AMOUNT_UNIT, formatAmount, roundHalfAway } from '../../core/amount.ts';
import type { ColumnType } from '../../core/columns.ts';
import { formatDay } from '../../core/day.ts';
import type { CsvForm } from './csvForm.ts';

export type NumberType = Exclude<ColumnType, 'text'>;

/**
 * How numbers of a type print, halves away from zero; what is missing (NaN) prints as the empty text. Money is an
 * Amount and prints with the currency's `decimals`; dates are EpochDays and print as ISO text.
 */
export function numberText(type: NumberType, decimals: number): (value: number) => string {
  const print = PRINTERS[type](decimals);
  return (value) => (Number.isFinite(value) ? print(value) : '');
}

/** The same texts as a CSV file of some form has them. */
export function numberCell(type: NumberType, decimals: number, form: CsvForm): (value: number) => string {
  const print = numberText(type, decimals);
  if (type === 'date') {
    if (form.days === 'yyyy-MM-dd') return print;
    return (value) => print(value).replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
  }
  return form.decimal === '.' ? print : (value) => print(value).replace('.', form.decimal);
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

/**
 * A text cell that Excel shows as it is after a double click: ids and zips that as numbers would lose a leading zero, or
 * from twelve digits on all that does not fit a cell (and beyond fifteen their value), become `="00123"`. It is a formula
 * that nobody can have put there, and the only one that is not guarded.
 */
export function excelCell(text: string): string {
  return LOSES_DIGITS.test(text) ? `="${text}"` : guard(text);
}

/** The text that {@link guard} or {@link excelCell} was given. */
export function unguard(cell: string): string {
  return DIGITS_AS_TEXT.exec(cell)?.[1] ?? (GUARDED.test(cell) ? cell.slice(1) : cell);
}

const LOSES_DIGITS = /^(?:0\d+|\d{12,})$/;
const DIGITS_AS_TEXT = /^="(\d+)"$/;

// Quotes that were there before are guarded too: without that, the id `'=1` would come back as `=1`.
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]\d+(?:[.,]\d+)*$/;
const PHONE_NUMBER = /^\+\(?\d(?:[ ().\-/]{0,2}\d){5,14}$/;
