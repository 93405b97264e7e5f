import type { BadRow } from '../../core/badRow.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import type { Preset } from '../layout/presets/preset.ts';
import type { RecordBatch } from '../records/recordBatch.ts';
import { isBeside, isBlank, recordFault, recordText } from './recordFault.ts';
import { createHeaderTest } from './repeatedHeader.ts';

/** The records of a batch that are rows, neither header nor blank nor of the wrong width; filled anew for each batch. */
export interface SelectedRows {
  readonly count: number;
  readonly rows: RowIntegers;
  /** How many of the rows come before each header that stands among them. */
  readonly headersAt: readonly number[];
  /** Records that are no rows but bad. */
  readonly bad: readonly BadRow[];
  /** Records that are no rows and no harm: what an exporter writes around its table. */
  readonly beside: number;
}

export interface RowSelector {
  readonly select: (batch: RecordBatch) => SelectedRows;
  readonly free: () => void;
}

const NOTHING: readonly never[] = [];

/**
 * Selects the rows of one file, batch after batch; its first record is the header.
 * @param rows to be filled, with room for the records of the batch
 * @param isNoRow whether a record that is as no row should be belongs to what stands around the table, as a preset tells
 */
export function createRowSelector(
  kernel: Kernel,
  file: string,
  header: readonly string[],
  rows: RowIntegers,
  isNoRow?: Preset['isNoRow'],
): RowSelector {
  const { calls } = kernel;
  const isHeader = createHeaderTest(header);
  const firstName = Buffer.from(header[0]!);
  const firstNameAt = calls.allocate(firstName.length + LOADED_AT_ONCE) >>> 0;
  // Bytes that are no text may be any.
  const isNameText = !header[0]!.includes('\uFFFD');
  kernel.memory().set(firstName, firstNameAt);
  let headerSeen = false;
  const select = (batch: RecordBatch): SelectedRows => {
    const from = headerSeen ? 0 : 1;
    headerSeen = true;
    const { values } = rows;
    // Nearly every record is told by its width and its first field.
    if (
      isNameText &&
      !batch.hasNul &&
      calls.areRows(from, batch.count, header.length, firstNameAt, firstName.length) === 1
    ) {
      for (let row = from; row < batch.count; row++) values[row - from] = row;
      return { count: batch.count - from, rows, headersAt: NOTHING, bad: NOTHING, beside: 0 };
    }
    const headersAt: number[] = [];
    const bad: BadRow[] = [];
    let count = 0;
    let beside = 0;
    for (let row = from; row < batch.count; row++) {
      if (isHeader(batch, row)) headersAt.push(count);
      else {
        const reason = recordFault(batch, row, header);
        if (reason === undefined) values[count++] = row;
        else if (isBeside(batch, row, isNoRow)) beside++;
        else if (!isBlank(batch, row))
          bad.push({ file, line: batch.lines[row]!, column: '', value: recordText(batch, row), reason });
      }
    }
    return { count, rows, headersAt, bad, beside };
  };
  return { select, free: () => calls.free(firstNameAt) };
}

/** The kernel compares eight bytes at once, though only those of the name count. */
const LOADED_AT_ONCE = 8;
