import { roundHalfAway } from '../core/amount.ts';

/** A number with so many decimals, halves away from zero. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return roundHalfAway(value * scale) / scale;
}
