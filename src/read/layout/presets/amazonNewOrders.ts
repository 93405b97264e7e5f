import { sumOf } from './computed.ts';
import type { Cells, ComputedField, Preset } from './preset.ts';

const TERMS = [
  ['itemprice', 1],
  ['shippingprice', 1],
  ['giftwrapprice', 1],
  ['itempromotiondiscount', -1],
  ['shippromotiondiscount', -1],
] as const;

/** What an item brought, shipping and all, without taxes. */
export const amazonAmount = {
  name: 'item-price + shipping-price − promotion discounts',
  from: TERMS.map(([header]) => header),
  // Some reports write discounts below zero.
  value: (cells: Cells) =>
    sumOf((header) => (header.endsWith('discount') ? cells(header).replace(/^[-−]/, '') : cells(header)), TERMS),
} satisfies ComputedField;

/** New Orders of Amazon: one row an item; buyers by an alias of their e-mail, which is the same in all their orders. */
export const amazonNewOrders: Preset = {
  name: 'amazon-new-orders',
  title: 'Amazon, New Orders',
  required: [['orderid', 'orderitemid', 'purchasedate', 'buyeremail', 'quantitypurchased', 'itemprice']],
  columns: {
    customer: ['buyeremail'],
    order: ['orderid'],
    date: ['purchasedate', 'paymentsdate'],
    product: ['productname', 'sku'],
    currency: ['currency'],
    country: ['shipcountry'],
    zip: ['shippostalcode'],
  },
  computed: {
    amount: amazonAmount,
  },
  orderLevelAmounts: [],
  decimal: 'point',
  howToExport: [
    'Amazon Seller Central > Orders > Order Reports > New Orders, as a .txt file.',
    'A report reaches back some weeks at most: keep every one and pass all of them at once.',
  ],
  reads: [
    'One row an item: item-price, which is that of the whole quantity, and shipping-price and gift-wrap-price, less promotion discounts; taxes are left out.',
    'The customer is the buyer-email, an alias of Amazon that stays the same for a buyer; it is no address for advertising and is not kept as an e-mail.',
    'Neither cancellations after the report nor refunds are in it.',
  ],
};
