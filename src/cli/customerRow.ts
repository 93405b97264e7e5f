import type { NumberColumn, TextColumn } from '../core/columns.ts';
import { type CustomerTable, codedText } from '../core/customers.ts';
import { Failure } from '../core/failure.ts';
import { printable, quoted } from '../core/printable.ts';
import { rowText } from '../core/texts.ts';
import { ascendingScores, recencyScores } from '../score/scores.ts';
import type { SegmentBasis } from '../segment/whatIf.ts';

/** What to do where customers.csv is not as it was written. */
export const ADVICE = 'rfm run writes it again';

/** The row of the first of some ids that the table has. */
export function rowOf({ ids }: CustomerTable, spellings: readonly string[]): number | undefined {
  const known = Array.from(ids.codes, (_, row) => rowText(ids, row)!);
  return spellings.map((spelling) => known.indexOf(spelling)).find((row) => row >= 0);
}

/**
 * Fails where something is not there that every customer with a purchase has, or where the cut-offs do not give the
 * scores: the file was changed, or a run has written some of the files while they were read.
 */
export function checkScored(customer: CustomerTable, { scoring, cutOffs }: SegmentBasis, path: string): void {
  const { ids, numbers, texts } = customer;
  const hasNumber = (name: NumberColumn) => !Number.isNaN(numbers[name]?.[0] ?? Number.NaN);
  const hasText = (name: TextColumn) => texts[name] !== undefined && codedText(texts[name], 0) !== undefined;
  const missing = [
    ...ALWAYS_KNOWN.numbers.filter((name) => !hasNumber(name)),
    ...ALWAYS_KNOWN.texts.filter((name) => !hasText(name)),
  ];
  const fail = (fault: string): Failure =>
    new Failure('output', `${printable(path)}: customer ${quoted(rowText(ids, 0)!)} ${fault}`, ADVICE);
  if (missing.length > 0) throw fail(`has no ${missing[0]}`);
  const [r] = recencyScores(numbers.recency_days!, cutOffs.recency_days);
  const counts = scoring.frequency === 'days' ? numbers.purchase_days! : numbers.orders!;
  const [f] = ascendingScores(counts, cutOffs.orders);
  if (numbers.r_score![0] === r && numbers.f_score![0] === f) return;
  throw fail(
    `has r_score ${numbers.r_score![0]} and f_score ${numbers.f_score![0]}, and not ${r} and ${f} as by run.json`,
  );
}

const ALWAYS_KNOWN = {
  numbers: ['recency_days', 'orders', 'purchase_days', 'last_order', 'r_score', 'f_score', 'fm_score'],
  texts: ['segment', 'rfm'],
} as const satisfies { readonly numbers: readonly NumberColumn[]; readonly texts: readonly TextColumn[] };
