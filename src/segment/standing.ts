import type { CustomerTable } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import { rowText } from '../core/texts.ts';
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
  const since = new Int32Array(index.length).fill(asOf);
  const previous = new Int32Array(index.length);
  const names: (string | undefined)[] = [undefined];
  if (earlier !== undefined) {
    const codes = new Map<string, number>();
    for (let row = 0; row < index.length; row++) {
      const standing = earlier.get(rowText(table.ids, row)!);
      if (standing === undefined) continue;
      let code = codes.get(standing.segment);
      if (code === undefined) {
        code = names.push(standing.segment) - 1;
        codes.set(standing.segment, code);
      }
      previous[row] = code;
      if (standing.segment === segments[index[row]!]) since[row] = standing.segmentSince;
    }
  }
  return {
    ...table,
    numbers: { ...table.numbers, segment_since: since },
    texts: {
      ...table.texts,
      segment: { names: segments, codes: index },
      previous_segment: { names, codes: previous },
    },
  };
}
