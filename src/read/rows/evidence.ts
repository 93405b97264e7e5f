import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import { createDictionary } from './dictionary.ts';
import { growingIntegers } from './growing.ts';
import { type Cell, type Evidence, NONE, type PendingBadRow } from './rows.ts';

/**
 * A reading that is behind by this many rows is not going to win: its bad rows are let go. Should it win all the same,
 * the file is refused instead of being read with rows unaccounted for.
 */
const HOPELESS = 100_000;

/** Collects what the rows of a file say about a question with two answers. */
export interface EvidenceCollector {
  /**
   * A cell that is readable one way only: `isFirst` tells which.
   * @param kept number of the row among those that are kept, NONE where it is bad anyway
   */
  readonly seeOnly: (isFirst: boolean, kept: number, batch: RecordBatch, row: number, column: number) => void;
  /** Counts cells that are readable in one reading only, which must be the one that can still win. */
  readonly seeMore: (onlyFirst: number, onlySecond: number) => void;
  /** A cell that means different things in the two readings. */
  readonly seeOpen: (batch: RecordBatch, row: number, column: number) => void;
  /** The reading that cannot win any more, once there is one. */
  readonly hopeless: () => 'first' | 'second' | undefined;
  readonly evidence: () => Evidence;
}

/** @param header names of the columns */
export function collectEvidence(header: readonly string[]): EvidenceCollector {
  let onlyFirst = 0;
  let onlySecond = 0;
  let open: Cell | undefined;
  let badInFirst: PendingRows | undefined = pendingRows(header);
  let badInSecond: PendingRows | undefined = pendingRows(header);
  return {
    seeOnly: (isFirst, kept, batch, row, column) => {
      if (isFirst) {
        onlyFirst++;
        if (onlyFirst - onlySecond > HOPELESS) badInSecond = undefined;
        else if (kept !== NONE) badInSecond?.add(kept, batch, row, column);
      } else {
        onlySecond++;
        if (onlySecond - onlyFirst > HOPELESS) badInFirst = undefined;
        else if (kept !== NONE) badInFirst?.add(kept, batch, row, column);
      }
    },
    seeMore: (first, second) => {
      onlyFirst += first;
      onlySecond += second;
    },
    seeOpen: (batch, row, column) => {
      open ??= { line: batch.lines[row]!, column: header[column]!, value: fieldText(batch, row, column) };
    },
    hopeless: () => (badInFirst === undefined ? 'first' : badInSecond === undefined ? 'second' : undefined),
    evidence: () => ({
      onlyFirst,
      onlySecond,
      open,
      get badInFirst() {
        return badInFirst?.all();
      },
      get badInSecond() {
        return badInSecond?.all();
      },
    }),
  };
}

/** Rows that turn bad in one of the readings; as nearly every row of a file may be among them, each is a few numbers. */
interface PendingRows {
  readonly add: (kept: number, batch: RecordBatch, row: number, column: number) => void;
  /** The rows in full, made when they are asked for: mostly nobody does. */
  readonly all: () => readonly PendingBadRow[];
}

function pendingRows(header: readonly string[]): PendingRows {
  const rows = growingIntegers();
  const lines = growingIntegers();
  const columns = growingIntegers();
  const values = growingIntegers();
  const texts = createDictionary();
  return {
    add: (kept, batch, row, column) => {
      const field = batch.firstField[row]! + column;
      rows.push(kept);
      lines.push(batch.lines[row]!);
      columns.push(column);
      values.push(texts.codeOf(batch, batch.bounds[2 * field]!, batch.bounds[2 * field + 1]!));
    },
    all: () => {
      const [row, line, column, value] = [rows.values(), lines.values(), columns.values(), values.values()];
      return Array.from(row, (_, i) => ({
        row: row[i]!,
        line: line[i]!,
        column: header[column[i]!]!,
        value: texts.text(value[i]!),
      }));
    },
  };
}
