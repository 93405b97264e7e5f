import { compareTexts, countOfTexts, type Texts, textOf } from '../../../core/texts.ts';
import { joinPointZeros } from '../../rows/identity.ts';
import { NONE } from '../../rows/rows.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';
import { addTexts, type KnownCustomers } from './knownCustomers.ts';
import type { KnownIdentifiers } from './people.ts';

/** What the orders know, by the numbers that it has in the dictionaries. */
export interface EnteredCustomers {
  /** By customer. */
  readonly keys: Int32Array;
  /** By pair of customer and e-mail. */
  readonly emails: Int32Array;
}

/** Enters what the orders know, before anything is read. */
export function enterCustomers(
  { kernel, people }: InteractionDictionaries,
  { customers, emailOf, key }: KnownCustomers,
): EnteredCustomers {
  return {
    keys: addTexts(kernel, people[key], customers),
    emails: addTexts(kernel, people.email, emailOf.email),
  };
}

/**
 * To whom identifiers belong, when all files are read. In place, `17850.0` is taken for `17850` where that is meant.
 */
export function knownIdentifiers(
  files: readonly ReadInteractionFile[],
  dictionaries: InteractionDictionaries,
  { keys, emails }: EnteredCustomers,
  { customers, emailOf, key }: KnownCustomers,
): KnownIdentifiers {
  const { people } = dictionaries;
  joinPointZeros(
    files.map(({ decoded }) => decoded),
    people.customer,
  );
  const ofKey = new Int32Array(people[key].size()).fill(NONE);
  for (let customer = 0; customer < keys.length; customer++) ofKey[keys[customer]!] = customer;
  if (key === 'customer') enterPointZeros(files, dictionaries, ofKey);
  const { ofEmail, isShared } = ownersOfEmails(emails, people.email.size(), emailOf, customers);
  if (key === 'customer') enterAddresses(customers, dictionaries, ofEmail);
  return { ofKey, ofEmail, isShared };
}

/** Of several customers who had an e-mail, the one who had it last has it; on the same day, the last by id. */
function ownersOfEmails(
  emails: Int32Array,
  size: number,
  { customer, day }: KnownCustomers['emailOf'],
  customers: Texts,
): Pick<KnownIdentifiers, 'ofEmail' | 'isShared'> {
  const ofEmail = new Int32Array(size).fill(NONE);
  const isShared = new Uint8Array(size);
  const dayOf = new Int32Array(size);
  for (let pair = 0; pair < emails.length; pair++) {
    const code = emails[pair]!;
    const owner = ofEmail[code]!;
    if (owner !== NONE) {
      if (owner !== customer[pair]) isShared[code] = 1;
      const later = day[pair]! - dayOf[code]! || compareTexts(customers, customer[pair]!, owner);
      if (later < 0) continue;
    }
    ofEmail[code] = customer[pair]!;
    dayOf[code] = day[pair]!;
  }
  return { ofEmail, isShared };
}

/** By number of an e-mail: whose it is by the orders, NONE where they do not say; where it is the key, the key says it. */
export function customerOfEmail({ ofKey, ofEmail }: KnownIdentifiers, key: KnownCustomers['key']): Int32Array {
  return key === 'email' ? ofEmail.map((customer, code) => (ofKey[code] === NONE ? customer : ofKey[code]!)) : ofEmail;
}

/** An id that no order has with `.0` is the one that an order has without. */
function enterPointZeros(
  files: readonly ReadInteractionFile[],
  { people }: InteractionDictionaries,
  ofKey: Int32Array,
): void {
  for (const { decoded } of files) {
    for (const code of decoded.customerIds.pointZeros) {
      if (ofKey[code] !== NONE) continue;
      const id = people.customer.text(code).slice(0, -2);
      people.customer.makeRoom(1, id.length);
      const whole = people.customer.code(id);
      if (whole < ofKey.length) ofKey[code] = ofKey[whole]!;
    }
  }
}

/** Where orders tell customers by their addresses as ids, an e-mail that is one is that customer's. */
function enterAddresses(customers: Texts, { people }: InteractionDictionaries, ofEmail: Int32Array): void {
  if (!customers.bytes.includes(AT)) return;
  const byAddress = new Map<string, number>();
  for (let customer = 0; customer < countOfTexts(customers); customer++) {
    byAddress.set(textOf(customers, customer), customer);
  }
  for (let code = 0; code < ofEmail.length; code++) {
    if (ofEmail[code] === NONE) ofEmail[code] = byAddress.get(people.email.text(code)) ?? NONE;
  }
}

const AT = 64;
