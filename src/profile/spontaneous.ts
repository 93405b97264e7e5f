import { type InteractionLedger, type InteractionType, interactionTypes } from '../core/interactions.ts';

/**
 * Types that come from the customer whatever their direction says; a contact does unless the shop made it.
 * Unsubscriptions and bounces are states of a channel.
 */
const BY_NATURE: ReadonlySet<InteractionType> = new Set([
  'complaint',
  'request',
  'return',
  'open',
  'click',
  'visit',
  'survey',
]);
const SERVICE: ReadonlySet<InteractionType> = new Set(['contact', 'complaint', 'request']);

const areByNature = interactionTypes.map((type) => BY_NATURE.has(type));
const areService = interactionTypes.map((type) => SERVICE.has(type));

/** The number of a type of interaction. */
export function typeCode(type: InteractionType): number {
  return interactionTypes.indexOf(type);
}

const CONTACT = typeCode('contact');

/** Whether an interaction came from the customer. */
export function isSpontaneous({ type, isOutbound }: InteractionLedger, entry: number): boolean {
  return areByNature[type[entry]!]! || (type[entry] === CONTACT && isOutbound[entry] === 0);
}

/** Whether it came from the customer and was a contact, a complaint or a request. */
export function isServiceContact(ledger: InteractionLedger, entry: number): boolean {
  return areService[ledger.type[entry]!]! && isSpontaneous(ledger, entry);
}

/** Whether the shop sent or called. */
export function isSending({ type, isOutbound }: InteractionLedger, entry: number): boolean {
  return type[entry] === CONTACT && isOutbound[entry] === 1;
}
