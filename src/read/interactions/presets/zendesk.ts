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
  howToExport: ['Zendesk > Views > choose a view with all tickets that are wanted > Actions > Export as CSV.'],
  reads: [
    'Each ticket once: the last file that has its Id tells how it stands.',
    "People are told by the Requester external id, which is the shop's own, and by the Requester email.",
    'The Ticket type says what it is; a ticket without one, or of one that is not known, is a contact.',
    'It is closed on the day in Solved at; a product is found in its Subject where it names one.',
  ],
  profile: undefined,
};
