import type { Preset } from './preset.ts';

/** Unshipped orders of Amazon: what is still to be sent, without prices. */
export const amazonUnshipped: Preset = {
  name: 'amazon-unshipped',
  title: 'Amazon, Unshipped Orders',
  required: [
    ['orderid', 'orderitemid', 'purchasedate', 'buyeremail', 'dayspastpromise', 'quantitypurchased', 'quantitytoship'],
  ],
  columns: {
    customer: ['buyeremail'],
    order: ['orderid'],
    date: ['purchasedate', 'paymentsdate'],
    product: ['productname', 'sku'],
    country: ['shipcountry'],
    zip: ['shippostalcode'],
  },
  orderLevelAmounts: [],
  refusal: {
    reason: 'the Unshipped Orders report of Amazon has no prices, and only orders that are still to be sent',
    hint: 'download the New Orders report instead, or --monetary none to go without money',
  },
  howToExport: ['Amazon Seller Central > Orders > Order Reports > New Orders is the better one: it has prices.'],
  reads: [
    'With --monetary none alone: who ordered, and when, by the alias in buyer-email.',
    'Orders that were sent before the report are not in it.',
  ],
};
