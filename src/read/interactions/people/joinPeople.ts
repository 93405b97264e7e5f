import type { IsForgotten } from '../../orders/forgotten.ts';
import { NONE } from '../../rows/rows.ts';
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
  /** The person of an entry, NONE for nobody. */
  readonly personOf: (entry: number) => number;
  /** Rows of forgotten people, which are dropped. */
  readonly forgottenRows: number;
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
  const people = findPeople(mentions, dictionaries, identifiers, orders);
  const forgotten = forgottenMentions(mentions, people, dictionaries, orders.customers, isForgotten);
  return {
    mentions,
    people,
    personOf: (entry) => {
      const mention = mentions.of[entry]!;
      return mention === NONE ? NONE : people.person[mention]!;
    },
    forgottenRows: dropEntries(entries, mentions, forgotten.isForgotten),
    namesForgotten: forgotten.names,
  };
}

/** Drops the entries of some mentions; how many rows they were. */
function dropEntries({ used, isFirst }: SettledEntries, { of }: Mentions, dropped: Uint8Array | undefined): number {
  if (dropped === undefined) return 0;
  let rows = 0;
  for (let entry = 0; entry < of.length; entry++) {
    if (used[entry] === 0 || of[entry] === NONE || dropped[of[entry]!] === 0) continue;
    used[entry] = 0;
    if (isFirst === undefined || isFirst[entry] === 1) rows++;
  }
  return rows;
}
