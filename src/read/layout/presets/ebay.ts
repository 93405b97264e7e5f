import { ebayOrders } from './ebayOrders.ts';
import type { Preset } from './preset.ts';

/** The orders report of eBay in English, also as the UK and Australia spell it. */
export const ebay: Preset = {
  name: 'ebay',
  title: 'eBay, orders report',
  required: [['salesrecordnumber', 'ordernumber', 'buyerusername', 'itemnumber', 'soldfor', 'totalprice']],
  ...ebayOrders({
    names: {
      amount: 'Total Price less eBay Collected Tax',
      status: 'Paid On Date',
      product: 'Item Title or Custom Label',
      email: 'Buyer Email',
    },
    order: 'ordernumber',
    buyer: 'buyerusername',
    date: ['saledate', 'paidondate'],
    paidOn: ['paidondate'],
    itemNumber: 'itemnumber',
    itemTitle: ['itemtitle', 'customlabel'],
    total: ['totalprice'],
    tax: ['ebaycollectedtax'],
    totalIncludesTax: ['ebaycollectedtaxincludedintotal', 'ebaycollectedtaxandfeesincludedintotal'],
    email: ['buyeremail'],
    country: ['buyercountry', 'shiptocountry', 'posttocountry'],
    zip: ['buyerzip', 'buyerpostcode', 'shiptozip', 'posttopostcode'],
  }),
  decimal: 'point',
  howToExport: [
    'eBay Seller Hub > Reports > Downloads > Download report > Orders, All orders.',
    'A report reaches back 90 days: download one every month and pass all of them at once.',
  ],
  reads: [
    'Each order once: its Total Price, less eBay Collected Tax where the report says that this is included.',
    'Of an order of several items, its own row says the total; the rows of its items add none.',
    'Orders without a Paid On Date are unpaid, counted and left out. No column tells of refunds.',
    'The customer is the Buyer Username; e-mails at members.ebay.com are aliases and not kept.',
    'The lines at the end, "record(s) downloaded" and "Seller ID", are no orders.',
  ],
};
