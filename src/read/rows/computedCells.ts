import { BESIDE_BYTES, type Kernel } from '../kernel/kernel.ts';
import type { RowIntegers } from '../kernel/rowArrays.ts';
import type { Layout } from '../layout/layout.ts';
import type { Lookup } from '../layout/presets/preset.ts';
import { batchInWindow, type RecordBatch } from '../records/recordBatch.ts';
import { createRowCells } from './rowCells.ts';

/** Puts cells behind those of a row that are made of them, as a layout says. */
export interface CellComputer {
  /**
   * Gives all rows their computed cells, and the batch where it is then.
   * @param rows numbers of the records that are rows, ascending; where room is made for texts, they may move
   */
  readonly compute: (batch: RecordBatch, rows: RowIntegers, count: number) => RecordBatch;
}

/** @returns undefined where there is nothing to compute */
export function createCellComputer(kernel: Kernel, layout: Layout, lookup: Lookup): CellComputer | undefined {
  const { header, computed } = layout;
  if (computed.length === 0) return undefined;
  const rowCells = createRowCells(layout);
  return {
    compute: (batch, rows, count) => {
      if (count === 0) return batch;
      const numbers = rows.values.slice(0, count);
      batch = withRoom(kernel, batch, (header.length + computed.length) * count);
      widen(batch, numbers, header.length, computed.length);
      const texts = createTextWriter(kernel, batch, computed.length);
      numbers.forEach((row, i) => {
        const [cells, first] = rowCells.begin(texts.batch, row, i === 0 ? undefined : numbers[i - 1]!);
        computed.forEach(({ value }, c) => {
          if (rowCells.isAsBefore(c)) texts.repeat(row, header.length + c, c);
          else texts.write(value(cells, first, lookup), row, header.length + c, c);
        });
      });
      rowCells.end();
      return texts.batch();
    },
  };
}

/** The batch with room for so many fields more, as headers may go on where rows end. */
function withRoom(kernel: Kernel, batch: RecordBatch, fields: number): RecordBatch {
  const { firstField, bounds, count, isAscii, hasNul } = batch;
  const needed = firstField[count]! + fields;
  if (2 * needed <= bounds.length) return batch;
  kernel.openWindow(needed);
  return batchInWindow(kernel, count, isAscii, hasNul);
}

/** Makes each row as wide as the header and so many cells more, which are empty; other records stay as they are. */
function widen({ firstField, bounds, count }: RecordBatch, rows: Int32Array, width: number, more: number): void {
  const before = bounds.slice(0, 2 * firstField[count]!);
  let next = 0;
  let from = 0;
  let to = 0;
  for (let record = 0; record < count; record++) {
    const isRow = rows[next] === record;
    if (isRow) next++;
    const end = firstField[record + 1]!;
    // Cells past the last header are empty, and those that are missing have empty headers.
    const taken = isRow ? Math.min(end - from, width) : end - from;
    bounds.set(before.subarray(2 * from, 2 * (from + taken)), 2 * to);
    const most = isRow ? width + more : taken;
    bounds.fill(0, 2 * (to + taken), 2 * (to + most));
    from = end;
    to += most;
    firstField[record + 1] = to;
  }
}

/** Puts texts into the room behind the window, which grows where they need more. */
function createTextWriter(kernel: Kernel, { count, isAscii, hasNul }: RecordBatch, columns: number) {
  let batch = batchInWindow(kernel, count, isAscii, hasNul);
  let areAscii = isAscii;
  let haveNul = hasNul;
  let at = kernel.windowSize() + BESIDE_BYTES;
  /** By column: rows that follow each other mostly have the same text. */
  const last = Array.from({ length: columns }, () => ({ text: '', start: 0, end: 0 }));
  const point = (row: number, cell: number, column: number): void => {
    const { start, end } = last[column]!;
    const field = batch.firstField[row]! + cell;
    batch.bounds[2 * field] = start;
    batch.bounds[2 * field + 1] = end;
  };
  const makeRoom = (bytes: number): void => {
    if (at + bytes <= batch.bytes.length) return;
    kernel.openWindow(kernel.windowSize() + bytes + batch.bytes.length);
    batch = batchInWindow(kernel, count, isAscii, hasNul);
  };
  return {
    write: (text: string, row: number, cell: number, column: number): void => {
      const known = last[column]!;
      if (text !== known.text) {
        makeRoom(MOST_BYTES_PER_UNIT * text.length);
        const end = at + batch.bytes.write(text, at, 'utf8');
        areAscii &&= end - at === text.length;
        haveNul ||= text.includes('\0');
        last[column] = { text, start: at, end };
        at = end;
      }
      point(row, cell, column);
    },
    /** Writes what the column had last. */
    repeat: point,
    /** With the texts that are written so far. */
    batch: (): RecordBatch =>
      areAscii === batch.isAscii && haveNul === batch.hasNul ? batch : { ...batch, isAscii: areAscii, hasNul: haveNul },
  };
}

/** Of UTF-8, for a unit of UTF-16. */
const MOST_BYTES_PER_UNIT = 3;
