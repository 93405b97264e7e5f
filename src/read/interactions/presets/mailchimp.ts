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
  howToExport: [
    'Mailchimp > Audience > All contacts > Export audience.',
    'Unzip the export and pass its files, subscribed, unsubscribed and cleaned, under their names.',
  ],
  reads: [
    'Who unsubscribed, and when; whose address was cleaned because mail bounced; who is subscribed.',
    'The headers say which of the three a file is, and its name where they do not.',
    'People are told by the Email Address; times are UTC.',
    'Opens and clicks are not in it.',
  ],
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
