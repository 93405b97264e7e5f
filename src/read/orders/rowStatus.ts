import { countOfTexts, type Texts, textOf } from '../../core/texts.ts';
import { NONE } from '../rows/rows.ts';
import type { SettledRows } from '../rows/settledRows.ts';
import { isPartlyRefunded, type StatusClass, statusClass } from '../values/statuses.ts';
import { commonValue } from './commonValue.ts';

/** What the statuses of rows say; a status is its number, NONE where it is blank. */
export interface RowStatuses {
  readonly ofRow: (row: number) => number;
  /** The status that stands for blank ones: that of the order's other rows, where these agree on what it means. */
  readonly ofOrder: (order: readonly number[]) => number;
  readonly classOf: (status: number) => StatusClass;
  readonly isPartlyRefunded: (status: number) => boolean;
  /** By status, whether it means more than that the row counts, or that it is blank. */
  readonly areSpecial: readonly boolean[];
}

/** Classes every status once. */
export function rowStatuses(rows: SettledRows, statuses: Texts): RowStatuses {
  const texts = Array.from({ length: countOfTexts(statuses) }, (_, code) => textOf(statuses, code));
  const classes = texts.map(statusClass);
  const isPartly = texts.map(isPartlyRefunded);
  const classOf = (status: number): StatusClass => (status === NONE ? 'blank' : classes[status]!);
  const ofRow = (row: number): number => {
    const status = rows.status?.[row] ?? NONE;
    return classOf(status) === 'blank' ? NONE : status;
  };
  const agreed = (one: number, other: number): number => {
    if (classOf(one) !== classOf(other)) return NONE;
    return texts[one]! <= texts[other]! ? one : other;
  };
  return {
    ofRow,
    ofOrder: (order) => (rows.status === undefined ? NONE : commonValue(order, ofRow, agreed)),
    classOf,
    isPartlyRefunded: (status) => status !== NONE && isPartly[status]!,
    areSpecial: classes.map((name, status) => (name !== 'counts' && name !== 'blank') || isPartly[status]!),
  };
}
