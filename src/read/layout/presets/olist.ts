import type { Preset } from './preset.ts';

/**
 * The public data set of the Brazilian shop Olist, in several files: the orders have a customer id that is new for each
 * order, so that the person is in the file of the customers, and the money in that of the payments.
 */
export const olist: Preset = {
  name: 'olist',
  title: 'Olist: orders, customers and payments',
  required: [['orderid', 'customerid', 'orderstatus', 'orderpurchasetimestamp']],
  columns: {
    order: ['orderid'],
    date: ['orderpurchasetimestamp'],
    status: ['orderstatus'],
  },
  computed: {
    customer: {
      name: 'customer_unique_id',
      from: ['customerid'],
      value: (cells, _, lookup) => lookup('customers', cells('customerid')),
    },
    amount: {
      name: 'payment_value',
      from: ['orderid'],
      value: (cells, _, lookup) => lookup('payments', cells('orderid')),
    },
  },
  orderLevelAmounts: [],
  tables: [
    {
      name: 'customers',
      required: ['customerid', 'customeruniqueid', 'customerzipcodeprefix'],
      key: 'customerid',
      value: 'customeruniqueid',
      field: 'customer',
      reason: 'its customer_id is new for each order, and the person is in the file of the customers',
      hint: 'pass the file with customer_id and customer_unique_id, too',
    },
    {
      name: 'payments',
      required: ['orderid', 'paymentsequential', 'paymentvalue'],
      key: 'orderid',
      value: 'paymentvalue',
      field: 'amount',
      rowKey: 'paymentsequential',
      reason: 'its money is in the file of the payments',
      hint: 'pass the file with order_id and payment_value, too',
    },
  ],
  decimal: 'point',
  howToExport: [
    'Download the Brazilian E-Commerce Public Dataset by Olist from Kaggle.',
    'Pass its files of orders, customers and payments together, in any order.',
  ],
  reads: [
    'The customer is customer_unique_id, which the file of the customers has for each customer_id.',
    'The money of an order is the sum of its payments.',
    'Canceled and unavailable orders are counted and left out.',
  ],
};
