import { createAmountDecoder } from '../../values/amounts.ts';
import { jointMark } from '../../values/currencyMarks.ts';
import { normaliseKey } from '../../values/texts.ts';
import type { Cells, ComputedField } from './preset.ts';

/** The first of some columns that says anything; `nothing` are texts that say nothing, beside empty ones. */
export function firstOf(name: string, from: readonly string[], nothing: readonly string[] = []): ComputedField {
  return { name, from, value: (cells) => firstText(cells, from, nothing) };
}

/** Who the customer is: the first of some columns that says anything; a phone number in one spelling. */
export function firstKey(name: string, from: readonly string[], nothing: readonly string[] = []): ComputedField {
  const value = (cells: Cells): string => {
    for (const header of from) {
      const text = cells(header);
      const key = header.includes('phone') ? normaliseKey(text, 'phone') : text;
      if (key !== '' && !nothing.includes(key)) return key;
    }
    return '';
  };
  return { name, from, value };
}

export function firstText(cells: Cells, from: readonly string[], nothing: readonly string[] = []): string {
  for (const header of from) {
    const text = cells(header);
    if (text !== '' && !nothing.includes(text)) return text;
  }
  return '';
}

/**
 * A number that is written with a decimal point, perhaps with commas between thousands, a currency sign, a sign or
 * brackets around what is below zero; undefined for anything else, and for nothing.
 */
export function pointNumber(text: string): number | undefined {
  const match = /^(\()?\s*([-−]?)\s*\p{Sc}?\s*([-−]?)\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?\s*\)?$/u.exec(text);
  if (match === null || (match[4] === undefined && !/^\.\d/.test(match[5] ?? ''))) return undefined;
  const [, bracket, sign, innerSign, whole = '0', decimals = ''] = match;
  const number = Number(`${whole.replaceAll(',', '')}${decimals}`);
  return bracket !== undefined || sign !== '' || innerSign !== '' ? -number : number;
}

/**
 * The sum of some cells, each times its sign, in the notation and the currency in which they are written; one alone as it
 * is. Where they cannot be added up, as one is no amount, another may be read two ways or they are in several currencies,
 * what they say side by side, which is no amount, so that the row is refused for it.
 */
export function sumOf(cells: Cells, terms: readonly (readonly [header: string, sign: 1 | -1])[]): string {
  const said = terms.flatMap(([header, sign]) => (cells(header) === '' ? [] : [{ text: cells(header), sign }]));
  if (said.length === 0) return '';
  if (said.length === 1 && said[0]!.sign === 1) return said[0]!.text;
  let point = 0;
  let comma = 0;
  let mark: string | undefined;
  let isOneCurrency = true;
  for (const { text, sign } of said) {
    const read = amounts(text);
    point += sign * read.point;
    comma += sign * read.comma;
    const joint = mark === undefined || read.mark === undefined ? (mark ?? read.mark) : jointMark(mark, read.mark);
    if (joint === undefined && mark !== undefined) isOneCurrency = false;
    mark = joint;
  }
  const number = writtenSum(point, comma);
  if (number !== undefined && isOneCurrency) return mark === undefined ? number : `${mark} ${number}`;
  return said.map(({ text, sign }, i) => `${sign < 0 ? '− ' : i === 0 ? '' : '+ '}${text}`).join(' ');
}

const amounts = createAmountDecoder();

/** Undefined where neither reading makes a number, or both do and differ. */
function writtenSum(point: number, comma: number): string | undefined {
  if (Number.isNaN(point)) return Number.isNaN(comma) ? undefined : comma.toFixed(4).replace('.', ',');
  if (Number.isNaN(comma)) return point.toFixed(4);
  return point === comma ? String(point) : undefined;
}
