import type { Phrase } from '../core/language.ts';
import { quoted } from '../core/printable.ts';
import { customerNotices } from './notices/customerNotices.ts';
import { dayNotices } from './notices/dayNotices.ts';
import { fileNotices } from './notices/fileNotices.ts';
import { orderNotices } from './notices/orderNotices.ts';
import type { ReadingFacts } from './notices/readingFacts.ts';

/** What a reader of the numbers should know about how they were read, one sentence each. */
export function readingNotices(facts: ReadingFacts): readonly Phrase[] {
  return [...fileNotices(facts), ...orderNotices(facts), ...customerNotices(facts), ...dayNotices(facts)];
}

const WORDS_NAMED = 3;

/** Consents in words that are not known, which say neither yes nor no. */
export function consentNotices(words: readonly string[]): readonly Phrase[] {
  if (words.length === 0) return [];
  const named = words.slice(0, WORDS_NAMED).map(quoted).join(', ');
  const more = (noun: string) => (words.length > WORDS_NAMED ? `, … (${words.length} ${noun})` : '');
  return [
    {
      en: `consent ${named}${more('words')} is taken as unknown: it says neither yes nor no`,
      it: `il consenso ${named}${more('parole')} si considera non noto: non dice né sì né no`,
    },
  ];
}
