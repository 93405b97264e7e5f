/** Languages of the report and of playbooks; file names, columns and messages on stderr are English. */
export const languages = ['en', 'it'] as const;
export type Language = (typeof languages)[number];

/** A text in every language. */
export type Phrase = Readonly<Record<Language, string>>;

/** The text in every language, from what says it in one. */
export function phrase(say: (language: Language) => string): Phrase {
  return { en: say('en'), it: say('it') };
}

/** A value whose texts are in one language. */
export type Said<T> = { readonly [K in keyof T]: T[K] extends Phrase ? string : T[K] };

/** The value with its own phrases, not those further down, in one language. */
export function said<T extends object>(value: T, language: Language): Said<T> {
  const pairs = Object.entries(value).map(([key, part]) => [key, isPhrase(part) ? part[language] : part]);
  return Object.fromEntries(pairs) as Said<T>;
}

function isPhrase(value: unknown): value is Phrase {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return keys.length === languages.length && languages.every((language) => keys.includes(language));
}
