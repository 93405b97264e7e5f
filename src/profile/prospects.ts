import type { InteractionLedger } from '../core/interactions.ts';
import { customerCount, type OrderLedger, PURCHASE } from '../core/ledger.ts';
import { combinedTexts, countOfTexts, type RowTexts } from '../core/texts.ts';
import { rowsById } from '../score/idOrder.ts';
import type { KnownUntil } from './interactionProfile.ts';
import { typeCode } from './spontaneous.ts';

const [COMPLAINT, UNSUBSCRIBE, BOUNCE] = (['complaint', 'unsubscribe', 'bounce'] as const).map(typeCode);

/**
 * People with interactions, or a subscription, and no purchase up to as_of: their person numbers in code unit order of
 * their ids, and the ids of all people by number.
 */
export function prospectsOf(
  orders: OrderLedger,
  interactions: InteractionLedger,
  known: KnownUntil,
): { readonly persons: Int32Array; readonly ids: RowTexts } {
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
