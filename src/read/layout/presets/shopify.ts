import { firstKey, firstOf } from './computed.ts';
import type { Preset } from './preset.ts';

const ITEM_COLUMNS = [
  'lineitemquantity',
  'lineitemname',
  'lineitemprice',
  'lineitemcompareatprice',
  'lineitemsku',
  'lineitemrequiresshipping',
  'lineitemtaxable',
  'lineitemfulfillmentstatus',
  'lineitemdiscount',
  'vendor',
];

/**
 * Orders of Shopify: one row a line item, of which the first alone says what the whole order is. No customer id, and at
 * the till no e-mail either.
 */
export const shopify: Preset = {
  name: 'shopify',
  title: 'Shopify, export of orders',
  required: [['name', 'financialstatus', 'fulfillmentstatus', 'lineitemquantity', 'lineitemname', 'lineitemprice']],
  columns: {
    order: ['name'],
    date: ['createdat', 'paidat'],
    amount: ['total'],
    refunded: ['refundedamount'],
    currency: ['currency'],
    product: ['lineitemname', 'lineitemsku'],
    email: ['email'],
    country: ['billingcountry', 'shippingcountry'],
    zip: ['billingzip', 'shippingzip'],
    consent: ['acceptsmarketing'],
  },
  computed: {
    customer: firstKey('Email, Phone or Billing Phone', ['email', 'phone', 'billingphone']),
    phone: firstOf('Phone, Billing Phone or Shipping Phone', ['phone', 'billingphone', 'shippingphone']),
    status: {
      name: 'Cancelled at, Financial Status',
      from: ['cancelledat', 'financialstatus'],
      value: (cells) => (cells('cancelledat') === '' ? cells('financialstatus') : 'cancelled'),
    },
  },
  orderLevelAmounts: ['total'],
  firstRowOnly: { order: 'name', items: ITEM_COLUMNS },
  decimal: 'point',
  howToExport: [
    'Shopify admin > Orders > Export > All orders > Plain CSV file.',
    'Large exports come by e-mail; pass all their files at once.',
  ],
  reads: [
    'Each order once: its Total less its Refunded Amount, from the first of its rows.',
    'The customer is the Email; without one, the Phone or Billing Phone; orders without any are counted and left out.',
    'Orders with a date in Cancelled at, and voided, pending, authorized and expired ones are counted and left out.',
    'Order numbers of several shops are the same: run each shop by itself.',
  ],
};
