import { type InteractionType, interactionTypes } from '../core/interactions.ts';

/** Types that come from the customer whatever their direction says; unsubscriptions and bounces are states of a channel. */
const BY_NATURE: ReadonlySet<InteractionType> = new Set(['complaint', 'request', 'return', 'open', 'click', 'visit']);
/** Types that come from the customer unless they are outbound: then the shop wrote, called or asked. */
const BY_DIRECTION: ReadonlySet<InteractionType> = new Set(['contact', 'survey']);
const BY_SERVICE: ReadonlySet<InteractionType> = new Set(['contact', 'complaint', 'request']);

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
  if (BY_DIRECTION.has(type) && isOutbound) return SENDING;
  if (!BY_NATURE.has(type) && !BY_DIRECTION.has(type)) return 0;
  return BY_SERVICE.has(type) ? SPONTANEOUS | SERVICE : SPONTANEOUS;
});

/** Where {@link KINDS} has an interaction. @param isOutbound 1 or 0 */
export function kindIndex(type: number, isOutbound: number): number {
  return (type << 1) | isOutbound;
}
