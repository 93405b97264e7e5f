import { type Consents, NO_CONSENT, YES_CONSENT } from '../core/consents.ts';
import type { CodedTexts } from '../core/customers.ts';
import type { Addresses } from '../core/emails.ts';
import { type Channel, channels, type InteractionLedger, NO_CHANNEL } from '../core/interactions.ts';
import { createFavourites, NOTHING } from './favourites.ts';
import type { KnownUntil } from './interactionProfile.ts';
import { KINDS, kindIndex, SPONTANEOUS, typeCode } from './spontaneous.ts';
import { createTextColumn } from './textColumn.ts';

/** Where people can be written to, by row. */
export interface Reach {
  /** Their open channel of most contacts, else the first open one of those that their addresses are for. */
  readonly channel: CodedTexts;
  readonly blocked: CodedTexts;
  /** 1 where a channel is closed and no other is known. */
  readonly isCutOff: Uint8Array;
  /** Rows whose consent to a channel that would be open is not known. */
  readonly unknownConsent: number;
}

/** Channels that a shop writes or calls on; people come through the others. */
const WRITTEN_TO: readonly Channel[] = ['email', 'sms', 'phone', 'whatsapp', 'post', 'push', 'chat', 'social'];
/** What consent to marketing in general is about. */
const MARKETING: readonly Channel[] = ['email', 'sms', 'phone'];

const BITS: Readonly<Record<Channel, number>> = Object.fromEntries(
  channels.map((channel, i) => [channel, 1 << i]),
) as Record<Channel, number>;
const bitOf = (channel: Channel): number => BITS[channel];
const bitsOf = (some: readonly Channel[]): number => some.reduce((bits, channel) => bits | bitOf(channel), 0);
const ADDRESSED = bitsOf(WRITTEN_TO);
const EVERY_MARKETING = bitsOf(MARKETING);
const CLOSES_ITSELF = bitsOf(['email', 'sms', 'phone', 'whatsapp', 'post', 'push']);

const [UNSUBSCRIBE, BOUNCE] = [typeCode('unsubscribe'), typeCode('bounce')];

/**
 * Which channels are closed – by an unsubscription, a bounce, a consent that says no, and where consent is required one that
 * is not known – and which of the others people answer on.
 * @param persons person numbers by row
 * @param ledger undefined without interactions
 * @param closedEmail by person: 1 where their e-mail is closed, whoever unsubscribed it
 */
export function reachOf(
  persons: Int32Array,
  ledger: InteractionLedger | undefined,
  consents: Consents | undefined,
  addresses: Addresses,
  closedEmail: Uint8Array,
  known: KnownUntil,
  requiresConsent: boolean,
): Reach {
  const rows = persons.length;
  const channelColumn = createTextColumn(rows);
  const blockedColumn = createTextColumn(rows);
  const isCutOff = new Uint8Array(rows);
  const answers = createFavourites(channels);
  const aboutConsent = consents?.channel === undefined ? EVERY_MARKETING : bitOf(consents.channel);
  let unknownConsent = 0;
  for (let row = 0; row < rows; row++) {
    const person = persons[row]!;
    answers.clear();
    let reachable =
      (addresses.email[person] === 1 ? bitOf('email') : 0) |
      (addresses.phone[person] === 1 ? bitOf('sms') | bitOf('phone') : 0);
    const seen = ledger === undefined ? NOTHING_SEEN : seenOf(ledger, person, known, answers);
    reachable |= seen.reachable;
    let blocked = seen.blocked | (closedEmail[person] === 1 ? bitOf('email') : 0);
    const consent = consents?.of[person];
    if (consent === NO_CONSENT) blocked |= aboutConsent;
    const granted = seen.subscribed | (consent === YES_CONSENT ? aboutConsent : 0);
    const isUnknown = consent !== NO_CONSENT && granted === 0;
    if (isUnknown && (reachable & EVERY_MARKETING & ~blocked) !== 0) unknownConsent++;
    if (requiresConsent) blocked |= EVERY_MARKETING & ~granted;
    const open = reachable & ~blocked;
    if (blocked !== 0) {
      blockedColumn.set(row, channels.filter((channel) => (blocked & bitOf(channel)) !== 0).join(';'));
      if (open === 0) isCutOff[row] = 1;
    }
    if (open === 0) continue;
    const answered = answers.best((channel) => (open & (1 << channel)) !== 0);
    channelColumn.set(row, answered === NOTHING ? firstOf(open) : channels[answered]!);
  }
  return { channel: channelColumn.column(), blocked: blockedColumn.column(), isCutOff, unknownConsent };
}

/**
 * What an unsubscription or bounce closes, as bits: the channel that it names, and e-mail where it names none or one where
 * people say so without its being what they unsubscribe from.
 */
function closedBy(channel: number): number {
  const named = channel === NO_CHANNEL ? 0 : 1 << channel;
  return (named & ADDRESSED) | ((named & CLOSES_ITSELF) === 0 ? bitOf('email') : 0);
}

/** The first of some channels that a shop writes to. */
function firstOf(open: number): Channel {
  return WRITTEN_TO.find((channel) => (open & bitOf(channel)) !== 0)!;
}

/** What somebody's interactions say of channels, as bits. */
interface Seen {
  readonly reachable: number;
  readonly blocked: number;
  readonly subscribed: number;
}

const NOTHING_SEEN: Seen = { reachable: 0, blocked: 0, subscribed: 0 };

function seenOf(
  ledger: InteractionLedger,
  person: number,
  known: KnownUntil,
  answers: ReturnType<typeof createFavourites>,
): Seen {
  const { offsets, day, type, isOutbound, channel, subscribed } = ledger;
  let reachable = 0;
  let blocked = 0;
  for (let entry = offsets[person]!; entry < offsets[person + 1]!; entry++) {
    const own = channel[entry]!;
    if (type[entry] === UNSUBSCRIBE || type[entry] === BOUNCE) {
      if (day[entry]! <= known.states) blocked |= closedBy(own);
    } else if (
      day[entry]! <= known.asOf &&
      own !== NO_CHANNEL &&
      (KINDS[kindIndex(type[entry]!, isOutbound[entry]!)]! & SPONTANEOUS) !== 0
    ) {
      reachable |= (1 << own) & ADDRESSED;
      answers.add(own, day[entry]!);
    }
  }
  return { reachable, blocked, subscribed: subscribed[person]! };
}
