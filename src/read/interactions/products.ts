import { textOf } from '../../core/texts.ts';
import type { Dictionary } from '../rows/dictionary.ts';
import { NONE } from '../rows/rows.ts';
import type { NamedCodes } from './ledger.ts';
import type { InteractionDictionaries } from './rows/entries.ts';
import type { Interactions } from './settle/interactions.ts';
import type { SettledEntries } from './settle/settledEntries.ts';
import { createSubjectReader } from './subjects.ts';
import { ASKING } from './typeIndex.ts';

/** The products of interactions, and how many have theirs from the subject. */
export interface InteractionProducts extends NamedCodes {
  readonly ofSubjects: number;
}

/** The product that each interaction names in its column or, where somebody asks for something, in its subject. */
export function productsOf(
  { product, subject }: SettledEntries,
  { count, entry, type }: Interactions,
  dictionaries: InteractionDictionaries,
  known: readonly string[],
): InteractionProducts {
  const names = namesOf(dictionaries.products);
  const codes = new Int32Array(count);
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
  for (let i = 0; i < count; i++) {
    const at = entry[i]!;
    codes[i] = product[at]!;
    if (codes[i] !== NONE || subject[at] === NONE || !ASKING.has(type[i]!)) continue;
    codes[i] = productOf(subject[at]!);
    if (codes[i] !== NONE) ofSubjects++;
  }
  return { names, codes, ofSubjects };
}

/** The category that each interaction names. */
export function categoriesOf(
  { category }: SettledEntries,
  { count, entry }: Interactions,
  { categories }: InteractionDictionaries,
): NamedCodes {
  const codes = new Int32Array(count);
  for (let i = 0; i < count; i++) codes[i] = category[entry[i]!]!;
  return { names: namesOf(categories), codes };
}

function namesOf(known: Dictionary): string[] {
  const texts = known.texts();
  return Array.from({ length: known.size() }, (_, code) => textOf(texts, code));
}
