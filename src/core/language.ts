/** Languages of the report and of playbooks; file names, columns and messages on stderr are English. */
export const languages = ['en', 'it'] as const;
export type Language = (typeof languages)[number];

/** A text in every language. */
export type Phrase = Readonly<Record<Language, string>>;
