import { firstKey, firstOf, pointNumber } from './computed.ts';
import type { Preset } from './preset.ts';

const COMMON = ['orderid', 'orderdate', 'status', 'ordertotal', 'ordercurrency'];
const EMAILS = ['customeremail', 'billingemail'];
const PHONES = ['billingphone', 'shippingphone'];
/** Of guests. */
const NOBODY = ['0', '0.0'];

/** The plugin Order Export & Order Import of WebToffee: one row an order, its line items side by side. */
export const woocommerceWebtoffee: Preset = {
  name: 'woocommerce-webtoffee',
  title: 'WooCommerce, Order Export & Order Import of WebToffee',
  required: ['refunditems', 'customeruser', 'downloadpermissions'].map((header) => [...COMMON, header]),
  columns: {
    order: ['orderid', 'ordernumber'],
    date: ['orderdate', 'paiddate'],
    amount: ['ordertotal'],
    status: ['status'],
    currency: ['ordercurrency'],
    first_name: ['billingfirstname', 'shippingfirstname'],
    last_name: ['billinglastname', 'shippinglastname'],
    country: ['billingcountry', 'shippingcountry'],
    zip: ['billingpostcode', 'shippingpostcode'],
  },
  computed: {
    customer: firstKey(
      'customer_id, customer_email, billing_email or billing_phone',
      ['customerid', ...EMAILS, ...PHONES],
      NOBODY,
    ),
    email: firstOf('customer_email or billing_email', EMAILS),
    phone: firstOf('billing_phone or shipping_phone', PHONES),
    refunded: { name: 'refund_items', from: ['refunditems'], value: (cells) => sumOfRefunds(cells('refunditems')) },
  },
  orderLevelAmounts: ['ordertotal'],
  decimal: 'point',
  howToExport: ['WordPress admin > WebToffee Import Export > Export > Order > CSV, with all columns.'],
  reads: [
    'Each order once: its order_total less the amounts in refund_items.',
    'The customer is the customer_id; a guest, whose id is 0, is the customer_email, billing_email or billing_phone.',
    'Who orders both as a guest and with an account is one customer where the e-mail is the same.',
    'Pending, on-hold, cancelled and failed orders and drafts are counted and left out.',
  ],
};

/**
 * The amounts of `amount:5.00|reason:Broken|date:2026-03-01 10:00:00;amount:…` added up; empty where there is none, and
 * the text itself where one of them is no number, so that the row is refused for it.
 */
function sumOfRefunds(text: string): string {
  const amounts = [...text.matchAll(/(?:^|[;|])\s*amount:([^|;]*)/g)].map(([, amount]) => amount!.trim());
  if (amounts.length === 0) return text.trim();
  const numbers = amounts.map(pointNumber);
  return numbers.includes(undefined) ? text : numbers.reduce<number>((sum, one) => sum + one!, 0).toFixed(4);
}
