import { firstKey, firstOf } from './computed.ts';
import type { Preset } from './preset.ts';

const ITEM_COLUMNS = [
  'lineitemquantity',
  'lineitemname',
  'lineitemprice',
  'lineitemsku',
  'lineitemvariant',
  'lineitemrequiresshipping',
  'lineitemtaxable',
  'lineitemfulfillmentstatus',
];

/** Orders of Squarespace, much like those of Shopify: one row a line item, of which the first alone says what the order is. */
export const squarespace: Preset = {
  name: 'squarespace',
  title: 'Squarespace, export of orders',
  required: [['orderid', 'financialstatus', 'amountrefunded', 'lineitemquantity', 'lineitemname', 'lineitemprice']],
  columns: {
    order: ['orderid'],
    date: ['createdat', 'paidat'],
    amount: ['total'],
    refunded: ['amountrefunded'],
    currency: ['currency'],
    product: ['lineitemname', 'lineitemsku'],
    email: ['email'],
    country: ['billingcountry', 'shippingcountry'],
    zip: ['billingzip', 'shippingzip'],
  },
  computed: {
    customer: firstKey('Email, Billing Phone or Shipping Phone', ['email', 'billingphone', 'shippingphone']),
    phone: firstOf('Billing Phone or Shipping Phone', ['billingphone', 'shippingphone']),
    status: {
      name: 'Cancelled at, Financial Status',
      from: ['cancelledat', 'financialstatus'],
      value: (cells) => (cells('cancelledat') === '' ? cells('financialstatus') : 'cancelled'),
    },
  },
  orderLevelAmounts: ['total'],
  firstRowOnly: { order: 'orderid', items: ITEM_COLUMNS },
  decimal: 'point',
  howToExport: ['Squarespace > Selling > Orders > Export CSV.'],
  reads: [
    'Each order once: its Total less its Amount Refunded, from the first of its rows.',
    'The customer is the Email; without one, a phone; orders without any are counted and left out.',
    'Orders with a date in Cancelled at, and pending and expired ones are counted and left out.',
  ],
};
