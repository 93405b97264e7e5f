import type { EpochDay } from '../core/day.ts';
import { ALWAYS, type InteractionLedger, interactionTypes } from '../core/interactions.ts';
import { binomialTail } from '../numerics/binomial.ts';
import { bonferroniLevel } from '../numerics/normal.ts';

/** What people say of their own accord. */
export const voices = ['complaint', 'request'] as const;
export type Voice = (typeof voices)[number];

const WEEK_DAYS = 7;
const MOST_WEEKS = 26;
/** Weeks that are compared with those before them. */
const RECENT_WEEKS = 4;
/** Fewer whole weeks have too little past to compare with. */
export const FEWEST_WEEKS = 12;
/** Below it even a count that is wholly recent is no more than chance. */
const FEWEST_TO_COMPARE = 5;
const LEVEL = 0.95;

export interface WeekCounts {
  /** The Monday. */
  readonly week: EpochDay;
  readonly complaints: number;
  readonly requests: number;
}

export interface ProductCounts {
  /** As exported; undefined of those without a product. */
  readonly product: string | undefined;
  readonly complaints: number;
  readonly requests: number;
  /** Of both together, those of the last 4 weeks. */
  readonly recent: number;
}

/** More complaints or requests in the last 4 weeks than the weeks before let expect. */
export interface Rise {
  readonly voice: Voice;
  /** Undefined of all together. */
  readonly product: string | undefined;
  readonly recent: number;
  /** The mean number in 4 of the weeks before. */
  readonly usual: number;
  /** The chance of so many, or more, where nothing has changed. */
  readonly chance: number;
}

/** What people complained about and asked for. */
export interface Listening {
  /** The last 26 whole weeks up to as_of, or as many as there are since the first complaint or request. */
  readonly weeks: readonly WeekCounts[];
  /** Over these weeks, the most named first, of equal ones in the order of the alphabet; those without a product last. */
  readonly products: readonly ProductCounts[];
  /** Complaints and requests before and after these weeks, and without a day. */
  readonly outside: number;
  /** Counts that were compared with their past; none where there are fewer than 12 weeks. */
  readonly compared: number;
  /** What rose beyond chance, the greatest rise first. */
  readonly rises: readonly Rise[];
}

/**
 * Complaints and requests of all people by product and by week (ISO weeks, which begin on Mondays), and what rose most
 * against its own past. The count of the last 4 weeks is compared with those of the weeks before, of each product and of
 * all together, complaints and requests apart: where nothing has changed, the recent ones among n are binomial with the
 * share of the weeks that are recent (two Poisson rates, Przyborowski, Wilenski 1940). It rose where the chance of at least
 * so many is below 5 % over all counts compared (Bonferroni); compared are those with n of at least 5, which says nothing
 * of when they came.
 */
export function listening(interactions: InteractionLedger, asOf: EpochDay): Listening {
  const { product } = interactions;
  const names = [...new Set(product.names.filter((name) => name !== undefined))].sort();
  const place = new Map(names.map((name, index) => [name, index]));
  // Those without a product come after all others.
  const placeOf = Int32Array.from(product.names, (name) => (name === undefined ? names.length : place.get(name)!));
  const counted = countsIn(interactions, placeOf, names.length + 1, asOf);
  const { recent, before, weeks } = counted;
  const products = [...names, undefined]
    .map((name, index) => {
      const [complaint, request] = voices.map((_, voice) => index * VOICES + voice) as [number, number];
      return {
        product: name,
        complaints: before[complaint]! + recent[complaint]!,
        requests: before[request]! + recent[request]!,
        recent: recent[complaint]! + recent[request]!,
      };
    })
    .filter(({ complaints, requests }) => complaints + requests > 0);
  return {
    weeks,
    // The sort is stable, and the products are in the order of the alphabet.
    products: products.sort((a, b) => unnamed(a) - unnamed(b) || spoken(b) - spoken(a)),
    outside: counted.outside,
    ...risesIn(counted, names),
  };
}

const VOICES = voices.length;

interface Counted {
  readonly weeks: readonly WeekCounts[];
  /** By place of the product and voice. */
  readonly recent: Int32Array;
  readonly before: Int32Array;
  readonly outside: number;
}

