import type { KeyField } from '../../fields.ts';
import type { InteractionDictionaries } from '../rows/entries.ts';

/** Identifiers of all kinds in one row of numbers. */
export type Offsets = Readonly<Record<KeyField | 'end', number>>;

export function offsetsOf({ people }: InteractionDictionaries): Offsets {
  const email = people.customer.size();
  const phone = email + people.email.size();
  return { customer: 0, email, phone, end: phone + people.phone.size() };
}
