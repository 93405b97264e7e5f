import type { ClosedEmails } from '../../../core/emails.ts';
import { channels, NO_CHANNEL } from '../../../core/interactions.ts';
import { combinedTexts, copiedTexts, type Texts, textOf, textsFrom } from '../../../core/texts.ts';
import { NONE } from '../../rows/rows.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import type { Interactions } from '../settle/interactions.ts';
import type { SettledEntries } from '../settle/settledEntries.ts';
import { channelIn, typeIn } from '../smallParts.ts';
import { BOUNCE, UNSUBSCRIBE } from '../typeIndex.ts';
import type { Mentions } from './mentions.ts';

/**
 * The e-mails that unsubscriptions and bounces name, in the field of the e-mail or as a customer id. Those of another
 * channel on which messages are sent close none; where somebody asked for it does not say what they unsubscribed from.
 */
export function closedEmailsOf(
  entries: SettledEntries,
  { count, entry, parts }: Interactions,
  mentions: Mentions,
  { people }: InteractionDictionaries,
): ClosedEmails {
  const emails = people.email.size();
  /** By number of an e-mail: the earliest day, where one is said. */
  const days = new Int32Array(emails);
  const isClosed = new Uint8Array(emails);
  /** Of customer ids, where some may be addresses. */
  const dayOfId = new Map<number, number>();
  const ids = people.customer.texts();
  const hasAddresses = ids.bytes.subarray(ids.starts[0], ids.starts.at(-1)).includes(AT);
  for (let i = 0; i < count; i++) {
    const type = typeIn(parts[i]!);
    if ((type !== UNSUBSCRIBE && type !== BOUNCE) || CLOSING[channelIn(parts[i]!) + 1] === 0) continue;
    const at = entry[i]!;
    const email = mentions.email[mentions.of[at]!]!;
    const day = entries.day[at]!;
    if (email >= 0 && (isClosed[email] === 0 || day < days[email]!)) {
      isClosed[email] = 1;
      days[email] = day;
    }
    const customer = entries.customer[at]!;
    if (hasAddresses && customer !== NONE && day < (dayOfId.get(customer) ?? Number.POSITIVE_INFINITY)) {
      dayOfId.set(customer, day);
    }
  }
  const known = copiedTexts(people.email.texts());
  const others = otherAddresses(dayOfId, people, known, (code, day) => {
    if (isClosed[code] === 0 || day < days[code]!) days[code] = day;
    isClosed[code] = 1;
  });
  let closed = 0;
  for (let code = 0; code < emails; code++) closed += isClosed[code]!;
  const codes = new Int32Array(closed + others.length);
  const day = new Int32Array(closed + others.length);
  let to = 0;
  for (let code = 0; code < emails; code++) {
    if (isClosed[code] === 0) continue;
    codes[to] = code;
    day[to++] = days[code]!;
  }
  others.forEach(([, of], i) => {
    codes[to] = emails + i;
    day[to++] = of;
  });
  const texts = others.length === 0 ? known : combinedTexts(known, textsFrom(others.map(([address]) => address)));
  return { texts, codes, day };
}

/** Ids that are addresses and stand in no field of an e-mail, with their days; the others are handed to `take`. */
function otherAddresses(
  dayOfId: ReadonlyMap<number, number>,
  { customer, email }: InteractionDictionaries['people'],
  known: Texts,
  take: (email: number, day: number) => void,
): readonly (readonly [address: string, day: number])[] {
  const ids = customer.texts();
  const addresses = [...dayOfId]
    .map(([code, day]) => [textOf(ids, code), day] as const)
    .filter(([address]) => ADDRESS.test(address));
  if (addresses.length === 0) return [];
  const codes = new Map<string, number>();
  for (let code = email.size() - 1; code >= 0; code--) codes.set(textOf(known, code), code);
  return addresses.filter(([address, day]) => {
    const code = codes.get(address);
    if (code !== undefined) take(code, day);
    return code === undefined;
  });
}

const AT = 64;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** By channel, none first: 1 where an unsubscription closes the e-mail. */
const CLOSING = Uint8Array.from([NO_CHANNEL, ...channels.keys()], (channel) =>
  channel === NO_CHANNEL || ['email', 'chat', 'social', 'web', 'shop'].includes(channels[channel]!) ? 1 : 0,
);
