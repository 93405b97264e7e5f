import type { RowFloats, RowIntegers } from '../../kernel/rowArrays.ts';
import { fieldText, type RecordBatch } from '../../records/recordBatch.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import { NONE } from '../../rows/rows.ts';
import { type FilledReadings, readPlainNumber } from '../../values/plainNumber.ts';
import { isEmptyKey, plainText } from '../../values/texts.ts';

/**
 * Reads scores: numbers as exported, NaN for none. A text that is no number is NaN and has a code.
 * @param decimal the mark that is one where a number can be read both ways; undefined for the one that it has, since
 * scores are not in thousands
 */
export type ReadScores = (
  batch: RecordBatch,
  rows: RowIntegers,
  count: number,
  scores: RowFloats,
  texts: RowIntegers,
) => void;

export function createScoreReader(
  column: number | undefined,
  decimal: '.' | ',' | undefined,
  known: Dictionary,
): ReadScores {
  const filled: FilledReadings = { point: Number.NaN, comma: Number.NaN, mark: undefined };
  const numberIn = (bytes: Uint8Array, start: number, end: number): number | undefined => {
    if (!readPlainNumber(bytes, start, end, filled)) return undefined;
    const { point, comma } = filled;
    if (Number.isNaN(point)) return comma;
    if (Number.isNaN(comma)) return point;
    if (decimal !== undefined) return decimal === '.' ? point : comma;
    return Math.abs(point) < Math.abs(comma) ? point : comma;
  };
  return (batch, { values: rows }, count, { values: scores }, { values: texts }) => {
    scores.fill(Number.NaN, 0, count);
    texts.fill(NONE, 0, count);
    if (column === undefined) return;
    const { bytes, bounds, firstField } = batch;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const field = firstField[row]! + column;
      if (field >= firstField[row + 1]!) continue;
      const start = bounds[2 * field]!;
      const end = bounds[2 * field + 1]!;
      if (start === end) continue;
      const plain = numberIn(bytes, start, end);
      if (plain !== undefined) {
        scores[i] = plain;
        continue;
      }
      const text = plainText(fieldText(batch, row, column));
      if (isEmptyKey(text)) continue;
      const number = numberIn(Buffer.from(text), 0, Buffer.byteLength(text));
      if (number === undefined) texts[i] = known.code(text);
      else scores[i] = number;
    }
  };
}
