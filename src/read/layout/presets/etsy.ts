import { pointNumber, sumOf } from './computed.ts';
import type { Cells, Preset } from './preset.ts';

/** What goods and shipping come to, as sellers in most countries and those in the UK see them named. */
const PAID = ['ordervalue', 'discountamount', 'shipping', 'delivery', 'shippingdiscount', 'deliverydiscount'] as const;

/** The whole that an adjustment leaves a part of: what the seller got, fees and all; else what the buyer paid. */
const WHOLES = [
  {
    before: ['ordernet', 'cardprocessingfees'],
    after: ['adjustednetorderamount', 'adjustedcardprocessingfees'],
  },
  { before: ['ordertotal'], after: ['adjustedordertotal'] },
] as const;

/**
 * Sold Orders of Etsy: one row an order. An Adjusted Order Total of 0.00 says that nothing was adjusted, and so does every
 * order that was refunded in full.
 */
export const etsy: Preset = {
  name: 'etsy',
  title: 'Etsy, Sold Orders',
  required: [['saledate', 'orderid', 'buyeruserid', 'ordervalue', 'ordertotal', 'ordernet']],
  columns: {
    customer: ['buyeruserid'],
    order: ['orderid'],
    date: ['saledate'],
    currency: ['currency'],
    status: ['status'],
    first_name: ['firstname'],
    last_name: ['lastname'],
    country: ['shipcountry', 'deliverycountry'],
    zip: ['shipzipcode', 'deliveryzipcode'],
  },
  computed: {
    amount: {
      name: 'Order Value − Discount Amount + Shipping − Shipping Discount',
      from: PAID,
      value: paid,
    },
    refunded: {
      name: 'the share that Adjusted Order Total leaves out',
      from: WHOLES.flatMap(({ before, after }) => [...before, ...after]),
      also: PAID,
      value: refunded,
    },
  },
  orderLevelAmounts: ['ordervalue'],
  dates: 'monthFirst',
  decimal: 'point',
  remark: {
    en: 'an order that was refunded in full looks like one that was not, and counts unless its Status says so',
    it: 'un ordine rimborsato per intero si presenta come uno non rimborsato, e conta se il suo Status non lo dice',
  },
  howToExport: [
    'Etsy > Shop Manager > Settings > Options > Download Data > Orders, a year or a month at a time.',
    'Pass the files of all years at once, and no file of order items among them.',
  ],
  reads: [
    'Each order once: Order Value less Discount Amount, and Shipping less Shipping Discount; taxes are left out.',
    'Adjusted orders keep the share of it that the seller keeps: Adjusted Net Order Amount and its fees of Order Net and its fees; where these are empty, Adjusted Order Total of Order Total. The rest is refunded.',
    'Adjusted Order Total 0.00 means not adjusted. Orders refunded in full have it too: they count unless Status says refunded or cancelled.',
    'The customer is the Buyer User ID; orders without one are counted and left out. There is no e-mail.',
  ],
};

/** What the buyer paid without tax; a discount beyond the shipping is no part of it, as that leaves the discount out. */
function paid(cells: Cells): string {
  const [shipping, discount] =
    cells('shipping') === ''
      ? (['delivery', 'deliverydiscount'] as const)
      : (['shipping', 'shippingdiscount'] as const);
  const isLeftOut = (pointNumber(cells(discount)) ?? 0) > (pointNumber(cells(shipping)) ?? 0);
  return sumOf(
    (header) => (isLeftOut && header === discount ? '' : cells(header)),
    [
      ['ordervalue', 1],
      ['discountamount', -1],
      [shipping, 1],
      [discount, -1],
    ],
  );
}

/** The share that was given back, in cents, of what was paid; empty for an order that was not adjusted. */
function refunded(cells: Cells): string {
  const adjusted = cells('adjustedordertotal');
  if (adjusted === '' || pointNumber(adjusted) === 0) return '';
  const amount = pointNumber(paid(cells));
  for (const { before, after } of WHOLES) {
    const [whole, left] = [before, after].map((headers) =>
      pointNumber(
        sumOf(
          cells,
          headers.map((header) => [header, 1]),
        ),
      ),
    );
    if (whole === undefined || left === undefined || amount === undefined || whole <= 0 || left <= 0) continue;
    return (amount * Math.max(0, 1 - left / whole)).toFixed(2);
  }
  // What is no number is no amount either, so that the row is refused for it.
  return `${adjusted} of ${cells('ordertotal')}`;
}
