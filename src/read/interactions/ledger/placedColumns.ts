import type { Interactions } from '../settle/interactions.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { channelIn, ofProfileIn, outboundIn, stateIn, typeIn } from '../smallParts.ts';
import type { LedgerColumns } from './columns.ts';

/**
 * Puts interactions beside those of the same person, in the order in which they came.
 * @param next by person: where the next interaction goes, which is counted up
 * @param productRank by number of a product, that of NONE first
 */
export function placedColumns(
  { day: days, resolved: resolvedDays, product: productOf, category: categoryOf, score: scores }: SettledEntries,
  { count, entry, person, parts: partsOf }: Interactions,
  next: Int32Array,
  productRank: Int32Array,
  categoryRank: Int32Array,
): LedgerColumns {
  // People come in no order. Near ones are put together first, so that what goes to the columns goes to near places.
  const shift = Math.max(0, 32 - Math.clz32(next.length) - GROUP_BITS);
  const groupNext = groupStarts(person, shift);
  const cells = new Int32Array(CELLS * count);
  const scoreCells = new Float64Array(cells.buffer);
  for (let i = 0; i < count; i++) {
    const at = entry[i]!;
    const one = person[i]!;
    const to = groupNext[one >> shift]!++;
    const cell = CELLS * to;
    cells[cell + DAY] = days[at]!;
    cells[cell + RESOLVED] = resolvedDays[at]!;
    cells[cell + PRODUCT] = productOf[at]!;
    cells[cell + CATEGORY] = categoryOf[at]!;
    cells[cell + PARTS] = partsOf[i]!;
    cells[cell + PERSON] = one;
    scoreCells[SCORE_CELLS * to + SCORE] = scores[at]!;
  }
  const integers = (): Int32Array => new Int32Array(count);
  const bytes = (): Uint8Array => new Uint8Array(count);
  const [day, resolved, product, category] = [integers(), integers(), integers(), integers()];
  const [type, isOutbound, state, ofProfile] = [bytes(), bytes(), bytes(), bytes()];
  const channel = new Int8Array(count);
  const score = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const cell = CELLS * i;
    const to = next[cells[cell + PERSON]!]!++;
    day[to] = cells[cell + DAY]!;
    resolved[to] = cells[cell + RESOLVED]!;
    product[to] = productRank[cells[cell + PRODUCT]! + 1]!;
    category[to] = categoryRank[cells[cell + CATEGORY]! + 1]!;
    score[to] = scoreCells[SCORE_CELLS * i + SCORE]!;
    const parts = cells[cell + PARTS]!;
    type[to] = typeIn(parts);
    isOutbound[to] = outboundIn(parts);
    channel[to] = channelIn(parts);
    state[to] = stateIn(parts);
    ofProfile[to] = ofProfileIn(parts);
  }
  return { day, type, isOutbound, channel, product, category, state, resolved, score, ofProfile };
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
/** Cells of an interaction, of four bytes each. */
const CELLS = 8;
const DAY = 0;
const RESOLVED = 1;
const PRODUCT = 2;
const CATEGORY = 3;
const PARTS = 4;
const PERSON = 5;
/** The score takes the last two. */
const SCORE_CELLS = CELLS / 2;
const SCORE = 3;
