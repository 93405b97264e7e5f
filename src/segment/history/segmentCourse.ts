import type { CodedTexts } from '../../core/customers.ts';
import type { EpochDay } from '../../core/day.ts';
import { NOWHERE } from '../standing.ts';
import { type PlacedCustomers, placedRows } from './placedCustomers.ts';

/** Customers who went from one segment to another, or stayed, from a snapshot to the next; summed over all of these steps. */
interface SegmentFlow {
  /** Undefined for those who were in no segment before. */
  readonly from: string | undefined;
  /** Undefined for those who are in none any more. */
  readonly to: string | undefined;
  readonly customers: number;
}

/** How segments changed over some snapshots. */
export interface SegmentCourse {
  readonly days: readonly EpochDay[];
  /** Each segment that there ever was, those of the set first, in their order. */
  readonly segments: readonly {
    readonly segment: string;
    /** Customers in each snapshot. */
    readonly sizes: readonly number[];
  }[];
  /** Only those with customers. */
  readonly flows: readonly SegmentFlow[];
}

/** Follows customers from snapshot to snapshot. */
export interface CourseFollower {
  /** Takes the next snapshot, which is newer than the one before. */
  readonly add: (asOf: EpochDay, customers: PlacedCustomers) => void;
  readonly course: () => SegmentCourse;
}

/** @param set names of the segments of the set */
export function followSegments(set: readonly string[]): CourseFollower {
  const days: EpochDay[] = [];
  const sizes = new Map<string, number[]>(set.map((segment) => [segment, []]));
  const flows = new Map<string | undefined, Map<string | undefined, number>>();
  let before: PlacedCustomers | undefined;

  return {
    add: (asOf, customers) => {
      const { names } = segmentOf(customers);
      for (const [code, count] of sizesOf(customers).entries()) {
        if (count === 0) continue;
        const ofSegment = sizes.get(names[code]!) ?? [];
        ofSegment[days.length] = count;
        sizes.set(names[code]!, ofSegment);
      }
      if (before !== undefined) {
        for (const { from, to, customers: count } of flowsBetween(before, customers)) {
          const ofSegment = flows.get(from) ?? new Map<string | undefined, number>();
          ofSegment.set(to, (ofSegment.get(to) ?? 0) + count);
          flows.set(from, ofSegment);
        }
      }
      days.push(asOf);
      before = customers;
    },
    course: () => ({
      days,
      segments: [...sizes].map(([segment, known]) => ({ segment, sizes: days.map((_, i) => known[i] ?? 0) })),
      flows: [...flows].flatMap(([from, ofSegment]) =>
        [...ofSegment].map(([to, customers]) => ({ from, to, customers })),
      ),
    }),
  };
}

function segmentOf({ table }: PlacedCustomers): CodedTexts {
  return table.texts.segment!;
}

/** Customers by code of their segment. */
function sizesOf(placed: PlacedCustomers): Int32Array {
  const { names, codes } = segmentOf(placed);
  const sizes = new Int32Array(names.length);
  for (let row = 0; row < codes.length; row++) if (placed.numbers[row] !== NOWHERE) sizes[codes[row]!]!++;
  return sizes;
}

function flowsBetween(before: PlacedCustomers, after: PlacedCustomers): SegmentFlow[] {
  const earlier = segmentOf(before);
  const later = segmentOf(after);
  const rows = placedRows(before, after.numbers);
  const width = later.names.length;
  // The last line is for those who come from nowhere.
  const counts = new Int32Array((earlier.names.length + 1) * width);
  const left = sizesOf(before);
  for (let row = 0; row < rows.length; row++) {
    if (after.numbers[row] === NOWHERE) continue;
    const from = rows[row] === NOWHERE ? earlier.names.length : earlier.codes[rows[row]!]!;
    counts[from * width + later.codes[row]!]!++;
    if (from < left.length) left[from]!--;
  }
  const flows: SegmentFlow[] = [];
  counts.forEach((customers, i) => {
    if (customers > 0)
      flows.push({ from: earlier.names[Math.floor(i / width)], to: later.names[i % width], customers });
  });
  left.forEach((customers, from) => {
    if (customers > 0) flows.push({ from: earlier.names[from], to: undefined, customers });
  });
  return flows;
}
