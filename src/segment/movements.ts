import type { CustomerTable } from '../core/customers.ts';
import type { Assignment } from './assign.ts';
import { type EarlierCustomers, NOWHERE } from './standing.ts';

/** Why a customer is in another segment, see {@link causesOf}. */
export const movementCauses = ['behaviour', 'cut-offs', 'rules'] as const;
export type MovementCause = (typeof movementCauses)[number];
const [BEHAVIOUR, CUT_OFFS, RULES] = [0, 1, 2] as const;

/** Who is in another segment than in an earlier snapshot. */
export interface Movements {
  readonly earlier: EarlierCustomers;
  /** Segments of both days by name: those of now in the order of their rules, then former ones that are no more. */
  readonly segments: readonly string[];
  /** By row of the table: index into `segments` of the segment now and of that before, {@link NOWHERE} for the new. */
  readonly now: Int32Array;
  readonly before: Int32Array;
  /** Rows of the customers who are new or have moved, in their order. */
  readonly movers: Int32Array;
  /** Rows among the earlier customers of those who are gone, in their order; indices into `segments` of where they were. */
  readonly gone: Int32Array;
  readonly goneFrom: Int32Array;
  /**
   * By row of the table: index into {@link movementCauses} for those who have moved; undefined where nobody knows what the
   * snapshot was made with.
   */
  readonly cause: Uint8Array | undefined;
}

/**
 * Compares segments with those of an earlier snapshot.
 * @param rows of each customer in the snapshot, as earlierRows finds them
 * @param again undefined where the causes cannot be told
 */
export function movementsOf(
  { segments: namesNow, index }: Assignment,
  earlier: EarlierCustomers,
  rows: Int32Array,
  again: Reassigned | undefined,
): Movements {
  const earlierSegment = earlier.table.texts.segment!;
  const segments = [...namesNow];
  // Where a segment of before stands among those of both days.
  const places = earlierSegment.names.map((name) => {
    if (name === undefined) return NOWHERE;
    const known = segments.indexOf(name);
    return known === -1 ? segments.push(name) - 1 : known;
  });
  const before = Int32Array.from(rows, (row) => (row === NOWHERE ? NOWHERE : places[earlierSegment.codes[row]!]!));
  const stays = new Uint8Array(earlierSegment.codes.length);
  const movers: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (rows[row]! !== NOWHERE) stays[rows[row]!] = 1;
    if (before[row] !== index[row]) movers.push(row);
  }
  const gone = [...earlier.rowOf.values()].filter((row) => stays[row] === 0);
  return {
    earlier,
    segments,
    now: index,
    before,
    movers: Int32Array.from(movers),
    gone: Int32Array.from(gone),
    goneFrom: Int32Array.from(gone, (row) => places[earlierSegment.codes[row]!]!),
    cause: again && causesOf(before, segments, again),
  };
}

/** The customers of now in the segments of the rules of before: by the cut-offs of before, and by those of now. */
export interface Reassigned {
  readonly byEarlierCutOffs: Assignment;
  /** Undefined where those rules are made for another number of bins. */
  readonly byCutOffs: Assignment | undefined;
}

/**
 * What moved each customer, one thing changed at a time: behaviour (orders, refunds, time passing) where the cut-offs and
 * rules of before already give another segment than before; else the cut-offs, where those of now do; else the rules.
 */
function causesOf(
  before: Int32Array,
  segments: readonly string[],
  { byEarlierCutOffs, byCutOffs }: Reassigned,
): Uint8Array {
  const isAsBefore = ({ segments: names, index }: Assignment): ((row: number) => boolean) => {
    const places = names.map((name) => segments.indexOf(name));
    return (row) => places[index[row]!] === before[row];
  };
  const staysByBehaviour = isAsBefore(byEarlierCutOffs);
  const staysByCutOffs = byCutOffs && isAsBefore(byCutOffs);
  return Uint8Array.from(before, (_, row) => {
    if (!staysByBehaviour(row)) return BEHAVIOUR;
    return staysByCutOffs === undefined || staysByCutOffs(row) ? RULES : CUT_OFFS;
  });
}

/** The cause of a movement in words; undefined for somebody who is new, or where causes are not known. */
export function causeOf({ before, cause }: Movements, row: number): MovementCause | undefined {
  return cause === undefined || before[row] === NOWHERE ? undefined : movementCauses[cause[row]!];
}

/** Customers who are gone, with what the snapshot holds of them; their segment is their previous one. */
export function goneCustomers({ earlier: { table }, gone: rows }: Movements): CustomerTable {
  const { segment, lifecycle } = table.texts;
  const picked = (codes: Int32Array): Int32Array => Int32Array.from(rows, (row) => codes[row]!);
  const texts = (column: typeof segment) => column && { names: column.names, codes: picked(column.codes) };
  const previousSegment = texts(segment)!;
  return {
    ids: { texts: table.ids.texts, codes: picked(table.ids.codes) },
    numbers: Object.fromEntries(
      Object.entries(table.numbers).map(([name, values]) => [name, Float64Array.from(rows, (row) => values[row]!)]),
    ),
    texts: { previous_segment: previousSegment, ...(lifecycle && { lifecycle: texts(lifecycle)! }) },
    attributes: [],
  };
}
