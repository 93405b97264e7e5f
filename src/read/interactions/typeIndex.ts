import { type InteractionType, interactionTypes } from '../../core/interactions.ts';

const indexOf = (type: InteractionType): number => interactionTypes.indexOf(type);

export const CONTACT = indexOf('contact');
export const COMPLAINT = indexOf('complaint');
export const UNSUBSCRIBE = indexOf('unsubscribe');
export const BOUNCE = indexOf('bounce');
export const SURVEY = indexOf('survey');

/** By type: 1 for what somebody asks for, which is open until it is closed. */
export const ASKING = marked('contact', 'complaint', 'request', 'return');
/** By type: 1 for what happens with messages, which are e-mails where nothing says otherwise. */
export const OF_MESSAGES = marked('open', 'click', 'unsubscribe', 'bounce');

function marked(...types: readonly InteractionType[]): Uint8Array {
  return Uint8Array.from(interactionTypes, (type) => (types.includes(type) ? 1 : 0));
}

/** Whether something of a type holds always where it has no day. */
export function isLasting(type: number): boolean {
  return type === UNSUBSCRIBE || type === BOUNCE;
}
