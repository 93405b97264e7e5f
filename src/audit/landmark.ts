import type { EpochDay } from '../core/day.ts';
import { ALWAYS, type InteractionLedger, interactionTypes, STILL_OPEN } from '../core/interactions.ts';
import { isRefund, type OrderLedger } from '../core/ledger.ts';
import { survivalCurve } from '../numerics/survival.ts';
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
  /** Rows of the first purchases by {@link landmarkGroups}; in no group are those who came back before or are too recent. */
  readonly grouping: Grouping;
  /** Each group that there can be, also where nobody is in it: without interactions these are return and none. */
  readonly groups: readonly LandmarkReturns[];
  readonly people: number;
  /** People who came back within the 30 days. */
  readonly backBefore: number;
  /** People who have not come back, and have not been observed for 30 days. */
  readonly tooRecent: number;
  /** Of `people`, those of whose 30 days no interactions were read: the first of all came later, or the last earlier. */
  readonly outsideInteractions: number;
}

/**
 * The landmark analysis: people observed for at least 30 days who had no second purchase day in them, grouped by what was
 * known on day 30, followed from that day (Anderson, Cain, Gelber 1983: grouping by what comes later would credit the
 * group with the time that people must wait to get into it). Only interactions and refunds from the day of the first
 * purchase to the day of the landmark count; those without a day cannot be placed and do not. A refund that an export
 * states with its order, without a day of its own, counts on the day of the order.
 */
export function landmark(
  first: FirstPurchases,
  ledger: OrderLedger,
  interactions: InteractionLedger | undefined,
): Landmark {
  const size = first.customer.length;
  const of = new Int32Array(size).fill(IN_NO_GROUP);
  const covered = interactions && daysCovered(interactions);
  let backBefore = 0;
  let tooRecent = 0;
  let outsideInteractions = 0;
  for (let row = 0; row < size; row++) {
    if (first.cameBack[row] === 1 && first.days[row]! <= LANDMARK) backBefore++;
    else if (first.asOf - first.firstDay[row]! < LANDMARK) tooRecent++;
    else {
      const customer = first.customer[row]!;
      const day = first.firstDay[row]!;
      const contact = interactions === undefined ? NONE : knownFromInteractions(interactions, customer, day);
      if (covered && (day + LANDMARK < covered.first || day > covered.last)) outsideInteractions++;
      of[row] = contact > RETURN && hasRefund(ledger, customer, day) ? RETURN : contact;
    }
  }
  const grouping = { names: landmarkGroups, of };
  const isPossible = (group: LandmarkGroup) => interactions !== undefined || group === 'return' || group === 'none';
  return {
    grouping,
    groups: rowsOfGroups(grouping)
      .map((rows, group) => landmarkReturns(first, landmarkGroups[group]!, rows))
      .filter(({ group }) => isPossible(group)),
    people: size - backBefore - tooRecent,
    backBefore,
    tooRecent,
    outsideInteractions,
  };
}

/** The first and the last day with an interaction. */
function daysCovered({ day: days }: InteractionLedger): { readonly first: EpochDay; readonly last: EpochDay } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let entry = 0; entry < days.length; entry++) {
    const day = days[entry]!;
    if (day === ALWAYS) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { first, last };
}

function landmarkReturns(first: FirstPurchases, group: LandmarkGroup, rows: Int32Array): LandmarkReturns {
  const counts = followed(first, rows, LANDMARK);
  const longest = longestObserved(first, rows) - LANDMARK;
  const within = returnsWithin(counts, survivalCurve(counts), HORIZONS_AFTER, longest);
  return { group, people: rows.length, within: within.map((one) => ({ ...one, days: one.days + LANDMARK })) };
}

const [OPEN, UNKNOWN, SOLVED, RETURN, CONTACT, NONE] = [0, 1, 2, 3, 4, 5] as const;

const typeCode = (type: (typeof interactionTypes)[number]) => interactionTypes.indexOf(type);
const COMPLAINT_TYPE = typeCode('complaint');
const RETURN_TYPE = typeCode('return');
const CONTACT_TYPE = typeCode('contact');
/** States of a channel are neither what somebody did nor a contact. */
const STATE_TYPES = [typeCode('unsubscribe'), typeCode('bounce')];
const isState = Uint8Array.from(interactionTypes, (_, type) => Number(STATE_TYPES.includes(type)));

/** The first of the groups that the interactions of a customer put them in. */
function knownFromInteractions(interactions: InteractionLedger, customer: number, firstDay: EpochDay): number {
  const { offsets, day: days, type: types, isOutbound } = interactions;
  const landmarkDay = firstDay + LANDMARK;
  const end = offsets[customer + 1]!;
  let known: number = NONE;
  for (let entry = offsets[customer]!; entry < end; entry++) {
    const day = days[entry]!;
    if (day > landmarkDay) break;
    if (day < firstDay) continue;
    const type = types[entry]!;
    let group: number = CONTACT;
    if (type === COMPLAINT_TYPE) group = stateOnDay(interactions, entry, landmarkDay);
    else if (type === RETURN_TYPE) group = RETURN;
    else if (isState[type] === 1 || (type === CONTACT_TYPE && isOutbound[entry] === 1)) continue;
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
