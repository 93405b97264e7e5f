import type { CustomerTable } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import type { Assignment } from './assign.ts';

/** The segment that a customer was in before, and since when. */
export interface EarlierStanding {
  readonly segment: string;
  readonly segmentSince: EpochDay;
}

/**
 * The table with segment, previous segment and the day since which the customer is in the segment: that of the earlier
 * snapshot where the segment is the same, as_of otherwise.
 * @param earlier by customer id; undefined where there is no earlier snapshot
 */
export function withStanding(
  table: CustomerTable,
  { segments, index }: Assignment,
  asOf: EpochDay,
  earlier: ReadonlyMap<string, EarlierStanding> | undefined,
): CustomerTable {
  const segment = new Array<string>(index.length);
  const previous = new Array<string | undefined>(index.length).fill(undefined);
  const since = new Float64Array(index.length).fill(asOf);
  for (let row = 0; row < index.length; row++) segment[row] = segments[index[row]!]!;
  if (earlier !== undefined) {
    for (let row = 0; row < index.length; row++) {
      const standing = earlier.get(table.ids[row]!);
      if (standing === undefined) continue;
      previous[row] = standing.segment;
      if (standing.segment === segment[row]) since[row] = standing.segmentSince;
    }
  }
  return {
    ...table,
    numbers: { ...table.numbers, segment_since: since },
    texts: { ...table.texts, segment, previous_segment: previous },
  };
}