function countsIn(
  { day: days, type: types, product }: InteractionLedger,
  placeOf: Int32Array,
  places: number,
  asOf: EpochDay,
): Counted {
  const voiceOf = Int8Array.from(interactionTypes, (type) => (voices as readonly string[]).indexOf(type));
  let first = Number.POSITIVE_INFINITY;
  let spokenOfAll = 0;
  for (let entry = 0; entry < days.length; entry++) {
    if (voiceOf[types[entry]!]! < 0) continue;
    spokenOfAll++;
    if (days[entry] !== ALWAYS && days[entry]! < first) first = days[entry]!;
  }
  const end = mondayOf(asOf + 1);
  const since = spokenOfAll === 0 || first >= end ? 0 : (end - mondayOf(first + WEEK_DAYS - 1)) / WEEK_DAYS;
  const weekCount = Math.min(MOST_WEEKS, since);
  const start = end - weekCount * WEEK_DAYS;
  const recentStart = end - RECENT_WEEKS * WEEK_DAYS;
  const byWeek = new Int32Array(weekCount * VOICES);
  const before = new Int32Array(places * VOICES);
  const recent = new Int32Array(places * VOICES);
  let inside = 0;
  for (let entry = 0; entry < days.length; entry++) {
    const voice = voiceOf[types[entry]!]!;
    const day = days[entry]!;
    if (voice < 0 || day < start || day >= end) continue;
    inside++;
    byWeek[Math.floor((day - start) / WEEK_DAYS) * VOICES + voice]!++;
    (day >= recentStart ? recent : before)[placeOf[product.codes[entry]!]! * VOICES + voice]!++;
  }
  return {
    weeks: Array.from({ length: weekCount }, (_, week) => ({
      week: start + week * WEEK_DAYS,
      complaints: byWeek[week * VOICES]!,
      requests: byWeek[week * VOICES + 1]!,
    })),
    recent,
    before,
    outside: spokenOfAll - inside,
  };
}

function risesIn({ weeks, recent, before }: Counted, names: readonly string[]): Pick<Listening, 'compared' | 'rises'> {
  if (weeks.length < FEWEST_WEEKS) return { compared: 0, rises: [] };
  const pastWeeks = weeks.length - RECENT_WEEKS;
  const candidates = voices.flatMap((voice, offset) => {
    const ofVoice = (counts: Int32Array) => counts.filter((_, index) => index % VOICES === offset);
    const [recentOf, beforeOf] = [ofVoice(recent), ofVoice(before)];
    const total = (counts: Int32Array) => counts.reduce((sum, count) => sum + count, 0);
    return [
      { voice, product: undefined, recent: total(recentOf), before: total(beforeOf) },
      ...names.map((product, index) => ({ voice, product, recent: recentOf[index]!, before: beforeOf[index]! })),
    ];
  });
  const compared = candidates.filter((one) => one.recent + one.before >= FEWEST_TO_COMPARE);
  const least = 1 - bonferroniLevel(LEVEL, compared.length);
  const rises = compared
    .map((one) => ({
      voice: one.voice,
      product: one.product,
      recent: one.recent,
      usual: (one.before * RECENT_WEEKS) / pastWeeks,
      chance: binomialTail(one.recent + one.before, RECENT_WEEKS / weeks.length, one.recent),
    }))
    .filter(({ chance }) => chance < least);
  const growth = ({ recent: now, usual }: Rise) => (usual === 0 ? Number.POSITIVE_INFINITY : now / usual);
  const byGrowth = (a: Rise, b: Rise) => (growth(a) === growth(b) ? b.recent - a.recent : growth(b) - growth(a));
  return { compared: compared.length, rises: rises.sort(byGrowth) };
}

function unnamed({ product }: ProductCounts): number {
  return Number(product === undefined);
}

function spoken({ complaints, requests }: ProductCounts): number {
  return complaints + requests;
}

/** The Monday of the week of a day; 1970-01-01 was a Thursday. */
function mondayOf(day: EpochDay): EpochDay {
  return day - ((((day + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS);
}
