import { type InteractionType, interactionTypes } from '../../core/interactions.ts';
import type { EarlierFindings } from '../rows/readings.ts';
import {
  type InteractionReadingChoices,
  type OpenedInteractions,
  type ReadInteractionFile,
  readInteractionFile,
} from './readInteractionFile.ts';
import { createInteractionDictionaries } from './rows/entries.ts';
import { createTypeKinds } from './rows/typeKinds.ts';
import { createTypeReader, type SOFT_BOUNCE } from './vocabulary/types.ts';

/** A word that a file has for a type, and what it was taken for; undefined where it is not known. */
export interface FoundType {
  readonly word: string;
  readonly type: InteractionType | typeof SOFT_BOUNCE | undefined;
  readonly rows: number;
}

/** A file of interactions read on its own, as it is shown to people. */
export interface InteractionsAlone {
  readonly file: ReadInteractionFile;
  /** The most frequent first; none for profiles, whose columns say what they are. */
  readonly types: readonly FoundType[];
}

/** Reads a file for what is in it, joined to nobody; its dates may still be open. */
export async function readInteractionsAlone(
  opened: OpenedInteractions,
  choices: InteractionReadingChoices,
  ownTypes: Readonly<Record<string, InteractionType>>,
  earlier: EarlierFindings,
): Promise<InteractionsAlone> {
  const dictionaries = createInteractionDictionaries();
  const typeOf = createTypeReader(ownTypes);
  const file = await readInteractionFile(opened, choices, earlier, dictionaries, {
    compareRows: false,
    readsSubjects: false,
    typeOf: createTypeKinds(dictionaries.types, typeOf),
  });
  const counts = new Int32Array(dictionaries.types.size());
  const codes = Array.from({ length: dictionaries.wordings.size() }, (_, n) => dictionaries.wordings.wording(n).type);
  for (const number of file.decoded.rows.wording) if (codes[number]! >= 0) counts[codes[number]!]!++;
  const found = Array.from(counts, (rows, code): FoundType => {
    const word = dictionaries.types.text(code).trim();
    const reading = typeOf(word);
    const type = typeof reading === 'object' && reading !== null ? interactionTypes[reading.type] : reading;
    return { word, type: type ?? undefined, rows };
  });
  const types = found.filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1));
  return { file, types };
}
