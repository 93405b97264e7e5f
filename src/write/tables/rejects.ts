import type { BadRow } from '../../core/badRow.ts';
import { textsFrom } from '../../core/texts.ts';
import type { CsvForm } from './csvForm.ts';
import { numberColumn, textColumn } from './printedColumn.ts';
import { csvChunks } from './rows.ts';

/**
 * The text of rejects.csv: a header alone when every row could be read.
 * @param contacts whether e-mail addresses and the like may be in it; a record that is bad as a whole may hold any
 */
export function rejectChunks(badRows: readonly BadRow[], contacts: boolean, form?: CsvForm): Generator<Uint8Array> {
  const rows = Int32Array.from(badRows.keys());
  const text = (name: string, of: (badRow: BadRow) => string) =>
    textColumn(name, { texts: textsFrom(badRows.map(of)), codes: rows }, false);
  return csvChunks(
    [
      text('file', (badRow) => badRow.file),
      numberColumn(
        'line',
        'count',
        0,
        Float64Array.from(badRows, (badRow) => badRow.line),
      ),
      text('column', (badRow) => badRow.column),
      text('value', (badRow) => (contacts || badRow.column !== '' ? badRow.value : '')),
      text('reason', (badRow) => badRow.reason),
    ],
    rows,
    form,
  );
}
