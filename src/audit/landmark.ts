import type { EpochDay } from '../core/day.ts';
import { ALWAYS, type InteractionLedger, STILL_OPEN } from '../core/interactions.ts';
import { isRefund, type OrderLedger } from '../core/ledger.ts';
import { survivalCurve } from '../numerics/survival.ts';
import { KINDS, kindIndex, SPONTANEOUS, typeCode } from '../profile/spontaneous.ts';
import { type CoveredDays, coveredDays } from './coveredDays.ts';
import type { FirstPurchases } from './firstPurchases.ts';
import { type Grouping, IN_NO_GROUP, rowsOfGroups } from './grouping.ts';
import { followed, longestObserved, type ReturnWithin, returnsWithin } from './returnFigures.ts';

/** Days after the first purchase on which people are grouped, and from which they are followed. */
export const LANDMARK = 30;
/** Days after the landmark within which returns are told. */
const HORIZONS_AFTER = [60, 150] as const;

/** What is known of somebody on the day of the landmark, the first that holds. */
export const landmarkGroups = [
  'complaint open',
  'complaint, state unknown',
  'complaint solved',
  'return',
  'contact',
  'none',
] as const;
export type LandmarkGroup = (typeof landmarkGroups)[number];

export interface LandmarkReturns {
  readonly group: LandmarkGroup;
  readonly people: number;
  /** Returns within 90 and 180 days after the first purchase, of those who had not come back by day 30. */
  readonly within: readonly ReturnWithin[];
}

/** First-time buyers who had not come back 30 days after their first purchase, by what was known of them then. */
export interface Landmark {
  /**
   * Rows of the first purchases by {@link landmarkGroups}; in no group are those who came back before or are too recent,
   * and those of whose 30 days the interactions do not tell.
   */
  readonly grouping: Grouping;
  /** Each group that there can be, also where nobody is in it: where no interactions tell, these are return and none. */
  readonly groups: readonly LandmarkReturns[];
  /** People observed for 30 days who did not come back in them, in a group or not. */
  readonly people: number;
  /** People who came back within the 30 days. */
  readonly backBefore: number;
  /** People who have not come back, and have not been observed for 30 days. */
  readonly tooRecent: number;
  /** Of `people`, those in no group: not all of their 30 days are covered by the interactions. */
  readonly outsideInteractions: number;
  /** Interactions of the customer's making that are in no group's, as each is the last of its kind alone. */
  readonly lastAlone: number;
  /** The days that the interactions cover; undefined where they tell of none. */
  readonly covered: CoveredDays | undefined;
  /** Days of first purchases from which somebody can have come into a group. */
  readonly purchaseDays: number;
}

/**
 * The landmark analysis: people observed for at least 30 days who had no second purchase day in them, grouped by what was
 * known on day 30, followed from that day (Anderson, Cain, Gelber 1983: grouping by what comes later would credit the
 * group with the time that people must wait to get into it). Only interactions and refunds from the day of the first
 * purchase to the day of the landmark count; those without a day cannot be placed and do not. A refund that an export
 * states with its order, without a day of its own, counts on the day of the order.
 *
 * An interaction that is the last of its kind alone does not count: that it lies within the 30 days says that there was
 * none later, which is known only of those who stay away. Nobody is in a group of whose 30 days the interactions do not
 * tell (see {@link coveredDays}): that nothing is known of them is not that nothing happened, and those who bought at
 * other times come back at other rates. Types of contact that are known over too little of the time are not used, and
 * interactions that tell of no day at all are as none.
 */
