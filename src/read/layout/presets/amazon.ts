import { amazonAmount } from './amazonNewOrders.ts';
import type { Preset } from './preset.ts';

/** All Orders of Amazon: one row an item, and nothing that says whose orders are the same person's. */
export const amazon: Preset = {
  name: 'amazon',
  title: 'Amazon, All Orders',
  required: [
    ['amazonorderid', 'purchasedate', 'orderstatus', 'fulfillmentchannel', 'saleschannel', 'itemstatus', 'itemprice'],
  ],
  columns: {
    order: ['amazonorderid'],
    date: ['purchasedate'],
    status: ['orderstatus'],
    product: ['productname', 'sku'],
    currency: ['currency'],
    country: ['shipcountry'],
    zip: ['shippostalcode'],
  },
  computed: {
    amount: {
      ...amazonAmount,
      also: ['orderstatus'],
      // Orders that are cancelled or not yet paid have no prices.
      value: (cells) => amazonAmount.value(cells) || (/^(?:cancel|pending)/i.test(cells('orderstatus')) ? '0' : ''),
    },
  },
  orderLevelAmounts: [],
  decimal: 'point',
  refusal: {
    reason: 'the All Orders report of Amazon does not say who bought, so no customer can be told from another',
    hint: 'download the New Orders report, which has a buyer-email, or name a column of your own: --map customer=COLUMN',
  },
  howToExport: ['It is of no use here. Seller Central > Orders > Order Reports > New Orders has a buyer-email.'],
  reads: ['Nothing: no column of it tells customers apart.'],
};
