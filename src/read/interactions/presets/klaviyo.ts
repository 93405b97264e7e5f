import type { InteractionPreset } from './preset.ts';

/**
 * Profiles of Klaviyo. A suppressed address gets no mail, whether it unsubscribed, bounced or was put there; who never
 * subscribed did not refuse, either.
 */
export const klaviyo: InteractionPreset = {
  name: 'klaviyo',
  title: 'Klaviyo, profiles',
  required: ['email', 'emailmarketingconsent', 'emailsuppressions', 'lastopen', 'lastclick'],
  columns: { email: ['email'], customer: ['externalid'], phone: ['phonenumber', 'phone'] },
  resolvedElse: [],
  isTickets: false,
  isUtc: false,
  howToExport: ['Klaviyo > Audience > Lists & segments > choose one > Manage > Export to CSV, with all properties.'],
  reads: [
    'The last open and the last click of each profile, on their days.',
    'A suppressed address has unsubscribed, or bounced where the suppression says so, on the day in Email Suppressions Timestamp.',
    'Email Marketing Consent says who is subscribed and who unsubscribed; who never subscribed did not refuse.',
    'People are told by the External ID and the Email.',
  ],
  profile: {
    states: [
      { type: 'open', channel: 'email', when: 'dated', date: ['lastopen'] },
      { type: 'click', channel: 'email', when: 'dated', date: ['lastclick'] },
      {
        type: 'unsubscribe',
        channel: 'email',
        when: { header: 'emailmarketingconsent', holds: (word) => word === 'unsubscribed' },
        date: ['emailsuppressionstimestamp'],
      },
      {
        type: 'bounce',
        channel: 'email',
        when: { header: 'emailsuppressions', holds: isBounce },
        date: ['emailsuppressionstimestamp'],
      },
      {
        type: 'unsubscribe',
        channel: 'email',
        when: { header: 'emailsuppressions', holds: (word) => !NOT_SUPPRESSED.has(word) && !isBounce(word) },
        date: ['emailsuppressionstimestamp'],
      },
    ],
    consents: [{ channel: 'email', when: { header: 'emailmarketingconsent', holds: (word) => word === 'subscribed' } }],
  },
};

/** What it writes for an address that could not be reached: `HARD_BOUNCE`, `INVALID_EMAIL`. */
function isBounce(word: string): boolean {
  return /\b(?:bounced?|invalid)\b/.test(word);
}

const NOT_SUPPRESSED: ReadonlySet<string> = new Set(['', 'false', 'no', '0', 'never suppressed', 'not suppressed']);
