import { NO_DAY, NONE } from '../../rows/rows.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import { ofProfile } from '../smallParts.ts';
import type { TypeReading } from '../vocabulary/types.ts';
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
  const { wording, scoreText } = entries;
  const { wordings } = dictionaries;
  /** By what an entry says, which is a wording and flags: what it means in a file, and how often it comes. */
  const kinds = FLAGS * wordings.size();
  const [entryOf, personsOf, parts] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let count = 0;
  for (let f = 0; f < files.length; f++) {
    const { isTickets } = files[f]!.layout.preset;
    const saidBy = (kind: number): Said => ({
      ...wordings.wording(Math.trunc(kind / FLAGS)),
      isResolved: (kind & HAS_RESOLVED) !== 0,
      hasScore: (kind & HAS_SCORE) !== 0,
      file: f,
      isTickets,
    });
    const meanings = new Int32Array(kinds).fill(NOT_ASKED);
    const counts = new Int32Array(kinds);
    for (let entry = fileStarts[f]!; entry < fileStarts[f + 1]!; entry++) {
      if (used[entry] === 0) continue;
      const mention = mentionOf[entry]!;
      if (mention === NONE) {
        if (isFirst === undefined || isFirst[entry] === 1) tallies.nobody++;
        continue;
      }
      if (isFirst === undefined || isFirst[entry] === 1) tallies.rowsOf[mention]!++;
      const text = scoreText[entry]!;
      let kind = FLAGS * wording[entry]!;
      if (resolved[entry] !== NO_DAY) kind += HAS_RESOLVED;
      if (text !== NONE || !Number.isNaN(score[entry]!)) kind += HAS_SCORE;
      counts[kind]!++;
      if (meanings[kind] === NOT_ASKED) meanings[kind] = meaningOf(saidBy(kind), 0);
      const meaning = meanings[kind]!;
      if (meaning === NONE) continue;
      entryOf[count] = entry;
      personsOf[count] = personOf[mention]!;
      // The first entry of a row of a profile is the person; the others are what its columns say.
      parts[count++] = isFirst === undefined || isFirst[entry] === 1 ? meaning : ofProfile(meaning);
      if (text !== NONE) tallies.scoreTexts[text]!++;
    }
    counts.forEach((own, kind) => {
      if (own > 0) meaningOf(saidBy(kind), own);
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
const FLAGS = 4;
const NOT_ASKED = -2;
