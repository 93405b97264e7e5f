import { firstKey } from './computed.ts';
import type { Preset } from './preset.ts';

/** Orders of BigCommerce: one row an order. Dates are written as the store is set. */
export const bigcommerce: Preset = {
  name: 'bigcommerce',
  title: 'BigCommerce, export of orders',
  required: [['orderid', 'customerid', 'orderdate', 'orderstatus', 'subtotalinctax', 'ordertotalinctax']],
  columns: {
    order: ['orderid'],
    date: ['orderdate'],
    amount: ['ordertotalinctax'],
    refunded: ['refundamount'],
    status: ['orderstatus'],
    currency: ['ordercurrencycode'],
    email: ['customeremail', 'billingemail'],
    phone: ['customerphone', 'billingphone'],
    first_name: ['billingfirstname', 'shippingfirstname'],
    last_name: ['billinglastname', 'shippinglastname'],
    country: ['billingcountry', 'shippingcountry'],
    zip: ['billingzip', 'shippingzip'],
  },
  computed: {
    customer: firstKey(
      'Customer ID, Customer Email or Customer Phone',
      ['customerid', 'customeremail', 'billingemail', 'customerphone', 'billingphone'],
      ['0', '0.0'],
    ),
  },
  orderLevelAmounts: ['ordertotalinctax'],
  howToExport: ['Control panel > Orders > Export orders > the default template > CSV.'],
  reads: [
    'Each order once: its Order Total (inc tax) less its Refund Amount, where the template has one.',
    'The customer is the Customer ID; a guest, whose id is 0, is the Customer Email, else the Customer Phone.',
    'Who orders both as a guest and with an account is one customer where the e-mail is the same.',
    'Cancelled, declined, incomplete and unpaid orders are counted and left out.',
    'Dates are as the store is set; where no row tells the day from the month: --date-format.',
  ],
};
