import type { CustomerTable } from '../core/customers.ts';
import { isAddress } from '../core/emailAddress.ts';
import type { PersonEmails } from '../core/emails.ts';
import type { InteractionLedger } from '../core/interactions.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../core/ledger.ts';
import { combinedTexts, countOfTexts, type RowTexts } from '../core/texts.ts';
import { rowsById } from '../score/idOrder.ts';
import { PROSPECTS } from '../segment/playbooks/playbooks.ts';
import type { KnownUntil } from './interactionProfile.ts';
import { lifecycleStages } from './lifecycle.ts';
import { oneEmailOf } from './personEmails.ts';
import { communicationOf, type ProfileSources, profilesOf } from './profileColumns.ts';
import { typeCode } from './spontaneous.ts';

const [COMPLAINT, UNSUBSCRIBE, BOUNCE] = (['complaint', 'unsubscribe', 'bounce'] as const).map(typeCode);

/** The prospects, and what is to be said of them. */
export interface ProspectTable {
  readonly table: CustomerTable;
  /** People who are not in it, since only their e-mail is known. */
  readonly leftOut: number;
  /** Rows whose consent to a channel that would be open is not known. */
  readonly unknownConsent: number;
}

/**
 * The prospects as rows of a table, to come after the customers.
 * @param offer of their playbook; undefined without one
 * @param emails undefined where contacts are not to be written: people who are known by their e-mail alone are then left out
 * @returns undefined without interactions
 */
export function prospectTable(
  sources: ProfileSources,
  offer: string | undefined,
  emails: PersonEmails | undefined,
): ProspectTable | undefined {
  const { orders, interactions, known } = sources;
  if (interactions === undefined) return undefined;
  const all = prospectsOf(orders, interactions, known);
  const { persons, ids } = emails === undefined ? withoutAddresses(all) : all;
  const profiles = profilesOf(persons, sources)!;
  const none = new Int32Array(persons.length);
  const prospect = lifecycleStages.indexOf('prospect');
  const communication = communicationOf(persons, sources, profiles);
  const table = {
    ids,
    numbers: { orders: none, purchase_days: none, ...profiles.numbers },
    texts: {
      segment: { names: [PROSPECTS], codes: none },
      lifecycle: { names: lifecycleStages, codes: new Int32Array(persons.length).fill(prospect) },
      ...profiles.texts,
      ...communication.texts,
      offer: { names: [offer], codes: none },
    },
    attributes:
      emails === undefined ? [] : [{ name: 'email', ...oneEmailOf(persons, ids, emails, countOfTexts(ids.texts)) }],
  };
  const leftOut = all.persons.length - persons.length;
  return { table, leftOut, unknownConsent: communication.unknownConsent ?? 0 };
}

/** Prospects whose id is no e-mail address. */
function withoutAddresses({ persons, ids }: Prospects): Prospects {
  const kept = persons.filter((person) => !isAddress(ids.texts, person));
  return { persons: kept, ids: { texts: ids.texts, codes: kept } };
}

interface Prospects {
  readonly persons: Int32Array;
  readonly ids: RowTexts;
}

/**
 * People with interactions, or a subscription, and no purchase up to as_of: their person numbers in code unit order of
 * their ids, and the ids of all people by number.
 */
function prospectsOf(orders: OrderLedger, interactions: InteractionLedger, known: KnownUntil): Prospects {
  const customers = customerCount(orders);
  const people = customers + countOfTexts(interactions.strangers);
  const found: number[] = [];
  for (let person = 0; person < people; person++) {
    if (person < customers && hasPurchase(orders, person, known)) continue;
    if (isKnown(interactions, person, known)) found.push(person);
  }
  const persons = Int32Array.from(found);
  const texts = combinedTexts(orders.customers, interactions.strangers);
  const byId = rowsById({ texts, codes: persons });
  const sorted = byId.map((row) => persons[row]!);
  return { persons: sorted, ids: { texts, codes: sorted } };
}

function hasPurchase({ offsets, day, kind }: OrderLedger, customer: number, { asOf }: KnownUntil): boolean {
  for (let entry = offsets[customer]!; entry < offsets[customer + 1]! && day[entry]! <= asOf; entry++) {
    if (kind[entry] === PURCHASE) return true;
  }
  return false;
}

function isKnown(
  { offsets, day, type, subscribed }: InteractionLedger,
  person: number,
  { asOf, states }: KnownUntil,
): boolean {
  if (subscribed[person] !== 0) return true;
  for (let entry = offsets[person]!; entry < offsets[person + 1]!; entry++) {
    const isState = type[entry] === COMPLAINT || type[entry] === UNSUBSCRIBE || type[entry] === BOUNCE;
    if (day[entry]! <= (isState ? states : asOf)) return true;
  }
  return false;
}
