import type { Phrase } from '../../src/core/language.ts';

/** A phrase for tests that look at one language, or at none. */
export function alike(text: string): Phrase {
  return { en: text, it: text };
}