export function landmark(
  first: FirstPurchases,
  ledger: OrderLedger,
  interactions: InteractionLedger | undefined,
): Landmark {
  const size = first.customer.length;
  const of = new Int32Array(size).fill(IN_NO_GROUP);
  const covered = interactions && coveredDays(interactions, first.asOf);
  const told = covered && interactions;
  let backBefore = 0;
  let tooRecent = 0;
  let outsideInteractions = 0;
  for (let row = 0; row < size; row++) {
    const customer = first.customer[row]!;
    const day = first.firstDay[row]!;
    if (first.cameBack[row] === 1 && first.days[row]! <= LANDMARK) backBefore++;
    else if (first.asOf - day < LANDMARK) tooRecent++;
    else if (covered && (day < covered.first || day + LANDMARK > covered.last)) outsideInteractions++;
    else {
      const known = told === undefined ? NONE : knownFromInteractions(told, covered!.isUsed, customer, day);
      of[row] = known > RETURN && hasRefund(ledger, customer, day) ? RETURN : known;
    }
  }
  const grouping = { names: landmarkGroups, of };
  const isPossible = (group: LandmarkGroup) => told !== undefined || group === 'return' || group === 'none';
  return {
    grouping,
    groups: rowsOfGroups(grouping)
      .map((rows, group) => landmarkReturns(first, landmarkGroups[group]!, rows))
      .filter(({ group }) => isPossible(group)),
    people: size - backBefore - tooRecent,
    backBefore,
    tooRecent,
    outsideInteractions,
    lastAlone: interactions === undefined ? 0 : lastAloneOf(interactions, first.asOf),
    covered,
    purchaseDays: purchaseDaysOf(first, covered),
  };
}

function lastAloneOf({ day, type, isOutbound, isLastAlone }: InteractionLedger, asOf: EpochDay): number {
  let count = 0;
  for (let entry = 0; entry < day.length; entry++) {
    if (isLastAlone[entry] === 0 || day[entry] === ALWAYS || day[entry]! > asOf) continue;
    if (isSpontaneous(type[entry]!, isOutbound[entry]!)) count++;
  }
  return count;
}

function purchaseDaysOf({ start, asOf }: FirstPurchases, covered: CoveredDays | undefined): number {
  if (start === undefined) return 0;
  const from = Math.max(start, covered?.first ?? start);
  return Math.max(0, Math.min(asOf, covered?.last ?? asOf) - LANDMARK - from + 1);
}

function landmarkReturns(first: FirstPurchases, group: LandmarkGroup, rows: Int32Array): LandmarkReturns {
  const counts = followed(first, rows, LANDMARK);
  const longest = longestObserved(first, rows) - LANDMARK;
  const within = returnsWithin(counts, survivalCurve(counts), HORIZONS_AFTER, longest);
  return { group, people: rows.length, within: within.map((one) => ({ ...one, days: one.days + LANDMARK })) };
}

const [OPEN, UNKNOWN, SOLVED, RETURN, CONTACT, NONE] = [0, 1, 2, 3, 4, 5] as const;

const COMPLAINT_TYPE = typeCode('complaint');
const RETURN_TYPE = typeCode('return');

function isSpontaneous(type: number, isOutbound: number): boolean {
  return (KINDS[kindIndex(type, isOutbound)]! & SPONTANEOUS) !== 0;
}

/** The first of the groups that the interactions of a customer put them in. */
function knownFromInteractions(
  interactions: InteractionLedger,
  isUsed: Uint8Array,
  customer: number,
  firstDay: EpochDay,
): number {
  const { offsets, day: days, type: types, isOutbound, isLastAlone } = interactions;
  const landmarkDay = firstDay + LANDMARK;
  const end = offsets[customer + 1]!;
  let known: number = NONE;
  for (let entry = offsets[customer]!; entry < end; entry++) {
    const day = days[entry]!;
    if (day > landmarkDay) break;
    if (day < firstDay || isLastAlone[entry] === 1) continue;
    const type = types[entry]!;
    if (isUsed[type] === 0 || !isSpontaneous(type, isOutbound[entry]!)) continue;
    let group: number = CONTACT;
    if (type === COMPLAINT_TYPE) group = stateOnDay(interactions, entry, landmarkDay);
    else if (type === RETURN_TYPE) group = RETURN;
    if (group < known) known = group;
  }
  return known;
}

/** A complaint that is still open was so on every day since it was made. */
function stateOnDay({ state, resolved }: InteractionLedger, entry: number, day: EpochDay): number {
  if (state[entry] === STILL_OPEN) return OPEN;
  const resolvedDay = resolved[entry]!;
  if (resolvedDay === ALWAYS) return UNKNOWN;
  return resolvedDay > day ? OPEN : SOLVED;
}

function hasRefund({ offsets, day, kind }: OrderLedger, customer: number, firstDay: EpochDay): boolean {
  const end = offsets[customer + 1]!;
  for (let entry = offsets[customer]!; entry < end && day[entry]! <= firstDay + LANDMARK; entry++) {
    if (day[entry]! >= firstDay && isRefund(kind[entry]!)) return true;
  }
  return false;
}
