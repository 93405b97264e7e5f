import { AMOUNT_UNIT, currencyDecimals, formatAmount, toAmount } from '../core/amount.ts';
import { type ColumnDefinition, columnCatalog } from '../core/columns.ts';
import { groupedDigits } from '../core/numberText.ts';
import { type Comparisons, type Condition, type ConditionTest, type ConditionValue, fullName } from './conditions.ts';

/** Words, and what joins them where they have several parts. */
interface Phrase {
  readonly words: string;
  readonly joint: 'and' | 'or' | 'none';
}

/**
 * A checked condition in plain English: `r 4 to 5 and at least 2 orders`.
 * @param currency of the money in it; undefined where it is unknown
 */
export function describeCondition(condition: Condition, currency?: string): string {
  return phraseOf(condition, currency).words;
}

function phraseOf(condition: Condition, currency: string | undefined): Phrase {
  return joined(partsOf(condition, currency), 'and');
}

/** What is joined by "and", that of `all` inside too. */
function partsOf(condition: Condition, currency: string | undefined): Phrase[] {
  return Object.entries(condition).flatMap(([key, test]): Phrase[] => {
    if (key === 'all') return condition.all!.flatMap((each) => partsOf(each, currency));
    if (key === 'any') {
      const choices = condition.any!.map((each) => phraseOf(each, currency));
      return [joined(choices, 'or')];
    }
    if (key === 'not') return [{ words: `not (${describeCondition(condition.not!, currency)})`, joint: 'none' }];
    return columnPhrases(key, test as ConditionTest, currency);
  });
}

function joined(parts: readonly Phrase[], joint: 'and' | 'or'): Phrase {
  if (parts.length === 1) return parts[0]!;
  const words = parts.map((part) => (part.joint === 'none' || part.joint === joint ? part.words : `(${part.words})`));
  return { words: listed(words, joint), joint };
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[], joint: 'and' | 'or'): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

type Bound = 'gt' | 'gte' | 'lt' | 'lte' | 'ne';

/** What stands before one value or several, and what stands around it all. */
interface Wording extends Readonly<Record<Bound | 'same', string>> {
  /** @param last the last value of the predicate, which makes a noun singular or plural */
  readonly frame: (predicate: string, last: string) => string;
  /** What is known or not. */
  readonly subject: string;
}

function columnPhrases(key: string, test: ConditionTest, currency: string | undefined): Phrase[] {
  const column = columnCatalog.find(({ name }) => name === fullName(key))!;
  const wording = wordingOf(column);
  const unit = column.type === 'money' && currency !== undefined ? ` ${currency}` : '';
  const text = (value: ConditionValue) => valueText(column.type, value, currency);
  const { eq, in: among, missing, ...bounds } = comparisonsOf(test);
  const phrases: Phrase[] = [];
  const say = (predicates: readonly string[], last: string, joint: Phrase['joint']) =>
    phrases.push({ words: wording.frame(predicates.map((each) => each + unit).join(' and '), last), joint });
  for (const list of [eq === undefined ? undefined : [eq], among]) {
    if (list === undefined) continue;
    const texts = list.map(text);
    say([wording.same + listed(texts, 'or')], texts.at(-1)!, texts.length > 1 ? 'or' : 'none');
  }
  const { predicates, last } = boundPredicates(bounds, wording, text);
  if (predicates.length > 0) say(predicates, last, predicates.length > 1 ? 'and' : 'none');
  if (missing !== undefined) {
    phrases.push({ words: `${wording.subject} ${missing ? 'unknown' : 'known'}`, joint: 'none' });
  }
  return phrases;
}

function comparisonsOf(test: ConditionTest): Comparisons {
  if (typeof test !== 'object') return { eq: test };
  if (!isRange(test)) return test;
  return test[0] === test[1] ? { eq: test[0] } : { gte: test[0], lte: test[1] };
}

function isRange(test: Exclude<ConditionTest, ConditionValue>): test is readonly [ConditionValue, ConditionValue] {
  return Array.isArray(test);
}

function boundPredicates(
  { gte, lte, ...strict }: Readonly<Partial<Record<Bound, ConditionValue>>>,
  wording: Wording,
  text: (value: ConditionValue) => string,
): { readonly predicates: string[]; readonly last: string } {
  const range = gte !== undefined && lte !== undefined;
  const single = range ? strict : { gte, lte, ...strict };
  const predicates = range ? [`${text(gte)} to ${text(lte)}`] : [];
  let last = range ? text(lte) : '';
  for (const bound of ['gt', 'gte', 'lt', 'lte', 'ne'] as const) {
    const value = (single as Readonly<Partial<Record<Bound, ConditionValue>>>)[bound];
    if (value === undefined) continue;
    last = text(value);
    predicates.push(wording[bound] + last);
  }
  return { predicates, last };
}

const numberWords = { same: '', gt: 'above ', gte: 'at least ', lt: 'below ', lte: 'at most ', ne: 'other than ' };
const countWords = { ...numberWords, gt: 'more than ', lt: 'fewer than ' };
const dayWords = {
  same: 'on ',
  gt: 'after ',
  gte: 'on or after ',
  lt: 'before ',
  lte: 'on or before ',
  ne: 'on another day than ',
};

function wordingOf({ name, type, label }: ColumnDefinition): Wording {
  const plural = (noun: string, last: string) => (last === '1' ? noun : `${noun}s`);
  if (type === 'count') {
    const noun = lowered(label).replace(/s$/, '');
    return { ...countWords, subject: `${noun}s`, frame: (predicate, last) => `${predicate} ${plural(noun, last)}` };
  }
  if (name === 'recency_days') {
    const frame = (predicate: string, last: string) => `last order ${predicate} ${plural('day', last)} ago`;
    return { ...countWords, lt: 'less than ', subject: 'last order', frame };
  }
  if (name === 'days_between_orders') {
    const frame = (predicate: string, last: string) => `${predicate} ${plural('day', last)} between orders`;
    return { ...countWords, subject: 'days between orders', frame };
  }
  const subject = type === 'score' ? name.replace('_score', '') : lowered(label);
  const frame = (predicate: string) => `${subject} ${predicate}`;
  return { ...(type === 'date' ? dayWords : numberWords), subject, frame };
}

/** Without the capital of a sentence; `RFM` and `P(alive)` keep theirs. */
function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function valueText(type: ColumnDefinition['type'], value: ConditionValue, currency: string | undefined): string {
  if (type === 'date') return String(value);
  if (typeof value === 'string') return `"${value}"`;
  if (type !== 'money') return plainNumber(value);
  const amount = toAmount(value);
  const text = formatAmount(amount, currencyDecimals(currency));
  // What the currency has no coins for is still what is compared with.
  return toAmount(Number(text)) === amount ? groupedDigits(text) : plainNumber(amount / AMOUNT_UNIT);
}

function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? text : groupedDigits(text);
}
