import type { CodedTexts } from '../core/customers.ts';
import type { EpochDay } from '../core/day.ts';
import {
  ALWAYS,
  channels,
  type InteractionLedger,
  type InteractionType,
  interactionTypes,
  NO_CHANNEL,
  STILL_OPEN,
} from '../core/interactions.ts';
import { createFavourites, type Favourites, NOTHING } from './favourites.ts';
import { KINDS, kindIndex, SERVICE, SPONTANEOUS, typeCode } from './spontaneous.ts';
import { createTextColumn } from './textColumn.ts';

/** Until when interactions are known. */
export interface KnownUntil {
  /** What is counted ends on this day. */
  readonly asOf: EpochDay;
  /** Unsubscriptions, bounces and open complaints are known up to this day; infinite where no day was asked for. */
  readonly states: number;
}

/** What people's own interactions come to, by the given rows; see the column catalog for what each is. */
export interface InteractionProfile {
  readonly contacts: Int32Array;
  readonly service_contacts: Int32Array;
  readonly complaints: Int32Array;
  readonly open_complaints: Int32Array;
  readonly requests: Int32Array;
  readonly returns: Int32Array;
  /** EpochDay; NaN without one, as in all that follow. */
  readonly last_contact: Float64Array;
  readonly days_since_contact: Float64Array;
  readonly days_between_contacts: Float64Array;
  readonly satisfaction: Float64Array;
  readonly preferred_channel: CodedTexts;
  readonly requested_products: CodedTexts;
  readonly disputed_products: CodedTexts;
}

const [COMPLAINT, REQUEST, RETURN, SURVEY] = (['complaint', 'request', 'return', 'survey'] as const).map(typeCode);

/** @param persons person numbers by row */
export function interactionProfile(
  ledger: InteractionLedger,
  persons: Int32Array,
  known: KnownUntil,
): InteractionProfile {
  const { offsets, day: days, type: types, isOutbound, channel, product, score } = ledger;
  const rows = persons.length;
  const count = () => new Int32Array(rows);
  const unknown = () => new Float64Array(rows).fill(Number.NaN);
  const profile = {
    contacts: count(),
    service_contacts: count(),
    complaints: count(),
    open_complaints: count(),
    requests: count(),
    returns: count(),
    last_contact: unknown(),
    days_since_contact: unknown(),
    days_between_contacts: unknown(),
    satisfaction: unknown(),
  };
  const byType: Partial<Record<InteractionType, Int32Array>> = {
    complaint: profile.complaints,
    request: profile.requests,
    return: profile.returns,
  };
  const counters = interactionTypes.map((type) => byType[type]);
  const preferred = createTextColumn(rows);
  const requested = createTextColumn(rows);
  const disputed = createTextColumn(rows);
  const ownChannels = createFavourites(channels);
  const [asked, disliked] = [createFavourites(product.names), createFavourites(product.names)];

  for (let row = 0; row < rows; row++) {
    const person = persons[row]!;
    let firstDay = 0;
    let contactDays = 0;
    let scores = 0;
    let scoreSum = 0;
    ownChannels.clear();
    asked.clear();
    disliked.clear();
    for (let entry = offsets[person]!; entry < offsets[person + 1]!; entry++) {
      const day = days[entry]!;
      const type = types[entry]!;
      if (type === COMPLAINT && isOpen(ledger, entry, known)) profile.open_complaints[row]!++;
      const kind = KINDS[kindIndex(type, isOutbound[entry]!)]!;
      if (day > known.asOf || (kind & SPONTANEOUS) === 0) continue;
      profile.contacts[row]!++;
      if ((kind & SERVICE) !== 0) profile.service_contacts[row]!++;
      const counter = counters[type];
      if (counter !== undefined) counter[row]!++;
      if (channel[entry] !== NO_CHANNEL) ownChannels.add(channel[entry]!, day);
      if (product.codes[entry] !== 0) {
        if (type === REQUEST) asked.add(product.codes[entry]!, day);
        else if (type === COMPLAINT || type === RETURN) disliked.add(product.codes[entry]!, day);
      }
      if (!Number.isNaN(score[entry]!) && (type === SURVEY || (kind & SERVICE) !== 0)) {
        scores++;
        scoreSum += score[entry]!;
      }
      if (day === ALWAYS) continue;
      if (contactDays === 0) firstDay = day;
      if (day !== profile.last_contact[row]) contactDays++;
      profile.last_contact[row] = day;
    }
    profile.days_since_contact[row] = known.asOf - profile.last_contact[row]!;
    if (contactDays > 1) {
      profile.days_between_contacts[row] = (profile.last_contact[row]! - firstDay) / (contactDays - 1);
    }
    if (scores > 0) profile.satisfaction[row] = scoreSum / scores;
    const favourite = ownChannels.best();
    if (favourite !== NOTHING) preferred.set(row, channels[favourite]!);
    setListed(requested.set, row, asked, product.names);
    setListed(disputed.set, row, disliked, product.names);
  }
  return {
    ...profile,
    preferred_channel: preferred.column(),
    requested_products: requested.column(),
    disputed_products: disputed.column(),
  };
}

/** Whether a complaint was open on the last day of which states are known. */
export function isOpen({ day, state, resolved }: InteractionLedger, entry: number, { states }: KnownUntil): boolean {
  return day[entry]! <= states && (state[entry] === STILL_OPEN || resolved[entry]! > states);
}

function setListed(
  set: (row: number, text: string) => void,
  row: number,
  favourites: Favourites,
  names: readonly (string | undefined)[],
): void {
  const ranked = favourites.ranked();
  if (ranked.length > 0) set(row, ranked.map((thing) => names[thing]!.replaceAll(';', ',')).join(';'));
}
