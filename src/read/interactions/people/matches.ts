import { growingIntegers } from '../../rows/growing.ts';
import { NONE } from '../../rows/rows.ts';
import type { MatchedRows } from '../account/account.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import type { JoinedPeople } from './joinPeople.ts';
import { BY_EMAIL, BY_KEY, BY_LINK, STRANGER } from './people.ts';

/** How the rows that count were joined, and what they say of the people. */
export interface Matches {
  readonly matched: MatchedRows;
  /** E-mails of several customers by which rows were joined. */
  readonly sharedEmails: number;
  /** Rows joined by a link that leads to several customers. */
  readonly sharedLinks: number;
  /** By person: bits of channels that somebody subscribed to. */
  readonly subscribed: Uint16Array;
  /** Persons and the numbers of their e-mails, pair by pair. */
  readonly emailOf: { readonly person: Int32Array; readonly email: Int32Array };
}

/**
 * @param rowsOf by mention, rows that count
 * @param customerOfEmail by number of an e-mail: whose it is by the orders, NONE where they do not say; nobody else gets it
 * @param customers how many there are
 */
export function countMatches(
  { count, used, isFirst, subscribed: bits }: SettledEntries,
  { mentions, people }: JoinedPeople,
  rowsOf: Int32Array,
  customerOfEmail: Int32Array,
  customers: number,
): Matches {
  const subscribed = new Uint16Array(customers + people.strangers.length);
  // Profiles alone say it.
  for (let entry = 0; isFirst !== undefined && entry < count; entry++) {
    const mention = mentions.of[entry]!;
    if (used[entry] === 0 || mention === NONE || bits[entry] === 0) continue;
    subscribed[people.person[mention]!]! |= bits[entry]!;
  }
  const rows = new Int32Array(STRANGER + 1);
  const strangers = new Set<number>();
  const sharedEmails = new Set<number>();
  let sharedLinks = 0;
  const [persons, emails] = [growingIntegers(), growingIntegers()];
  rowsOf.forEach((own, mention) => {
    if (own === 0) return;
    const email = mentions.email[mention]!;
    const whose = email >= 0 ? customerOfEmail[email]! : NONE;
    if (email >= 0 && (whose === NONE || whose === people.person[mention])) {
      persons.push(people.person[mention]!);
      emails.push(email);
    }
    const how = people.how[mention]!;
    rows[how]! += own;
    if (how === STRANGER) strangers.add(people.person[mention]!);
    if (people.isShared[mention] === 0) return;
    if (how === BY_EMAIL) sharedEmails.add(mentions.email[mention]!);
    if (how === BY_LINK) sharedLinks += own;
  });
  return {
    matched: {
      byKey: rows[BY_KEY]!,
      byEmail: rows[BY_EMAIL]!,
      byLink: rows[BY_LINK]!,
      ofStrangers: rows[STRANGER]!,
      strangers: strangers.size,
    },
    sharedEmails: sharedEmails.size,
    sharedLinks,
    subscribed,
    emailOf: { person: persons.values(), email: emails.values() },
  };
}
