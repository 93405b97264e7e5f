import type { BadRow } from '../../core/badRow.ts';
import { csvChunks, type PrintedColumn, textColumn } from './rows.ts';

/**
 * The text of rejects.csv: a header alone when every row could be read.
 * @param contacts whether e-mail addresses and the like may be in it; a record that is bad as a whole may hold any
 */
export function rejectChunks(badRows: readonly BadRow[], contacts: boolean): Generator<string> {
  return csvChunks(
    [
      text('file', (badRow) => badRow.file),
      {
        name: 'line',
        text: (row) => String(badRows[row]!.line),
        json: (row) => badRows[row]!.line,
      },
      text('column', (badRow) => badRow.column),
      text('value', (badRow) => (contacts || badRow.column !== '' ? badRow.value : '')),
      text('reason', (badRow) => badRow.reason),
    ],
    badRows.keys(),
  );

  function text(name: string, of: (badRow: BadRow) => string): PrintedColumn {
    return textColumn(
      name,
      (row) => of(badRows[row]!),
      (value) => value,
    );
  }
}
