import type { Interactions } from '../settle/interactions.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { kindIn, ofProfileIn, stateIn } from '../smallParts.ts';

/** Interactions of people, those of people whose numbers are near to each other side by side. */
export interface Records {
  readonly count: number;
  /** {@link CELLS} of each record: day, day of the solution, product and category by rank, small parts, person, score. */
  readonly cells: Int32Array;
  /** The same memory. */
  readonly scoreCells: Float64Array;
}

/** Cells of a record, of four bytes each. */
export const CELLS = 8;
export const DAY = 0;
export const RESOLVED = 1;
export const PRODUCT = 2;
export const CATEGORY = 3;
export const PARTS = 4;
export const PERSON = 5;
/** The score takes the last two. */
export const SCORE_CELLS = CELLS / 2;
export const SCORE = 3;

/**
 * Puts interactions near to others of the same person, since people come in no order and what is written or asked of one
 * after the other should lie in near places.
 * @param people how many there are
 * @param productRank by number of a product, that of NONE first
 */
export function recordsOf(
  { day, resolved, product, category, score }: SettledEntries,
  { count, entry, person, parts }: Interactions,
  people: number,
  productRank: Int32Array,
  categoryRank: Int32Array,
): Records {
  const shift = Math.max(0, 32 - Math.clz32(people) - GROUP_BITS);
  const next = groupStarts(person, shift);
  const cells = new Int32Array(CELLS * count);
  const scoreCells = new Float64Array(cells.buffer);
  for (let i = 0; i < count; i++) {
    const at = entry[i]!;
    const one = person[i]!;
    const to = next[one >> shift]!++;
    const cell = CELLS * to;
    cells[cell + DAY] = day[at]!;
    cells[cell + RESOLVED] = resolved[at]!;
    cells[cell + PRODUCT] = productRank[product[at]! + 1]!;
    cells[cell + CATEGORY] = categoryRank[category[at]! + 1]!;
    cells[cell + PARTS] = parts[i]!;
    cells[cell + PERSON] = one;
    scoreCells[SCORE_CELLS * to + SCORE] = score[at]!;
  }
  return { count, cells, scoreCells };
}

/** Below zero where one record comes before another of the same person. */
export function compareRecords({ cells, scoreCells }: Records, one: number, other: number): number {
  const [a, b] = [CELLS * one, CELLS * other];
  const [parts, otherParts] = [cells[a + PARTS]!, cells[b + PARTS]!];
  return (
    cells[a + DAY]! - cells[b + DAY]! ||
    kindIn(parts) - kindIn(otherParts) ||
    cells[a + PRODUCT]! - cells[b + PRODUCT]! ||
    cells[a + CATEGORY]! - cells[b + CATEGORY]! ||
    stateIn(parts) - stateIn(otherParts) ||
    cells[a + RESOLVED]! - cells[b + RESOLVED]! ||
    compareScores(scoreCells[SCORE_CELLS * one + SCORE]!, scoreCells[SCORE_CELLS * other + SCORE]!) ||
    ofProfileIn(parts) - ofProfileIn(otherParts)
  );
}

/** Scores in their order, none last. */
function compareScores(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
  return one - other;
}

/** Where each group of people begins whose numbers differ in the last bits alone. */
function groupStarts(person: Int32Array, shift: number): Int32Array {
  const starts = new Int32Array(2 ** (GROUP_BITS + 1) + 1);
  for (let i = 0; i < person.length; i++) starts[(person[i]! >> shift) + 1]!++;
  for (let group = 1; group < starts.length; group++) starts[group]! += starts[group - 1]!;
  return starts;
}

/** About so many groups, as a power of two, can be written to side by side. */
const GROUP_BITS = 7;
