import { shellWord } from '../../core/shellWord.ts';
import type { Field } from '../fields.ts';
import { createAmountDecoder } from '../values/amounts.ts';
import { createDateDecoder } from '../values/dates.ts';
import type { TableStart } from './dialect.ts';

/**
 * The flags with which a file that lacks fields can be read: where the first values of just one column look like what is
 * missing, its name is there, to be checked; else `COLUMN`.
 */
export function mapFlags(
  { header, samples }: Pick<TableStart, 'header' | 'samples'>,
  missing: readonly Field[],
  taken: readonly number[],
): string {
  const columns = header.map((name, column) => ({
    name: name.trim(),
    isTaken: taken.includes(column),
    values: samples.map((record) => record[column]?.trim() ?? '').filter((value) => value !== ''),
  }));
  return missing
    .map((field) => {
      const looksLikeIt = LOOKS[field];
      const likely = columns.filter(
        ({ name, isTaken, values }) => name !== '' && !isTaken && values.length > 0 && looksLikeIt?.(values),
      );
      return `--map ${field}=${likely.length === 1 ? shellWord(likely[0]!.name) : 'COLUMN'}`;
    })
    .join(' ');
}

const dateOf = createDateDecoder(undefined);
const amountOf = createAmountDecoder();

const LOOKS: Readonly<Partial<Record<Field, (values: readonly string[]) => boolean>>> = {
  customer: (values) => values.every((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)),
  // Digits alone may be anything.
  date: (values) => values.every((value) => /\d\D+\d/.test(value) && isDate(value)),
  amount: (values) => values.every((value) => /[.,]\d{2}\b/.test(value) && isAmount(value) && !isDate(value)),
};

function isDate(value: string): boolean {
  const { dayFirst, monthFirst } = dateOf(value);
  return !Number.isNaN(dayFirst) || !Number.isNaN(monthFirst);
}

function isAmount(value: string): boolean {
  const { point, comma } = amountOf(value);
  return !Number.isNaN(point) || !Number.isNaN(comma);
}
