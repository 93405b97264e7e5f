import { CLOSED, channels, NO_CHANNEL, STATE_UNKNOWN, STILL_OPEN } from '../../../core/interactions.ts';
import { NONE } from '../../rows/rows.ts';
import { type InteractionDictionaries, NO_SCORE, settledIndex } from '../rows/entries.ts';
import type { Wording } from '../rows/wordings.ts';
import { packed } from '../smallParts.ts';
import { ASKING, COMPLAINT, CONTACT, OF_MESSAGES, SURVEY } from '../typeIndex.ts';
import { INBOUND } from '../vocabulary/directions.ts';
import type { TypeReading } from '../vocabulary/types.ts';
import {
  channelMeanings,
  directionMeanings,
  type Meanings,
  SOFT,
  stateMeanings,
  typeMeanings,
  UNKNOWN,
} from './meanings.ts';

/** What an entry says of what it was. */
export interface Said extends Wording {
  /** Whether a day is named on which it was closed. */
  readonly isResolved: boolean;
  readonly hasScore: boolean;
  /** Number of the file. */
  readonly file: number;
  /** Whether all that the file holds is somebody's contact, whatever its type. */
  readonly isTickets: boolean;
}

/** What was left out or guessed in understanding entries, in numbers. */
export interface MeaningTallies {
  softBounces: number;
  withoutScore: number;
  /** By code of the cell. */
  readonly unknownTypes: Int32Array;
  /** The same in exports of tickets, where they are contacts. */
  readonly ticketTypes: Int32Array;
  readonly unknownChannels: Int32Array;
  readonly unknownDirections: Int32Array;
  readonly unknownStates: Int32Array;
  /** By file: rows of types that are not known, and interactions. */
  readonly unknownOfFile: Int32Array;
  readonly interactionsOfFile: Int32Array;
  /** Messages of which nothing says on which channel they were. */
  takenForEmail: number;
  complaintsOfUnknownState: number;
}

/**
 * Tells what entries that say the same are, see smallParts.ts; NONE where they are no interaction.
 * @returns a function that adds as many entries as it is given to the tallies
 */
export function createMeaning(
  dictionaries: InteractionDictionaries,
  typeOf: (cell: string) => TypeReading,
  tallies: MeaningTallies,
): (said: Said, count: number) => number {
  const types = typeMeanings(dictionaries.types, typeOf);
  const ofChannel = channelMeanings(dictionaries.channels);
  const directionOf = directionMeanings(dictionaries.directions);
  const stateOf = stateMeanings(dictionaries.statuses);

  /** The index of a type; NONE where the entry is no interaction. */
  const typeIndex = ({ type: code, isTickets, file }: Said, count: number): number => {
    if (code < 0) {
      if (code === NO_SCORE) tallies.withoutScore += count;
      return settledIndex(code) ?? NONE;
    }
    const meaning = types.type[code]!;
    if (meaning >= 0) return meaning;
    if (meaning === SOFT) tallies.softBounces += count;
    else if (meaning === UNKNOWN) {
      (isTickets ? tallies.ticketTypes : tallies.unknownTypes)[code]! += count;
      if (!isTickets) tallies.unknownOfFile[file]! += count;
    }
    return isTickets && meaning !== SOFT ? CONTACT : NONE;
  };
  /** What a code means; counts words that are not known. */
  const meaningOf = (code: number, meanings: Meanings, unknown: Int32Array, nothing: number, count: number): number => {
    if (code < 0) return settledIndex(code) ?? nothing;
    const meaning = meanings[code]!;
    if (meaning !== UNKNOWN) return meaning;
    unknown[code]! += count;
    return nothing;
  };
  const channelIndex = ({ type, channel: code }: Said, ofType: number, count: number): number => {
    const named = type >= 0 ? types.channel[type]! : NONE;
    const own = meaningOf(code, ofChannel.channel, tallies.unknownChannels, NO_CHANNEL, count);
    if (named !== NONE) return named;
    if (own !== NO_CHANNEL || OF_MESSAGES[ofType] === 0) return own;
    tallies.takenForEmail += count;
    return EMAIL;
  };
  const directionIndex = ({ type, channel, direction }: Said, count: number): number => {
    const own = meaningOf(direction, directionOf, tallies.unknownDirections, NONE, count);
    const named = type >= 0 ? types.direction[type]! : NONE;
    if (named !== NONE) return named;
    const byChannel = channel >= 0 ? ofChannel.direction[channel]! : NONE;
    return own !== NONE ? own : byChannel !== NONE ? byChannel : INBOUND;
  };
  const stateIndex = ({ status: code, isResolved }: Said, ofType: number, count: number): number => {
    const meaning = code < 0 ? UNKNOWN : stateOf[code]!;
    // Help desks keep the day on which a ticket was closed first when it is opened again.
    if (meaning === STILL_OPEN) return STILL_OPEN;
    if (isResolved) return CLOSED;
    if (code < 0) return STATE_UNKNOWN;
    if (meaning !== UNKNOWN) return meaning;
    if (ASKING[ofType] === 0) return STATE_UNKNOWN;
    tallies.unknownStates[code]! += count;
    return STILL_OPEN;
  };
  return (said, count) => {
    const type = typeIndex(said, count);
    if (type === NONE) return NONE;
    tallies.interactionsOfFile[said.file]! += count;
    const channel = channelIndex(said, type, count);
    const state = stateIndex(said, type, count);
    if (type === COMPLAINT && state === STATE_UNKNOWN) tallies.complaintsOfUnknownState += count;
    const direction = directionIndex(said, count);
    // Who gave a score has answered, whoever asked.
    return packed(type, type === SURVEY && said.hasScore ? INBOUND : direction, channel, state);
  };
}

const EMAIL = channels.indexOf('email');
