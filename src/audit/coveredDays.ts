import type { EpochDay } from '../core/day.ts';
import { ALWAYS, type InteractionLedger } from '../core/interactions.ts';
import { KINDS, kindIndex, SENDING, SPONTANEOUS } from '../profile/spontaneous.ts';

/** The days of which interactions tell. */
export interface CoveredDays {
  readonly first: EpochDay;
  readonly last: EpochDay;
}

/** One in so many entries may lie before the first covered day, and one after the last. */
const ENTRIES_TO_STRAY = 100;

/**
 * The days between which what customers and the shop did was written down, up to as_of: undefined where nothing of the
 * kind was. Unsubscriptions and bounces do not count, which may be years old, nor do entries that are the last of their
 * kind alone: a day without them is not one on which nothing happened. At each end the outermost 1 % of the entries, at
 * least one, are left out before the span is taken, so that neither a mistyped day nor the few entries of a beginning or
 * of an abandoned log stretch it over a time of which nearly nothing is known; the days lost by it are few where entries
 * are dense. Of one or two entries none is left out.
 */
export function coveredDays(interactions: InteractionLedger, asOf: EpochDay): CoveredDays | undefined {
  const { day: days } = interactions;
  let count = 0;
  let earliest = asOf;
  for (let entry = 0; entry < days.length; entry++) {
    if (!isTold(interactions, entry, asOf)) continue;
    count++;
    if (days[entry]! < earliest) earliest = days[entry]!;
  }
  if (count === 0) return undefined;
  const counts = new Int32Array(asOf - earliest + 1);
  for (let entry = 0; entry < days.length; entry++) {
    if (isTold(interactions, entry, asOf)) counts[days[entry]! - earliest]!++;
  }
  const stray = Math.min(Math.ceil(count / ENTRIES_TO_STRAY), (count - 1) >> 1);
  let first = 0;
  for (let passed = counts[0]!; passed <= stray; passed += counts[first]!) first++;
  let last = counts.length - 1;
  for (let passed = counts[last]!; passed <= stray; passed += counts[last]!) last--;
  return { first: earliest + first, last: earliest + last };
}

function isTold({ day, type, isOutbound, isLastAlone }: InteractionLedger, entry: number, asOf: EpochDay): boolean {
  if (isLastAlone[entry] === 1 || day[entry] === ALWAYS || day[entry]! > asOf) return false;
  return (KINDS[kindIndex(type[entry]!, isOutbound[entry]!)]! & (SPONTANEOUS | SENDING)) !== 0;
}
