import { copiedTexts, textOf } from '../../core/texts.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import { growingIntegers } from './growing.ts';
import { type Cell, type Evidence, NONE, type PendingBadRow, type PendingRows } from './rows.ts';
import { createTextStore } from './textStore.ts';

/**
 * A reading that is behind by this many rows is not going to win: its bad rows are let go. Should it win all the same,
 * the file is refused instead of being read with rows unaccounted for.
 */
const HOPELESS = 100_000;

/** Collects what the rows of a file say about a question with two answers. */
export interface EvidenceCollector {
  /** Makes room for what a batch may say. */
  readonly makeRoom: (records: number, bytes: number) => void;
  /**
   * A cell that is readable one way only: `isFirst` tells which.
   * @param kept number of the row among those that are kept, NONE where it is bad anyway
   */
  readonly seeOnly: (isFirst: boolean, kept: number, batch: RecordBatch, row: number, column: number) => void;
  /** The same for a cell of each of some rows; they are the rows from `kept` on of those that are kept. */
  readonly seeAllOnly: (
    isFirst: boolean,
    kept: number,
    batch: RecordBatch,
    rows: RowIntegers,
    count: number,
    column: number,
  ) => void;
  /** Counts cells that are readable in one reading only, which must be the one that can still win. */
  readonly seeMore: (onlyFirst: number, onlySecond: number) => void;
  /** A cell that means different things in the two readings. */
  readonly seeOpen: (batch: RecordBatch, row: number, column: number) => void;
  /** The reading that cannot win any more, once there is one. */
  readonly hopeless: () => 'first' | 'second' | undefined;
  readonly evidence: () => Evidence;
  readonly free: () => void;
}

/** @param header names of the columns */
export function collectEvidence(kernel: Kernel, header: readonly string[]): EvidenceCollector {
  let onlyFirst = 0;
  let onlySecond = 0;
  let open: Cell | undefined;
  const [inFirst, inSecond] = [growingPendingRows(kernel, header), growingPendingRows(kernel, header)];
  let badInFirst: GrowingPendingRows | undefined = inFirst;
  let badInSecond: GrowingPendingRows | undefined = inSecond;
  /** Counts cells of one reading; where their rows turn bad in the other one, if that can still win. */
  const tally = (isFirst: boolean, cells: number): GrowingPendingRows | undefined => {
    if (isFirst) onlyFirst += cells;
    else onlySecond += cells;
    if (onlyFirst - onlySecond > HOPELESS) badInSecond = undefined;
    if (onlySecond - onlyFirst > HOPELESS) badInFirst = undefined;
    return isFirst ? badInSecond : badInFirst;
  };
  return {
    makeRoom: (records, bytes) => {
      badInFirst?.makeRoom(records, bytes);
      badInSecond?.makeRoom(records, bytes);
    },
    seeOnly: (isFirst, kept, batch, row, column) => {
      const pending = tally(isFirst, 1);
      if (kept !== NONE) pending?.add(kept, batch, row, column);
    },
    seeAllOnly: (isFirst, kept, batch, rows, cells, column) =>
      tally(isFirst, cells)?.addAll(kept, batch, rows, cells, column),
    seeMore: (first, second) => {
      onlyFirst += first;
      onlySecond += second;
    },
    seeOpen: (batch, row, column) => {
      open ??= { line: batch.lines[row]!, column: header[column]!, value: fieldText(batch, row, column) };
    },
    hopeless: () => (badInFirst === undefined ? 'first' : badInSecond === undefined ? 'second' : undefined),
    free: () => {
      for (const rows of [inFirst, inSecond]) rows.free();
    },
    evidence: () => ({
      onlyFirst,
      onlySecond,
      open,
      badInFirst: badInFirst?.rows(),
      badInSecond: badInSecond?.rows(),
    }),
  };
}

/** Rows that turn bad in one of the readings, as they come. */
interface GrowingPendingRows {
  readonly makeRoom: (records: number, bytes: number) => void;
  readonly add: (kept: number, batch: RecordBatch, row: number, column: number) => void;
  readonly addAll: (kept: number, batch: RecordBatch, rows: RowIntegers, count: number, column: number) => void;
  /** The rows so far, without a hold on the kernel. */
  readonly rows: () => PendingRows;
  readonly free: () => void;
}

function growingPendingRows(kernel: Kernel, header: readonly string[]): GrowingPendingRows {
  const rows = growingIntegers();
  const lines = growingIntegers();
  const columns = growingIntegers();
  const values = growingIntegers();
  const { pointer, texts, makeRoom } = createTextStore(kernel);
  const { calls } = kernel;
  return {
    makeRoom,
    add: (kept, { firstField, bounds, lines: linesInBatch }, row, column) => {
      const field = firstField[row]! + column;
      const [start, end] = [bounds[2 * field]!, bounds[2 * field + 1]!];
      rows.push(kept);
      lines.push(linesInBatch[row]!);
      columns.push(column);
      values.push(calls.addText(pointer, calls.bytes.value + start, end - start));
    },
    addAll: (kept, { lines: linesInBatch }, { pointer: rowsPointer, values: rowsInBatch }, count, column) => {
      const first = calls.addFieldTexts(pointer, column, rowsPointer, count);
      for (let i = 0; i < count; i++) {
        rows.push(kept + i);
        lines.push(linesInBatch[rowsInBatch[i]!]!);
        columns.push(column);
        values.push(first + i);
      }
    },
    rows: () => ({
      header,
      row: rows.values(),
      line: lines.values(),
      column: columns.values(),
      value: values.values(),
      texts: copiedTexts(texts()),
    }),
    free: () => calls.freeTexts(pointer),
  };
}

/** The rows in full: mostly nobody asks for them. */
export function pendingBadRows({ header, row, line, column, value, texts }: PendingRows): readonly PendingBadRow[] {
  return Array.from(row, (_, i) => ({
    row: row[i]!,
    line: line[i]!,
    column: header[column[i]!]!,
    value: textOf(texts, value[i]!),
  }));
}
