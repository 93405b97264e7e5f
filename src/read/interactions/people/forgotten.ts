import { type Texts, textOf } from '../../../core/texts.ts';
import { keyFields } from '../../fields.ts';
import type { IsForgotten } from '../../orders/forgotten.ts';
import { NONE } from '../../rows/rows.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import type { Mentions } from './mentions.ts';
import type { People } from './people.ts';

/** Which mentions are of forgotten people, and every identifier that names one of them. */
export interface ForgottenMentions {
  /** By mention; undefined where nobody is forgotten. */
  readonly isForgotten: Uint8Array | undefined;
  /** Whether a text names one of them, be it another identifier than that by which they are known. */
  readonly names: IsForgotten | undefined;
}

/**
 * Finds mentions of people who are forgotten by their id, or that have a forgotten identifier: whoever the orders do not
 * know and is named once together with one is forgotten in all that names them.
 */
export function forgottenMentions(
  mentions: Mentions,
  { person, strangers }: People,
  dictionaries: InteractionDictionaries,
  customers: Texts,
  test: IsForgotten | undefined,
): ForgottenMentions {
  if (test === undefined) return { isForgotten: undefined, names: undefined };
  const customerCount = customers.starts.length - 1;
  const ofPerson = remembered((one) =>
    test(one < customerCount ? textOf(customers, one) : strangers[one - customerCount]!),
  );
  const ofIdentifier = keyFields.map((field) => remembered((code) => test(dictionaries.people[field].text(code))));
  const isForgottenPerson = new Uint8Array(customerCount + strangers.length);
  const isForgotten = new Uint8Array(mentions.count);
  for (let mention = 0; mention < mentions.count; mention++) {
    const isNamed = keyFields.some((field, kind) => {
      const code = mentions[field][mention]!;
      return code !== NONE && ofIdentifier[kind]!(code);
    });
    const one = person[mention]!;
    if (isNamed) isForgotten[mention] = 1;
    // A customer of another id, who shares an address with a forgotten one, is not forgotten for it.
    if (ofPerson(one) || (isNamed && one >= customerCount)) isForgottenPerson[one] = 1;
  }
  const identifiers = new Set<string>();
  for (let mention = 0; mention < mentions.count; mention++) {
    if (isForgottenPerson[person[mention]!] === 1) isForgotten[mention] = 1;
    if (isForgotten[mention] === 0) continue;
    for (const field of keyFields) {
      const code = mentions[field][mention]!;
      if (code !== NONE) identifiers.add(dictionaries.people[field].text(code));
    }
  }
  return { isForgotten, names: (text) => identifiers.has(text) || test(text) };
}

/** A test of numbers that asks for each only once: it takes a hash. */
function remembered(test: (number: number) => boolean): (number: number) => boolean {
  const answers = new Map<number, boolean>();
  return (number) => {
    let answer = answers.get(number);
    if (answer === undefined) {
      answer = test(number);
      answers.set(number, answer);
    }
    return answer;
  };
}
