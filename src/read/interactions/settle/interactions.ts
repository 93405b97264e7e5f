import { CLOSED, channels, NO_CHANNEL, STATE_UNKNOWN, STILL_OPEN } from '../../../core/interactions.ts';
import { NO_DAY, NONE } from '../../rows/rows.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import { type InteractionDictionaries, NO_SCORE, PROFILE, settledIndex } from '../rows/entries.ts';
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
import type { SettledEntries } from './settledEntries.ts';

/** Entries that are interactions of somebody, by place among these. */
export interface Interactions {
  readonly count: number;
  /** Number among all entries. */
  readonly entry: Int32Array;
  readonly person: Int32Array;
  /** Type, direction, channel, state, and whether a profile says it, see smallParts.ts. */
  readonly parts: Int32Array;
}

/** What was left out or guessed on the way to interactions, in numbers. */
export interface InteractionTallies {
  /** Rows that name nobody. */
  nobody: number;
  softBounces: number;
  withoutScore: number;
  /** By code of the cell. */
  readonly unknownTypes: Int32Array;
  /** The same in exports of tickets, where they are contacts. */
  readonly ticketTypes: Int32Array;
  readonly unknownChannels: Int32Array;
  readonly unknownDirections: Int32Array;
  readonly unknownStates: Int32Array;
  readonly scoreTexts: Int32Array;
  /** By file: rows of types that are not known, and interactions. */
  readonly unknownOfFile: Int32Array;
  readonly interactionsOfFile: Int32Array;
  /** Messages of which nothing says on which channel they were. */
  takenForEmail: number;
  complaintsOfUnknownState: number;
}

/**
 * Says of each entry that counts what it was, leaving out, counted, what is no interaction of somebody.
 * @param mentionOf by entry, NONE for nobody
 * @param personOf by mention
 */
