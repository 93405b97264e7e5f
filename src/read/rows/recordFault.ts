import type { Preset } from '../layout/presets/preset.ts';
import { fieldText, type RecordBatch, widthOf } from '../records/recordBatch.ts';

/** Why a record cannot be decoded as a whole; undefined where it can be. */
export function recordFault(batch: RecordBatch, row: number, header: readonly string[]): string | undefined {
  const width = widthOf(batch, row);
  if (width !== header.length && !isRightWidth(batch, row, header)) {
    return `${width} ${width === 1 ? 'field' : 'fields'}, the header has ${header.length}`;
  }
  return batch.hasNul && holdsNul(batch, row) ? 'holds a NUL byte' : undefined;
}

/** Whether a record says nothing: empty cells alone. */
export function isBlank(batch: RecordBatch, row: number): boolean {
  for (let column = 0; column < widthOf(batch, row); column++) {
    if (fieldText(batch, row, column).trim() !== '') return false;
  }
  return true;
}

/** Whether a record is one of those that a preset knows to stand around the table. */
export function isBeside(batch: RecordBatch, row: number, isNoRow: Preset['isNoRow']): boolean {
  return isNoRow?.(fieldText(batch, row, 0).trim(), recordText(batch, row)) ?? false;
}

/** The beginning of a record, its fields with commas between them. */
export function recordText(batch: RecordBatch, row: number): string {
  return Array.from({ length: widthOf(batch, row) }, (_, column) => fieldText(batch, row, column))
    .join(',')
    .slice(0, MOST_TEXT);
}

const MOST_TEXT = 200;

/** Empty cells past the last header are no harm, nor are cells that are missing where headers are empty. */
function isRightWidth(batch: RecordBatch, row: number, header: readonly string[]): boolean {
  for (let column = header.length; column < widthOf(batch, row); column++) {
    if (fieldText(batch, row, column).trim() !== '') return false;
  }
  return header.slice(widthOf(batch, row)).every((name) => name.trim() === '');
}

function holdsNul(batch: RecordBatch, row: number): boolean {
  for (let column = 0; column < widthOf(batch, row); column++) {
    if (fieldText(batch, row, column).includes('\0')) return true;
  }
  return false;
}
