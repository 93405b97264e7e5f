import type { InteractionPreset } from './preset.ts';

/** Tickets of Freshdesk; its contact id is none of the shop's, so that people are told by their e-mail alone. */
export const freshdesk: InteractionPreset = {
  name: 'freshdesk',
  title: 'Freshdesk, tickets',
  required: ['ticketid', 'subject', 'status', 'source', 'type', 'createdtime'],
  columns: {
    email: ['email', 'requesteremail', 'contactemail'],
    date: ['createdtime'],
    type: ['type'],
    channel: ['source'],
    product: ['product'],
    status: ['status'],
    resolved: ['resolvedtime'],
    score: ['surveyresults'],
    subject: ['subject'],
    id: ['ticketid'],
  },
  resolvedElse: ['closedtime'],
  isTickets: true,
  isUtc: false,
  profile: undefined,
};