export function interactionsOf(
  entries: SettledEntries,
  files: readonly ReadInteractionFile[],
  mentionOf: Int32Array,
  personOf: Int32Array,
  dictionaries: InteractionDictionaries,
  typeOf: (cell: string) => TypeReading,
): { readonly interactions: Interactions; readonly tallies: InteractionTallies } {
  const types = typeMeanings(dictionaries.types, typeOf);
  const ofChannel = channelMeanings(dictionaries.channels);
  const directionOf = directionMeanings(dictionaries.directions);
  const stateOf = stateMeanings(dictionaries.statuses);
  const tallies: InteractionTallies = {
    nobody: 0,
    softBounces: 0,
    withoutScore: 0,
    unknownTypes: new Int32Array(types.type.length),
    ticketTypes: new Int32Array(types.type.length),
    unknownChannels: new Int32Array(ofChannel.channel.length),
    unknownDirections: new Int32Array(directionOf.length),
    unknownStates: new Int32Array(stateOf.length),
    scoreTexts: new Int32Array(dictionaries.scores.size()),
    unknownOfFile: new Int32Array(files.length),
    interactionsOfFile: new Int32Array(files.length),
    takenForEmail: 0,
    complaintsOfUnknownState: 0,
  };
  const { count: most, used, isFirst, fileStarts, resolved, score } = entries;
  const { type: typeCodes, channel: channelCodes, direction: directionCodes, status, scoreText } = entries;
  const [entryOf, personsOf, parts] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let count = 0;

  /** The index of a type; NONE where the entry is no interaction. */
  const typeIndex = (code: number, isTickets: boolean): number => {
    if (code < 0) {
      if (code === NO_SCORE) tallies.withoutScore++;
      return settledIndex(code) ?? NONE;
    }
    const meaning = types.type[code]!;
    if (meaning >= 0) return meaning;
    if (meaning === SOFT) tallies.softBounces++;
    else if (meaning === UNKNOWN) (isTickets ? tallies.ticketTypes : tallies.unknownTypes)[code]!++;
    return isTickets && meaning !== SOFT ? CONTACT : NONE;
  };
  /** What a code means; counts words that are not known. */
  const meaningOf = (code: number, meanings: Meanings, unknown: Int32Array, nothing: number): number => {
    if (code < 0) return settledIndex(code) ?? nothing;
    const meaning = meanings[code]!;
    if (meaning !== UNKNOWN) return meaning;
    unknown[code]!++;
    return nothing;
  };
  const channelIndex = (entry: number, ofType: number, typeCode: number): number => {
    const named = typeCode >= 0 ? types.channel[typeCode]! : NONE;
    const own = meaningOf(channelCodes[entry]!, ofChannel.channel, tallies.unknownChannels, NO_CHANNEL);
    if (named !== NONE) return named;
    if (own !== NO_CHANNEL || OF_MESSAGES[ofType] === 0) return own;
    tallies.takenForEmail++;
    return EMAIL;
  };
  const directionIndex = (entry: number, typeCode: number): number => {
    const own = meaningOf(directionCodes[entry]!, directionOf, tallies.unknownDirections, NONE);
    const named = typeCode >= 0 ? types.direction[typeCode]! : NONE;
    if (named !== NONE) return named;
    const channelCode = channelCodes[entry]!;
    const byChannel = channelCode >= 0 ? ofChannel.direction[channelCode]! : NONE;
    return own !== NONE ? own : byChannel !== NONE ? byChannel : INBOUND;
  };
  const stateIndex = (entry: number, ofType: number): number => {
    const code = status[entry]!;
    const meaning = code < 0 ? UNKNOWN : stateOf[code]!;
    // Help desks keep the day on which a ticket was closed first when it is opened again.
    if (meaning === STILL_OPEN) return STILL_OPEN;
    if (resolved[entry] !== NO_DAY) return CLOSED;
    if (code < 0) return STATE_UNKNOWN;
    if (meaning !== UNKNOWN) return meaning;
    if (ASKING[ofType] === 0) return STATE_UNKNOWN;
    tallies.unknownStates[code]!++;
    return STILL_OPEN;
  };

  for (let f = 0; f < files.length; f++) {
    const { isTickets } = files[f]!.layout.preset;
    for (let entry = fileStarts[f]!; entry < fileStarts[f + 1]!; entry++) {
      if (used[entry] === 0) continue;
      const mention = mentionOf[entry]!;
      if (mention === NONE) {
        if (isFirst === undefined || isFirst[entry] === 1) tallies.nobody++;
        continue;
      }
      const code = typeCodes[entry]!;
      if (code === PROFILE) continue;
      const ofType = typeIndex(code, isTickets);
      if (ofType === NONE) {
        if (code >= 0 && types.type[code] === UNKNOWN) tallies.unknownOfFile[f]!++;
        continue;
      }
      tallies.interactionsOfFile[f]!++;
      entryOf[count] = entry;
      personsOf[count] = personOf[mention]!;
      const channel = channelIndex(entry, ofType, code);
      const ofState = stateIndex(entry, ofType);
      const text = scoreText[entry]!;
      // Who gave a score has answered, whoever asked.
      const isAnswer = ofType === SURVEY && (text !== NONE || !Number.isNaN(score[entry]!));
      const direction = directionIndex(entry, code);
      // The first entry of a row of a profile is the person; the others are what its columns say.
      const ofProfile = isFirst === undefined ? 0 : 1 - isFirst[entry]!;
      parts[count] = packed(ofType, isAnswer ? INBOUND : direction, channel, ofState, ofProfile);
      if (ofType === COMPLAINT && ofState === STATE_UNKNOWN) tallies.complaintsOfUnknownState++;
      if (text !== NONE) tallies.scoreTexts[text]!++;
      count++;
    }
  }
  return {
    interactions: {
      count,
      entry: entryOf.subarray(0, count),
      person: personsOf.subarray(0, count),
      parts: parts.subarray(0, count),
    },
    tallies,
  };
}

const EMAIL = channels.indexOf('email');
