import { plainLetters } from '../values/plainLetters.ts';

/** Fewer letters and digits say too little: a word of a subject may have them by chance. */
const FEWEST_CHARACTERS = 4;

interface NamedProduct {
  readonly name: string;
  readonly words: readonly string[];
  readonly length: number;
}

/**
 * Finds the product that a subject names: the longest whose words, letters and digits alone, stand in it one after the
 * other; of those as long the first by name. Undefined where it names none.
 */
export function createSubjectReader(products: readonly string[]): (subject: string) => string | undefined {
  /** By first word, the longest first. */
  const byWord = new Map<string, NamedProduct[]>();
  for (const name of [...new Set(products)]) {
    const words = wordsOf(name);
    const length = words.join('').length;
    if (length < FEWEST_CHARACTERS) continue;
    const others = byWord.get(words[0]!);
    if (others === undefined) byWord.set(words[0]!, [{ name, words, length }]);
    else others.push({ name, words, length });
  }
  for (const some of byWord.values()) some.sort(compare);
  return (subject) => {
    const words = wordsOf(subject);
    let best: NamedProduct | undefined;
    words.forEach((word, at) => {
      const found = byWord.get(word)?.find((product) => product.words.every((one, i) => words[at + i] === one));
      if (found !== undefined && (best === undefined || compare(found, best) < 0)) best = found;
    });
    return best?.name;
  };
}

function compare(a: NamedProduct, b: NamedProduct): number {
  return b.length - a.length || (a.name < b.name ? -1 : 1);
}

function wordsOf(text: string): readonly string[] {
  return plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
