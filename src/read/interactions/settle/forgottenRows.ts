import type { BadRow } from '../../../core/badRow.ts';
import { type IsForgotten, withoutForgotten } from '../../orders/forgotten.ts';
import { lineOf } from '../../rows/lineNumbers.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import type { SettledEntries } from './settledEntries.ts';

/** What is left of bad rows without those of forgotten people, and how many rows were theirs. */
export interface RemainingBadRows {
  /** By file. */
  readonly badRows: readonly (readonly BadRow[])[];
  /** Rows that could be read. */
  readonly rows: number;
  /** Rows that are bad as a whole. */
  readonly badRowsLeft: number;
}

/**
 * Takes the bad rows of forgotten people away: those that name one in a cell, and values that could not be read in rows
 * of theirs that could.
 * @param forgotten entries, ascending
 */
export function withoutForgottenRows(
  badRows: readonly (readonly BadRow[])[],
  files: readonly ReadInteractionFile[],
  { fileStarts, isFirst }: SettledEntries,
  forgotten: Int32Array,
  names: IsForgotten | undefined,
): RemainingBadRows {
  const rest = badRows.map((ofFile, f) => {
    if (ofFile.length === 0) return ofFile;
    const [start, end] = [fileStarts[f]!, fileStarts[f + 1]!];
    const own = forgotten.filter((entry) => entry >= start && entry < end);
    const lines = new Set(Array.from(own, (entry) => lineOf(files[f]!.decoded.rows.lines, entry - start)));
    return ofFile.filter(({ line }) => !lines.has(line));
  });
  const remaining = withoutForgotten(rest, names);
  const rows = isFirst === undefined ? forgotten.length : forgotten.filter((entry) => isFirst[entry] === 1).length;
  return { badRows: remaining.badRows, rows, badRowsLeft: remaining.left };
}
