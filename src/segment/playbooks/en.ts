import type { PlaybookTexts } from './playbook.ts';

const loyal = {
  goal: 'keep the habit, and make each order a little richer',
  offer: 'a free sample of something new with their next usual order',
  avoid: 'more mails than they have orders; discounts they do not need',
};
const newcomers = {
  goal: 'a good start, so that the next order follows',
  offer: 'help with what they bought: a guide, a recipe, somebody to ask',
  avoid: 'a welcome discount; selling more before the last order is in use',
};
const aboutToSleep = {
  goal: 'one more order, at little cost',
  offer: 'their last order again, in one click',
  avoid: 'a series of reminders; calls; a discount in the first mail',
};

/** Playbooks in English. */
export const en: PlaybookTexts = {
  ruled: {
    Champions: {
      goal: 'keep the best close, and let them bring others',
      offer: 'a first look at new products, before everybody else',
      avoid: 'discounts on what they buy anyway; mass mailings',
    },
    Loyal: loyal,
    'Loyal Customers': loyal,
    'Potential Loyalist': {
      goal: 'turn a few orders into a habit',
      offer: 'a set: what they buy already, with the product next to it',
      avoid: "a newcomer's discount: they are customers already",
    },
    New: newcomers,
    'New Customers': newcomers,
    Promising: {
      goal: 'the next order, while they remember the last',
      offer: 'a sample or a trial of what goes with their order',
      avoid: "the whole catalogue at once; a newcomer's discount",
    },
    'Need Attention': {
      goal: 'bring them back before they drift away',
      offer: 'what they wish for, put aside for them for a week',
      avoid: 'a general sale; a discount before you know what they miss',
    },
    'About to Sleep': aboutToSleep,
    'About To Sleep': aboutToSleep,
    'At Risk': {
      goal: 'learn why they went quiet, and win them back',
      offer: 'one welcome-back price on what they used to buy, for two weeks',
      avoid: "an offer while a complaint is open; a newcomer's discount",
    },
    "Can't Lose Them": {
      goal: 'win the best back in person, one by one',
      offer: 'a contact of their own, and what you agree on with them',
      avoid: 'automatic mails; an offer before the complaint is settled',
    },
    Hibernating: {
      goal: 'be there in their season, at the least cost',
      offer: "the season's best of what they used to buy, at its usual price",
      avoid: 'print, calls and paid ads; a second mail without an answer',
    },
    Lost: {
      goal: 'no cost, and an open door',
      offer: 'none; a friendly word if they come back on their own',
      avoid: "campaigns, ads and calls; a newcomer's discount on return",
    },
  },
  bySet: {},
  filled: {
    Others: {
      title: 'Others',
      why: 'no rule matches them',
      goal: 'know who they are before you write to them',
      action: 'add a rule for them',
      offer: 'none until a rule says who they are',
      avoid: 'a campaign to people of whom you know nothing',
    },
    Prospects: {
      title: 'Prospects',
      why: 'in touch with you, and no purchase yet',
      goal: 'a first order from people who have shown interest',
      action: 'answer what they asked about, then invite them to a first order',
      offer: "the newcomer's offer, once, on what they asked about",
      avoid: 'writing where they unsubscribed; repeating an ignored offer',
    },
  },
};
