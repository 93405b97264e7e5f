import type { Contact } from './contact.ts';
import type { AudienceColumn } from './platform.ts';

/** The column that an e-mail list knows people by. */
export function emailColumn(header: string): AudienceColumn {
  return { header, cell: ({ email }) => email, identifies: true };
}

/** A column that those who left a segment do not have. */
export function fact(header: string, cell: (contact: Contact) => string): AudienceColumn {
  return { header, cell, identifies: false };
}

/** What is to be known of people in an e-mail list: plain numbers and ISO days, names of their own for each. */
export const profileColumns: readonly AudienceColumn[] = [
  fact('rfm_segment', ({ segment }) => segment),
  fact('rfm_orders', ({ orders }) => orders),
  fact('rfm_last_order', ({ lastOrder }) => lastOrder),
  fact('rfm_clv', ({ clv }) => clv),
  fact('rfm_lifetime_value', ({ lifetimeValue }) => lifetimeValue),
];
