import { type RowTexts, rowText } from '../../core/texts.ts';
import { type Arm, arms } from './arms.ts';

/** The arm of each customer of a segment, by row: an index of {@link arms}. */
export function armsOf(ids: RowTexts, armOf: (customerId: string) => Arm): Int32Array {
  return Int32Array.from(ids.codes, (_, row) => arms.indexOf(armOf(rowText(ids, row)!)));
}

/** How many customers are in an arm. */
export function customersIn(arm: Arm, armOfRow: Int32Array): number {
  const wanted = arms.indexOf(arm);
  return armOfRow.reduce((count, one) => (one === wanted ? count + 1 : count), 0);
}
