import type { InteractionPreset } from './preset.ts';

const UNSUBSCRIBED = ['unsubtime', 'unsubcampaigntitle', 'unsubcampaignid', 'unsubreason', 'unsubreasonother'];
const CLEANED = ['cleantime', 'cleancampaigntitle', 'cleancampaignid'];

/**
 * An audience of Mailchimp, exported as three files: who is subscribed, who unsubscribed, and whose address was cleaned
 * because mail bounced. The headers tell which one a file is, and its name where they do not; a file whose name is none of
 * these may be of people who never subscribed.
 */
export const mailchimp: InteractionPreset = {
  name: 'mailchimp',
  title: 'Mailchimp, an audience: subscribed, unsubscribed or cleaned',
  required: ['emailaddress', 'memberrating', 'optintime', 'lastchanged', 'leid', 'euid'],
  columns: { email: ['emailaddress'] },
  resolvedElse: [],
  isTickets: false,
  isUtc: true,
  profile: {
    states: [
      {
        type: 'unsubscribe',
        channel: 'email',
        when: { filesWith: UNSUBSCRIBED, filesNamed: 'unsubscribed' },
        date: ['unsubtime'],
      },
      { type: 'bounce', channel: 'email', when: { filesWith: CLEANED, filesNamed: 'cleaned' }, date: ['cleantime'] },
    ],
    consents: [
      {
        channel: 'email',
        when: { filesWithout: [...UNSUBSCRIBED, ...CLEANED], filesNamed: 'subscribed' },
      },
    ],
  },
};
