import type { InteractionPreset } from './preset.ts';

/** Tickets of a Zendesk view; the shop's own customer id is what it calls external. */
export const zendesk: InteractionPreset = {
  name: 'zendesk',
  title: 'Zendesk, tickets of a view',
  required: ['requester', 'requesterid', 'tickettype', 'createdat', 'status'],
  columns: {
    customer: ['requesterexternalid'],
    email: ['requesteremail'],
    date: ['createdat'],
    type: ['tickettype'],
    channel: ['via'],
    status: ['status'],
    resolved: ['solvedat'],
    score: ['satisfactionscore'],
    subject: ['subject'],
    id: ['id'],
  },
  resolvedElse: [],
  isTickets: true,
  isUtc: false,
  profile: undefined,
};
