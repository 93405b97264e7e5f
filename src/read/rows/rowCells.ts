import type { Layout } from '../layout/layout.ts';
import type { Cells } from '../layout/presets/preset.ts';
import { fieldText, type RecordBatch } from '../records/recordBatch.ts';
import { plainTextOr } from '../values/texts.ts';

/** The cells of a row, and those of the first row of its order where it goes on with that. */
export type CellsOfRow = readonly [cells: Cells, first: Cells | undefined];

/** The cells of one row after the other, from which others are computed. */
export interface RowCells {
  /**
   * @param batch where it is at the time, since it may move
   * @param before the row before, undefined for the first one of a batch
   */
  readonly begin: (batch: () => RecordBatch, row: number, before: number | undefined) => CellsOfRow;
  /** Whether a computed cell is made of the same as in the row before; to be asked before its cells are. */
  readonly isAsBefore: (computed: number) => boolean;
  /** To be called after the last row of a batch. */
  readonly end: () => void;
}

/** What all but the first row of an order leave out is that of the first, which may be in a batch before. */
export function createRowCells({ meanings, computed, preset }: Layout): RowCells {
  const { firstRowOnly, nothing = [] } = preset;
  // The first of several columns of one name counts.
  const columnOf = new Map(meanings.map((meaning, column) => [meaning, column] as const).reverse());
  const own = new Set(firstRowOnly === undefined ? meanings : [firstRowOnly.order, ...firstRowOnly.items]);
  const reads = computed.map(({ from, also = [] }) => new Set([...from, ...also]));
  const sources = reads.map((names) =>
    [...names]
      .filter((name) => columnOf.has(name))
      .map((name) => ({ column: columnOf.get(name)!, isOwn: own.has(name) })),
  );
  const all = new Set(reads.flatMap((names) => [...names]));
  /** Whether the first row of an order may be another than those that go on with it. */
  const knowsFirst = computed.map(({ value }) => value.length > 1);
  const orderColumn = firstRowOnly === undefined ? undefined : columnOf.get(firstRowOnly.order);
  let batchNow!: () => RecordBatch;
  let rowNow = 0;
  let rowBefore: number | undefined;
  /** The computed cell that is asked for. */
  let at = 0;
  let goesOn = false;
  /** Whether the row before is the first of the order. */
  let followsFirst = false;
  /** The first row of the order; undefined where it is in a batch before, of which is known what it said. */
  let firstRow: number | undefined;
  const saidBefore = new Map<string, string>();
  let orderBefore = '';

  const textAt = (row: number, name: string): string => {
    const column = columnOf.get(name);
    return column === undefined ? '' : plainTextOr(nothing, fieldText(batchNow(), row, column));
  };
  const ofFirst = (name: string): string =>
    firstRow === undefined ? (saidBefore.get(name) ?? '') : textAt(firstRow, name);
  /** A cell that a field does not name could change without its being computed again. */
  const named =
    (text: Cells): Cells =>
    (name) => {
      if (reads[at]!.has(name)) return text(name);
      throw new Error(`${preset.name}: ${computed[at]!.field} is made of ${name}, which it does not name`);
    };
  const cell = named((name) => textAt(rowNow, name));
  const first = named(ofFirst);
  const filled = named((name) => textAt(rowNow, name) || (own.has(name) ? '' : ofFirst(name)));
  const isSameOrder = (column: number): boolean => {
    if (rowBefore === undefined) return orderBefore !== '' && textAt(rowNow, meanings[column]!) === orderBefore;
    return !isEmpty(batchNow(), rowNow, column) && areSameCells(batchNow(), rowNow, rowBefore, column);
  };
  return {
    begin: (batch, row, before) => {
      [batchNow, rowNow, rowBefore] = [batch, row, before];
      if (orderColumn === undefined) return [cell, undefined];
      followsFirst = !goesOn;
      goesOn = isSameOrder(orderColumn);
      if (goesOn) return [filled, first];
      firstRow = row;
      return [cell, undefined];
    },
    isAsBefore: (c) => {
      at = c;
      if (rowBefore === undefined || (orderColumn !== undefined && !goesOn)) return false;
      if (followsFirst && knowsFirst[c]) return false;
      const batch = batchNow();
      for (const { column, isOwn } of sources[c]!) {
        const isOfOrder = !isOwn && isEmpty(batch, rowNow, column);
        if (isOfOrder && (followsFirst || isEmpty(batch, rowBefore, column))) continue;
        if (!areSameCells(batch, rowNow, rowBefore, column)) return false;
      }
      return true;
    },
    end: () => {
      if (orderColumn === undefined || batchNow === undefined) return;
      orderBefore = textAt(rowNow, meanings[orderColumn]!);
      if (firstRow !== undefined) for (const name of all) saidBefore.set(name, textAt(firstRow, name));
      firstRow = undefined;
    },
  };
}

function isEmpty({ firstField, bounds }: RecordBatch, row: number, column: number): boolean {
  const field = firstField[row]! + column;
  return bounds[2 * field] === bounds[2 * field + 1];
}

function areSameCells({ bytes, firstField, bounds }: RecordBatch, one: number, other: number, column: number): boolean {
  const [field, otherField] = [firstField[one]! + column, firstField[other]! + column];
  const [start, otherStart] = [bounds[2 * field]!, bounds[2 * otherField]!];
  const length = bounds[2 * field + 1]! - start;
  if (bounds[2 * otherField + 1]! - otherStart !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[start + i] !== bytes[otherStart + i]) return false;
  return true;
}
