import type { IsForgotten } from '../../orders/forgotten.ts';
import { NONE } from '../../rows/rows.ts';
import { joinEmails } from '../rows/emailReader.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { forgottenMentions } from './forgotten.ts';
import type { KnownCustomers } from './knownCustomers.ts';
import { findMentions, type Mentions } from './mentions.ts';
import { findPeople, type KnownIdentifiers, type People } from './people.ts';

/** Who the entries are about. */
export interface JoinedPeople {
  readonly mentions: Mentions;
  readonly people: People;
  /** Entries of forgotten people, which are dropped, ascending. */
  readonly forgotten: Int32Array;
  /** Whether a text names a forgotten person; undefined where nobody is forgotten. */
  readonly namesForgotten: IsForgotten | undefined;
}

/** Joins entries to customers, once for each combination of identifiers, and drops those of forgotten people. */
export function joinPeople(
  entries: SettledEntries,
  dictionaries: InteractionDictionaries,
  identifiers: KnownIdentifiers,
  orders: KnownCustomers,
  isForgotten: IsForgotten | undefined,
): JoinedPeople {
  const { customer, email, phone } = dictionaries.people;
  const sizes = { customer: customer.size(), email: email.size(), phone: phone.size() };
  const mentions = findMentions(entries, sizes);
  joinEmails(mentions, dictionaries);
  const people = findPeople(mentions, dictionaries, identifiers, orders);
  const forgotten = forgottenMentions(mentions, people, dictionaries, orders.customers, isForgotten);
  return {
    mentions,
    people,
    forgotten: dropEntries(entries, mentions, forgotten.isForgotten),
    namesForgotten: forgotten.names,
  };
}

/** Drops the entries of some mentions; these entries. */
function dropEntries({ used }: SettledEntries, { of }: Mentions, isDropped: Uint8Array | undefined): Int32Array {
  const dropped: number[] = [];
  for (let entry = 0; isDropped !== undefined && entry < of.length; entry++) {
    if (used[entry] === 0 || of[entry] === NONE || isDropped[of[entry]!] === 0) continue;
    used[entry] = 0;
    dropped.push(entry);
  }
  return Int32Array.from(dropped);
}
