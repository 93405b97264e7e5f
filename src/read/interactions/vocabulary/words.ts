import { plainLetters } from '../../values/plainLetters.ts';
import { isEmptyKey, plainText } from '../../values/texts.ts';

/** A word in normal form: lower case, no accents, single blanks between letters and digits; empty for what stands for nothing. */
export function normalWord(cell: string): string {
  const text = plainText(cell);
  if (isEmptyKey(text)) return '';
  return plainLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of lines like `sent, delivered`, each with what it stands for. */
export function vocabularyOf<T>(lines: Iterable<readonly [T, readonly string[]]>): ReadonlyMap<string, T> {
  const vocabulary = new Map<string, T>();
  for (const [meaning, words] of lines) {
    for (const word of words.flatMap((line) => line.split(', '))) vocabulary.set(word, meaning);
  }
  return vocabulary;
}
