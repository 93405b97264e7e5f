import { sumOf } from './computed.ts';
import type { Preset } from './preset.ts';

/**
 * Sold Order Items of Etsy: one row an item. Shipping and tax are those of the order, which rows may repeat or not; an
 * Item Total is before its discount; nothing tells of refunds.
 */
export const etsyItems: Preset = {
  name: 'etsy-items',
  title: 'Etsy, Sold Order Items',
  required: [['saledate', 'itemname', 'buyer', 'itemtotal', 'transactionid', 'listingid', 'orderid']],
  columns: {
    customer: ['buyer'],
    order: ['orderid'],
    date: ['saledate'],
    currency: ['currency'],
    product: ['itemname', 'sku'],
    country: ['shipcountry', 'deliverycountry'],
    zip: ['shipzipcode', 'deliveryzipcode'],
  },
  computed: {
    amount: {
      name: 'Item Total − Discount Amount',
      from: ['itemtotal', 'discountamount'],
      value: (cells) =>
        sumOf(cells, [
          ['itemtotal', 1],
          ['discountamount', -1],
        ]),
    },
  },
  orderLevelAmounts: [],
  dates: 'monthFirst',
  decimal: 'point',
  remark: {
    en: 'money is that of the goods alone, without shipping and before refunds, which only Sold Orders tell',
    it: "l'importo è della sola merce, senza spedizione e prima dei rimborsi, che solo Sold Orders riporta",
  },
  howToExport: [
    'Etsy > Shop Manager > Settings > Options > Download Data > Order Items, a year or a month at a time.',
    'Sold Orders tells more of the money: take the items where products matter, and never both at once.',
  ],
  reads: [
    'One row an item: Item Total, which is quantity × price, less its Discount Amount; items of an Order ID are one order.',
    'Order Shipping and Order Sales Tax are of the whole order, whichever rows they stand on, and are left out.',
    'The customer is the Buyer; items without one are counted and left out. There is no e-mail.',
  ],
};
