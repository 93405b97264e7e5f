import { type InteractionType, interactionTypes } from '../../core/interactions.ts';

const indexOf = (type: InteractionType): number => interactionTypes.indexOf(type);

export const CONTACT = indexOf('contact');
export const COMPLAINT = indexOf('complaint');
export const UNSUBSCRIBE = indexOf('unsubscribe');
export const BOUNCE = indexOf('bounce');
export const SURVEY = indexOf('survey');

/** Types of what somebody asks for, which is open until it is closed. */
export const ASKING: ReadonlySet<number> = new Set(
  (['contact', 'complaint', 'request', 'return'] as const).map(indexOf),
);
/** Types of what happens with messages, which are e-mails where nothing says otherwise. */
export const OF_MESSAGES: ReadonlySet<number> = new Set(
  (['open', 'click', 'unsubscribe', 'bounce'] as const).map(indexOf),
);

/** Whether something of a type holds always where it has no day. */
export function isLasting(type: number): boolean {
  return type === UNSUBSCRIBE || type === BOUNCE;
}
