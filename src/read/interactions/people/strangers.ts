import { textOf } from '../../../core/texts.ts';
import type { KeyField } from '../../fields.ts';
import { NONE } from '../../rows/rows.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import { type Links, type Reach, spread } from './links.ts';
import type { Mentions } from './mentions.ts';
import type { Offsets } from './offsets.ts';

/** Makes those who lead to no customer people of their own, in place; their ids. */
export function findStrangers(
  mentions: Mentions,
  links: Links,
  reach: Reach,
  offsets: Offsets,
  { people }: InteractionDictionaries,
  key: KeyField,
  customerCount: number,
): readonly string[] {
  const { owner } = reach;
  const strangers: string[] = [];
  const kinds = [key, ...(['customer', 'phone', 'email'] as const).filter((kind) => kind !== key)];
  // Identifiers that stand together lead to the same people, or to none.
  const { customer, email, phone } = mentions;
  const open: number[] = [];
  for (let mention = 0; mention < mentions.count; mention++) {
    const node =
      customer[mention] !== NONE
        ? offsets.customer + customer[mention]!
        : email[mention] !== NONE
          ? offsets.email + email[mention]!
          : offsets.phone + phone[mention]!;
    if (owner[node] === NONE) open.push(mention);
  }
  for (const kind of kinds) {
    const sources: number[] = [];
    const texts = people[kind].texts();
    const codes = mentions[kind];
    for (const mention of open) {
      const code = codes[mention]!;
      const node = offsets[kind] + code;
      if (code === NONE || owner[node] !== NONE) continue;
      owner[node] = customerCount + strangers.length;
      strangers.push(textOf(texts, code));
      sources.push(node);
    }
    spread(links, reach, sources, (a, b) => strangers[a - customerCount]! < strangers[b - customerCount]!);
  }
  return strangers;
}
