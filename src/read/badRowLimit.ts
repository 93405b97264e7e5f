import type { BadRow } from '../core/badRow.ts';
import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';

/** How many rows may be bad: a share of all records, or a number of them. */
export type BadRowLimit = { readonly percent: number } | { readonly count: number };

/** Fails where more rows are bad than are allowed. @param inspect the command that shows them, but for the file */
export function checkBadRows(
  badRows: readonly BadRow[],
  records: number,
  most: BadRowLimit,
  inspect = 'rfm inspect',
): void {
  // In whole millionths of a per cent: a share of 0.57 is not exactly 57 of 100 rows.
  const isAllowed =
    'count' in most ? badRows.length <= most.count : badRows.length * 1e8 <= Math.round(most.percent * 1e6) * records;
  if (isAllowed) return;
  const { file, line, column, value, reason } = badRows[0]!;
  const allowed = 'count' in most ? String(most.count) : `${most.percent} %`;
  throw new Failure(
    'input',
    `${badRows.length} of ${records} rows are bad, more than the ${allowed} allowed; the first is ${file}:${line}: ${column === '' ? '' : `${column} `}${quoted(value)} ${reason}`,
    `${inspect} ${file} shows them; mend the export, or allow them with --max-bad-rows`,
  );
}
