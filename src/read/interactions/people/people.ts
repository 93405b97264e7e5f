import { compareTexts, type Texts, textOf } from '../../../core/texts.ts';
import { type KeyField, keyFields } from '../../fields.ts';
import { NONE } from '../../rows/rows.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import type { KnownCustomers } from './knownCustomers.ts';
import { type Links, linksOf, type Reach, spread } from './links.ts';
import type { Mentions } from './mentions.ts';
import { type Offsets, offsetsOf } from './offsets.ts';
import { findStrangers } from './strangers.ts';

/** How somebody was found. */
export const BY_KEY = 1;
export const BY_EMAIL = 2;
export const BY_LINK = 3;
export const STRANGER = 4;

/** Who is mentioned. */
export interface People {
  /** By mention: the customer's number, or the number of customers plus that of a stranger. */
  readonly person: Int32Array;
  /** By mention: {@link BY_KEY} and so on. */
  readonly how: Uint8Array;
  /** By mention: 1 where several could be meant, and one was taken. */
  readonly isShared: Uint8Array;
  /** Ids of the strangers, by number. */
  readonly strangers: readonly string[];
}

/** Which identifiers belong to whom, as the orders say; by number of the identifier. */
export interface KnownIdentifiers {
  /** Customer of a key; NONE for a key that no customer has. */
  readonly ofKey: Int32Array;
  readonly ofEmail: Int32Array;
  /** 1 for an e-mail of several customers. */
  readonly isShared: Uint8Array;
}

/**
 * Finds who is mentioned: by the key, else by an e-mail of the orders, else by what stands in rows together with
 * identifiers that lead to a customer, the nearest first, and of several as near the one whose id is first. Who leads to
 * no customer is a stranger: people with a key of their own, then those without, by customer id, phone or e-mail, each
 * with what stands together with them.
 */
export function findPeople(
  mentions: Mentions,
  dictionaries: InteractionDictionaries,
  identifiers: KnownIdentifiers,
  { customers, key }: KnownCustomers,
): People {
  const offsets = offsetsOf(dictionaries);
  const nodes = offsets.end;
  const reach: Reach = {
    owner: new Int32Array(nodes).fill(NONE),
    distance: new Int32Array(nodes),
    isShared: new Uint8Array(nodes),
  };
  const { owner } = reach;
  const { ofKey, ofEmail, isShared } = identifiers;
  owner.set(ofEmail, offsets.email);
  reach.isShared.set(isShared, offsets.email);
  // Where the key is the e-mail, it goes before those of other orders.
  for (let code = 0; code < ofKey.length; code++) if (ofKey[code] !== NONE) owner[offsets[key] + code] = ofKey[code]!;
  const links = linksBetween(mentions, owner, offsets, dictionaries);
  const sources = ownersWithLinks(links, owner);
  spread(links, reach, sources, (one, other) => compareTexts(customers, one, other) < 0);
  const customerCount = customers.starts.length - 1;
  const strangers = findStrangers(mentions, links, reach, offsets, dictionaries, key, customerCount);
  return { ...resolved(mentions, reach, identifiers, offsets, key, customerCount), strangers };
}

/** Identifiers that are somebody's and stand together with others. */
function ownersWithLinks({ starts, to }: Links, owner: Int32Array): readonly number[] {
  const found: number[] = [];
  if (to.length === 0) return found;
  for (let node = 0; node < owner.length; node++) {
    if (owner[node] !== NONE && starts[node + 1]! > starts[node]!) found.push(node);
  }
  return found;
}

/** The identifiers of a mention, by kind in the order of `keyFields`. */
function nodesOf(mentions: Mentions, mention: number, offsets: Offsets): number[] {
  const nodes: number[] = [];
  for (const field of keyFields) {
    const code = mentions[field][mention]!;
    if (code !== NONE) nodes.push(offsets[field] + code);
  }
  return nodes;
}

function linksBetween(
  mentions: Mentions,
  owner: Int32Array,
  offsets: Offsets,
  { people }: InteractionDictionaries,
): Links {
  const from: number[] = [];
  const to: number[] = [];
  const isUnknown = (code: number, offset: number): boolean => code !== NONE && owner[offset + code] === NONE;
  const { customer, email, phone } = mentions;
  for (let mention = 0; mention < mentions.count; mention++) {
    // Who is known all over leads to nobody else.
    if (
      !isUnknown(customer[mention]!, offsets.customer) &&
      !isUnknown(email[mention]!, offsets.email) &&
      !isUnknown(phone[mention]!, offsets.phone)
    )
      continue;
    const nodes = nodesOf(mentions, mention, offsets);
    for (let i = 0; i < nodes.length; i++) {
      for (let other = i + 1; other < nodes.length; other++) {
        from.push(nodes[i]!);
        to.push(nodes[other]!);
      }
    }
  }
  // Where a customer id is an address, it is the same as the address.
  const emails = new Map<string, number>();
  const { customer: ids } = people;
  const addresses = addressesAmong(ids.texts());
  if (addresses.length > 0) {
    const texts = people.email.texts();
    for (let code = people.email.size() - 1; code >= 0; code--) emails.set(textOf(texts, code), code);
  }
  for (const code of addresses) {
    const email = emails.get(ids.text(code));
    if (email === undefined) continue;
    from.push(offsets.customer + code);
    to.push(offsets.email + email);
  }
  return linksOf(offsets.end, from, to);
}

/** Numbers of texts with an @. */
function addressesAmong({ bytes, starts }: Texts): readonly number[] {
  const found: number[] = [];
  let code = 0;
  for (let at = bytes.indexOf(AT); at >= 0; at = bytes.indexOf(AT, starts[code]!)) {
    while (starts[code + 1]! <= at) code++;
    found.push(code++);
    if (code >= starts.length - 1) break;
  }
  return found;
}

const AT = 64;

/** Who each mention is, when every identifier has an owner. */
function resolved(
  mentions: Mentions,
  { owner, distance, isShared }: Reach,
  { ofKey, ofEmail }: KnownIdentifiers,
  offsets: Offsets,
  key: KeyField,
  customerCount: number,
): Omit<People, 'strangers'> {
  const person = new Int32Array(mentions.count);
  const how = new Uint8Array(mentions.count);
  const shared = new Uint8Array(mentions.count);
  const take = (mention: number, node: number, by: number): void => {
    person[mention] = owner[node]!;
    how[mention] = owner[node]! < customerCount ? by : STRANGER;
    shared[mention] = isShared[node]!;
  };
  for (let mention = 0; mention < mentions.count; mention++) {
    const keyCode = mentions[key][mention]!;
    const emailCode = mentions.email[mention]!;
    if (keyCode !== NONE && ofKey[keyCode] !== NONE) take(mention, offsets[key] + keyCode, BY_KEY);
    else if (emailCode !== NONE && ofEmail[emailCode] !== NONE) take(mention, offsets.email + emailCode, BY_EMAIL);
    else {
      const nodes = nodesOf(mentions, mention, offsets);
      const isCustomer = (node: number): boolean => owner[node]! < customerCount;
      // A customer before a stranger, the nearest, and of those the key.
      const best = nodes.reduce((a, b) => {
        if (isCustomer(a) !== isCustomer(b)) return isCustomer(a) ? a : b;
        if (distance[a] !== distance[b]) return distance[a]! < distance[b]! ? a : b;
        return b === offsets[key] + keyCode ? b : a;
      });
      take(mention, best, BY_LINK);
    }
  }
  return { person, how, isShared: shared };
}
