import type { Preset } from './preset.ts';
import { eventStatus, ofEvent } from './square.ts';

/** Items of Square's till: one row an item of a transaction, also of one that is given back. */
export const squareItems: Preset = {
  name: 'square-items',
  title: 'Square, items',
  required: [['transactionid', 'paymentid', 'item', 'qty', 'pricepointname', 'netsales', 'eventtype']],
  columns: {
    customer: ['customerid', 'customerreferenceid'],
    order: ['transactionid'],
    date: ['date'],
    product: ['item', 'sku'],
    category: ['category'],
  },
  computed: {
    amount: {
      name: 'Net Sales',
      from: ['netsales'],
      also: ['eventtype'],
      value: (cells) => ofEvent(cells, cells('netsales')),
    },
    status: eventStatus(),
  },
  orderLevelAmounts: [],
  dates: 'monthFirst',
  decimal: 'point',
  howToExport: ['Square Dashboard > Transactions > pick the days > Export > Items Detail CSV.'],
  reads: [
    'The Net Sales of the items of a Transaction ID add up to an order; tax is not in it.',
    'Items whose Event Type is Refund give back, under their own Transaction ID or under that of the sale.',
    'The customer is the Customer ID; most sales at a till have none, and are counted and left out.',
    'It says the same money as the export of transactions, but for partial refunds, which that alone has: read one of the two.',
  ],
};
