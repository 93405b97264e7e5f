import { NONE } from '../rows/rows.ts';

/**
 * What the rows of an order say, where those that say anything agree; NONE otherwise.
 * @param agreed the value of two that agree, whichever comes first, NONE where they do not
 */
export function commonValue(
  order: readonly number[],
  codeOf: (row: number) => number,
  agreed: (one: number, other: number) => number,
): number {
  let value = NONE;
  for (const row of order) {
    const own = codeOf(row);
    if (own === NONE || own === value) continue;
    value = value === NONE ? own : agreed(value, own);
    if (value === NONE) return NONE;
  }
  return value;
}
