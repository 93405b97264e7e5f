import { type InteractionType, interactionTypes } from '../core/interactions.ts';

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

/** The number of a type of interaction. */
export function typeCode(type: InteractionType): number {
  return interactionTypes.indexOf(type);
}

/** It came from the customer. */
export const SPONTANEOUS = 1;
/** It did, and was a contact, a complaint or a request. */
export const SERVICE = 2;
/** The shop sent it, or called. */
export const SENDING = 4;

/** What an interaction is, as bits, by `kindIndex`: a table, as loops over interactions ask for each. */
export const KINDS: Uint8Array = Uint8Array.from({ length: 2 * interactionTypes.length }, (_, index) => {
  const type = interactionTypes[index >> 1]!;
  const isOutbound = (index & 1) === 1;
  if (type === 'contact') return isOutbound ? SENDING : SPONTANEOUS | SERVICE;
  if (!BY_NATURE.has(type)) return 0;
  return type === 'complaint' || type === 'request' ? SPONTANEOUS | SERVICE : SPONTANEOUS;
});

/** Where {@link KINDS} has an interaction. @param isOutbound 1 or 0 */
export function kindIndex(type: number, isOutbound: number): number {
  return (type << 1) | isOutbound;
}
