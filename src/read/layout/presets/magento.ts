import { pointNumber } from './computed.ts';
import type { Cells, Preset } from './preset.ts';

/**
 * The grid of orders of Magento or Adobe Commerce: one row an order. The base total is in the one currency of the shop,
 * the purchased total in that of the customer.
 */
export const magento: Preset = {
  name: 'magento',
  title: 'Magento or Adobe Commerce, export of the orders grid',
  required: [['id', 'purchasepoint', 'purchasedate', 'grandtotalbase', 'grandtotalpurchased']],
  columns: {
    customer: ['customername', 'billtoname'],
    order: ['id'],
    date: ['purchasedate'],
    amount: ['grandtotalbase'],
    email: ['customeremail'],
  },
  computed: {
    refunded: {
      name: 'Total Refunded',
      from: ['totalrefunded'],
      also: ['grandtotalbase', 'grandtotalpurchased'],
      value: baseRefund,
    },
    status: {
      name: 'Status',
      from: ['status'],
      // An order is closed when all that was paid for it has been given back.
      value: (cells) => (CLOSED.includes(cells('status').toLowerCase()) ? 'refunded' : cells('status')),
    },
  },
  orderLevelAmounts: ['grandtotalbase'],
  howToExport: [
    'Admin > Sales > Orders > Columns: Customer Email and Total Refunded must be among them.',
    'Then Export > CSV.',
  ],
  reads: [
    'Each order once: its Grand Total (Base) less its Total Refunded, turned into the base currency where the totals differ.',
    'The customer is the Customer Email, of guests too; without that column, the name.',
    'Closed orders, of which all was given back, are no purchases.',
    'Pending, on hold, canceled and suspected fraud orders are counted and left out.',
  ],
};

/** In the languages that statuses are read in. */
const CLOSED: readonly string[] = ['closed', 'chiuso', 'geschlossen', 'fermé', 'fermée', 'cerrado', 'cerrada'];

/**
 * What was refunded, which is in the currency of the purchase, in that of the base total; words where that cannot be told,
 * so that the row is refused for them.
 */
function baseRefund(cells: Cells): string {
  const refunded = cells('totalrefunded');
  const [baseTotal, purchasedTotal] = [cells('grandtotalbase'), cells('grandtotalpurchased')];
  if (refunded === '' || purchasedTotal === '' || baseTotal === purchasedTotal) return refunded;
  const [amount, base, purchased] = [refunded, baseTotal, purchasedTotal].map(pointNumber);
  if (amount === 0 || (base !== undefined && base === purchased)) return refunded;
  if (amount === undefined || base === undefined || !purchased) return `${refunded} of ${purchasedTotal}`;
  return ((amount * base) / purchased).toFixed(4);
}
