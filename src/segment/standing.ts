import { type CustomerTable, codedText } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import { rowText } from '../core/texts.ts';
import type { Assignment } from './assign.ts';

/** Customers as they were on an earlier day, to be looked up by their id. */
export interface EarlierCustomers {
  readonly asOf: EpochDay;
  readonly table: CustomerTable;
  /** Row of the table by customer id; customers who were in no segment are not in it. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/** Makes the customers of a table findable by their id. */
export function earlierCustomers(asOf: EpochDay, table: CustomerTable): EarlierCustomers {
  const rowOf = new Map<string, number>();
  const { segment } = table.texts;
  for (let row = 0; row < table.ids.codes.length; row++) {
    if (segment !== undefined && codedText(segment, row) !== undefined) rowOf.set(rowText(table.ids, row)!, row);
  }
  return { asOf, table, rowOf };
}

/** Row of each customer of a table among the earlier ones; {@link NOWHERE} for those who were not there. */
export function earlierRows(table: CustomerTable, { rowOf }: EarlierCustomers): Int32Array {
  return Int32Array.from(table.ids.codes, (_, row) => rowOf.get(rowText(table.ids, row)!) ?? NOWHERE);
}

export const NOWHERE = -1;

/**
 * The table with segment, previous segment and the day since which the customer is in the segment: that of the earlier
 * customers where the segment is the same, as_of otherwise.
 * @param earlier undefined where there is no earlier snapshot
 */
export function withStanding(
  table: CustomerTable,
  { segments, index }: Assignment,
  asOf: EpochDay,
  earlier: { readonly customers: Pick<EarlierCustomers, 'table'>; readonly rows: Int32Array } | undefined,
): CustomerTable {
  const since = new Int32Array(index.length).fill(asOf);
  const previous = new Int32Array(index.length);
  const names: (string | undefined)[] = [undefined];
  if (earlier !== undefined) {
    const { texts, numbers } = earlier.customers.table;
    const { names: earlierNames, codes } = texts.segment!;
    names.push(...earlierNames);
    for (let row = 0; row < index.length; row++) {
      const earlierRow: number = earlier.rows[row]!;
      if (earlierRow === NOWHERE) continue;
      const code = codes[earlierRow]!;
      previous[row] = code + 1;
      if (earlierNames[code] === segments[index[row]!]) since[row] = numbers.segment_since![earlierRow]!;
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
