import type { Person } from '../../../src/write/audiences/person.ts';

/** Somebody of whom little is known, from a table with the columns email and phone. */
export function person(known: Partial<Person> = {}): Person {
  return {
    id: 'a',
    segment: 'Champions',
    email: '',
    phone: '',
    firstName: '',
    lastName: '',
    country: '',
    zip: '',
    clv: '',
    lifetimeValue: '',
    orders: '',
    lastOrder: '',
    blocked: new Set(),
    isSuppressed: false,
    cell: (column) => [known.email, known.phone][column] ?? '',
    ...known,
  };
}
