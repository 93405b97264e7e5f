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
 * The sum of some cells, each times its sign, to the cent of a cent. Where one of them is no number, its text, so that
 * the row is refused for what it says.
 */
export function sumOf(cells: Cells, terms: readonly (readonly [header: string, sign: 1 | -1])[]): string {
  let sum = 0;
  let isThere = false;
  for (const [header, sign] of terms) {
    const text = cells(header);
    if (text === '') continue;
    const number = pointNumber(text);
    if (number === undefined) return text;
    isThere = true;
    sum += sign * number;
  }
  return isThere ? sum.toFixed(4) : '';
}
