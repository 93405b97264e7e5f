import type { InteractionPreset } from './preset.ts';

/** Contacts of Brevo. Who is not blacklisted may still never have subscribed, so that `No` says nothing. */
export const brevo: InteractionPreset = {
  name: 'brevo',
  title: 'Brevo, contacts',
  required: ['email', 'emailblacklisted', 'smsblacklisted', 'addedtime', 'modifiedtime'],
  columns: { email: ['email'], phone: ['sms'] },
  resolvedElse: [],
  isTickets: false,
  isUtc: false,
  howToExport: ['Brevo > Contacts > choose the list > Export contacts, with all attributes.'],
  reads: [
    'Whoever is blacklisted for e-mail or text messages has unsubscribed from it, on a day that the export does not say.',
    'Whoever is not may still never have subscribed, so that No says nothing.',
    'People are told by the EMAIL.',
  ],
  profile: {
    states: [
      { type: 'unsubscribe', channel: 'email', when: { header: 'emailblacklisted', holds: isYes }, date: [] },
      { type: 'unsubscribe', channel: 'sms', when: { header: 'smsblacklisted', holds: isYes }, date: [] },
    ],
    consents: [],
  },
};

function isYes(word: string): boolean {
  return YES.has(word);
}

const YES: ReadonlySet<string> = new Set(['yes', 'true', '1', 'si', 'ja', 'oui']);
