import type { EpochDay } from '../core/day.ts';
import { ALWAYS, type InteractionLedger, interactionTypes } from '../core/interactions.ts';
import { KINDS, kindIndex, SENDING, SPONTANEOUS, typeCode } from '../profile/spontaneous.ts';

interface Span {
  readonly first: EpochDay;
  readonly last: EpochDay;
}

/** The days of which interactions tell; none where the first comes after the last. */
export interface CoveredDays extends Span {
  /** 1 by type of interaction, 0 for those that are known over too little of these days. */
  readonly isUsed: Uint8Array;
}

/** One in so many entries may lie before the first covered day, and one after the last. */
const ENTRIES_TO_STRAY = 100;
/** Fewer entries of a type cannot make a group that is large enough to be compared. */
const FEWEST_ENTRIES = 30;
/** What customers make known by it has groups of its own. */
const TYPES_WITH_GROUPS = [typeCode('complaint'), typeCode('return')];
/** The row of sendings, after those of what is spontaneous by type. */
const SENDINGS = interactionTypes.length;
const ROWS = SENDINGS + 1;

/**
 * The days of which all that customers did was written down, up to as_of: undefined where nothing that they or the shop did
 * was. Unsubscriptions and bounces do not count, which may be years old, nor do entries that are the last of their kind
 * alone: a day without them is not one on which nothing happened.
 *
 * Exports begin and end at days of their own, often each type of interaction at another. So the days are those that the
 * spans of the types share, of types with 30 entries at least; where there is no such type, the span of all entries and
 * sendings. Complaints and returns always bound the days. A type of contact that would leave less than half of them, as a
 * survey of one week would, is not used instead; the type known for longest is asked first.
 *
 * A span goes from the first entry to the last without the outermost 1 % at each end, at least one, so that neither a
 * mistyped day nor the few entries of a beginning or of an abandoned log stretch it over a time of which nearly nothing is
 * known. Of one or two entries none is left out.
 */
export function coveredDays(interactions: InteractionLedger, asOf: EpochDay): CoveredDays | undefined {
  const { day: days } = interactions;
  let earliest = Number.POSITIVE_INFINITY;
  for (let entry = 0; entry < days.length; entry++) {
    if (days[entry]! < earliest && rowOf(interactions, entry, asOf) !== undefined) earliest = days[entry]!;
  }
  if (earliest > asOf) return undefined;
  const counts = Array.from({ length: ROWS }, () => new Int32Array(asOf - earliest + 1));
  for (let entry = 0; entry < days.length; entry++) {
    const row = rowOf(interactions, entry, asOf);
    if (row !== undefined) counts[row]![days[entry]! - earliest]!++;
  }
  const isUsed = new Uint8Array(interactionTypes.length).fill(1);
  const spans = interactionTypes.flatMap((_, type) =>
    sum(counts[type]!) < FEWEST_ENTRIES ? [] : { type, span: spanOf(counts[type]!, earliest) },
  );
  const own = spans.filter(({ type }) => TYPES_WITH_GROUPS.includes(type));
  // The sort is stable: of equal lengths the first type comes first.
  const contacts = spans
    .filter(({ type }) => !TYPES_WITH_GROUPS.includes(type))
    .sort((a, b) => lengthOf(b.span) - lengthOf(a.span));
  let covered: Span | undefined;
  for (const { span } of own) covered = covered === undefined ? span : shared(covered, span);
  for (const { type, span } of contacts) {
    const left: Span = covered === undefined ? span : shared(covered, span);
    if (covered !== undefined && 2 * lengthOf(left) < lengthOf(covered)) isUsed[type] = 0;
    else covered = left;
  }
  return { ...(covered ?? spanOf(summed(counts), earliest)), isUsed };
}

/** Undefined of what does not tell of its time. */
function rowOf(
  { day, type, isOutbound, isLastAlone }: InteractionLedger,
  entry: number,
  asOf: EpochDay,
): number | undefined {
  if (isLastAlone[entry] === 1 || day[entry] === ALWAYS || day[entry]! > asOf) return undefined;
  const kind = KINDS[kindIndex(type[entry]!, isOutbound[entry]!)]!;
  if ((kind & SPONTANEOUS) !== 0) return type[entry]!;
  return (kind & SENDING) === 0 ? undefined : SENDINGS;
}

/** Of at least one entry, counted by day. */
function spanOf(counts: Int32Array, earliest: EpochDay): Span {
  const count = sum(counts);
  const stray = Math.min(Math.ceil(count / ENTRIES_TO_STRAY), (count - 1) >> 1);
  let first = 0;
  for (let passed = counts[0]!; passed <= stray; passed += counts[first]!) first++;
  let last = counts.length - 1;
  for (let passed = counts[last]!; passed <= stray; passed += counts[last]!) last--;
  return { first: earliest + first, last: earliest + last };
}

function shared(one: Span, other: Span): Span {
  return { first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) };
}

function lengthOf({ first, last }: Span): number {
  return Math.max(0, last - first + 1);
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

function summed(rows: readonly Int32Array[]): Int32Array {
  return rows.reduce((total, row) => total.map((count, day) => count + row[day]!));
}
