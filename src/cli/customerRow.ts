import type { NumberColumn, TextColumn } from '../core/columns.ts';
import { type CustomerTable, codedText } from '../core/customers.ts';
import { Failure } from '../core/failure.ts';
import { printable, quoted } from '../core/printable.ts';
import { rowText } from '../core/texts.ts';

/** What to do where customers.csv is not as it was written. */
export const ADVICE = 'rfm run writes it again';

/** The row of the first of some ids that the table has. */
export function rowOf({ ids }: CustomerTable, spellings: readonly string[]): number | undefined {
  const known = Array.from(ids.codes, (_, row) => rowText(ids, row)!);
  return spellings.map((spelling) => known.indexOf(spelling)).find((row) => row >= 0);
}

/** Fails where something is not there that every customer with a purchase has. */
export function checkScored({ ids, numbers, texts }: CustomerTable, path: string): void {
  const hasNumber = (name: NumberColumn) => !Number.isNaN(numbers[name]?.[0] ?? Number.NaN);
  const hasText = (name: TextColumn) => texts[name] !== undefined && codedText(texts[name], 0) !== undefined;
  const missing = [
    ...ALWAYS_KNOWN.numbers.filter((name) => !hasNumber(name)),
    ...ALWAYS_KNOWN.texts.filter((name) => !hasText(name)),
  ];
  if (missing.length === 0) return;
  throw new Failure('output', `${printable(path)}: customer ${quoted(rowText(ids, 0)!)} has no ${missing[0]}`, ADVICE);
}

const ALWAYS_KNOWN = {
  numbers: ['recency_days', 'orders', 'purchase_days', 'last_order', 'r_score', 'f_score', 'fm_score'],
  texts: ['segment', 'rfm'],
} as const satisfies { readonly numbers: readonly NumberColumn[]; readonly texts: readonly TextColumn[] };
