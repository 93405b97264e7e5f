import { type Texts, textOf } from '../../core/texts.ts';
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
export function createSubjectReader(
  products: readonly string[],
): (subjects: Texts, code: number) => string | undefined {
  /** By first word, the longest first. */
  const byWord = new Map<string, NamedProduct[]>();
  for (const name of new Set(products)) {
    const words = wordsOf(name);
    const length = words.join('').length;
    if (length < FEWEST_CHARACTERS) continue;
    const others = byWord.get(words[0]!);
    if (others === undefined) byWord.set(words[0]!, [{ name, words, length }]);
    else others.push({ name, words, length });
  }
  for (const some of byWord.values()) some.sort(compare);
  const mayName = createFirstLook([...byWord.keys()]);
  return (subjects, code) => {
    if (!mayName(subjects, code)) return undefined;
    const words = wordsOf(textOf(subjects, code));
    let best: NamedProduct | undefined;
    words.forEach((word, at) => {
      const found = byWord.get(word)?.find((product) => product.words.every((one, i) => words[at + i] === one));
      if (found !== undefined && (best === undefined || compare(found, best) < 0)) best = found;
    });
    return best?.name;
  };
}

/** Tells, by its bytes alone, that a text has none of some words: most subjects name no product. */
function createFirstLook(words: readonly string[]): (texts: Texts, code: number) => boolean {
  const hashes = new Set(words.map((word) => [...Buffer.from(word)].reduce(hashed, FIRST_HASH)));
  return ({ bytes, starts }, code) => {
    let hash = FIRST_HASH;
    for (let at = starts[code]!; at < starts[code + 1]!; at++) {
      const kind = KINDS[bytes[at]!]!;
      if (kind === OTHER_LETTER) return true;
      if (kind !== 0) hash = hashed(hash, kind);
      else if (hash !== FIRST_HASH) {
        if (hashes.has(hash)) return true;
        hash = FIRST_HASH;
      }
    }
    return hashes.has(hash);
  };
}

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FIRST_HASH = 0x811c9dc5 | 0;
function hashed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** By byte: itself in lower case where it is a letter or a digit, 0 where it stands between words. */
const OTHER_LETTER = 255;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte > 127) return OTHER_LETTER;
  return /[a-z0-9]/i.test(String.fromCharCode(byte)) ? String.fromCharCode(byte).toLowerCase().charCodeAt(0) : 0;
});

function compare(a: NamedProduct, b: NamedProduct): number {
  return b.length - a.length || (a.name < b.name ? -1 : 1);
}

function wordsOf(text: string): readonly string[] {
  return plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
