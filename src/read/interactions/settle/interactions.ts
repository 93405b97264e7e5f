import { channels, interactionTypes } from '../../../core/interactions.ts';
import { NO_DAY, NONE } from '../../rows/rows.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import { type InteractionDictionaries, settledCode } from '../rows/entries.ts';
import { ofProfile } from '../smallParts.ts';
import type { TypeReading } from '../vocabulary/types.ts';
import { createCombinations } from './combinations.ts';
import { createMeaning, type MeaningTallies, type Said } from './meaning.ts';
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
export interface InteractionTallies extends MeaningTallies {
  /** By mention: the rows that name somebody so, whatever they are. */
  readonly rowsOf: Int32Array;
  /** Rows that name nobody. */
  nobody: number;
  /** By code of the cell. */
  readonly scoreTexts: Int32Array;
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
  const tallies = emptyTallies(dictionaries, files.length, personOf.length);
  const meaningOf = createMeaning(dictionaries, typeOf, tallies);
  const { count: most, used, isFirst, fileStarts, resolved, score } = entries;
  const { type, channel, direction, status, scoreText } = entries;
  const [entryOf, personsOf, parts] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let count = 0;
  for (let f = 0; f < files.length; f++) {
    const { isTickets } = files[f]!.layout.preset;
    // Cells come in few combinations, each of which is understood once, and accounted for as often as it came.
    const combinations = createCombinations(rangesOf(dictionaries));
    const said: Said[] = [];
    const meanings: number[] = [];
    const counts: number[] = [];
    for (let entry = fileStarts[f]!; entry < fileStarts[f + 1]!; entry++) {
      if (used[entry] === 0) continue;
      const mention = mentionOf[entry]!;
      if (mention === NONE) {
        if (isFirst === undefined || isFirst[entry] === 1) tallies.nobody++;
        continue;
      }
      if (isFirst === undefined || isFirst[entry] === 1) tallies.rowsOf[mention]!++;
      const text = scoreText[entry]!;
      const flags =
        (resolved[entry] === NO_DAY ? 0 : HAS_RESOLVED) |
        (text === NONE && Number.isNaN(score[entry]!) ? 0 : HAS_SCORE);
      const number = combinations.numberOf(type[entry]!, channel[entry]!, direction[entry]!, status[entry]!, flags);
      if (number === said.length) {
        said.push({
          type: type[entry]!,
          channel: channel[entry]!,
          direction: direction[entry]!,
          status: status[entry]!,
          isResolved: (flags & HAS_RESOLVED) !== 0,
          hasScore: (flags & HAS_SCORE) !== 0,
          file: f,
          isTickets,
        });
        meanings.push(meaningOf(said[number]!, 0));
        counts.push(0);
      }
      counts[number]!++;
      const meaning = meanings[number]!;
      if (meaning === NONE) continue;
      entryOf[count] = entry;
      personsOf[count] = personOf[mention]!;
      // The first entry of a row of a profile is the person; the others are what its columns say.
      parts[count++] = isFirst === undefined || isFirst[entry] === 1 ? meaning : ofProfile(meaning);
      if (text !== NONE) tallies.scoreTexts[text]!++;
    }
    said.forEach((one, number) => {
      meaningOf(one, counts[number]!);
    });
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

function emptyTallies(
  { types, channels: ways, directions, statuses, scores }: InteractionDictionaries,
  files: number,
  mentions: number,
): InteractionTallies {
  return {
    rowsOf: new Int32Array(mentions),
    nobody: 0,
    softBounces: 0,
    withoutScore: 0,
    unknownTypes: new Int32Array(types.size()),
    ticketTypes: new Int32Array(types.size()),
    unknownChannels: new Int32Array(ways.size()),
    unknownDirections: new Int32Array(directions.size()),
    unknownStates: new Int32Array(statuses.size()),
    scoreTexts: new Int32Array(scores.size()),
    unknownOfFile: new Int32Array(files),
    interactionsOfFile: new Int32Array(files),
    takenForEmail: 0,
    complaintsOfUnknownState: 0,
  };
}

const HAS_RESOLVED = 1;
const HAS_SCORE = 2;

/** Between what the codes of cells, and of what files settle, can be, and the flags. */
function rangesOf({ types, channels: ways, directions, statuses }: InteractionDictionaries) {
  const settled = settledCode(Math.max(interactionTypes.length, channels.length));
  return [
    { from: settled, to: types.size() },
    { from: settled, to: ways.size() },
    { from: NONE, to: directions.size() },
    { from: NONE, to: statuses.size() },
    { from: 0, to: HAS_RESOLVED + HAS_SCORE + 1 },
  ] as const;
}
