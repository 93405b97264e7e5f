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
  const segment = Array.from(index, (i) => segments[i]!);
  const before = table.ids.map((id) => earlier?.get(id));
  return {
    ...table,
    numbers: {
      ...table.numbers,
      segment_since: Float64Array.from(before, (standing, row) =>
        standing !== undefined && standing.segment === segment[row] ? standing.segmentSince : asOf,
      ),
    },
    texts: { ...table.texts, segment, previous_segment: before.map((standing) => standing?.segment) },
  };
}
