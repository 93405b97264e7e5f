import type { Cells, Preset } from './preset.ts';

/** Headers of the money of an order, without taxes and shipping; older ones have another name. */
const NET = ['netsales', 'nrevenue', 'nrevenueformatted'];

/**
 * WooCommerce's own Analytics > Orders: one row an order, and one more of the same number, below zero, for each time that
 * money was given back. Of the customer it says nothing but a name.
 */
export const woocommerce: Preset = {
  name: 'woocommerce',
  title: 'WooCommerce, download of Analytics > Orders',
  required: [['date', 'order', 'status', 'customer', 'customertype', 'products', 'itemssold', 'coupons']],
  columns: {
    customer: ['customer'],
    order: ['order'],
    date: ['date'],
    status: ['status'],
    email: ['email', 'billingemail', 'customeremail'],
  },
  computed: {
    amount: {
      name: 'Net Sales',
      from: NET,
      value: (cells) => (isGivenBack(netOf(cells)) ? '0' : netOf(cells)),
    },
    refunded: {
      name: 'Net Sales below zero',
      from: NET,
      value: (cells) => (isGivenBack(netOf(cells)) ? netOf(cells) : ''),
    },
  },
  orderLevelAmounts: [],
  rowRefunds: NET,
  onlyNames: {
    en: 'this export of WooCommerce has neither e-mails nor customer ids: customers are told apart by name alone, two people of one name count as one, and one who writes it in two ways counts as two; an export with e-mails comes from the plugins Advanced Order Export or Order Export & Order Import',
    it: "questa esportazione di WooCommerce non ha né e-mail né numeri di cliente: i clienti si riconoscono solo dal nome, due persone con lo stesso nome contano come una, e una che lo scrive in due modi conta come due; un'esportazione con le e-mail si ottiene con i plugin Advanced Order Export oppure Order Export & Order Import",
  },
  howToExport: [
    'Better: the plugin Advanced Order Export or Order Export & Order Import, whose files have e-mails.',
    'Else: WooCommerce > Analytics > Orders, a date range with all orders, Download; in English.',
  ],
  reads: [
    'Each order once: its Net Sales, without taxes and shipping, less those rows of its number that are below zero.',
    'The customer is a name, as there is nothing else: two people of one name count as one.',
    'Pending, on-hold, cancelled and failed orders and drafts are counted and left out.',
  ],
};

function netOf(cells: Cells): string {
  return NET.map(cells).find((text) => text !== '') ?? '';
}

function isGivenBack(net: string): boolean {
  return /^[^\d]*[-−(]/u.test(net);
}
