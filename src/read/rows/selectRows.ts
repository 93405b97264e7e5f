import type { BadRow } from '../../core/badRow.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import { isBlank, recordFault, recordText } from './recordFault.ts';
import { createHeaderTest } from './repeatedHeader.ts';

/** The records of a batch that are rows, neither header nor blank nor of the wrong width; filled anew for each batch. */
export interface SelectedRows {
  readonly count: number;
  readonly rows: Int32Array;
  /** How many of the rows come before each header that stands among them. */
  readonly headersAt: readonly number[];
  /** Records that are no rows but bad. */
  readonly bad: readonly BadRow[];
}

const NOTHING: readonly never[] = [];

/** Selects the rows of one file, batch after batch; its first record is the header. */
export function createRowSelector(file: string, header: readonly string[]): (batch: RecordBatch) => SelectedRows {
  const isHeader = createHeaderTest(header);
  let headerSeen = false;
  let rows = new Int32Array(0);
  return (batch) => {
    if (rows.length < batch.count) rows = new Int32Array(2 * batch.count);
    let headersAt: number[] | undefined;
    let bad: BadRow[] | undefined;
    let count = 0;
    for (let row = 0; row < batch.count; row++) {
      if (!headerSeen) headerSeen = true;
      else if (isHeader(batch, row)) {
        headersAt ??= [];
        headersAt.push(count);
      } else {
        const reason = recordFault(batch, row, header);
        if (reason === undefined) rows[count++] = row;
        else if (!isBlank(batch, row)) {
          bad ??= [];
          bad.push({ file, line: batch.lines[row]!, column: '', value: recordText(batch, row), reason });
        }
      }
    }
    return { count, rows, headersAt: headersAt ?? NOTHING, bad: bad ?? NOTHING };
  };
}
