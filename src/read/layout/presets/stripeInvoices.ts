import { noSale } from '../../values/statuses.ts';
import { firstKey } from './computed.ts';
import type { Preset } from './preset.ts';

/** Invoices of Stripe: what was paid on each. What was given back later stands with the payments alone. */
export const stripeInvoices: Preset = {
  name: 'stripe-invoices',
  title: 'Stripe, invoices',
  required: [['id', 'number', 'amountdue', 'amountpaid', 'dateutc', 'status']],
  columns: {
    order: ['id'],
    date: ['dateutc'],
    amount: ['amountpaid'],
    currency: ['currency'],
    email: ['customeremail'],
  },
  computed: {
    customer: firstKey('Customer ID or Customer Email', ['customerid', 'customeremail']),
    status: {
      name: 'Status',
      from: ['status'],
      value: (cells) => {
        const status = cells('status').toLowerCase();
        return status === 'open' || status === 'uncollectible' ? noSale(`${status} invoice`) : status;
      },
    },
  },
  orderLevelAmounts: [],
  decimal: 'point',
  isUtc: true,
  remark: {
    en: 'the export of invoices does not say what was refunded: that of payments does',
    it: "l'esportazione delle fatture non dice che cosa fu rimborsato: quella dei pagamenti sì",
  },
  howToExport: ['Stripe Dashboard > Billing > Invoices > Export.'],
  reads: [
    'Each invoice once: its Amount Paid in its Currency, on its Date (UTC).',
    'The customer is the Customer ID; without one, the Customer Email.',
    'Invoices that are open, uncollectible, void or drafts are counted and left out.',
    'Refunds are not in it, and what is paid there is in the export of payments, too: read one of the two.',
  ],
};
