import type { Phrase } from '../core/language.ts';
import { customerNotices } from './notices/customerNotices.ts';
import { dayNotices } from './notices/dayNotices.ts';
import { fileNotices } from './notices/fileNotices.ts';
import { orderNotices } from './notices/orderNotices.ts';
import type { ReadingFacts } from './notices/readingFacts.ts';

/** What a reader of the numbers should know about how they were read, one sentence each. */
export function readingNotices(facts: ReadingFacts): readonly Phrase[] {
  return [...fileNotices(facts), ...orderNotices(facts), ...customerNotices(facts), ...dayNotices(facts)];
}
