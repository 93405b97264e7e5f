import { textOf } from '../../core/texts.ts';
import type { Dictionary } from '../rows/dictionary.ts';
import { NONE } from '../rows/rows.ts';
import type { InteractionDictionaries } from './rows/entries.ts';
import type { Interactions } from './settle/interactions.ts';
import type { SettledEntries } from './settle/settledEntries.ts';
import { typeIn } from './smallParts.ts';
import { createSubjectReader } from './subjects.ts';
import { ASKING } from './typeIndex.ts';

/** Names of products, and how many interactions have theirs from the subject. */
export interface NamedProducts {
  readonly names: readonly string[];
  readonly ofSubjects: number;
}

/** Gives interactions without a product the one that their subject names, in place, where somebody asks for something. */
export function takeProducts(
  { product, subject }: SettledEntries,
  { count, entry, parts }: Interactions,
  dictionaries: InteractionDictionaries,
  known: readonly string[],
): NamedProducts {
  const names = namesOf(dictionaries.products);
  const productIn = createSubjectReader(known);
  const subjects = dictionaries.subjects.texts();
  const codeOfName = new Map<string, number>();
  /** By code of a subject: the code of its product, two higher; 0 where it was not looked at. */
  const ofSubject = new Int32Array(dictionaries.subjects.size());
  const productOf = (code: number): number => {
    if (ofSubject[code] === 0) {
      const name = productIn(subjects, code);
      if (name !== undefined && !codeOfName.has(name)) codeOfName.set(name, names.push(name) - 1);
      ofSubject[code] = (name === undefined ? NONE : codeOfName.get(name)!) + 2;
    }
    return ofSubject[code]! - 2;
  };
  let ofSubjects = 0;
  for (let i = 0; ofSubject.length > 0 && i < count; i++) {
    const at = entry[i]!;
    if (subject[at] === NONE || product[at] !== NONE || ASKING[typeIn(parts[i]!)] === 0) continue;
    product[at] = productOf(subject[at]!);
    if (product[at] !== NONE) ofSubjects++;
  }
  return { names, ofSubjects };
}

/** Texts by number. */
export function namesOf(known: Dictionary): string[] {
  const texts = known.texts();
  return Array.from({ length: known.size() }, (_, code) => textOf(texts, code));
}
