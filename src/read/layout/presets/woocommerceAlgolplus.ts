import { firstKey } from './computed.ts';
import type { Preset } from './preset.ts';

const COMMON = ['ordernumber', 'orderstatus', 'orderdate', 'emailbilling'];

/**
 * The plugin Advanced Order Export of AlgolPlus: one row a line item with all that is known of its order, in columns that
 * the user picks: with the totals of lines, or as it comes, with those of orders alone.
 */
export const woocommerceAlgolplus: Preset = {
  name: 'woocommerce-algolplus',
  title: 'WooCommerce, Advanced Order Export of AlgolPlus',
  required: [
    [...COMMON, 'orderlinetotal', 'orderlinetotalrefunded', 'item'],
    [...COMMON, 'ordertotalamount', 'orderrefundamount'],
  ],
  columns: {
    order: ['ordernumber', 'orderid'],
    date: ['orderdate', 'paiddate'],
    amount: ['orderlinetotal', 'ordertotalamount'],
    refunded: ['orderlinetotalrefunded', 'orderrefundamount'],
    status: ['orderstatus'],
    currency: ['ordercurrency', 'currency'],
    product: ['sku', 'name', 'itemname', 'productname'],
    category: ['category'],
    email: ['emailbilling'],
    phone: ['phonebilling'],
    first_name: ['firstnamebilling', 'firstnameshipping'],
    last_name: ['lastnamebilling', 'lastnameshipping'],
    country: ['countrycodebilling', 'countrynamebilling', 'countrycodeshipping'],
    zip: ['postcodebilling', 'postcodeshipping'],
  },
  computed: {
    customer: firstKey(
      'User ID, Email (Billing) or Phone (Billing)',
      ['customeruserid', 'userid', 'emailbilling', 'phonebilling'],
      ['0', '0.0'],
    ),
  },
  orderLevelAmounts: ['ordertotalamount'],
  rowRefunds: ['orderlinetotalrefunded'],
  howToExport: [
    'WordPress admin > WooCommerce > Export Orders > Express export > CSV, one row a product.',
    'Best with the fields Order Line Total and Order Line Total Refunded of each product.',
  ],
  reads: [
    'Each line item: its Order Line Total less its Order Line Total Refunded; shipping is not among it.',
    'Without these, each order once: its Order Total Amount less its Order Refund Amount.',
    'The customer is the User ID where it is exported and not 0, else Email (Billing), else Phone (Billing).',
    'Pending, on-hold, cancelled and failed orders and drafts are counted and left out.',
  ],
};
