import { ascendingScores, ownCutOffs } from '../../score/scores.ts';
import type { PeriodTotals } from './periodTotals.ts';

const DECILES = 10;
/** In place of a decile of those who bought nothing in the period. */
export const NO_DECILE = 0;

/** Customers of a period by what they brought, 10 the most; equal ones are in the same decile. */
export interface Deciles {
  /** By customer number; {@link NO_DECILE} for those who bought nothing. */
  readonly of: Uint8Array;
  /** From 10 down to 1; a decile that ties leave empty has nobody. */
  readonly list: readonly { readonly decile: number; readonly customers: number; readonly turnover: number }[];
}

/** Deciles by the rule of scores: 1 + floor(10 x customers with less / n). */
export function deciles({ orders, turnover }: PeriodTotals): Deciles {
  const customers = Int32Array.from(orders.keys()).filter((customer) => orders[customer]! > 0);
  const values = Float64Array.from(customers, (customer) => turnover[customer]!);
  const scores = ascendingScores(values, ownCutOffs(values, DECILES));
  const of = new Uint8Array(orders.length);
  const counts = new Int32Array(DECILES + 1);
  const sums = new Float64Array(DECILES + 1);
  for (let row = 0; row < customers.length; row++) {
    const decile = scores[row]!;
    of[customers[row]!] = decile;
    counts[decile]!++;
    sums[decile]! += values[row]!;
  }
  return {
    of,
    list: Array.from({ length: DECILES }, (_, i) => DECILES - i).map((decile) => ({
      decile,
      customers: counts[decile]!,
      turnover: sums[decile]!,
    })),
  };
}

/** How many customers went from which decile to which, those in neither period left out: the highest deciles first. */
export function decileMovements(
  { of: earlier }: Deciles,
  { of: later }: Deciles,
): readonly { readonly from: number; readonly to: number; readonly customers: number }[] {
  const size = DECILES + 1;
  const counts = new Int32Array(size * size);
  for (let customer = 0; customer < earlier.length; customer++) counts[earlier[customer]! * size + later[customer]!]!++;
  return Array.from(counts, (customers, cell) => ({ from: Math.floor(cell / size), to: cell % size, customers }))
    .filter(({ from, to, customers }) => customers > 0 && (from !== NO_DECILE || to !== NO_DECILE))
    .sort((a, b) => b.from - a.from || b.to - a.to);
}
