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
  howToExport: [
    'Freshdesk > Tickets > choose the filter and the fields, the e-mail of the contact among them > Export > CSV.',
  ],
  reads: [
    'Each ticket once: the last file that has its Ticket ID tells how it stands.',
    "People are told by their e-mail alone, since the Contact ID is Freshdesk's own.",
    'The Type says what it is; a ticket without one, or of one that is not known, is a contact.',
    'It is closed on the day in Resolved time, else in Closed time.',
  ],
  profile: undefined,
};
